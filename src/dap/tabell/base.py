"""What every row of content has in common. The only base class a model of ours may have."""

import uuid
from datetime import datetime

import uuid_utils.compat
from django.db import models

from dap.felles.aktor import Aktor, AktorType
from dap.felles.rom import Rom


def ny_id() -> uuid.UUID:
    """A new opaque id (UUIDv7, so that rows lie in the order they came)."""
    return uuid_utils.compat.uuid7()


class Versjonert(models.Model):
    """A row whose every version the database keeps, with who did what and why.

    The four `endret…` columns, `handling` and `begrunnelse` describe the act that made this very
    version; a pghistory trigger copies the whole row to the history table.
    """

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    versjon = models.PositiveIntegerField(default=1)
    opprettet = models.DateTimeField()
    opprettet_av_type = models.CharField(max_length=8)
    opprettet_av_id = models.UUIDField()
    endret = models.DateTimeField()
    endret_av_type = models.CharField(max_length=8)
    endret_av_id = models.UUIDField()
    handling = models.CharField(max_length=40)
    begrunnelse = models.TextField(blank=True, default="")

    class Meta:
        abstract = True

    def stempl(self, *, aktor: Aktor, handling: str, naa: datetime, begrunnelse: str = "") -> None:
        """Say who makes this version, and count it. Call once, before saving."""
        if self._state.adding:
            self.opprettet, self.opprettet_av_type, self.opprettet_av_id = naa, aktor.type, aktor.id
        else:
            self.versjon += 1
        self.endret, self.endret_av_type, self.endret_av_id = naa, aktor.type, aktor.id
        self.handling, self.begrunnelse = handling, begrunnelse

    @property
    def endret_av_bruker(self) -> bool:
        return self.endret_av_type == AktorType.BRUKER
