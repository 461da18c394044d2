from django.apps import AppConfig


class SettlementConfig(AppConfig):
    name = "taizhang.capabilities.settlement"
    label = "settlement"
