"""Assessments of the demo: some at every point, from a question to a second version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from dap.demodata import kilder
from dap.demodata.values import Brukerplan
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.felles.tid import midnatt
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.values import Mening
from dap.tilgang.operations import apne_person
from dap.vurdering import operations, queries
from dap.vurdering.values import DELER, Del, Egendel, Innsatsgruppe, Maate, Slag

_HVER = 3
"""Beside the people of the chooser, one of so many has an assessment."""
_PUNKTER = ("SPURT", "EGET", "UTKAST", "FERDIG", "ENIG", "NY")
_DAGER = (34, 27, 20, 12, 5, 2)
"""How many days ago each step was, at the least far."""
_UTEN = "Brukeren vil heller snakke om det i møter, og har sagt det samme der."
_UENIG = "Jeg kjenner meg igjen i det meste, men ikke i det som står om hindringer."


@dataclass(slots=True)
class _Fortelling:
    bruker: Aktor
    nav: Aktor
    b: Brukerplan
    stoff: Mapping[str, Any]
    naa: datetime
    rng: Random

    @property
    def slag(self) -> Slag:
        return Slag(self.stoff["slag"])

    def tid(self, steg: int) -> datetime:
        dag = self.naa - timedelta(days=_DAGER[steg])
        return dag + timedelta(hours=self.rng.randrange(8, 15), minutes=self.rng.randrange(60))

    def om(self, av: Aktor, tid: datetime) -> dict[str, Any]:
        return {"aktor": av, "person_id": self.bruker.id, "slag": self.slag, "naa": tid}

    @property
    def kan_skrive(self) -> bool:
        """Whether the user is one who writes on the screen."""
        return self.b.kan_varsles and not self.b.manuell and not self.b.reservert


def vurder(
    brukere: tuple[Brukerplan, ...],
    aktorer: Mapping[int, Aktor],
    ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> list[str]:
    """Make them through the operations. Returns what was refused."""
    avvist: list[str] = []
    stoff = {m: v for v in kilder.vurderinger() for m in v["monstre"]}
    for b in brukere:
        ny = midnatt(b.start) > naa - timedelta(days=_DAGER[0] + 5)
        valgt = b.nr % _HVER == 0 or bool(b.beskrivelse)
        if b.slutt is not None or ny or not valgt or b.monster not in stoff:
            continue
        rng = Random(f"vurdering:{b.nr}")  # noqa: S311 (not for secrets)
        f = _Fortelling(aktorer[b.nr], ansatte[b.veileder], b, stoff[b.monster], naa, rng)
        try:
            _fortell(f, "NY" if b.rik else _PUNKTER[b.nr // _HVER % len(_PUNKTER)])
        except DapFeil as feil:
            avvist.append(f"{feil!r} in the assessment of {b.nr}")
    return avvist


def _fortell(f: _Fortelling, punkt: str) -> None:
    til = _PUNKTER.index(punkt)
    operations.be_om_egenvurdering(**f.om(f.nav, f.tid(0)))
    if til < 1:
        return
    eget = f.kan_skrive or f.b.manuell
    if eget:
        _eget(f)
    if til < 2:
        return
    id_ = operations.start_utkast(**f.om(f.nav, f.tid(2)))
    deler = DELER[f.slag] if til > 2 else DELER[f.slag][:2]
    for del_ in deler:
        _skriv(f, id_, del_, f.stoff[del_.value.lower()], f.tid(2))
    if til < 3:
        return
    _ferdig(f, id_, f.tid(3), eget=eget)
    if til > 3 and f.kan_skrive:
        uenig = til == 5
        forstaelse.si_mening(
            aktor=f.bruker, objekt_id=id_, versjon=1, naa=f.tid(4),
            mening=Mening.UENIG if uenig else Mening.ENIG, kommentar=_UENIG if uenig else "",
        )  # fmt: skip
    if til == 5:
        _ny_versjon(f, id_, eget=eget)


def _eget(f: _Fortelling) -> None:
    """Written by the user, or by the adviser for who is followed up on paper."""
    av, maate = (f.bruker, None) if f.kan_skrive else (f.nav, Maate.TELEFON)
    svar = {d: f.stoff[d.value.lower()] for d in Egendel}
    operations.lagre_egenvurdering(svar=svar, versjon=0, maate=maate, **f.om(av, f.tid(1)))


def _versjon(f: _Fortelling, id_: UUID, tid: datetime) -> Any:
    innsyn = apne_person(aktor=f.nav, person_id=f.bruker.id, hva="endre_vurdering", naa=tid)
    return queries.en_vurdering(innsyn, id_)


def _skriv(f: _Fortelling, id_: UUID, del_: Del, tekst: str, tid: datetime) -> None:
    utkast = _versjon(f, id_, tid).utkast
    felles: dict[str, Any] = {
        "aktor": f.nav, "vurdering_id": id_, "tekst": tekst, "naa": tid,
        "versjon": utkast.del_for(del_).versjon,
    }  # fmt: skip
    if del_ != Del.KONKLUSJON:
        operations.skriv_del(del_=del_, **felles)
        return
    grupper = [Innsatsgruppe(g) for g in f.stoff["grupper"]]
    bor = f.stoff["bor"] == "ja" if "bor" in f.stoff else None
    operations.skriv_konklusjon(stotter=grupper, bor_vurderes=bor, **felles)


def _ferdig(f: _Fortelling, id_: UUID, tid: datetime, *, eget: bool) -> None:
    operations.gjor_ferdig(
        aktor=f.nav, vurdering_id=id_, versjon=_versjon(f, id_, tid).versjon,
        uten_eget="" if eget else _UTEN, naa=tid,
    )  # fmt: skip


def _ny_versjon(f: _Fortelling, id_: UUID, *, eget: bool) -> None:
    """What the user disagreed in is talked over, and assessed anew."""
    tid = f.tid(5)
    operations.start_utkast(**f.om(f.nav, tid))
    _skriv(f, id_, DELER[f.slag][0], f.stoff["nytt"], tid)
    _ferdig(f, id_, tid, eget=eget)
