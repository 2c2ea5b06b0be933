from django.apps import AppConfig


class MoteConfig(AppConfig):
    name = "dap.mote"
    label = "mote"
