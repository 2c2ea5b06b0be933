from django.apps import AppConfig


class JobberConfig(AppConfig):
    name = "dap.jobber"
    label = "jobber"
