"""Changes put into words for one reader."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from dap.aktivitet.historikk import ord_arkiv, ord_bruker, ord_veileder
from dap.aktivitet.historikk.diff import Endring, Versjonsbilde, endringer, par
from dap.aktivitet.koder import Fhotype, Leser
from dap.aktivitet.typer.beskrivelse import Aktivitetstype
from dap.aktivitet.values import Forhandsdata, Historikkpost
from dap.felles.aktor import AktorType
from dap.felles.sprak import N_, Ytring


class _Ordsett(Protocol):
    ORD: Mapping[str, str]

    def hvem(self, navn: str, *, av_bruker: bool) -> Ytring: ...


_SETT: Mapping[Leser, _Ordsett] = {
    Leser.BRUKER: ord_bruker,
    Leser.VEILEDER: ord_veileder,
    Leser.ARKIV: ord_arkiv,
}


def lag_poster(
    type_: Aktivitetstype,
    versjoner: Sequence[Versjonsbilde],
    navn: Mapping[UUID, str],
    leser: Leser,
    *,
    fho: Forhandsdata | None,
    slutt: datetime | None,
    bruker: str,
) -> list[Historikkpost]:
    """Newest first. `versjoner` oldest first; `slutt`: when the period ended; `bruker`: the user's name."""
    sett = _SETT[leser]
    poster = []
    for forrige, denne in par(versjoner):
        funnet = endringer(type_, forrige, denne)
        if denne.handling == "AVTALT" and fho is not None and fho.type != Fhotype.IKKE_SEND:
            funnet.append(Endring("FHO_SENDT"))
        if funnet:
            poster.append(_post(sett, denne, navn, funnet))
    if fho is not None and fho.lest is not None:
        hvem = sett.hvem(bruker, av_bruker=True)
        poster.append(_enkel(sett, fho.lest, hvem, "FHO_LEST"))
    if slutt is not None:
        poster.append(_enkel(sett, slutt, Ytring(N_("Aktiviteten")), "BLE_HISTORISK"))
    return sorted(poster, key=lambda p: (p.tid, p.versjon or 0), reverse=True)


def _post(
    sett: _Ordsett, versjon: Versjonsbilde, navn: Mapping[UUID, str], funnet: list[Endring]
) -> Historikkpost:
    av_bruker = versjon.av_type == AktorType.BRUKER
    return Historikkpost(
        tid=versjon.tid,
        hvem=sett.hvem(navn.get(versjon.av_id, ""), av_bruker=av_bruker),
        endringer=tuple(Ytring(e.mal or sett.ORD[e.kode], e.verdier) for e in funnet),
        koder=tuple(e.kode for e in funnet),
        begrunnelse=versjon.begrunnelse,
        versjon=versjon.nr,
    )


def _enkel(sett: _Ordsett, tid: datetime, hvem: Ytring, kode: str) -> Historikkpost:
    return Historikkpost(tid, hvem, (Ytring(sett.ORD[kode]),), (kode,))
