from django.apps import AppConfig


class VurderingConfig(AppConfig):
    name = "dap.vurdering"
    label = "vurdering"
