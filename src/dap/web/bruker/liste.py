"""The adviser's own users, as rows of the start page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dap.dialog import queries as dialog
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import queries as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Huskelappdata
from dap.referat import queries as referat
from dap.referat.values import Udelt
from dap.tilgang import queries as tilgang
from dap.varsel import queries as varsel
from dap.web.felles.person import lenke_til
from dap.web.oppfolging.tekster import inaktivmerke, kategoriform, kategoritekst


@dataclass(frozen=True, slots=True)
class Rad:
    person_id: UUID
    navn: str
    ubesvarte: int
    """Conversations that wait for an answer from me."""
    uleste: int
    """Notifications to me about this person that I have not read."""
    siste_type: str
    siste_tid: datetime | None
    nytildelt: bool = False
    """I am responsible now, and have not looked at the plan."""
    huskelapp: Huskelappdata | None = None
    over_frist: bool = False
    kategoriform: str = ""
    kategori: str = ""
    merke: str = ""
    """Candidate for leaving, or inactive."""
    kontor: str = ""
    """The name of the user's office, for who works at several."""


def mine_brukere(aktor: Aktor, *, sok: str = "", naa: datetime, kontor_nr: str = "") -> list[Rad]:
    """Own users and those one stands in for, only those one may open; newly assigned first, then
    unanswered, then by name.

    `sok` is a part of the name; `kontor_nr` the users of that office alone. The number of queries does
    not depend on how many there are.
    """
    personer = tilgang.apnbare(aktor, oppfolging.mine_brukere(aktor, naa=naa))
    ord_ = sok.casefold().split()
    treff = [p for p in personer if all(o in p.navn.casefold() for o in ord_)]
    steder = kontor.kontornumre([p.id for p in treff]) if len(aktor.kontorer) > 1 else {}
    if kontor_nr:
        treff = [p for p in treff if steder.get(p.id) == kontor_nr]
    kontornavn = dict(kontor.kontorer()) if steder and not kontor_nr else {}
    ubesvarte = Counter(u.person_id for u in dialog.ubesvarte(aktor, naa=naa))
    uleste = varsel.uleste_per_person(aktor)
    rom_for = tilgang.synlige_rom_for(aktor, [p.id for p in treff])
    siste = hendelse.siste_for(rom_for, dialog.skjulte_trader_for(rom_for))
    merker = _merker(rom_for, naa)
    nye = oppfolging.nytildelte(aktor)
    rader = [
        Rad(
            p.id,
            p.navn,
            ubesvarte[p.id],
            uleste.get(p.id, 0),
            siste[p.id].type if p.id in siste else "",
            siste[p.id].tid if p.id in siste else None,
            p.id in nye,
            kontor=kontornavn.get(steder.get(p.id, ""), ""),
            **merker.get(p.id, {}),
        )
        for p in treff
    ]
    return sorted(rader, key=lambda r: (not r.nytildelt, r.ubesvarte == 0, r.uleste == 0))


def med_i(aktor: Aktor, *, sok: str = "") -> list[tuple[UUID, str, str]]:
    """Those that I work with beside the responsible one: id, name, and as what. By surname."""
    roller = oppfolging.med_i(aktor)
    ord_ = sok.casefold().split()
    personer = tilgang.apnbare(aktor, roller) if roller else []
    return [
        (p.id, p.navn, roller[p.id]) for p in personer if all(o in p.navn.casefold() for o in ord_)
    ]


def _merker(rom_for: Mapping[UUID, frozenset[Rom]], naa: datetime) -> dict[UUID, dict[str, Any]]:
    """Note, colour and what leads out of the follow-up, for those who have any. Six queries."""
    ut: dict[UUID, dict[str, Any]] = {}
    for id_, lapp in oppfolging.huskelapper(rom_for).items():
        over = lapp.over_frist(dato(naa))
        ut.setdefault(id_, {}).update(huskelapp=lapp, over_frist=over)
    for id_, k in oppfolging.fargekategorier(rom_for).items():
        ut.setdefault(id_, {}).update(
            kategoriform=kategoriform(k.kategori), kategori=kategoritekst(k)
        )
    for id_, i in oppfolging.inaktive(rom_for, naa=naa).items():
        ut.setdefault(id_, {}).update(merke=inaktivmerke(i.dager_igjen))
    for id_ in oppfolging.kandidater(rom_for):
        ut.setdefault(id_, {}).setdefault("merke", gettext("Kandidat for utmelding"))
    return ut


def forsinkede_referater(
    aktor: Aktor, rader: list[Rad], *, naa: datetime
) -> list[tuple[Udelt, str, str]]:
    """Minutes of these users that should have been shared by now, whose they are, and where."""
    navn = {r.person_id: r.navn for r in rader}
    return [
        (u, navn[u.person_id], lenke_til("referat:referat", u.person_id, referat_id=u.id))
        for u in referat.udelte(aktor, naa=naa)
        if u.person_id in navn
    ]
