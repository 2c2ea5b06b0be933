from django.apps import AppConfig


class KasseringConfig(AppConfig):
    name = "dap.kassering"
