"""Whom the last look passed over, as its form says (`felles/hoppet.html`)."""

from uuid import UUID

from django.http import QueryDict

from dap.web.felles.verdier import id_fra


def hoppet(data: QueryDict) -> list[UUID]:
    """What is no id is nobody."""
    return [id_ for id_ in map(id_fra, data.getlist("hoppet")) if id_]
