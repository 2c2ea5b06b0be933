from django.apps import AppConfig


class TilstandConfig(AppConfig):
    name = "dap.tilstand"
    label = "tilstand"
