from django.apps import AppConfig


class SporingConfig(AppConfig):
    name = "dap.sporing"
    label = "sporing"
