from django.apps import AppConfig


class DialogConfig(AppConfig):
    name = "dap.dialog"
    label = "dialog"
