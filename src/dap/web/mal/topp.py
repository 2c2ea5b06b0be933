"""Situation and goals on top of the plan: the context of `mal/plan_topp.html`."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dap.forstaelse import queries as forstaelse
from dap.forstaelse.values import Lesertilstand
from dap.hendelse import queries as hendelse
from dap.mal.queries import malbilde
from dap.mal.values import Malbilde, Skrevet
from dap.tilgang.values import Personinnsyn


def plan_topp(
    innsyn: Personinnsyn,
    *,
    periode_id: UUID | None = None,
    forstaelser: Mapping[UUID, Lesertilstand] | None = None,
) -> dict[str, Any]:
    """`malbilde`, and `mal_endret`: ids of what the other side changed since the reader looked.

    `forstaelser`: how things stand for the reader, when the page has asked already. Without
    `periode_id` the newest period. Eight queries.
    """
    bilde = malbilde(innsyn, periode_id=periode_id)
    return {
        "malbilde": bilde,
        "mal_endret": _endret(innsyn, bilde),
        "forstaelser": forstaelse.tilstander(innsyn) if forstaelser is None else forstaelser,
    }


def _endret(innsyn: Personinnsyn, bilde: Malbilde) -> set[UUID]:
    sett = hendelse.sist_sett(innsyn)
    plan = sett.get(("PLAN", innsyn.person_id))

    def ny(type_: str, id_: UUID | None, skrevet: Skrevet | None) -> bool:
        if id_ is None or skrevet is None or skrevet.av_id == innsyn.leser_id:
            return False
        lest = [tid for tid in (plan, sett.get((type_, id_))) if tid is not None]
        return not lest or skrevet.tid > max(lest)

    endret = {s.id for s in bilde.situasjoner if s.id and ny("SITUASJON", s.id, s.skrevet)}
    for m in bilde.mal:
        if ny("MAL", m.id, m.skrevet) or any(ny("MAL", m.id, p.skrevet) for p in m.milepaeler):
            endret.add(m.id)
    endret |= {f.id for f in bilde.forventninger if ny("FORVENTNING", f.id, f.skrevet)}
    return endret
