from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "taizhang.capabilities.filing"
    label = "filing"
