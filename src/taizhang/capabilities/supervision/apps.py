from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "taizhang.capabilities.supervision"
    label = "supervision"
