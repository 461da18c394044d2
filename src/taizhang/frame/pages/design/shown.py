"""A page of the design language among its neighbours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame.layout import Link
from taizhang.frame.manifest import N_

TOPICS = (
    ("design", N_("Foundations")),
    ("design_lights", N_("Lights")),
    ("design_tables", N_("Tables")),
    ("design_forms", N_("Forms")),
    ("design_parts", N_("Parts")),
    ("design_dialogs", N_("Dialogs")),
    ("design_charts", N_("Charts")),
    ("design_paper", N_("On paper")),
)


def shown(request: HttpRequest, topic: str, **words: Any) -> HttpResponse:
    """The page `topic` (`design_lights` is drawn by `design/lights.html`) below the tabs of all topics."""
    links = [Link(_(title), reverse(f"frame:{name}"), current=name == topic) for name, title in TOPICS]
    template = topic.removeprefix("design_").replace("design", "foundations")
    return render(request, f"frame/design/{template}.html", {"topics": links, **words})
