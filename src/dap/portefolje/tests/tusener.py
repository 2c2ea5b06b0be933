"""Two thousand people with lives that make no sense, quickly: rows straight into the tables below."""
# ruff: noqa: E501

import random
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, models, transaction

from dap.aktivitet.models import Aktivitet
from dap.dialog.models import Lest, Melding, Trad
from dap.eskalering.models import Eskalering
from dap.felles.tid import dato
from dap.forstaelse.models import Forstaelse
from dap.hendelse.models import Hendelse, Sett
from dap.kontor.models import Ansatt, Kontor, Kontortilhorighet, Personkontor
from dap.mal.models import Mal
from dap.mote.models import Mote, Radsvar
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Fargekategori,
    Huskelapp,
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Oppfolgingsperiode,
    Utmeldingskandidat,
    Veiledertildeling,
)
from dap.person.models import Person
from dap.portefolje import koder
from dap.referat.models import Referat
from dap.registrering.models import Profilering, Profilvurdering, Registrering, Svar
from dap.vedtak.models import Utkast, Vedtak
from dap.ytelse.models import Ytelse

KONTORER = ("1301", "1302")
FORNAVN = (
    "Åse",
    "Aage",
    "Østen",
    "Ærlend",
    "Bjørn",
    "Élise",
    "Jürgen",
    "Anna-Liv",
    "Mád'ja",
    "Per",
)
ETTERNAVN = (
    "Aasen",
    "Ås",
    "Øverås",
    "Ødegård",
    "Ærø",
    "Berg",
    "Berg Hansen",
    "Ågård",
    "Zuñiga",
    "Đặng",
)


def _id(r: random.Random) -> uuid.UUID:
    return uuid.UUID(int=r.getrandbits(128))


class Lager:
    """Makes the rows, and keeps them until they are written."""

    def __init__(self, naa: datetime, fro: int) -> None:
        self.r, self.naa, self.idag = random.Random(fro), naa, dato(naa)
        self.rader: dict[type[models.Model], list[Any]] = {}
        self.ansatte: dict[str, list[uuid.UUID]] = {}

    def ny(self, modell: type[models.Model], **felt: Any) -> Any:
        rad = modell(**felt)
        self.rader.setdefault(modell, []).append(rad)
        return rad

    def ja(self, sjanse: float) -> bool:
        return self.r.random() < sjanse

    def tid(self, fra: float = -400, til: float = 0) -> datetime:
        """An instant so many days from now, often near midnight; not ahead unless asked for."""
        t = self.naa + timedelta(days=self.r.uniform(fra, til))
        if self.ja(0.3):
            t = t.replace(hour=self.r.choice([21, 22, 23]), minute=self.r.choice([59, 0, 30]))
        return t if til > 0 else min(t, self.naa)

    def dag(self, fra: int = -200, til: int = 200) -> date:
        return self.idag + timedelta(days=0 if self.ja(0.05) else self.r.randint(fra, til))

    def versjonert(self, *, bruker: float = 0.5) -> dict[str, Any]:
        opprettet = self.tid(-300, -1)
        return {
            "id": _id(self.r),
            "rom": "STAT" if self.ja(0.75) else "KOMMUNE",
            "opprettet": opprettet,
            "opprettet_av_type": "BRUKER" if self.ja(bruker) else "VEILEDER",
            "opprettet_av_id": uuid.UUID(int=1),
            "endret": min(opprettet + timedelta(days=self.r.uniform(0, 200)), self.naa),
            "endret_av_type": "BRUKER" if self.ja(bruker) else "VEILEDER",
            "endret_av_id": uuid.UUID(int=1),
            "handling": "ENDRET",
        }

    def velg(self, koder_: Sequence[Any]) -> Any:
        return str(self.r.choice(list(koder_)))


def lag(naa: datetime, antall: int = 2_000, fro: int = 7) -> Lager:
    """Write them. In a transaction that the caller rolls back."""
    lager = Lager(naa, fro)
    for nr in KONTORER:
        lager.ny(Kontor, nr=nr, navn=f"NAV {nr}")
        for n in range(6):
            ansatt = lager.ny(
                Ansatt,
                id=_id(lager.r),
                ident=f"T{nr}{n:02}",
                navn=f"{lager.velg(ETTERNAVN)} {n}",
                ansettelse="STAT",
            )
            lager.ansatte.setdefault(nr, []).append(ansatt.id)
            slutt = dato(naa) - timedelta(days=3) if n == 5 else None
            lager.ny(
                Kontortilhorighet,
                ansatt_id=ansatt.id,
                kontor_id=nr,
                fra=date(2024, 1, 1),
                til=slutt,
            )
    for person_nr in range(antall):
        _person(lager, person_nr)
    with _uten_utlosere():
        for modell, rader in lager.rader.items():
            _kopier(modell, rader)
    return lager


def _kopier(modell: type[models.Model], rader: list[Any]) -> None:
    felter = [
        f
        for f in modell._meta.concrete_fields
        if not f.generated and not isinstance(f, models.AutoField)
    ]
    navn = ", ".join(f'"{f.column}"' for f in felter)
    with (
        connection.cursor() as peker,
        peker.copy(f'COPY "{modell._meta.db_table}" ({navn}) FROM STDIN') as kopi,
    ):
        for rad in rader:
            verdier = (getattr(rad, f.attname) for f in felter)
            kopi.write_row(
                [f.get_db_prep_save(v, connection) for f, v in zip(felter, verdier, strict=True)]
            )


@contextmanager
def _uten_utlosere() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute("SET LOCAL session_replication_role = replica")
        yield
        peker.execute("SET LOCAL session_replication_role = origin")


def _person(b: Lager, nr: int) -> None:
    fodt = date(1950 + nr % 55, 1 + nr % 12, 1 + nr % 28) if not b.ja(0.02) else date(1996, 2, 29)
    reservert = b.ja(0.06)
    p = b.ny(
        Person, id=_id(b.r), fnr=f"{70000000000 + nr * 137 % 9999999999:011}"[:11], fornavn=b.velg(FORNAVN), etternavn=b.velg(ETTERNAVN),
        fodt=fodt, gradering=b.r.choices(koder.GRADERINGER, (94, 3, 2, 1))[0], skjermet=b.ja(0.03),
        tolkesprak=b.velg(["", "", "", "somali", "polsk"]), tegnsprak=b.ja(0.02), telefontolk=b.ja(0.1),
        lesebehov=[x for x in koder.LESEBEHOV if b.ja(0.05)], reservert_krr=reservert,
        kan_varsles=not reservert and b.ja(0.9), folkeregisterstatus=b.velg([*koder.REGISTERSTATUSER, ""]),
        statsborgerskap=b.r.sample(["NOR", "SWE", "SOM", "POL"], b.r.randint(0, 2)), bokommune=b.velg(["1201", "4601", ""]),
        har_hjelp=b.ja(0.05),
    )  # fmt: skip
    kontor = KONTORER[0] if b.ja(0.85) else KONTORER[1]
    start = b.tid(-900, -1)
    periode = b.ny(
        Oppfolgingsperiode,
        id=_id(b.r),
        person_id=p.id,
        start=start,
        startarsak=b.velg(koder.STARTARSAKER),
        slutt=start + timedelta(days=3) if b.ja(0.02) else None,
    )
    b.ny(Personkontor, person_id=p.id, kontor_id=kontor, fra=start)
    _rundt(b, p.id, kontor, start, periode.id)
    for lag_ in (_dialog, _plan, _moter, _vedtak, _ytelser, _registrering, _merker):
        lag_(b, p.id, periode.id, kontor)


def _rundt(b: Lager, p: uuid.UUID, kontor: str, start: datetime, periode: uuid.UUID) -> None:
    if b.ja(0.92):
        ansatt = b.r.choice(b.ansatte[kontor])
        b.ny(
            Veiledertildeling,
            person_id=p,
            ansatt_id=ansatt,
            fra=b.tid(-300),
            sett=b.tid(-200) if b.ja(0.9) else None,
        )
        if b.ja(0.6):
            b.ny(
                Sett, leser_id=ansatt, person_id=p, objekt_type="PLAN", objekt_id=p, tid=b.tid(-200)
            )
    for _ in range(b.r.choice([0, 0, 0, 1, 2])):
        b.ny(Manuellstatus, person_id=p, manuell=b.ja(0.6), fra=b.tid(-300))
    for sjanse, modell, felt in (
        (0.6, Arbeidssokerperiode, {}),
        (0.05, Inaktivering, {"periode_id": periode}),
        (0.04, Utmeldingskandidat, {"grunn": "ANNET", "av_type": "BRUKER"}),
        (0.05, Kvpperiode, {"kontor_id": kontor, "rom": "KOMMUNE", "startgrunn": "x"}),
    ):
        if b.ja(sjanse):
            b.ny(modell, person_id=p, fra=b.tid(-300), **felt)
    for _ in range(b.r.choice([0, 1, 2])):
        b.ny(
            Hendelse,
            tid=b.tid(-150),
            person_id=p,
            rom="STAT",
            type="PALOGGET",
            aktor_type="BRUKER",
            aktor_id=p,
            objekt_type="konto",
            objekt_id=p,
        )


def _dialog(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    for _ in range(b.r.choice([0, 0, 1, 1, 2])):
        v = b.versjonert()
        nav = b.tid(-20) if b.ja(0.3) else None
        mottaker = "VEILEDER" if v["rom"] == "STAT" else "KOMMUNE"
        antall = b.r.randint(1, 3)
        trad = b.ny(
            Trad, **v, person_id=p, periode_id=periode, tema=b.velg(["ANNET", "MOTE", "OPPHOLD_UTLAND"]),
            overskrift="x", mottaker=mottaker, venter_paa_nav_siden=nav, klokke_fra=nav,
            svarfrist=nav and nav + timedelta(days=b.r.randint(1, 4)),
            venter_paa_bruker_siden=b.tid(-30) if b.ja(0.25) else None, siste_melding=b.naa, antall=antall,
        )  # fmt: skip
        for nr in range(1, antall + 1):
            fra = b.velg(["BRUKER", "VEILEDER"])
            b.ny(
                Melding,
                id=_id(b.r),
                trad_id=trad.id,
                nr=nr,
                tekst="x",
                avsender_type=fra,
                avsender_id=p,
                sendt=b.tid(-60),
                nokkel=_id(b.r),
            )
        if b.ja(0.6):
            b.ny(
                Lest,
                trad_id=trad.id,
                side=b.velg(["BRUKER", "NAV"]),
                leser_id=p,
                til_nr=b.r.randint(1, 3),
                tid=b.naa,
            )
        if v["rom"] == "STAT" and b.ja(0.1):
            frist = b.dag(-10, 20)
            b.ny(
                Eskalering, **b.versjonert() | {"rom": "STAT"}, person_id=p, periode_id=periode, trad_id=trad.id, malkode="x",
                malversjon=1, sprak="nb", overskrift="x", tekst="x", forste_frist=frist, frist=frist, nokkel=_id(b.r),
            )  # fmt: skip
            return


def _plan(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    for _ in range(b.r.choice([0, 1, 1, 2, 3])):
        fra = b.dag(-120, 60) if b.ja(0.9) else None
        til = b.dag(-60, 120) if b.ja(0.8) else None
        if fra and til and til < fra:
            fra, til = til, fra
        status = b.velg(
            ["BRUKER_ER_INTERESSERT", "PLANLAGT", "GJENNOMFORES", "FULLFORT", "AVBRUTT"]
        )
        b.ny(
            Aktivitet, **b.versjonert(), person_id=p, periode_id=periode, type=b.velg(koder.AKTIVITETSTYPER), tittel="x",
            fra_dato=fra, til_dato=til, status=status, avtalt=b.ja(0.6),
            venter_paa=b.velg(["NAV", "BRUKER", ""]) if status == "BRUKER_ER_INTERESSERT" else "",
        )  # fmt: skip
    for nr in range(b.r.choice([0, 0, 1, 2])):
        b.ny(
            Mal,
            **b.versjonert(),
            person_id=p,
            periode_id=periode,
            tekst="x",
            status=b.velg(["AKTIV", "NADD"]),
            rekkefolge=nr,
            nokkel=_id(b.r),
        )
    for _ in range(b.r.choice([0, 0, 1, 2])):
        tilstand = b.velg(["UENIGE", "VENTER_PA_BRUKER"])
        uenig = tilstand == "UENIGE"
        b.ny(
            Forstaelse, **b.versjonert(), person_id=p, periode_id=periode, objekt_type="MAL", objekt_id=_id(b.r),
            objekt_versjon=1, gjelder=b.ja(0.8), tilstand=tilstand, bruker_mening="UENIG" if uenig else "",
            bruker_kommentar="x" if uenig else "", bruker_tid=b.naa if uenig else None,
        )  # fmt: skip


def _moter(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    ansatt = b.ansatte[kontor][0]
    for _ in range(b.r.choice([0, 0, 1, 2])):
        status = b.velg(["ONSKET", "AVTALT", "AVTALT", "GJENNOMFORT", "AVLYST"])
        start = None if status == "ONSKET" else b.tid(-200, 0 if status == "GJENNOMFORT" else 20)
        if status == "AVTALT" and b.ja(0.2):
            start = b.naa + timedelta(hours=b.r.uniform(-14, 14))
        venter = (
            b.velg(["NAV", "BRUKER"])
            if status == "ONSKET"
            else b.velg(["BRUKER", ""])
            if status == "AVTALT"
            else ""
        )
        b.ny(
            Mote, **b.versjonert(), person_id=p, periode_id=periode, veileder_id=ansatt, status=status, tittel="x",
            kanal="OPPMOTE", start=start, varighet=b.r.choice([15, 30, 60]), venter_paa=venter, nokkel=_id(b.r),
        )  # fmt: skip
    if b.ja(0.3):
        delt = b.ja(0.5)
        b.ny(
            Referat, **b.versjonert(), person_id=p, periode_id=periode, tema="x", dag=b.dag(-40, 0), kanal="TELEFON",
            skriver=b.velg(["NAV", "BRUKER"]), delt_nr=int(delt), delt=b.naa if delt else None, nokkel=_id(b.r),
        )  # fmt: skip
    for _ in range(b.r.choice([0, 0, 0, 1, 2])):
        b.ny(
            Radsvar,
            id=_id(b.r),
            person_id=p,
            rom=b.velg(["STAT", "KOMMUNE"]),
            grunn=b.velg(koder.RADGRUNNER),
            ord="x",
            av_id=ansatt,
            tid=b.tid(-60),
        )


def _vedtak(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    ansatt, annen = b.ansatte[kontor][:2]
    felles: dict[str, Any] = {"person_id": p, "periode_id": periode, "kontor_id": kontor}
    forrige = None
    for nr in range(b.r.choice([0, 1, 1, 2])):
        u = b.ny(
            Utkast,
            **b.versjonert() | {"rom": "STAT"},
            **felles,
            ansvarlig_id=ansatt,
            status="FATTET",
        )
        gruppe = b.velg(koder.INNSATSGRUPPER)
        fattet = b.tid(-200 + 100 * nr, -100 + 100 * nr)
        if forrige is not None:
            forrige.historisk_fra = fattet
        forrige = b.ny(
            Vedtak, id=_id(b.r), **felles, rom="STAT", utkast_id=u.id, innsatsgruppe=gruppe,
            hovedmal="" if gruppe == "VARIG_TILPASSET_INNSATS" else b.velg(koder.HOVEDMAL), begrunnelse="x",
            type=b.velg(["FORSTE"]), fattet=fattet, fattet_av_id=ansatt, beslutter_id=annen, klagefrist=b.idag,
        )  # fmt: skip
    if b.ja(0.15):
        status = b.velg(["", "KLAR_TIL_BESLUTTER", "KLAR_TIL_VEILEDER", "GODKJENT_AV_BESLUTTER"])
        b.ny(
            Utkast,
            **b.versjonert() | {"rom": "STAT"},
            **felles,
            ansvarlig_id=ansatt,
            status="APENT",
            beslutterstatus=status,
            beslutter_id=annen,
        )


def _ytelser(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    for nr in range(b.r.choice([0, 1, 1, 2, 3, 4])):
        fra = b.dag(-300, 20)
        til = fra + timedelta(days=b.r.randint(1, 300)) if b.ja(0.7) else None
        if til and b.ja(0.1):
            til = max(b.idag + timedelta(days=b.r.randint(0, 1)), fra + timedelta(days=1))
        maks = b.dag(-20, 100) if b.ja(0.3) else None
        b.ny(
            Ytelse,
            id=_id(b.r),
            person_id=p,
            kilde_id=str(nr),
            type=b.velg(koder.YTELSER),
            fra=fra,
            til=til,
            maksdato=maks,
            borte=b.naa if b.ja(0.1) else None,
        )


def _registrering(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    if not b.ja(0.6):
        return
    rom = "STAT" if b.ja(0.8) else "KOMMUNE"
    g = b.ny(
        Registrering,
        id=_id(b.r),
        person_id=p,
        rom=rom,
        periode_id=periode,
        variant="ORDINAER",
        sett="x",
        sprak="nb",
        tid=b.tid(-300),
        av_type="BRUKER",
        av_id=p,
        nokkel=_id(b.r),
    )
    svar: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("dinSituasjon", koder.SITUASJONER),
        ("utdanning", koder.UTDANNINGER),
        ("utdanningBestatt", koder.JA_NEI),
        ("utdanningGodkjent", koder.JA_NEI_VET_IKKE),
    )
    for nr, (kode, liste) in enumerate(svar):
        if b.ja(0.9):
            b.ny(
                Svar,
                registrering_id=g.id,
                nr=nr,
                kode=kode,
                sporsmal="x",
                svar_kode=b.velg([*liste, "INGEN_SVAR"]),
                svar="x",
            )
    if b.ja(0.7):
        pr = b.ny(
            Profilering,
            id=_id(b.r),
            registrering_id=g.id,
            gruppe=b.velg(koder.PROFILER),
            regelsett="x",
            variabler=[],
            tid=b.naa,
        )
        for nr in range(b.r.choice([0, 0, 1, 2])):
            b.ny(
                Profilvurdering,
                profilering_id=pr.id,
                nr=nr,
                gruppe=b.velg(koder.PROFILER),
                endret=False,
                av_id=p,
                tid=b.naa,
            )


def _merker(b: Lager, p: uuid.UUID, periode: uuid.UUID, kontor: str) -> None:
    for rom in ("STAT", "KOMMUNE"):
        if b.ja(0.2):
            b.ny(
                Huskelapp,
                **b.versjonert() | {"rom": rom},
                person_id=p,
                kontor_id=kontor,
                frist=b.dag(-5, 30),
                tekst="x",
                aktiv=b.ja(0.8),
            )
        if b.ja(0.2):
            b.ny(
                Fargekategori,
                **b.versjonert() | {"rom": rom},
                person_id=p,
                kontor_id=kontor,
                verdi=b.velg([*koder.KATEGORIER, ""]),
            )


Bygger = Callable[[datetime], Lager]
