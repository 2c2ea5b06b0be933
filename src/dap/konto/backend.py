"""Who a session belongs to. Signing in itself is the provider's; there are no passwords."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from dap.konto.models import Konto


class OidcBackend(BaseBackend):
    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, *, konto_id: UUID
    ) -> Konto | None:
        """The account that a validated ID token has led to."""
        return self.get_user(konto_id)

    def get_user(self, user_id: UUID) -> Konto | None:
        return Konto.objects.filter(pk=user_id, is_active=True).first()
