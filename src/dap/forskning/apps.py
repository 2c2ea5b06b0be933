from django.apps import AppConfig


class ForskningConfig(AppConfig):
    name = "dap.forskning"
    label = "forskning"
