"""Warnings before a benefit is stopped, in the demo: one of each kind of life that a warning has."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from dap.demodata import tidspunkt
from dap.demodata.filer import lag_fil
from dap.demodata.values import Brukerplan
from dap.dialog import operations as dialog
from dap.dialog import queries as dialogsporsmal
from dap.eskalering import operations as eskalering
from dap.eskalering import queries
from dap.eskalering.values import Malkode, Status
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person

_K = Malkode


@dataclass(frozen=True, slots=True)
class Skjebne:
    """What becomes of one warning; days ago it was sent."""

    dager: int
    kode: Malkode
    felter: Mapping[str, str]
    """Dates as days before the warning."""
    lest: int | None = None
    svar: str = ""
    fil: str = ""
    slutt: Status | None = None
    grunn: str = ""
    manuell: bool = False
    mer_tid: str = ""


_SKJEBNER = (
    Skjebne(
        3, _K.IKKE_MOTT_MOTE,
        {"møte": "Samtale om veien videre", "møtedato": "2", "sted": "NAV-kontoret, møterom 2",
         "begrunnelse": "Du kom ikke til møtet, og du hadde ikke sagt fra. Vi ringte deg samme dag, "
         "men fikk ikke svar."},
        lest=1,
    ),
    Skjebne(
        9, _K.IKKE_DELTATT_TILTAK,
        {"tiltak": "Arbeidstrening på lager", "sted": "Nordlager AS", "dato": "6",
         "begrunnelse": "Arbeidsgiveren sier at du ikke har vært der siden forrige uke. Du har ikke "
         "meldt fra til dem eller til oss."},
        lest=1,
        svar="Hei. Jeg har vært syk med høy feber, og orket ikke å ringe. Jeg legger ved en lapp fra "
        "legen. Jeg kan begynne igjen på mandag.",
        fil="lapp fra legen",
    ),
    Skjebne(
        13, _K.IKKE_DELTATT_AKTIVITET,
        {"aktivitet": "Jobbsøkerkurs", "dato": "3",
         "begrunnelse": "Du har ikke vært på kurset de tre siste gangene. Kurset er avtalt med NAV i "
         "planen din."},
    ),
    Skjebne(
        40, _K.DAGPENGER,
        {"begrunnelse": "På meldekortet står det at du ikke kunne ta arbeid i to uker. Vi trenger å "
         "vite hvorfor."},
        lest=2,
        svar="Det var en feil da jeg fylte ut meldekortet. Jeg har ringt og rettet det.",
        slutt=Status.OPPFYLT,
        grunn="Du har rettet meldekortet. Alt er i orden.",
    ),
    Skjebne(
        21, _K.UUTNYTTET_ARBEIDSEVNE,
        {"begrunnelse": "Etter utprøvingen skrev bedriften at du kan jobbe mer enn du gjør nå."},
        lest=3,
        slutt=Status.STOPPET,
        grunn="Legeerklæringen som kom i går, viser at du ikke kan jobbe mer nå. Vi beklager.",
    ),
    Skjebne(
        6, _K.IKKE_LENGER_NEDSATT_ARBEIDSEVNE,
        {"begrunnelse": "Den siste legeerklæringen sier at du er frisk nok til å jobbe full tid."},
        lest=1,
        mer_tid="Du venter på time hos en spesialist, og vil ha med det hun skriver.",
    ),
    Skjebne(
        5, _K.OVERGANGSSTONAD,
        {"aktivitet": "utdanning", "begrunnelse": "Skolen har meldt at du ikke er elev der lenger."},
        manuell=True,
    ),
)  # fmt: skip


def fortell_om_varsler(
    planer: Sequence[Brukerplan],
    brukere: Mapping[int, Aktor],
    ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> int:
    """One user for each; those whose life does not allow it are passed over. Returns how many."""
    ledige = [b for b in planer if b.slutt is None and not b.forrige_kontor and b.nr % 3 == 1]
    return sum(_fortell(s, ledige, brukere, ansatte, naa) for s in _SKJEBNER)


def _fortell(
    s: Skjebne,
    ledige: list[Brukerplan],
    brukere: Mapping[int, Aktor],
    ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> bool:
    for b in list(ledige):
        bruker, veileder = brukere[b.nr], ansatte[b.veileder]
        digital = not oppfolging.brukersperre(bruker.id)
        if digital == s.manuell or b.beskyttet:
            continue
        tid = tidspunkt.pa_jobb(Random(b.fnr), dato(naa) - timedelta(days=s.dager))  # noqa: S311
        periode = oppfolging.apen_periode(bruker.id)
        if periode is None or tid < periode.start + timedelta(days=20):
            continue
        ledige.remove(b)
        with suppress(DapFeil):
            _en(s, bruker, veileder, tid, naa)
            return True
    return False


def _en(s: Skjebne, bruker: Aktor, veileder: Aktor, tid: datetime, naa: datetime) -> None:
    innsyn = apne_person(aktor=veileder, person_id=bruker.id, hva="eskalering", naa=tid)
    mal = next(m for m in queries.maler(naa=tid) if m.kode == s.kode)
    datoer = {f.navn for f in mal.felter if f.slag.startswith("DATO")}
    felter = {
        n: (dato(tid) - timedelta(days=int(v))).isoformat() if n in datoer else v
        for n, v in s.felter.items()
    }
    id_ = eskalering.start(
        aktor=veileder, person_id=bruker.id, malkode=s.kode, felter=felter,
        frist=queries.tidligste_frist(innsyn, mal, naa=tid), nokkel=ny_id(), naa=tid,
    )  # fmt: skip
    e = queries.ett(innsyn, id_, naa=tid)
    if s.lest is not None:
        lest = tid + timedelta(days=s.lest)
        trad = dialogsporsmal.tradinnsyn(
            apne_person(aktor=bruker, person_id=bruker.id, hva="dialog", naa=lest), e.trad_id
        )
        dialog.marker_lest(aktor=bruker, innsyn=trad, til_nr=1, naa=lest)
        if s.svar:
            _svar(s, bruker, e.trad_id, lest + timedelta(hours=3))
    if s.mer_tid:
        ny = queries.tidligste_frist(innsyn, mal, naa=tid + timedelta(days=mal.minst_dager))
        eskalering.forleng(
            aktor=veileder, eskalering_id=id_, versjon=1, frist=ny, grunn=s.mer_tid,
            naa=tid + timedelta(days=2),
        )  # fmt: skip
    if s.slutt is not None:
        eskalering.avslutt(
            aktor=veileder, eskalering_id=id_, versjon=1, status=s.slutt, grunn=s.grunn,
            naa=tid + timedelta(days=6),
        )  # fmt: skip


def _svar(s: Skjebne, bruker: Aktor, trad_id: UUID, naa: datetime) -> None:
    vedlegg = []
    if s.fil:
        navn, innhold = lag_fil("lege", bruker.navn, 1)
        vedlegg.append(
            dialog.last_opp_vedlegg(
                aktor=bruker, person_id=bruker.id, navn=navn, innhold=innhold, naa=naa
            )
        )
    dialog.send_melding(
        aktor=bruker, trad_id=trad_id, tekst=s.svar, nokkel=ny_id(), naa=naa, vedlegg=vedlegg
    )
