"""The address of search."""

from django.urls import path

from taizhang.capabilities.search.pages import search

urlpatterns = [path("", search.search, name="search")]
