"""How far files are that are read together: file by file, asked again by itself until all have ended."""

from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.queries import batches as questions
from taizhang.capabilities.intake.rules.batches import FileState, Origin
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.pages import words

WORDS = {
    FileState.WAITING: ("grey", N_("Waiting to be read")),
    FileState.READING: ("blue", N_("Being read")),
    FileState.READ: ("green", N_("Has been read")),
    FileState.KNOWN: ("green", N_("Had been received before")),
    FileState.REFUSED: ("red", N_("Not taken")),
}


class Line(NamedTuple):
    """A file as a page draws it."""

    name: str
    size: int
    colour: str
    state: str
    url: str
    title: str
    said: str


@access.needs("intake.read")
def batch(request: access.Request, batch: str) -> HttpResponse:
    """The page; asked by its own part for how far it is, the part alone."""
    found = questions.batch_of(batch, account=request.user.pk)
    if found is None:
        raise Http404
    shown: dict[str, Any] = {
        "batch": found,
        "progress": found.progress,
        "lines": [_line(one, place) for place, one in enumerate(found.files, 1)],
        "from_folder": found.origin == Origin.FOLDER,
        "unworked": not found.is_over and not questions.is_worked(timezone.now()),
    }
    return render(request, "intake/_batch.html" if request.htmx else "intake/batch.html", shown)


def _line(one: questions.FileRow, place: int) -> Line:
    colour, state = WORDS[FileState(one.state)]
    url = reverse("intake:document", kwargs={"document": one.document}) if one.document else ""
    said = words.in_language(one.said_zh, one.said_en)
    name = one.name or _("File %(place)s") % {"place": place}  # the name of one that is secret is not kept
    return Line(name, one.size, colour, _(state), url, one.title, said)
