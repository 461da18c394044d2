from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "taizhang.capabilities.reporting"
    label = "reporting"
