from django.apps import AppConfig


class EskaleringConfig(AppConfig):
    name = "dap.eskalering"
    label = "eskalering"
