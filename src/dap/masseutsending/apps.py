from django.apps import AppConfig


class MasseutsendingConfig(AppConfig):
    name = "dap.masseutsending"
    label = "masseutsending"
