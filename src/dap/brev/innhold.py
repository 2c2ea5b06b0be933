"""What a letter says: collected as the export collects it, told in the words of a letter.

Everything is read as the user reads it, and only from the rooms that the letter is about.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Aktivitetsdetaljer, Fhotype, Part
from dap.arkiv import queries as arkiv
from dap.arkiv.values import Eksportvalg, Innhold, Post, Saksinnhold
from dap.brev.deler import del_, kapittel
from dap.brev.dokumenter import journaldokument, vedtaket
from dap.brev.ord import tidspunkt
from dap.brev.values import Brevinnhold, Brevslag, Utkast
from dap.brev.vedlegg import filene
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import queries as hendelse
from dap.mote import queries as moter
from dap.mote.values import Motedata
from dap.mote.values import Part as Motepart
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn

PLAN, VEDTAK, JOURNALPOST = "PLAN", "VEDTAK", "JOURNALPOST"
_KAPITTEL: Mapping[str, tuple[Innhold, str, Brevslag]] = {
    "TRAD": (Innhold.DIALOG, "trad", Brevslag.MELDING),
    "REFERAT": (Innhold.REFERAT, "referat", Brevslag.REFERAT),
    "AKTIVITET": (Innhold.AKTIVITET, "aktivitet", Brevslag.AKTIVITET),
    "MAL": (Innhold.MAL, "mal", Brevslag.MAL),
    "FORVENTNING": (Innhold.MAL, "forventning", Brevslag.FORVENTNING),
    "SITUASJON": (Innhold.MAL, "situasjon", Brevslag.MAL),
    "MOTE": (Innhold.MOTE, "mote", Brevslag.MOTE),
    "DIGILAB": (Innhold.MOTE, "digilab", Brevslag.MOTE),
    "VURDERING": (Innhold.VURDERING, "vurdering", Brevslag.VURDERING),
    "ESKALERING": (Innhold.DIALOG, "eskalering", Brevslag.ESKALERING),
    "VEDTAKSKLAGE": (Innhold.VEDTAK, "klage", Brevslag.KLAGESVAR),
    "HJELPER": (Innhold.OPPFOLGING, "hjelper", Brevslag.BESKJED),
    "ASSISTANSE": (Innhold.OPPFOLGING, "assistanse", Brevslag.BESKJED),
}
KAN_SENDES = frozenset({*_KAPITTEL, PLAN, VEDTAK, JOURNALPOST})
"""Kinds of record that a letter can be made of."""
_PLANEN = frozenset({Innhold.MAL, Innhold.AKTIVITET, Innhold.MOTE})
_SKREVET = frozenset({*_PLANEN, Innhold.DIALOG, Innhold.VURDERING})
"""Where a user writes."""


def lag_utkast(
    innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID, *, hvem: str, naa: datetime
) -> Utkast:
    """The letter about one record, or the whole plan. `hvem` signs it.

    Call it in the language of the letter. IkkeFunnet for what the user would not see either;
    Regelbrudd KAN_IKKE_SENDES for what no letter can be made of.
    """
    innsyn = replace(innsyn, er_bruker=True)
    if objekt_type == PLAN:
        return _planen(innsyn, hvem, naa)
    if objekt_type == VEDTAK:
        return vedtaket(innsyn, objekt_id, naa=naa)
    if objekt_type == JOURNALPOST:
        return journaldokument(innsyn, objekt_id, hvem=hvem)
    if objekt_type not in _KAPITTEL:
        raise Regelbrudd("KAN_IKKE_SENDES")
    innhold, sti, slag = _KAPITTEL[objekt_type]
    if slag == Brevslag.BESKJED:
        # The letter passes through the office: a helper whose name is hidden there has none in it.
        innsyn = replace(innsyn, leser_selv=False)
    sak = arkiv.saksinnhold(innsyn, Eksportvalg(innhold=frozenset({innhold})), naa=naa)
    alle = (x for p in _poster(sak) for x in (p.alle() if sti == "klage" else (p,)))
    post = next((p for p in alle if p.id == f"{sti}/{objekt_id}"), None)
    if post is None:
        raise IkkeFunnet
    if slag == Brevslag.BESKJED:
        post = replace(post, rom=post.rom or Rom.STAT, poster=tuple(_gjort(innsyn, objekt_id, naa)))
    return _om(post, slag, innsyn, objekt_id, hvem, naa)


def _gjort(innsyn: Personinnsyn, hjelp_id: UUID, naa: datetime) -> list[Post]:
    """What was written for the user with that help: on paper it can be looked through too."""
    tider = {tid for tid, id_ in hendelse.med_hjelp(innsyn).items() if id_ == hjelp_id}
    if not tider:
        return []
    sak = arkiv.saksinnhold(innsyn, Eksportvalg(innhold=_SKREVET), naa=naa)
    alle = (p for post in _poster(sak) for p in post.alle())
    return [replace(p, poster=()) for p in alle if p.tid in tider and not p.sladdet]


def _poster(sak: Saksinnhold) -> Iterable[Post]:
    return (p for k in sak.kapitler for p in k.poster)


def _om(
    post: Post, slag: Brevslag, innsyn: Personinnsyn, id_: UUID, hvem: str, naa: datetime
) -> Utkast:
    a = aktivitet.aktivitet(innsyn, id_, naa=naa) if slag == Brevslag.AKTIVITET else None
    if a is not None and _har_fho(a):
        slag = Brevslag.FORHANDSORIENTERING
    m = moter.ett_mote(innsyn, id_, naa=naa) if slag == Brevslag.MOTE else None
    poster = _samtale(post) if slag == Brevslag.MELDING else [post]
    trad_id = str(id_) if slag == Brevslag.MELDING else ""
    return Utkast(
        slag,
        Brevinnhold(
            tittel=_tittel(slag, post),
            ingress=tuple(_INGRESS[slag]()),
            deler=tuple(del_(p) for p in poster),
            svarvalg=tuple(_svarvalg(slag, a, m, naa)),
            svar=True,
            frist=_frist(post, a, naa),
            underskrift=(hvem,) if hvem else (),
            filer=tuple(filene(poster, ogsa_egne=False, trad_id=trad_id)),
        ),
        frozenset({post.rom}),
    )


def _har_fho(a: Aktivitetsdetaljer) -> bool:
    return a.fho is not None and a.fho.type != Fhotype.IKKE_SEND and a.fho.lest is None


# --- the parts ----------------------------------------------------------------------------------


def _samtale(p: Post) -> list[Post]:
    """What NAV has written last, and what the user wrote before it: the letter can be read alone."""
    meldinger = [m for m in p.poster if m.type == "MELDING"]
    bruker = _("Bruker")
    fra = len(meldinger) - 1
    while fra > 0 and meldinger[fra - 1].hvem != bruker:
        fra -= 1
    return meldinger[max(fra - 1, 0) :]


def _frist(p: Post, a: Aktivitetsdetaljer | None, naa: datetime) -> date | None:
    """The day something is due; a day that is past is no deadline."""
    if a is not None:
        dag = a.verdier.get("til_dato") if _har_fho(a) else None
    else:
        verdier = {o.kode: o.verdi for o in p.opplysninger}
        dag = _dag(verdier.get("frist"))
    return dag if dag and dag >= dato(naa) else None


def _dag(verdi: Any) -> date | None:
    if isinstance(verdi, datetime):
        return dato(verdi)
    return verdi if isinstance(verdi, date) else None


# --- the plan as a booklet ----------------------------------------------------------------------


def _planen(innsyn: Personinnsyn, hvem: str, naa: datetime) -> Utkast:
    """Situation, goals, expectations, activities and meetings of the period that runs."""
    periode = oppfolging.apen_periode(innsyn.person_id)
    if periode is None:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    valg = Eksportvalg(innhold=_PLANEN, perioder=frozenset({periode.id}))
    sak = arkiv.saksinnhold(innsyn, valg, naa=naa)
    kapitler = [k for k in sak.kapitler if k.poster]
    deler = [kapittel(k.tittel, [del_(p) for p in k.poster]) for k in kapitler]
    rom = frozenset(p.rom for k in kapitler for p in k.poster if p.rom)
    return Utkast(
        Brevslag.PLAN,
        Brevinnhold(
            tittel=_("Planen din"),
            ingress=(
                _(
                    "Her er alt som står i planen din nå: situasjonen, målene, aktivitetene og møtene."
                ),
                _("Er noe feil, eller vil du endre noe, så si fra. Planen er din."),
            ),
            deler=tuple(deler),
            svarvalg=(_("Dette stemmer"), _("Dette vil jeg endre (skriv under)")),
            svar=True,
            frist=None,
            underskrift=(hvem,) if hvem else (),
        ),
        rom or frozenset({min(innsyn.rom)}),
    )


def beskjed(tekst: str, rom: str, *, hvem: str = "") -> Utkast:
    """A few words, when there is nothing more to show on paper."""
    innhold = Brevinnhold(
        tittel=_("Beskjed fra NAV"),
        ingress=(tekst, _("Ring oss eller kom innom, så forteller vi mer.")),
        deler=(),
        svarvalg=(),
        svar=True,
        frist=None,
        underskrift=(hvem,) if hvem else (),
    )
    return Utkast(Brevslag.BESKJED, innhold, frozenset({rom}))


# --- words --------------------------------------------------------------------------------------


def _tittel(slag: Brevslag, p: Post) -> str:
    mal = {
        Brevslag.MELDING: _("Melding til deg: %(tittel)s"),
        Brevslag.REFERAT: _("Referat: %(tittel)s"),
        Brevslag.AKTIVITET: _("I planen din: %(tittel)s"),
        Brevslag.FORHANDSORIENTERING: _("Viktig om aktiviteten: %(tittel)s"),
        Brevslag.FORVENTNING: _("Dette forventer NAV av deg"),
        Brevslag.MAL: _("Om målene i planen din"),
        Brevslag.MOTE: _("Møte: %(tittel)s"),
        Brevslag.ESKALERING: _("Du har fått et varsel fra NAV"),
        Brevslag.KLAGESVAR: _("Du har fått svar på klagen din"),
        Brevslag.VURDERING: _("Vurderingen er ferdig"),
        Brevslag.BESKJED: _("Om hjelpen din: %(tittel)s"),
    }[slag]
    return mal % {"tittel": p.tittel} if "%(" in mal else mal


_INGRESS: Mapping[Brevslag, Callable[[], list[str]]] = {
    Brevslag.MELDING: lambda: [_("Veilederen din har skrevet til deg. Under står meldingen.")],
    Brevslag.REFERAT: lambda: [
        _(
            "Dette er skrevet ned etter samtalen vår. Les det, og si fra hvis du husker det annerledes."
        )
    ],
    Brevslag.AKTIVITET: lambda: [_("Noe er nytt om en aktivitet i planen din.")],
    Brevslag.FORHANDSORIENTERING: lambda: [
        _(
            "Denne aktiviteten er avtalt med NAV. Les hva som kan skje hvis du ikke gjennomfører den."
        ),
        _("Kryss av på svarslippen når du har lest dette, og send den til oss."),
    ],
    Brevslag.FORVENTNING: lambda: [
        _("Vi skriver rett ut hva vi forventer, så du vet det. Du kan si at du er uenig.")
    ],
    Brevslag.MAL: lambda: [_("Noe er nytt i målene dine.")],
    Brevslag.MOTE: lambda: [
        _("Her står når og hvor. Si fra så snart du kan, om du kommer eller ikke.")
    ],
    Brevslag.ESKALERING: lambda: [
        _("NAV vurderer å stanse penger du får. Les hva det gjelder, og svar innen fristen."),
        _(
            "Skriv svaret på svarslippen, og legg ved papirer hvis du har det. Du kan også ringe oss."
        ),
    ],
    Brevslag.KLAGESVAR: lambda: [_("Under står klagen slik du skrev den, og svaret på den.")],
    Brevslag.VURDERING: lambda: [
        _("Vi har vurdert hva du trenger hjelp til. Les den, og si fra hvis noe ikke stemmer.")
    ],
    Brevslag.BESKJED: lambda: [
        _(
            "Her står hvem som kan handle for deg, eller som har hjulpet deg, og det som ble skrevet."
        ),
        _("Ring oss eller kom innom hvis noe ikke stemmer."),
    ],
}


def _svarvalg(
    slag: Brevslag, a: Aktivitetsdetaljer | None, m: Motedata | None, naa: datetime
) -> list[str]:
    if m is not None:
        return _om_motet(m, naa)
    if slag == Brevslag.FORHANDSORIENTERING:
        return [_("Jeg har lest dette"), _("Noe hindrer meg (skriv under)")]
    if a is not None and a.venter_paa == Part.BRUKER:
        return [_("Ja, dette vil jeg"), _("Nei (skriv hvorfor under)")]
    return _FASTE_SVAR.get(slag, list)()


def _om_motet(m: Motedata, naa: datetime) -> list[str]:
    """The times to choose from, or yes and no to the one that is agreed; nothing when it is over."""
    if not m.status.apen or m.er_begynt(naa):
        return []
    if m.venter_paa == Motepart.BRUKER:
        tider = [f.start for f in m.forslag if f.start > naa]
        return [*(_("Jeg kommer %(naar)s") % {"naar": tidspunkt(t)} for t in tider),
                _("Ingen av tidene passer (skriv hvorfor under)")]  # fmt: skip
    return [_("Jeg kommer"), _("Jeg kan ikke komme (skriv hvorfor under)")]


_FASTE_SVAR: Mapping[Brevslag, Callable[[], list[str]]] = {
    Brevslag.ESKALERING: lambda: [
        _("Dette er svaret mitt (skriv under)"),
        _("Jeg trenger mer tid"),
    ],
    Brevslag.REFERAT: lambda: [_("Dette stemmer"), _("Dette stemmer ikke (skriv under)")],
    Brevslag.FORVENTNING: lambda: [_("Jeg er enig"), _("Jeg er uenig (skriv hvorfor under)")],
    Brevslag.MAL: lambda: [_("Jeg er enig"), _("Jeg er uenig (skriv hvorfor under)")],
    Brevslag.VURDERING: lambda: [_("Dette stemmer"), _("Dette stemmer ikke (skriv under)")],
}
