"""Exactly what an entry holds: collected by the machinery of the export, as the user may read it."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import dag
from dap.arkiv.eksport.samling import ett_bilde, saml
from dap.arkiv.eksportverdier import Eksportvalg, Kapittel, Post, Saksinnhold
from dap.arkiv.journal.fryst import poster_som_json
from dap.arkiv.journal.kilder import Funn, fakta_for, finn, handtert, tittel_for
from dap.arkiv.journal.rules import endringer
from dap.arkiv.journalverdier import (
    Bilde,
    Del,
    Forhandsvisning,
    Kilde,
    Sendemate,
)
from dap.arkiv.regelverk import BEVARING, REGLER, Forslagsregel
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.tilgang.values import Personinnsyn

ARKIVSPRAK = {"nb", "nn"}
"""The languages of the administration: a case document is in one of them."""


def arkivsprak() -> str:
    aktivt = get_language() or "nb"
    return aktivt if aktivt in ARKIVSPRAK else "nb"


def i_rommet(innsyn: Personinnsyn, kilde: Kilde) -> Personinnsyn:
    """The look that a document is made by: one room, and nothing that the user may not read.

    Internal words, such as why a colleague handed a thread over, are thus in no document.
    """
    return replace(innsyn, rom=frozenset({kilde.rom}), er_bruker=True)


def forhandsvisning(innsyn: Personinnsyn, kilde: Kilde, *, naa: datetime) -> Forhandsvisning:
    """What the entry would hold now. IkkeFunnet for what the reader does not see."""
    if kilde.rom not in innsyn.rom:
        raise IkkeFunnet
    with override(arkivsprak()), ett_bilde():
        return _forhandsvisning(innsyn, kilde, naa)


def _forhandsvisning(innsyn: Personinnsyn, kilde: Kilde, naa: datetime) -> Forhandsvisning:
    regel = REGLER[kilde.regel]
    funn = next((f for f in finn(innsyn) if f.kilde == kilde), None)
    sak = _samlet(innsyn, kilde, regel, naa)
    fakta = fakta_for(innsyn, [kilde], naa=naa)
    periode = _periode(innsyn, kilde, funn)
    til = funn.til_hendelse if funn else 0
    ferdig = handtert(innsyn).get(kilde, 0)
    tittel = tittel_for(kilde, funn, fakta, periode, naa)
    return Forhandsvisning(
        kilde=kilde,
        navn=str(regel.navn),
        hvorfor=str(regel.hvorfor),
        foreslatt=til > ferdig,
        tittel=tittel,
        deler=tuple(_deler(sak)),
        sak=replace(sak, tittel=tittel),
        bilde=Bilde(naa, til, ferdig, avtrykk(sak)),
        periode_id=periode.id,
        periode=periodetekst(periode),
        bevaring=str(BEVARING[regel.bevaring].navn),
        sendemate=sendemate(innsyn),
    )


def _samlet(innsyn: Personinnsyn, kilde: Kilde, regel: Forslagsregel, naa: datetime) -> Saksinnhold:
    perioder = frozenset() if regel.post else frozenset({kilde.id})
    utvalg = Eksportvalg(innhold=frozenset(regel.innhold), perioder=perioder)
    sak = saml(i_rommet(innsyn, kilde), utvalg, naa=naa)
    kapitler = [_i_entryen(k, kilde, regel) for k in sak.kapitler]
    return replace(sak, kapitler=tuple(k for k in kapitler if k.poster), utvalg=(str(regel.navn),))


def _i_entryen(k: Kapittel, kilde: Kilde, regel: Forslagsregel) -> Kapittel:
    """Only the record that it is about, and never anything from the other room."""
    poster = (p for p in k.poster if p.rom in {"", kilde.rom})
    if regel.post:
        # A complaint stands under the decision that it is about.
        hele = (u for p in poster for u in p.alle())
        poster = (u for u in hele if u.id == f"{regel.post}/{kilde.id}")
    return replace(k, poster=tuple(poster))


def uten(sak: Saksinnhold, valgte: frozenset[str], tittel: str) -> Saksinnhold:
    """The document with only the parts that were chosen."""
    kapitler = [
        replace(k, poster=tuple(p for p in k.poster if p.id in valgte)) for k in sak.kapitler
    ]
    return replace(sak, tittel=tittel, kapitler=tuple(k for k in kapitler if k.poster))


def avtrykk(sak: Saksinnhold) -> Mapping[str, str]:
    """A short fingerprint of everything that each part says."""
    return {
        id_: hashlib.sha256(tekst.encode()).hexdigest()[:20]
        for id_, tekst in poster_som_json(sak).items()
    }


def sammenlignet(da: Bilde, na: Forhandsvisning) -> Forhandsvisning:
    """The preview of now, with what is not as it was in the one that was seen."""
    titler = {d.id: d.tittel for d in na.deler}
    return replace(na, endringer=endringer(da, na.bilde, titler))


def _deler(sak: Saksinnhold) -> list[Del]:
    return [
        Del(p.id, k.tittel, deltittel(p), p.tid, sum(len(u.vedlegg) for u in p.alle()))
        for k in sak.kapitler
        for p in k.poster
    ]


def deltittel(p: Post) -> str:
    """A goal's own words say more than that it is a goal."""
    ord_ = " ".join(p.tekst.split())
    if p.type in {"MAL", "SITUASJON", "FORVENTNING"} and ord_:
        return f"{p.tittel}: {ord_[:99] + '…' if len(ord_) > 100 else ord_}"
    return p.tittel


def _periode(innsyn: Personinnsyn, kilde: Kilde, funn: Funn | None) -> Periodedata:
    """The period that the entry belongs to: the case in the archive."""
    alle = oppfolging.perioder(innsyn)
    regel = REGLER[kilde.regel]
    if not regel.post:
        for p in alle:
            if p.id == kilde.id and p.apen != regel.avsluttet:
                return p
        raise IkkeFunnet
    if funn is None:
        raise IkkeFunnet
    da = (p for p in alle if p.start <= funn.sist and (p.slutt is None or funn.sist < p.slutt))
    valgt = next(da, None) or next(iter(alle), None)
    if valgt is None:
        raise IkkeFunnet
    return valgt


def periodetekst(p: Periodedata) -> str:
    fra = dag(dato(p.start))
    if p.slutt is None:
        return _("Fra %(fra)s") % {"fra": fra}
    return _("%(fra)s – %(til)s") % {"fra": fra, "til": dag(dato(p.slutt))}


def sendemate(innsyn: Personinnsyn) -> Sendemate:
    """How this user is sent a document."""
    return Sendemate.BREV if oppfolging.brukersperre(innsyn.person_id) else Sendemate.DIGITALT
