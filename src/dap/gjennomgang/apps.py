from django.apps import AppConfig


class GjennomgangConfig(AppConfig):
    name = "dap.gjennomgang"
    label = "gjennomgang"
