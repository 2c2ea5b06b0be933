"""The last look before the same is done for many: who was passed over there gets nothing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

HOPPET_OVER = "HOPPET_OVER"


def hold(
    person_ider: Iterable[UUID],
    hoppet: Collection[UUID],
    *,
    gjor: Callable[[UUID], str],
    se: Callable[[list[UUID]], Mapping[UUID, str]],
) -> dict[UUID, str]:
    """Why not, for each; empty for who got it.

    `gjor` does it for one; after that `se` looks anew. Those in `hoppet` get nothing also when what hindered
    is gone by now: nobody has looked at it for them.
    """
    ider = list(dict.fromkeys(person_ider))
    over = [id_ for id_ in ider if id_ in hoppet]
    koder = {id_: gjor(id_) for id_ in ider if id_ not in hoppet}
    na = se(over) if over else {}
    koder |= {id_: na.get(id_) or HOPPET_OVER for id_ in over}
    return {id_: koder[id_] for id_ in ider}
