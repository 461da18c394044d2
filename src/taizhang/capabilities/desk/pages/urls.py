"""Addresses of the desk, below `desk/`."""

from django.urls import path

from taizhang.capabilities.desk.pages import acts, desk, views

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("do", acts.do, name="do"),
    path("act/<str:verb>/<str:about>", acts.act, name="act"),
    path("views", views.save, name="save_view"),
    path("views/<slug:key>/rename", views.rename, name="rename_view"),
    path("views/<slug:key>/drop", views.drop, name="drop_view"),
]
