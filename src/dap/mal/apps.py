from django.apps import AppConfig


class MalConfig(AppConfig):
    name = "dap.mal"
    label = "mal"
