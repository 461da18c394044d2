from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "taizhang.capabilities.intake"
    label = "intake"
