from django.apps import AppConfig


class OverdragelseConfig(AppConfig):
    name = "dap.overdragelse"
    label = "overdragelse"
