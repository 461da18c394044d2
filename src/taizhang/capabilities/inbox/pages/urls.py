"""Addresses of the inbox, below `inbox/`."""

from django.urls import path

from taizhang.capabilities.inbox.pages import inbox

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read", inbox.read, name="read"),
    path("<int:notice>", inbox.notice, name="notice"),
]
