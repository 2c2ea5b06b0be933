from django.apps import AppConfig


class RegistreringConfig(AppConfig):
    name = "dap.registrering"
    label = "registrering"
