from django.apps import AppConfig


class KontorConfig(AppConfig):
    name = "dap.kontor"
    label = "kontor"
