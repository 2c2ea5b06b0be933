from django.apps import AppConfig


class YtelseConfig(AppConfig):
    name = "dap.ytelse"
    label = "ytelse"
