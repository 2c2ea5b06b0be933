"""Reads of drafts: staff alone, and only those who see the state's room."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor, Rolle
from dap.felles.feil import IkkeFunnet
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsestype, Utvalg
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.vedtak import rules
from dap.vedtak.kilder import kildeposter
from dap.vedtak.models import Melding, Utkast, Vedtak
from dap.vedtak.values import (
    Beslutterstatus,
    Endring,
    Kildepost,
    Linje,
    Samtalelinje,
    Utkastdata,
    Utkaststatus,
)

_BARE_BESLUTTER = {Linje.BLE_BESLUTTER.value, Linje.BESLUTTER_TOK_OVER.value}
_SKREVET = ("VEDTAKSUTKAST_OPPRETTET", "VEDTAKSUTKAST_ENDRET")
_TELLER_SOM_ENDRING = (
    "SITUASJON_", "MAL_OPPRETTET", "MAL_ENDRET", "MAL_STATUS", "AKTIVITET_AVTALT", "AKTIVITET_FERDIG",
    "FORVENTNING_STATUS", "REFERAT_DELT", "REFERAT_ENDRET", "REFERAT_RETTET", "VURDERING_FERDIG",
    "EGENVURDERING_SKREVET", "REGISTRERING", "PROFIL",
)  # fmt: skip
_ENDRINGSTYPER = frozenset(t for t in Hendelsestype if t.startswith(_TELLER_SOM_ENDRING))
_MAKS_ENDRINGER = 100


def apent_utkast(innsyn: Personinnsyn, aktor: Aktor) -> Utkastdata | None:
    """The draft that is being written of this person, with what the reader may do with it."""
    rad = (
        Utkast.objects.synlig_for(innsyn)
        .filter(status=Utkaststatus.APENT)
        .select_related("ansvarlig", "beslutter")
        .first()
    )
    return som_utkastdata(rad, innsyn=innsyn, aktor=aktor) if rad else None


def krev_utkast(innsyn: Personinnsyn, aktor: Aktor, utkast_id: UUID) -> Utkastdata:
    """The open draft, when it is that one. Raises IkkeFunnet."""
    data = apent_utkast(innsyn, aktor)
    if data is None or data.id != utkast_id:
        raise IkkeFunnet
    return data


def kildevalg(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """What a decision can rest on now, for staff."""
    if innsyn.er_bruker:
        raise IkkeFunnet
    return kildeposter(innsyn, naa=naa)


def samtale(innsyn: Personinnsyn, utkast_id: UUID) -> list[Samtalelinje]:
    """The thread between adviser and beslutter, oldest first. Two queries."""
    if not Utkast.objects.synlig_for(innsyn).filter(id=utkast_id).exists():
        raise IkkeFunnet
    rader = Melding.objects.filter(utkast_id=utkast_id).select_related("av").order_by("tid", "id")
    return [
        Samtalelinje(Linje(m.linje), m.tekst, m.av.navn, m.tid, m.av_id == innsyn.leser_id)
        for m in rader
    ]


def endringer(innsyn: Personinnsyn) -> tuple[datetime | None, list[Endring]]:
    """What has come since the last decision (its time), or since the follow-up began; newest first.

    Two or three queries. Only in the rooms that the reader sees.
    """
    if innsyn.er_bruker:
        raise IkkeFunnet
    siste = Vedtak.objects.synlig_for(innsyn).order_by("-fattet").first()
    periode = oppfolging.apen_periode(innsyn.person_id)
    fra = siste.fattet if siste else (periode.start if periode else None)
    rader = hendelse.tidslinje(
        innsyn, Utvalg(typer=_ENDRINGSTYPER, fra=fra), for_=None, antall=_MAKS_ENDRINGER
    )
    # The newest of each kind for each record says it.
    sett: dict[tuple[str, UUID], Endring] = {}
    for r in rader:
        if fra is None or r.tid > fra:
            sett.setdefault(
                (r.type, r.objekt_id), Endring(r.type, r.tid, r.objekt_type, r.objekt_id)
            )
    return (siste.fattet if siste else None), list(sett.values())


def forfattere(utkast_id: UUID) -> set[UUID]:
    """Everybody who has written in the draft."""
    historie: Any = Utkast.pgh_event_model  # type: ignore[attr-defined]
    rader = historie.objects.filter(pgh_obj_id=utkast_id, handling__in=_SKREVET)
    return set(rader.values_list("endret_av_id", flat=True))


def samme_tekst_siden(rad: Utkast, versjon: int) -> bool:
    """Nothing came after that version but that somebody became the second person."""
    historie: Any = Utkast.pgh_event_model  # type: ignore[attr-defined]
    senere = historie.objects.filter(
        pgh_obj_id=rad.id, versjon__gt=versjon, versjon__lte=rad.versjon
    )
    handlinger = set(senere.values_list("handling", flat=True))
    return 0 < versjon <= rad.versjon and handlinger <= _BARE_BESLUTTER


def innhold(rad: Utkast) -> rules.Innhold:
    return rules.Innhold(
        Innsatsgruppe(rad.innsatsgruppe) if rad.innsatsgruppe else None,
        Hovedmal(rad.hovedmal) if rad.hovedmal else None,
        rad.grunngiving,
        tuple(rad.kilder),
        rad.avviksgrunn,
    )


def som_utkastdata(
    rad: Utkast, *, innsyn: Personinnsyn | None = None, aktor: Aktor | None = None
) -> Utkastdata:
    hva = innhold(rad)
    navn = kontor.navn(
        id_ for id_ in (rad.endret_av_id, rad.ansvarlig_id, rad.beslutter_id) if id_ is not None
    )
    kontor_nr = kontor.kontornumre([rad.person_id]).get(rad.person_id)
    return Utkastdata(
        id=rad.id,
        versjon=rad.versjon,
        innsatsgruppe=hva.innsatsgruppe,
        hovedmal=hva.hovedmal,
        begrunnelse=hva.begrunnelse,
        avviksgrunn=hva.avviksgrunn,
        kilder=hva.kilder,
        opprettet=rad.opprettet,
        endret=rad.endret,
        endret_av=navn.get(rad.endret_av_id, ""),
        ansvarlig_id=rad.ansvarlig_id,
        ansvarlig=navn.get(rad.ansvarlig_id, ""),
        beslutter_id=rad.beslutter_id,
        beslutter=navn.get(rad.beslutter_id, "") if rad.beslutter_id else "",
        beslutterstatus=Beslutterstatus(rad.beslutterstatus),
        flyttet=kontor_nr != rad.kontor_id,
        kan=_kan(rad, kontor_nr, innsyn, aktor) if innsyn and aktor else frozenset(),
    )


def _kan(rad: Utkast, kontor_nr: str | None, innsyn: Personinnsyn, aktor: Aktor) -> frozenset[str]:
    """What the page may offer: SKRIVE, TREKKE, TA_OVER, BLI_BESLUTTER, VURDERE, SAMTALE."""
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        return frozenset()
    hos_beslutter = rad.beslutterstatus == Beslutterstatus.KLAR_TIL_BESLUTTER
    ansvarlig = rad.ansvarlig_id == aktor.id
    ved_kontoret = kontor_nr is not None and kontor_nr in aktor.kontorer
    flyttet = kontor_nr != rad.kontor_id
    kan_beslutte = (
        aktor.har_rolle(Rolle.BESLUTTER) and not ansvarlig and aktor.id not in forfattere(rad.id)
    )
    i_prosess = hos_beslutter or rad.beslutterstatus == Beslutterstatus.KLAR_TIL_VEILEDER
    mulig = {
        "SKRIVE": ansvarlig and ved_kontoret and not flyttet and not hos_beslutter,
        "TREKKE": ansvarlig and ved_kontoret and not flyttet and hos_beslutter,
        "TA_OVER": ved_kontoret and rad.beslutter_id != aktor.id and (not ansvarlig or flyttet),
        "BLI_BESLUTTER": kan_beslutte and i_prosess and rad.beslutter_id != aktor.id,
        "VURDERE": kan_beslutte and hos_beslutter and rad.beslutter_id == aktor.id,
        "SAMTALE": bool(rad.beslutterstatus) and aktor.id in (rad.ansvarlig_id, rad.beslutter_id),
    }
    return frozenset(navn for navn, kan in mulig.items() if kan)
