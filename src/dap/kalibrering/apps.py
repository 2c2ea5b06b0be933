from django.apps import AppConfig


class KalibreringConfig(AppConfig):
    name = "dap.kalibrering"
    label = "kalibrering"
