from django.apps import AppConfig


class AktivitetConfig(AppConfig):
    name = "dap.aktivitet"
    label = "aktivitet"
