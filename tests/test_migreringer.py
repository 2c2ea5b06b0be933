"""What a migration may cost: docs/hvordan/legge-til-en-kolonne.md."""

from collections.abc import Iterator

from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from pgtrigger.migrations import AddTrigger


def test_a_table_is_made_with_everything_that_belongs_to_it() -> None:
    """After each operation Django makes the models of all tables anew. Put it into its CreateModel's
    fields and options; models that point at others come after them."""
    egne = [
        migrering
        for (app, _), migrering in sorted(MigrationLoader(None).disk_migrations.items())
        if type(migrering).__module__.startswith("dap.")
    ]

    assert len(egne) > 100
    assert [funn for migrering in egne for funn in _lagt_til_etterpa(migrering)] == []


def _lagt_til_etterpa(migrering: Migration) -> Iterator[str]:
    laget: set[str] = set()
    for steg in migrering.operations:
        if isinstance(steg, CreateModel):
            laget.add(steg.name_lower)
        elif (
            isinstance(steg, AddField | AddIndex | AddConstraint | AddTrigger)
            and steg.model_name.lower() in laget
        ):
            yield f"{migrering}: {steg.describe()}"
