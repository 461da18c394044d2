"""Addresses of filing, below `filing/`."""

from django.urls import path

from taizhang.capabilities.filing.pages import order, roster

urlpatterns = [
    path("", roster.roster, name="roster"),
    path("order", order.order, name="order"),
]
