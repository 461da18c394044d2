"""Addresses of supervision, below `supervision/`."""

from django.urls import path

from taizhang.capabilities.supervision.pages import blocker, blockers, board, press, pressing, raising

urlpatterns = [
    path("", board.board, name="board"),
    path("press/<str:code>", press.press, name="press"),
    path("blockers/", blockers.board, name="blockers"),
    path("blockers/raise/<str:code>", raising.raising, name="raising"),
    path("blockers/<slug:key>", blocker.blocker, name="blocker"),
    path("papers/<slug:key>", pressing.pressing, name="pressing"),
]
