"""What may be asked for. Plain Python."""

from collections.abc import Collection, Sequence

from dap.felles.feil import Regelbrudd
from dap.felles.sletting import MINST_DEL, Klipp, gjentar, star_i
from dap.felles.tekst import krev_lengde, rens
from dap.kassering.values import (
    MAKS_BEGRUNNELSE,
    MAKS_DEL,
    MAKS_DELER,
    MINST_BEGRUNNELSE,
    Gjenstand,
)


def krev_kan_be(gjenstand: Gjenstand, *, er_bruker: bool) -> None:
    """A user asks for what they have written themself. Regelbrudd IKKE_SKREVET_AV_DEG, or why it
    cannot be emptied at all."""
    if er_bruker and not gjenstand.av_bruker:
        raise Regelbrudd("IKKE_SKREVET_AV_DEG")
    if gjenstand.sperre:
        raise Regelbrudd(gjenstand.sperre)


def krev_klipp(gjenstand: Gjenstand, hele: Collection[str], deler: Sequence[str]) -> Klipp:
    """What is to go. Regelbrudd UKJENT_VALG, MANGLER, DEL_FOR_KORT, FOR_LANG, FOR_MANGE_DELER,
    DEL_FINNES_IKKE, or ALLEREDE_KASSERT."""
    felter = {f.navn: f for f in gjenstand.felter}
    if not deler and not any(f.kan_tommes for f in gjenstand.felter):
        raise Regelbrudd("ALLEREDE_KASSERT")
    if not set(hele) <= set(felter):
        raise Regelbrudd("UKJENT_VALG", felt="hele")
    deler = list(dict.fromkeys(d for del_ in deler if (d := rens(del_))))
    if len(deler) > MAKS_DELER:
        raise Regelbrudd("FOR_MANGE_DELER", felt="deler", maks=MAKS_DELER)
    for del_ in deler:
        _krev_del(gjenstand, del_)
    if not hele and not deler:
        raise Regelbrudd("MANGLER", felt="hele")
    if not deler and not any(felter[navn].kan_tommes for navn in hele):
        raise Regelbrudd("ALLEREDE_KASSERT")
    return Klipp(frozenset(hele), tuple(deler))


def _krev_del(gjenstand: Gjenstand, del_: str) -> None:
    if len(del_) < MINST_DEL:
        raise Regelbrudd("DEL_FOR_KORT", felt="deler", minst=MINST_DEL)
    if len(del_) > MAKS_DEL:
        raise Regelbrudd("FOR_LANG", felt="deler", maks=MAKS_DEL, lengde=len(del_))
    if gjenstand.bare_helt or not any(star_i(t, del_) for f in gjenstand.felter for t in f.alt):
        raise Regelbrudd("DEL_FINNES_IKKE", felt="deler")


def krev_begrunnelse(
    tekst: str, gjenstand: Gjenstand, klipp: Klipp, *, felt: str = "begrunnelse"
) -> str:
    """10-500 characters that do not repeat what is to go: Regelbrudd GJENTAR_INNHOLDET."""
    tekst = krev_lengde(tekst, felt=felt, minst=MINST_BEGRUNNELSE, maks=MAKS_BEGRUNNELSE)
    if gjentar(tekst, [*klipp.deler, *hele_tekster(gjenstand, klipp)]):
        raise Regelbrudd("GJENTAR_INNHOLDET", felt=felt)
    return tekst


def hele_tekster(gjenstand: Gjenstand, klipp: Klipp) -> list[str]:
    return [t for f in gjenstand.felter if f.navn in klipp.hele for t in f.alt]
