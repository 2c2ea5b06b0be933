from django.apps import AppConfig


class ArkivConfig(AppConfig):
    name = "dap.arkiv"
    label = "arkiv"
