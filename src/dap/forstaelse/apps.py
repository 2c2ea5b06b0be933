from django.apps import AppConfig


class ForstaelseConfig(AppConfig):
    name = "dap.forstaelse"
    label = "forstaelse"
