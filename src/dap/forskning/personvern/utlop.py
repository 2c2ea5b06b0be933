"""H13: an extract is not used after the end date of its legal basis."""

from datetime import date

from dap.felles.sprak import N_
from dap.forskning.format.manifest import Manifest
from dap.forskning.personvern.values import Vernefeil
from dap.forskning.tekst import Ordrett, Tekst

FELT = ("sluttdato", "til", "slutt")


def sluttdato(manifest: Manifest) -> date | None:
    """The last day the extract may be used; None when the manifest names none."""
    verdi = next((manifest.hjemmel[f] for f in FELT if manifest.hjemmel.get(f)), None)
    if verdi is None:
        return None
    try:
        return date.fromisoformat(str(verdi)[:10])
    except ValueError:
        mal = N_("manifest.json: «hjemmel» har en sluttdato som ikke er en dato: %(verdi)s.")
        raise Vernefeil(Tekst(mal, verdi=Ordrett(verdi))) from None


def krev_gyldig(manifest: Manifest, idag: date | None) -> None:
    """Raises Vernefeil after the end date."""
    slutt = sluttdato(manifest)
    if slutt is not None and idag is not None and idag > slutt:
        mal = N_(
            "Uttrekket %(uttrekk)s kunne brukes til og med %(slutt)s. Det skal slettes, og kan ikke brukes "
            "til nye analyser."
        )
        raise Vernefeil(
            Tekst(mal, uttrekk=Ordrett(manifest.uttrekk_id), slutt=Ordrett(f"{slutt:%d.%m.%Y}"))
        )
