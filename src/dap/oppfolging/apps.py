from django.apps import AppConfig


class OppfolgingConfig(AppConfig):
    name = "dap.oppfolging"
    label = "oppfolging"
