from django.apps import AppConfig


class VarselConfig(AppConfig):
    name = "dap.varsel"
    label = "varsel"
