from django.apps import AppConfig


class DigilabConfig(AppConfig):
    name = "dap.digilab"
    label = "digilab"
