"""What of a decision can be erased because it was written wrong; the letter is made anew without it."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.sletting import Klipp
from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Gjenstand, Innhold, Slag, Tomt
from dap.kontor import queries as kontor
from dap.pdf.lag import PdfFeilet
from dap.person import queries as person
from dap.tabell.historie import skriv_over
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt, endres, tom, tom_historien
from dap.tilgang.values import Personinnsyn
from dap.vedtak.brev import lag_brev
from dap.vedtak.kilder import sum_over
from dap.vedtak.models import Brev, Kildebilde, Klage, Melding, Utkast, Vedtak
from dap.vedtak.queries.vedtak import ett_vedtak
from dap.vedtak.values import (
    AVVIKSGRUNN_MAKS,
    BEGRUNNELSE_MAKS,
    OBJEKT,
    OBJEKT_KLAGE,
    OBJEKT_UTKAST,
    Utkaststatus,
)

_HVORFOR = Tekstfelt("begrunnelse", N_("Begrunnelsen"), grense=BEGRUNNELSE_MAKS)
_UTKASTET = Tekstfelt("grunngiving", N_("Begrunnelsen"), grense=BEGRUNNELSE_MAKS)
_AVVIKET = Tekstfelt(
    "avviksgrunn",
    N_("Hvorfor noe annet enn arbeidsevnevurderingen støtter"),
    grense=AVVIKSGRUNN_MAKS,
)
_UTKASTFELT = (_UTKASTET, _AVVIKET)
_MELDINGEN = Tekstfelt("tekst", N_("Samtalen med beslutteren"))
_SAMTALEN = "samtale"
_KLAGEN = (
    Tekstfelt("tekst", N_("Klagen")),
    Tekstfelt("formkravgrunn", N_("Vurdering av formkravene")),
    Tekstfelt("svar", N_("Svaret på klagen")),
    BEGRUNNELSE,
)


class _Vedtak(Radeier):
    """The reason, in the decision, in the draft it was made from, and in the letter. The decision stands."""

    def brukerens(self, rader: Sequence[Any]) -> set[UUID]:
        return set()

    def lagre(self, rad: Any, aktor: Aktor, naa: datetime) -> None:
        """Written past the guard in `tom`: a decision is never changed otherwise."""

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        borte = {*super().tom(gjenstand=gjenstand, klipp=klipp, aktor=aktor, naa=naa)}
        rad = self.hent(gjenstand.id, las=True)
        tom(rad, (_HVORFOR, _AVVIKET), klipp)
        nytt = {"begrunnelse": rad.begrunnelse, "avviksgrunn": rad.avviksgrunn}
        skriv_over(Vedtak, nytt, id=rad.id)
        utkast = Utkast.objects.select_for_update().get(id=rad.utkast_id)
        borte |= _tom_utkast(utkast, _i_utkastet(klipp, uten_avvik=not rad.avviksgrunn), aktor, naa)
        lag_brevet_pa_nytt(rad.id, naa=naa)
        return borte


class _Utkast(Radeier):
    """What is being written, and what adviser and beslutter say of it. Staff's own."""

    def ser(self, innsyn: Personinnsyn, rad: Any) -> bool:
        return rad.status == Utkaststatus.APENT and super().ser(innsyn, rad)

    def innhold(self, rad: Any) -> Iterable[Innhold]:
        yield from super().innhold(rad)
        sagt = _sagt(rad.id).order_by("-tid", "-id").values_list("tekst", flat=True)
        if tekster := tuple(dict.fromkeys(sagt)):
            yield Innhold(_SAMTALEN, _MELDINGEN.etikett, tekster[0], tekster[1:])

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        borte = {*super().tom(gjenstand=gjenstand, klipp=klipp, aktor=aktor, naa=naa)}
        return borte | _tom_meldinger(gjenstand.id, klipp)


def _sagt(utkast_id: UUID) -> Any:
    return Melding.objects.filter(utkast_id=utkast_id).exclude(tekst="")


def _tom_meldinger(utkast_id: UUID, klipp: Klipp) -> set[str]:
    ett = Klipp(frozenset({"tekst"} if _SAMTALEN in klipp.hele else ()), klipp.deler)
    borte: set[str] = set()
    for m in _sagt(utkast_id):
        if endres(m, (_MELDINGEN,), ett):
            borte |= tom(m, (_MELDINGEN,), ett)
            skriv_over(Melding, {"tekst": m.tekst}, id=m.id)
    return borte


def _tom_utkast(rad: Utkast, klipp: Klipp, aktor: Aktor, naa: datetime) -> set[str]:
    borte: set[str] = set()
    if endres(rad, _UTKASTFELT, klipp):
        borte |= tom(rad, _UTKASTFELT, klipp)
        rad.stempl(aktor=aktor, handling="KASSERT", naa=naa)
        rad.save()
    borte |= tom_historien(Utkast, rad.id, _UTKASTFELT, klipp)
    return borte | _tom_meldinger(rad.id, klipp)


def _i_utkastet(klipp: Klipp, *, uten_avvik: bool) -> Klipp:
    """The same for the draft, which names the reason otherwise, and may hold one that the decision
    did not need: it goes with what the decision says."""
    bytte = {_HVORFOR.navn: _UTKASTET.navn}
    hele = {bytte.get(n, n) for n in klipp.hele}
    if uten_avvik and hele:
        hele.add(_AVVIKET.navn)
    return Klipp(frozenset(hele), klipp.deler)


def lag_brevet_pa_nytt(vedtak_id: UUID, *, naa: datetime) -> None:
    """As the decision says now, in the language it was in. Regelbrudd BREV_FEILET."""
    rad = Vedtak.objects.get(id=vedtak_id)
    mottaker, hos = person.persondata(rad.person_id), kontor.kontor(rad.kontor_id)
    if mottaker is None or hos is None:
        raise IkkeFunnet
    innsyn = Personinnsyn(
        person_id=rad.person_id, rom=frozenset({Rom(rad.rom)}), er_bruker=False,
        leser_id=rad.fattet_av_id,
    )  # fmt: skip
    sprak = Brev.objects.values_list("sprak", flat=True).get(vedtak_id=vedtak_id)
    try:
        innhold = lag_brev(
            ett_vedtak(innsyn, vedtak_id, naa=naa), mottaker, kontor_adresse=hos.adresse,
            kontor_telefon=hos.telefon, sprak=sprak,
        )  # fmt: skip
    except PdfFeilet as feil:
        raise Regelbrudd("BREV_FEILET") from feil
    nytt = {"innhold": innhold, "sha256": hashlib.sha256(innhold).hexdigest()}
    skriv_over(Brev, nytt, vedtak_id=vedtak_id)


def folg_kassering(tomt: Tomt) -> None:
    """Follower: the frozen sources of decisions keep the words of what they rested on."""
    ider = {str(tomt.id), str(tomt.sted_id)}
    hvilke = Q(pk__in=[])
    for id_ in ider:
        hvilke |= Q(nokkel__contains=id_) | Q(deler__contains=[{"id": id_}])
    for rad in Kildebilde.objects.filter(hvilke, vedtak__person_id=tomt.person_id):
        _klipp_kilden(rad, ider, tomt)


def _klipp_kilden(rad: Kildebilde, ider: set[str], tomt: Tomt) -> None:
    hele = any(id_ in rad.nokkel for id_ in ider)
    deler = [
        {**d, "tekst": tomt.klipp.bruk("", d["tekst"])} if hele or d.get("id") in ider else d
        for d in rad.deler
    ]
    tittel = tomt.klipp.bruk("", rad.tittel)
    if (deler, tittel) == (rad.deler, rad.tittel):
        return
    nytt = {"deler": deler, "tittel": tittel}
    felles = {n: getattr(rad, n) for n in ("nokkel", "kilde", "tid", "versjon")}
    skriv_over(Kildebilde, {**nytt, "sha256": sum_over({**felles, **nytt})}, id=rad.id)
    if tittel != rad.tittel:
        lag_brevet_pa_nytt(rad.vedtak_id, naa=tomt.naa)


EIER_VEDTAK = _Vedtak(
    slag=Slag.VEDTAK, modell=Vedtak, felter=(_HVORFOR, _AVVIKET), sted_type=OBJEKT
)
EIER_VEDTAKSUTKAST = _Utkast(
    slag=Slag.VEDTAKSUTKAST, modell=Utkast, felter=_UTKASTFELT, sted_type=OBJEKT_UTKAST,
    intern=True,
)  # fmt: skip
EIER_KLAGE = Radeier(slag=Slag.KLAGE, modell=Klage, felter=_KLAGEN, sted_type=OBJEKT_KLAGE)
