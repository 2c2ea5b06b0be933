from django.apps import AppConfig


class KontoConfig(AppConfig):
    name = "dap.konto"
    label = "konto"
