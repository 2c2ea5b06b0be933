from django.apps import AppConfig


class BrevConfig(AppConfig):
    name = "dap.brev"
