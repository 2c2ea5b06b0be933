"""Where the pages of somebody one acts for begin (docs/adr/0042-acting-for-a-user.md)."""

from uuid import UUID


def hjelpesti(hjelp_id: UUID) -> str:
    """Every address below it, and every draft typed there, belongs to that help."""
    return f"/for/{hjelp_id}/"
