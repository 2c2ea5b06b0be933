from django.apps import AppConfig


class FlereConfig(AppConfig):
    name = "dap.flere"
    label = "flere"
