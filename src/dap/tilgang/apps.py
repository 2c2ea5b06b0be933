from django.apps import AppConfig


class TilgangConfig(AppConfig):
    name = "dap.tilgang"
    label = "tilgang"
