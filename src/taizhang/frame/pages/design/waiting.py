"""Long work that goes on by itself, for as long as somebody looks at it: a minute, and then again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taizhang.frame import access

TOTAL = 1_000
_A_MINUTE = 60


@access.needs("frame.design")
def progress(request: HttpRequest) -> HttpResponse:
    """The part alone, as the page that shows it asks for it every two seconds."""
    return render(request, "frame/design/_waiting.html", {"done": done(), "total": TOTAL})


def done() -> int:
    return TOTAL * timezone.now().second // _A_MINUTE
