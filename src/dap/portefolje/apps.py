from django.apps import AppConfig


class PortefoljeConfig(AppConfig):
    name = "dap.portefolje"
    label = "portefolje"
