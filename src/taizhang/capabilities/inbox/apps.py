from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "taizhang.capabilities.inbox"
    label = "inbox"
