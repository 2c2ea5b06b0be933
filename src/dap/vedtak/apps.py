from django.apps import AppConfig


class VedtakConfig(AppConfig):
    name = "dap.vedtak"
    label = "vedtak"
