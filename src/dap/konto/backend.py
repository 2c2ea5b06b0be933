"""Who a session belongs to. Signing in itself is the provider's; there are no passwords."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.db import DEFAULT_DB_ALIAS
from django.http import HttpRequest

from dap.konto.models import Konto
from dap.tabell.ferdig import ferdig


class OidcBackend(BaseBackend):
    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, *, konto_id: UUID
    ) -> Konto | None:
        """The account that a validated ID token has led to."""
        return self.get_user(konto_id)

    def get_user(self, user_id: UUID) -> Konto | None:
        rader = _apen_konto(user_id)
        return Konto.from_db(DEFAULT_DB_ALIAS, rader[0]._fields, rader[0]) if rader else None


@ferdig
def _apen_konto(konto_id: UUID) -> Any:
    return Konto.objects.filter(pk=konto_id, is_active=True)
