"""What is typed of a user in a talk is carried out, kept, or refused: never dropped."""

from dap.felles.feil import Regelbrudd
from dap.gjennomgang.values import Beslutning, Punktdata, Punktinnhold


def krev_sammenheng(d: Punktinnhold) -> None:
    """Raises Regelbrudd MANGLER, BESLUTNING_MANGLER, FRIST_UTEN_STEG."""
    tekst = d.tekst.strip()
    if d.beslutning == Beslutning.NESTE_STEG:
        if not tekst:
            raise Regelbrudd("MANGLER", felt="tekst")
        if d.frist is None:
            raise Regelbrudd("MANGLER", felt="frist")
    elif d.frist is not None:
        raise Regelbrudd("FRIST_UTEN_STEG", felt="frist")
    elif tekst and not d.beslutning:
        raise Regelbrudd("BESLUTNING_MANGLER", felt="beslutning")


def med_ord(notat: str, tekst: str) -> str:
    """The note with words that nothing else takes, once."""
    tekst = tekst.strip()
    return notat if tekst in notat else f"{notat}\n{tekst}".strip()


def star_alt_der(p: Punktdata, d: Punktinnhold) -> bool:
    """Whether all that is sent is there already: a form that was sent twice is no conflict."""
    if (p.rad.beslutning, p.rad.gjennomgatt) != (d.beslutning, d.gjennomgatt or bool(d.beslutning)):
        return False
    notat, tekst = d.notat.strip(), d.tekst.strip()
    if d.beslutning == Beslutning.NESTE_STEG and p.lapp and (tekst or d.frist):
        return (p.rad.notat, p.lapp.tekst, p.lapp.frist) == (notat, tekst, d.frist)
    return p.rad.notat == med_ord(notat, tekst)
