"""What stands beside a name in the last look, and what the receipt says that each got."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.flere.values import Kvitteringsdata, Slag, Utfall
from dap.oppfolging.queries import merkeord
from dap.oppfolging.values import Merke
from dap.person.queries import kontaktpunkter
from dap.web.flere.tekster import FAR_BOKMAL, LESER
from dap.web.oppfolging.tekster import kategoritekst
from dap.web.oversikt.tekster import navn_paa


def ved_navnene(aktor: Aktor, slag: Slag, rader: Sequence[Utfall]) -> dict[UUID, str]:
    """What they have now, where it is put in another's place; the language, where something is written
    to those who have chosen another than bokmål, and that they get bokmål when they do. As many queries
    for one as for all."""
    if slag in {Slag.MELDING, Slag.AKTIVITET}:
        punkter = kontaktpunkter([r.person_id for r in rader])
        sprak = {id_: p.sprak for id_, p in punkter.items() if p.sprak in LESER}
        fra = {r.person_id: r.sprak for r in rader}
        return {
            id_: str((FAR_BOKMAL if slag == Slag.MELDING and fra[id_] != s else LESER)[s])
            for id_, s in sprak.items()
        }
    na = {r.person_id: r.for_ for r in rader if r.for_}
    navnene = _navnene(aktor, slag, set(na.values()))
    return {
        id_: gettext("har nå %(hva)s") % {"hva": navnene[verdi]}
        for id_, verdi in na.items()
        if verdi in navnene
    }


def gitt(aktor: Aktor, k: Kvitteringsdata) -> str:
    """The adviser or the category that each got; nothing for what the receipt does not keep."""
    if k.slag == Slag.KATEGORI and not k.verdi:
        return gettext("Ingen kategori")
    return _navnene(aktor, k.slag, {k.verdi}).get(k.verdi, "")


def _navnene(aktor: Aktor, slag: Slag, verdier: Collection[str]) -> dict[str, str]:
    if slag == Slag.VEILEDER:
        return dict(navn_paa(verdier))
    if slag == Slag.KATEGORI:
        merker = [m for verdi in verdier if (m := Merke.les(verdi))]
        return {str(k.merke): kategoritekst(k) for k in merkeord(merker, aktor.kontorer)}
    return {}
