from django.apps import AppConfig


class PersonConfig(AppConfig):
    name = "dap.person"
    label = "person"
