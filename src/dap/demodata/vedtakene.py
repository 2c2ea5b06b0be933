"""Decisions in the demo: made by its staff through the same operations as everybody's, one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from dap.demodata import tidspunkt
from dap.demodata.ansatte import HAVNESUND
from dap.demodata.values import Brukerplan
from dap.felles.aktor import Aktor
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from dap.vedtak import operations as vedtak
from dap.vedtak import queries
from dap.vurdering import operations as vurdering
from dap.vurdering import queries as vurderinger
from dap.vurdering.values import Del, Slag

BESLUTTER = "solveig"
_G = Innsatsgruppe
_MONSTER = (
    _G.SITUASJONSBESTEMT_INNSATS, _G.STANDARD_INNSATS, None, _G.SPESIELT_TILPASSET_INNSATS, None,
    _G.SITUASJONSBESTEMT_INNSATS, None, _G.STANDARD_INNSATS, None, None,
)  # fmt: skip
_VARIGE = (_G.GRADERT_VARIG_TILPASSET_INNSATS, _G.VARIG_TILPASSET_INNSATS)
_MAKS = 45
_HVORFOR = {
    _G.STANDARD_INNSATS: "Du har utdanning og erfaring som arbeidsgivere i området etterspør, og du "
    "er godt i gang med å søke jobb. Du har fortalt at du klarer deg med tjenestene på nett, og at "
    "du tar kontakt hvis noe endrer seg.\n\nVi har lagt vekt på det du selv har skrevet om "
    "situasjonen din, og på målene dere har satt i planen.",
    _G.SITUASJONSBESTEMT_INNSATS: "Du vil i jobb, men har vært uten arbeid en stund og er usikker på "
    "hvilke jobber som passer. Du har bedt om hjelp til søknader og til å finne en praksisplass.\n\n"
    "Vi har lagt vekt på at du trenger noen å planlegge sammen med, og at avtalene i planen gjør at "
    "du kommer videre.",
    _G.SPESIELT_TILPASSET_INNSATS: "Arbeidsevnevurderingen viser at du har mye å bygge på, og at "
    "helsen gjør at du ikke kan gå tilbake til det du gjorde før. Det må prøves ut hva du kan gjøre, "
    "og hvor mye.\n\nVi har lagt vekt på det du har fortalt om en vanlig dag, og på at du vil prøve "
    "deg i et annet yrke.",
    _G.GRADERT_VARIG_TILPASSET_INNSATS: "Du har prøvd deg i arbeid med tilrettelegging over lang tid. "
    "Arbeidsevnevurderingen viser at du kan jobbe noe, men at mer enn en halv dag gjør deg sykere."
    "\n\nVi har lagt vekt på at du trives i jobben du har, og vil beholde den.",
    _G.VARIG_TILPASSET_INNSATS: "Arbeidsevnevurderingen viser at du har prøvd det som er mulig å "
    "prøve, og at helsen ikke tåler arbeid. Legen din og arbeidsgiveren du var hos, sier det samme."
    "\n\nVi har lagt vekt på det du selv har fortalt om hvordan utprøvingen gikk.",
}
_AVVIK = (
    "Vurderingen ble gjort før utprøvingen var ferdig. Etterpå har det vist seg at brukeren klarer mer "
    "enn vi trodde, og det er brukeren enig i."
)
_DELER = {
    Del.MULIGHETER: "Møter til avtaler, er nøyaktig og har god kontakt med folk. Har fungert godt der "
    "oppgavene var forutsigbare.",
    Del.HINDRINGER: "Tåler lite stående arbeid og blir fort sliten når dagen er lang.",
    Del.OMGIVELSER: "Bor nær bussen. To arbeidsgivere i området tar imot til utprøving.",
    Del.VIRKEMIDLER: "Utprøving med tilrettelegging, og oppfølging på arbeidsplassen.",
}


@dataclass(slots=True)
class Vedtakslager:
    """Knows everybody, and when it is."""

    brukere: dict[int, Aktor]
    ansatte: dict[str, Aktor]
    naa: datetime
    laget: int = 0

    def fortell(self, planer: Sequence[Brukerplan]) -> int:
        """The decisions, drafts and one complaint. Returns how many drafts were begun."""
        varige = 0
        for b in planer:
            if b.slutt is not None or b.forrige_kontor or b.beskyttet or b.manuell:
                continue
            if self.laget >= _MAKS:
                break
            if b.kontor == HAVNESUND and varige < 6 and b.nr % 7 == 3:
                self._varig(b, varige)
                varige += 1
            elif (gruppe := _MONSTER[b.nr % len(_MONSTER)]) is not None:
                self._vanlig(b, gruppe)
        return self.laget

    def _tid(self, b: Brukerplan, dager: int) -> datetime | None:
        """A time at work so many days ago, well inside the follow-up that runs."""
        periode = oppfolging.apen_periode(self.brukere[b.nr].id)
        tid = tidspunkt.pa_jobb(Random(b.fnr), dato(self.naa) - timedelta(days=dager))  # noqa: S311
        if periode is None or tid < periode.start + timedelta(days=2) or tid >= self.naa:
            return None
        return tid

    def _vanlig(self, b: Brukerplan, gruppe: Innsatsgruppe) -> None:
        tid = self._tid(b, 3 + b.nr % 50)
        if tid is None or b.veileder not in self.ansatte:
            return
        if gruppe == _G.SPESIELT_TILPASSET_INNSATS:
            if self._er_vurdert(b, tid):
                return
            self._vurder(b, gruppe, tid - timedelta(hours=20))
        utkast = self._utkast(b, gruppe, tid)
        if utkast is None or b.nr % 20 == 5:
            return  # some are still drafts
        v = vedtak.fatt(aktor=self.ansatte[b.veileder], utkast_id=utkast[0], versjon=utkast[1],
                        naa=tid + timedelta(minutes=25))  # fmt: skip
        if b.nr % 20 == 1:
            self._klag(b, v, tid)

    def _varig(self, b: Brukerplan, nr: int) -> None:
        """Decided, agreed to, given back, or waiting for the second person."""
        gruppe, tid = _VARIGE[nr % 2], self._tid(b, 3 + nr)
        if tid is None or self._er_vurdert(b, tid):
            return
        self._vurder(b, gruppe, tid - timedelta(hours=20))
        if (utkast := self._utkast(b, gruppe, tid)) is None:
            return
        hos, andre = self.ansatte[b.veileder], self.ansatte[BESLUTTER]
        id_, versjon = utkast
        kl = [tid + timedelta(minutes=20 * n) for n in range(1, 6)]
        vedtak.send_til_beslutter(aktor=hos, utkast_id=id_, versjon=versjon, naa=kl[0])
        if nr in {1, 4}:
            return
        vedtak.bli_beslutter(aktor=andre, utkast_id=id_, naa=kl[1])
        if nr == 2:
            vedtak.send_til_veileder(
                aktor=andre, utkast_id=id_, versjon=versjon + 2, nokkel=ny_id(), naa=kl[2],
                tekst="Skriv litt mer om hva brukeren selv mener om utprøvingen, så godkjenner jeg.",
            )  # fmt: skip
            return
        vedtak.godkjenn(aktor=andre, utkast_id=id_, versjon=versjon + 2, naa=kl[2])
        if nr != 3:
            vedtak.fatt(aktor=hos, utkast_id=id_, versjon=versjon + 3, naa=kl[3])

    def _utkast(
        self, b: Brukerplan, gruppe: Innsatsgruppe, tid: datetime
    ) -> tuple[UUID, int] | None:
        hos, person_id = self.ansatte[b.veileder], self.brukere[b.nr].id
        innsyn = apne_person(aktor=hos, person_id=person_id, hva="endre_vedtak", naa=tid)
        poster = queries.kildevalg(innsyn, naa=tid)
        kilder = [p.nokkel for p in poster if p.tid is None or p.tid <= tid][:5]
        if not kilder:
            return None
        id_ = vedtak.opprett_utkast(aktor=hos, person_id=person_id, naa=tid)
        self.laget += 1
        uten_mal = gruppe == _G.VARIG_TILPASSET_INNSATS
        versjon = vedtak.lagre_utkast(
            aktor=hos, utkast_id=id_, versjon=1, innsatsgruppe=gruppe,
            hovedmal=None if uten_mal else Hovedmal.SKAFFE_ARBEID, begrunnelse=_HVORFOR[gruppe],
            avviksgrunn=_AVVIK if queries.motsier(poster, gruppe) else "",
            kilder=_med_vurdering(kilder, [p.nokkel for p in poster]), naa=tid,
        )  # fmt: skip
        return id_, versjon

    def _vurder(self, b: Brukerplan, gruppe: Innsatsgruppe, tid: datetime) -> None:
        """A finished assessment of work ability for the decision to rest on."""
        hos, person_id = self.ansatte[b.veileder], self.brukere[b.nr].id
        slag = Slag.ARBEIDSEVNE
        id_ = vurdering.start_utkast(aktor=hos, person_id=person_id, slag=slag, naa=tid)
        felles: dict[str, Any] = {"aktor": hos, "vurdering_id": id_, "naa": tid}
        for del_, tekst in _DELER.items():
            vurdering.skriv_del(del_=del_, versjon=0, tekst=tekst, **felles)
        vurdering.skriv_konklusjon(
            versjon=0, tekst="Arbeidsevnen er nedsatt. Det er mye å bygge videre på.",
            stotter=[gruppe], **felles,
        )  # fmt: skip
        versjon = self._versjon(b, id_, tid)
        vurdering.gjor_ferdig(
            versjon=versjon, uten_eget="Brukeren fortalte muntlig, og ville ikke skrive selv.",
            **felles,
        )  # fmt: skip

    def _er_vurdert(self, b: Brukerplan, tid: datetime) -> bool:
        """Whether the assessments of the demo have got there before."""
        innsyn = apne_person(
            aktor=self.ansatte[b.veileder], person_id=self.brukere[b.nr].id, hva="plan", naa=tid
        )
        return any(v.slag == Slag.ARBEIDSEVNE for v in vurderinger.vurderinger(innsyn))

    def _versjon(self, b: Brukerplan, id_: UUID, tid: datetime) -> int:
        innsyn = apne_person(
            aktor=self.ansatte[b.veileder], person_id=self.brukere[b.nr].id, hva="plan", naa=tid
        )
        return vurderinger.en_vurdering(innsyn, id_).versjon

    def _klag(self, b: Brukerplan, vedtak_id: UUID, tid: datetime) -> None:
        vedtak.registrer_klage(
            aktor=self.brukere[b.nr], vedtak_id=vedtak_id, nokkel=ny_id(),
            tekst="Jeg mener at jeg trenger mer hjelp enn dette. Jeg har søkt jobb i over et år uten å "
            "få svar, og jeg vil ha tiltak i stedet for bare å søke på nett.",
            naa=min(tid + timedelta(days=2, hours=9), self.naa - timedelta(hours=5)),
        )  # fmt: skip


def _med_vurdering(kilder: list[str], alle: list[str]) -> list[str]:
    """The assessment is always among what it rests on."""
    return list(dict.fromkeys([*(n for n in alle if n.startswith("ARBEIDSEVNE")), *kilder]))
