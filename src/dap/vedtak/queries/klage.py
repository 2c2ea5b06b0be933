"""Reads of complaints: the user sees how it goes with their own, in the same words as staff."""

from typing import Any
from uuid import UUID

from dap.felles.aktor import AktorType
from dap.felles.feil import IkkeFunnet
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.vedtak.models import Klage
from dap.vedtak.values import Formkrav, Klagedata, Klagelinje, Klagestatus, Utfall


def en_klage(innsyn: Personinnsyn, klage_id: UUID) -> Klagedata:
    """One complaint with its history. Raises IkkeFunnet."""
    rad = (
        Klage.objects.synlig_for(innsyn)
        .select_related("behandler", "vedtak")
        .filter(id=klage_id)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return som_klagedata(rad, historikk=_historikk(rad))


def som_klagedata(k: Klage, *, historikk: tuple[Klagelinje, ...] = ()) -> Klagedata:
    return Klagedata(
        id=k.id,
        vedtak_id=k.vedtak_id,
        versjon=k.versjon,
        status=Klagestatus(k.status),
        tekst=k.tekst,
        mottatt=k.mottatt,
        i_tide=k.i_tide,
        klagefrist=k.vedtak.klagefrist,
        levert_av_bruker=k.opprettet_av_type == AktorType.BRUKER,
        formkrav=formkrav(k),
        formkravgrunn=k.formkravgrunn,
        utfall=Utfall(k.utfall) if k.utfall else None,
        svar=k.svar,
        behandler=k.behandler.navn if k.behandler else "",
        historikk=historikk,
    )


def formkrav(k: Klage) -> Formkrav | None:
    """None until somebody has looked at them."""
    if k.signert is None or k.part is None or k.konkret is None:
        return None
    return Formkrav(k.signert, k.part, k.konkret, k.i_tide, k.unntak)


def _historikk(k: Klage) -> tuple[Klagelinje, ...]:
    historie: Any = Klage.pgh_event_model  # type: ignore[attr-defined]
    rader = list(historie.objects.filter(pgh_obj_id=k.id).order_by("versjon"))
    navn = {
        **kontor.navn({r.endret_av_id for r in rader if r.endret_av_type == AktorType.VEILEDER}),
        **person.navn([k.person_id]),
    }
    return tuple(
        Klagelinje(
            Klagestatus(r.status),
            r.endret,
            navn.get(r.endret_av_id, ""),
            r.endret_av_type == AktorType.BRUKER,
            r.begrunnelse,
        )
        for r in rader
    )


def klagers_vedtak(innsyn: Personinnsyn) -> list[tuple[UUID, UUID]]:
    """Each complaint about the person's decisions, and which decision it is about. One query."""
    return list(Klage.objects.synlig_for(innsyn).values_list("id", "vedtak_id"))
