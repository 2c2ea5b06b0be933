"""Who may open whom. Pure functions, one a question; deny by default."""

from dap.felles.aktor import Aktor, Rettighet, Rolle
from dap.felles.feil import IkkeTilgang
from dap.felles.rom import Rom
from dap.person.values import Gradering
from dap.tilgang.values import Avgjorelse, Personforhold

_RETT_FOR_GRADERING = {
    Gradering.FORTROLIG: Rettighet.FORTROLIG,
    Gradering.STRENGT_FORTROLIG: Rettighet.STRENGT_FORTROLIG,
    Gradering.STRENGT_FORTROLIG_UTLAND: Rettighet.STRENGT_FORTROLIG_UTLAND,
}
# Roles that work with persons. A revisor reads the trace only; an administrator sees nobody, and nor
# does an analyst, who orders extracts under a legal basis and reads statistics.
PERSONROLLER = (
    Rolle.VEILEDER,
    Rolle.AVDELINGSLEDER,
    Rolle.ENHETSLEDER,
    Rolle.BESLUTTER,
    Rolle.KONTAKTSENTER,
    Rolle.FORVALTNING,
    Rolle.MARKEDSKONTAKT,
)

# Roles that follow people up: they write in the plan. The others read it.
PLANROLLER = (Rolle.VEILEDER, Rolle.AVDELINGSLEDER, Rolle.ENHETSLEDER, Rolle.BESLUTTER)


def kan_apne_person(aktor: Aktor, forhold: Personforhold) -> Avgjorelse:
    """Whether somebody may open a person.

    - A user opens themself and nobody else.
    - Staff need a role that works with persons, and the right for each protection the person has;
      without them the person does not exist for them.
    - Own case and close family are refused (habilitet, fvl. § 6), but not hidden.
    - Another office's person is opened with a stated reason.
    """
    if aktor.er_bruker:
        er_seg_selv = aktor.person_id is not None and aktor.person_id == forhold.person_id
        return Avgjorelse.TILLATT if er_seg_selv else Avgjorelse.SKJULT
    if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
        return Avgjorelse.SKJULT
    if not har_rett_til_beskyttet(aktor, forhold.gradering, skjermet=forhold.skjermet):
        return Avgjorelse.SKJULT
    if forhold.er_familie or aktor.person_id == forhold.person_id:
        return Avgjorelse.INHABIL
    if forhold.kontor is not None and forhold.kontor in aktor.kontorer:
        return Avgjorelse.TILLATT
    return Avgjorelse.TILLATT if forhold.grunn else Avgjorelse.KREVER_BEGRUNNELSE


def har_rett_til_beskyttet(aktor: Aktor, gradering: Gradering, *, skjermet: bool) -> bool:
    """Whether the one who asks has the right for every protection the person has."""
    if skjermet and Rettighet.SKJERMET not in aktor.rettigheter:
        return False
    rett = _RETT_FOR_GRADERING.get(gradering)
    return rett is None or rett in aktor.rettigheter


def tillatte_graderinger(aktor: Aktor) -> frozenset[Gradering]:
    """The protections of address that this member of staff may see, for filters in queries."""
    return frozenset(g for g in Gradering if har_rett_til_beskyttet(aktor, g, skjermet=False))


def synlige_rom(aktor: Aktor, forhold: Personforhold) -> frozenset[Rom]:
    """The rooms of a person's content that the one who asks may see.

    A user sees both. Staff see what they have a right to at the person's office; from another
    office, what all of their own offices give them.
    """
    if aktor.er_bruker:
        return aktor.hjelp.rom if aktor.hjelp else frozenset(Rom)
    if forhold.kontor is not None and forhold.kontor in aktor.kontorrom:
        return aktor.kontorrom[forhold.kontor]
    egne = list(aktor.kontorrom.values())
    return frozenset.intersection(*egne) if egne else frozenset()


def kan_endre_plan(aktor: Aktor) -> bool:
    """Whether who may open a person may also change situation, goals and activities."""
    return aktor.er_bruker or aktor.har_rolle(*PLANROLLER)


def krev_administrator(aktor: Aktor) -> None:
    """Who runs DAP, and sees no person. Raises IkkeTilgang."""
    if not aktor.har_rolle(Rolle.ADMINISTRATOR):
        raise IkkeTilgang("MANGLER_ROLLE")


def krev_analytiker(aktor: Aktor) -> None:
    """Who orders extracts and statistics, and opens no person. Raises IkkeTilgang."""
    _krev_ansatt(aktor, Rolle.ANALYTIKER)


def krev_revisor(aktor: Aktor) -> None:
    """Who reads the trace, and nothing else. Raises IkkeTilgang."""
    _krev_ansatt(aktor, Rolle.REVISOR)


def _krev_ansatt(aktor: Aktor, rolle: Rolle) -> None:
    if not aktor.er_ansatt or not aktor.har_rolle(rolle):
        raise IkkeTilgang("MANGLER_ROLLE")


def eget_rom(aktor: Aktor, rom: frozenset[Rom]) -> Rom:
    """The room that new content lies in: the state's unless the writer only sees the municipality's."""
    ser_begge = aktor.er_bruker and aktor.hjelp is None
    return Rom.STAT if ser_begge or Rom.STAT in rom else Rom.KOMMUNE
