"""What help somebody has a right to, after how much they need (NAV-loven § 14 a), and towards what.

The codes last; what the groups are called is decided anew now and then. Labels are therefore data with
the day they are used from, and a text keeps the label of its own day.
"""

from datetime import date
from enum import StrEnum

from dap.felles.sprak import N_


class Innsatsgruppe(StrEnum):
    STANDARD_INNSATS = "STANDARD_INNSATS"
    SITUASJONSBESTEMT_INNSATS = "SITUASJONSBESTEMT_INNSATS"
    SPESIELT_TILPASSET_INNSATS = "SPESIELT_TILPASSET_INNSATS"
    GRADERT_VARIG_TILPASSET_INNSATS = "GRADERT_VARIG_TILPASSET_INNSATS"
    VARIG_TILPASSET_INNSATS = "VARIG_TILPASSET_INNSATS"


class Hovedmal(StrEnum):
    SKAFFE_ARBEID = "SKAFFE_ARBEID"
    BEHOLDE_ARBEID = "BEHOLDE_ARBEID"


VARIGE = frozenset(
    {Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS, Innsatsgruppe.VARIG_TILPASSET_INNSATS}
)
"""The groups that a second person must agree to, and that need an assessment of work ability."""

NAVN: tuple[tuple[date, dict[Innsatsgruppe, str]], ...] = (
    (
        date.min,
        {
            Innsatsgruppe.STANDARD_INNSATS: N_("Standardinnsats"),
            Innsatsgruppe.SITUASJONSBESTEMT_INNSATS: N_("Situasjonsbestemt innsats"),
            Innsatsgruppe.SPESIELT_TILPASSET_INNSATS: N_("Spesielt tilpasset innsats"),
            Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS: N_("Gradert varig tilpasset innsats"),
            Innsatsgruppe.VARIG_TILPASSET_INNSATS: N_("Varig tilpasset innsats"),
        },
    ),
    (
        date(2025, 1, 1),
        {
            Innsatsgruppe.STANDARD_INNSATS: N_("Gode muligheter"),
            Innsatsgruppe.SITUASJONSBESTEMT_INNSATS: N_("Trenger veiledning"),
            Innsatsgruppe.SPESIELT_TILPASSET_INNSATS: N_("Trenger veiledning, nedsatt arbeidsevne"),
            Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS: N_("Jobbe delvis"),
            Innsatsgruppe.VARIG_TILPASSET_INNSATS: N_("Liten mulighet til å jobbe"),
        },
    ),
)
"""Oldest first: the day a set of labels is used from, and the labels. Add a set; never change one."""

HOVEDMALNAVN = {
    Hovedmal.SKAFFE_ARBEID: N_("Skaffe arbeid"),
    Hovedmal.BEHOLDE_ARBEID: N_("Beholde arbeid"),
}


def navn(gruppe: Innsatsgruppe, *, dag: date) -> str:
    """What the group was called that day: a bokmål source text to translate."""
    return next(sett for fra, sett in reversed(NAVN) if fra <= dag)[gruppe]
