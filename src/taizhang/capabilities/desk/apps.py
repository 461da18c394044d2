from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "taizhang.capabilities.desk"
    label = "desk"
