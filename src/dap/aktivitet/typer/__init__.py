"""The register of types: a type is one file here and one line below.

How: docs/hvordan/legge-til-en-aktivitetstype.md
"""

from collections.abc import Mapping

from dap.aktivitet.typer.behandling import BEHANDLING
from dap.aktivitet.typer.beskrivelse import Aktivitetstype
from dap.aktivitet.typer.egen import EGEN
from dap.aktivitet.typer.ijobb import IJOBB
from dap.aktivitet.typer.sokeavtale import SOKEAVTALE
from dap.aktivitet.typer.stilling import STILLING

TYPER: Mapping[str, Aktivitetstype] = {
    type_.kode: type_
    for type_ in (
        SOKEAVTALE,
        STILLING,
        IJOBB,
        EGEN,
        BEHANDLING,
    )
}
"""In the order of the menu "Legg til aktivitet"."""
