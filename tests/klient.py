"""A browser in which one of the cast is signed in, without walking through the providers."""

from django.contrib.auth import get_user_model
from django.test import Client

HTMX = {"HX-Request": "true"}


def logget_inn(navn: str) -> Client:
    """`navn` as in the cast: "amina", "kari" …"""
    klient = Client()
    klient.force_login(get_user_model().objects.get(subjekt=navn))
    return klient
