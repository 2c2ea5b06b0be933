from django.apps import AppConfig


class HendelseConfig(AppConfig):
    name = "dap.hendelse"
    label = "hendelse"
