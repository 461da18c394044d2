from django.apps import AppConfig


class AdjustmentConfig(AppConfig):
    name = "taizhang.capabilities.adjustment"
    label = "adjustment"
