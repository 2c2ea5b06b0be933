"""What a decision can rest on now: things below are asked here, things above through the settings.

Only the state's room: the decision is the state's, and everybody who may read it reads its sources.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from dap.aktivitet import queries as aktivitet
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.felles.rom import Rom
from dap.mal import queries as mal
from dap.registrering import queries as registrering
from dap.tilgang.values import Personinnsyn
from dap.vedtak.values import Kilde, Kildedel, Kildepost
from dap.vurdering import queries as vurdering
from dap.vurdering.values import Slag

Henter = Callable[..., Iterable[Kildepost]]


def kildeposter(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """Everything of this follow-up that there is to choose, in the order of the kinds."""
    smalt = replace(innsyn, rom=innsyn.rom & {Rom.STAT})
    stier: Iterable[str] = import_string(settings.VEDTAK_KILDER)
    hentere: list[Henter] = [*_EGNE, *(import_string(sti) for sti in stier)]
    poster = [post for hent in hentere for post in hent(smalt, naa=naa) if post.deler]
    rekke = list(Kilde)
    return sorted(poster, key=lambda p: rekke.index(p.kilde))


def forslag(poster: Iterable[Kildepost], valgt: Innsatsgruppe | None) -> Innsatsgruppe | None:
    """What the profiling proposes, when there is one: the group chosen, where its proposal holds for
    that (who needs an assessment of work ability may get any of those that demand one)."""
    for post in poster:
        if post.kilde == Kilde.REGISTRERING and post.stotter:
            return valgt if valgt in post.stotter else post.stotter[0]
    return None


def motsier(poster: Iterable[Kildepost], gruppe: Innsatsgruppe | None) -> Kildepost | None:
    """The finished assessment of work ability, chosen or not, when it does not support the group."""
    for post in poster:
        if gruppe and post.kilde == Kilde.ARBEIDSEVNEVURDERING and gruppe not in post.stotter:
            return post
    return None


def registreringen(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """What was answered at the latest registration, and what the profiling made of it."""
    siste = next(iter(registrering.registreringer(innsyn)), None)
    if siste is None:
        return []
    profil = registrering.profil_for(innsyn.person_id)
    passer = profil is not None and profil.registrering_id == siste.id
    return [
        Kildepost(
            f"REGISTRERING:{siste.id}",
            Kilde.REGISTRERING,
            tuple(Kildedel("SVAR", f"{s.sporsmal} {s.svar}", str(siste.id)) for s in siste.svar),
            tid=siste.tid,
            stotter=tuple(g for g in Innsatsgruppe if profil.gruppe.stemmer_med(g))
            if passer and profil
            else (),
        )
    ]


def eget_syn(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """The situation in the user's own words."""
    return [
        Kildepost(
            "EGET_SYN",
            Kilde.EGET_SYN,
            (Kildedel("SITUASJON", s.tekst, str(s.id or ""), s.versjon),) if s.tekst else (),
            versjon=s.versjon,
        )
        for s in mal.malbilde(innsyn).situasjoner
    ]


def planen(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """Goals and activities of the period that runs."""
    deler = [
        Kildedel("MAL", m.tekst, str(m.id), m.versjon)
        for m in mal.malbilde(innsyn).mal
        if m.i_apen_periode
    ]
    deler += [Kildedel("AKTIVITET", k.tittel, str(k.id), k.versjon) for k in aktivitet.plan(innsyn)]
    return [Kildepost("PLAN", Kilde.PLAN, tuple(deler))]


def vurderingene(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """The latest finished assessments of this follow-up, with the user's own words in them."""
    ut = []
    for rad in vurdering.siste_ferdige(innsyn):
        if rad.historisk:
            continue
        kilde = _VURDERING[rad.slag]
        hele = vurdering.fryst(innsyn, rad.id, rad.versjon).ferdig
        deler = [Kildedel(d.del_, d.tekst, str(rad.id), rad.versjon) for d in hele.deler]
        if hele.eget is not None:
            egne = hele.eget.svar.items()
            deler += [Kildedel(f"EGET_{n}", t, str(rad.id), hele.eget.versjon) for n, t in egne]
        stotter = tuple(g for g in Innsatsgruppe if g in rad.stotter)
        ut.append(
            Kildepost(
                f"{kilde}:{rad.id}",
                kilde,
                tuple(deler),
                tid=rad.tid,
                versjon=rad.versjon,
                stotter=stotter,
            )
        )
    return ut


_VURDERING = {Slag.BEHOV: Kilde.BEHOVSVURDERING, Slag.ARBEIDSEVNE: Kilde.ARBEIDSEVNEVURDERING}
_EGNE: list[Henter] = [registreringen, eget_syn, planen, vurderingene]


def fryst(post: Kildepost) -> dict[str, Any]:
    """The columns of a frozen source. The sum is over everything else, always written the same way."""
    innhold = {
        "nokkel": post.nokkel,
        "kilde": post.kilde.value,
        "tittel": post.tittel,
        "tid": post.tid,
        "versjon": post.versjon,
        "deler": [asdict(d) for d in post.deler],
    }
    return {**innhold, "sha256": sum_over(innhold)}


def sum_over(innhold: dict[str, Any]) -> str:
    """SHA-256 of the columns of a frozen source, the sum itself left out."""
    tid = innhold["tid"]
    flatt = {**innhold, "tid": tid.isoformat() if tid else None}
    tekst = json.dumps(flatt, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
