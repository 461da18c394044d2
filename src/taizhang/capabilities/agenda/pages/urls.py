"""Addresses of the calendar, below `agenda/`."""

from django.urls import path

from taizhang.capabilities.agenda.pages import feed, month

urlpatterns = [
    path("", month.month, name="month"),
    path("feed", feed.renew, name="renew"),
    path("feed/end", feed.end, name="end"),
    path("feed/<slug:secret>.ics", feed.feed, name="feed"),
]
