"""What the archive asks: every activity with all its versions, in as many queries whatever there is."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from dap.aktivitet import bygg
from dap.aktivitet.historikk.poster import lag_poster
from dap.aktivitet.koder import Leser
from dap.aktivitet.models import Aktivitet, versjonsrader_for
from dap.aktivitet.typer import TYPER
from dap.aktivitet.values import Aktivitetsuttrekk
from dap.felles.aktor import AktorType
from dap.tilgang.values import Personinnsyn


def uttrekk(innsyn: Personinnsyn) -> list[Aktivitetsuttrekk]:
    """Every activity that the reader sees, oldest first, as the archive words it. Four queries."""
    rader = list(
        Aktivitet.objects.synlig_for(innsyn)
        .select_related("periode", "forhandsorientering")
        .order_by("opprettet", "id")
    )
    versjoner: dict[UUID, list[Any]] = defaultdict(list)
    for v in versjonsrader_for(r.id for r in rader).order_by("versjon"):
        versjoner[v.pgh_obj_id].append(v)
    aktorer = {a for vs in versjoner.values() for v in vs for a in bygg.aktorer_av(v)}
    navn = bygg.navn_for({*aktorer, (AktorType.BRUKER.value, innsyn.person_id)})
    return [_en(r, versjoner[r.id], navn, innsyn.person_id) for r in rader]


def _en(
    rad: Aktivitet, versjoner: list[Any], navn: bygg.Navn, person_id: UUID
) -> Aktivitetsuttrekk:
    historisk = rad.periode.slutt is not None
    fho = bygg.forhandsdata(bygg.fho_rad(rad))
    return Aktivitetsuttrekk(
        na=bygg.detaljer(rad, navn, historisk=historisk, fho=fho),
        versjoner=tuple(
            (bygg.versjonsrad(v, navn), bygg.detaljer(v, navn, historisk=historisk))
            for v in versjoner
        ),
        historikk=tuple(
            lag_poster(
                TYPER[rad.type],
                [bygg.versjonsbilde(v) for v in versjoner],
                navn,
                Leser.ARKIV,
                fho=fho,
                slutt=rad.periode.slutt,
                bruker=navn.get(person_id, ""),
            )
        ),
    )
