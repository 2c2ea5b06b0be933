from django.apps import AppConfig


class HjelperConfig(AppConfig):
    name = "dap.hjelper"
    label = "hjelper"
