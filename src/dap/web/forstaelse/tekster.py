"""Words and colours for whether the two sides agree."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dap.forstaelse.values import Lesertilstand

_FELLES: Mapping[Lesertilstand, tuple[Any, str, str]] = {
    Lesertilstand.BEGGE_ENIGE: (_("Begge enige"), "success", "outline"),
    Lesertilstand.VENTER_PA_DEG: (_("Er du enig?"), "warning", "moderate"),
    Lesertilstand.UENIGE: (_("Ikke enige"), "danger", "moderate"),
}
_BRUKER = {
    **_FELLES,
    Lesertilstand.VENTER_PA_DEN_ANDRE: (_("NAV har ikke svart"), "neutral", "outline"),
}
_NAV = {
    **_FELLES,
    Lesertilstand.VENTER_PA_DEN_ANDRE: (_("Bruker har ikke svart"), "neutral", "outline"),
}


def merke_for(tilstand: Lesertilstand, *, er_bruker: bool) -> tuple[str, str, str]:
    """Text, colour and variant of the tag, in the reader's words."""
    tekst, farge, variant = (_BRUKER if er_bruker else _NAV)[tilstand]
    return str(tekst), farge, variant
