from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "taizhang.capabilities.agenda"
    label = "agenda"
