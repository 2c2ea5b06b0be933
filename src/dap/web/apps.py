from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "dap.web"
    label = "web"
