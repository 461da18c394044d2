"""Addresses of supervision, below `supervision/`."""

from django.urls import path

from taizhang.capabilities.supervision.pages import (
    blocker,
    blockers,
    board,
    closing,
    instructions,
    press,
    pressing,
    raising,
    rechecks,
    registering,
)

urlpatterns = [
    path("", board.board, name="board"),
    path("press/<str:code>", press.press, name="press"),
    path("blockers/", blockers.board, name="blockers"),
    path("blockers/raise/<str:code>", raising.raising, name="raising"),
    path("blockers/<slug:key>", blocker.blocker, name="blocker"),
    path("instructions/", instructions.register, name="instructions"),
    path("instructions/new", registering.registering, name="registering"),
    path("instructions/<slug:key>", instructions.one, name="instruction"),
    path("closing/", closing.board, name="closing"),
    path("closing/<str:code>", closing.one, name="closing_one"),
    path("rechecks/", rechecks.rechecks, name="rechecks"),
    path("rechecks/<slug:key>", rechecks.one, name="recheck"),
    path("papers/<slug:key>", pressing.pressing, name="pressing"),
]
