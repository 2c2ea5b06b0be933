"""What would happen to each, and what did. As many queries for one as for all."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from dap.aktivitet import operations as aktivitet
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST, MALSPRAK
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.flere import handlinger, rules
from dap.flere.models import Kvittering
from dap.flere.values import STANSET, Kvitteringsdata, Oppdrag, Slag, Utfall, Valgt
from dap.oppfolging.queries import under_oppfolging_av
from dap.oppfolging.values import MAKS_HUSKELAPP
from dap.person.queries import kontaktpunkter
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import apnbare

VISES = timedelta(days=1)


def navnene(aktor: Aktor, valgte: Iterable[Valgt]) -> list[str]:
    """Of those that the reader may open, by surname."""
    return [p.navn for p in apnbare(aktor, [v.person_id for v in valgte])]


def lesere(aktor: Aktor, valgte: Iterable[Valgt]) -> dict[str, int]:
    """How many of those that one may open read another language than bokmål, by language."""
    ider = [p.id for p in apnbare(aktor, [v.person_id for v in valgte])]
    sprak = [p.sprak for p in kontaktpunkter(ider).values()]
    return {s: n for s in MALSPRAK if (n := sprak.count(s))}


def krev(aktor: Aktor, oppdrag: Oppdrag, valgte: list[Valgt]) -> None:
    """Raises IkkeTilgang MANGLER_ROLLE; Regelbrudd INGEN_VALGT, FOR_MANGE_VALGT, MANGLER, FOR_LANG,
    HUSKELAPP_TOM, URIMELIG_DATO, TOMME_FELTER."""
    if not aktor.er_ansatt or not aktor.har_rolle(*PLANROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    rules.krev_antall(valgte)
    rules.krev_oppdrag(
        oppdrag, maks_lapp=MAKS_HUSKELAPP, maks_overskrift=MAKS_OVERSKRIFT, maks_tekst=MAKS_TEKST
    )
    if oppdrag.slag == Slag.AKTIVITET:
        aktivitet.krev_ny(oppdrag.type, oppdrag.felter)


def forhandsvis(
    aktor: Aktor, oppdrag: Oppdrag, valgte: list[Valgt], *, naa: datetime
) -> list[Utfall]:
    """By surname; those that may not be opened last and without a name. Raises as `krev`."""
    krev(aktor, oppdrag, valgte)
    ider = [v.person_id for v in valgte]
    navn = {p.id: p.navn for p in apnbare(aktor, ider)}
    fulgt = under_oppfolging_av(navn)
    svar = handlinger.hindre(aktor, oppdrag, [id_ for id_ in ider if id_ in fulgt], naa)
    er_melding = oppdrag.slag == Slag.MELDING
    meldinger = handlinger.meldingene(aktor, oppdrag, fulgt) if er_melding else {}
    ut = []
    for id_, n in navn.items():
        kode, for_ = svar.get(id_, ("IKKE_UNDER_OPPFOLGING", ""))
        m = meldinger.get(id_)
        hva = {"tekst": m.tekst, "overskrift": m.overskrift, "sprak": m.sprak} if m else {}
        ut.append(Utfall(id_, n, kode, for_, **hva))
    return ut + [Utfall(id_, "", "IKKE_FUNNET") for id_ in ider if id_ not in navn]


def kvittering(aktor: Aktor, kvittering_id: UUID, *, naa: datetime) -> Kvitteringsdata:
    """One's own, for a day. Raises IkkeFunnet."""
    k = Kvittering.objects.filter(id=kvittering_id, ansatt_id=aktor.id, tid__gt=naa - VISES).first()
    if k is None:
        raise IkkeFunnet
    linjer = list(k.linjer.values_list("person_id", "kode", "for_verdi", "angrekode"))
    navn = {p.id: p.navn for p in apnbare(aktor, [p for p, *_resten in linjer])}
    slag = Slag(k.slag)
    stanset = k.ferdig is None and naa - k.tid > STANSET
    slutt = stanset or k.ferdig is not None
    igjen = any(kode == "" and angre is None for _p, kode, _for, angre in linjer)
    return Kvitteringsdata(
        id=k.id,
        slag=slag,
        tid=k.tid,
        ferdig=k.ferdig is not None,
        stanset=stanset,
        verdi=k.verdi,
        ukjente=k.ukjente,
        angres_til=k.utloper if slag.kan_angres and slutt and igjen and naa < k.utloper else None,
        for_sent=slag.kan_angres and igjen and naa >= k.utloper,
        utfall=_utfall(navn, {p: kode for p, kode, *_resten in linjer}),
        angret=k.angret,
        angreutfall=_utfall(navn, {p: a for p, _k, _f, a in linjer if a is not None}),
    )


def _utfall(navn: Mapping[UUID, str], koder: Mapping[UUID, str]) -> tuple[Utfall, ...]:
    med = [Utfall(id_, n, koder[id_]) for id_, n in navn.items() if id_ in koder]
    return (*med, *(Utfall(id_, "", k) for id_, k in koder.items() if id_ not in navn))
