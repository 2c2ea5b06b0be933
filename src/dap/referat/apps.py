from django.apps import AppConfig


class ReferatConfig(AppConfig):
    name = "dap.referat"
    label = "referat"
