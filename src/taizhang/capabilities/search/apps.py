from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "taizhang.capabilities.search"
    label = "search"
