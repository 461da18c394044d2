"""A table is pasted, or a form comes back: what it would change is shown cell by cell, and kept when somebody has seen it."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from taizhang.capabilities.reporting.pages import filling
from taizhang.capabilities.reporting.pages import report as pages
from taizhang.capabilities.reporting.pages.differences import Change, compared
from taizhang.capabilities.reporting.queries.lines import Line, lines_of
from taizhang.frame import access
from taizhang.ledger.models import Report
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reader
from taizhang.ledger.rules import evidence_files, pasted
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

LARGEST = 5 * 1024 * 1024  # of a form; one of a hundred lines has 20 kB
LONGEST = 500_000  # characters that were pasted


class NoForm(Refused):
    """The file is no workbook that can be read."""


@access.needs("reporting.read")
def paste(request: Any, key: str) -> HttpResponse:
    """Asked, it takes a table; sent, it shows the differences; confirmed, each line that changes is kept."""
    who = reader(request)
    found = pages.wanted(who, key)
    if not pages.may_of(found, who).fill:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    try:
        text = _text(request)
        changes, wrong = compared(pasted.rows(text), lines_of(found, on=who.day), on=who.day)
    except Refused as refused:
        return _page(request, found, error=words.said(refused.sentence), text=request.POST.get("text", "")[:LONGEST])
    if "keep" not in request.POST:
        return _page(request, found, text=text, changes=changes, wrong=wrong)
    return _kept(request, found, who, changes)


def _text(request: Any) -> str:
    """What was pasted, or the first sheet of the form as if it had been."""
    sent = request.FILES.get("file")
    if sent is None:
        return str(request.POST.get("text", ""))[:LONGEST]
    content = sent.read(LARGEST + 1)
    evidence_files.media_type(sent.name, content, largest=LARGEST)
    return _sheet(content)


def _sheet(content: bytes) -> str:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        table = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    except CalamineError as error:
        raise NoForm(Sentence("文件不是可以读取的表格", f"the file is no workbook that can be read: {error}")) from error
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in table[: pasted.MOST])


def _cell(cell: Any) -> str:
    """As a spreadsheet puts it on the clipboard: a cell of several lines in quotation marks."""
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '\t\n\r"') else text


def _kept(request: Any, found: Report, who: Reader, changes: list[Change]) -> HttpResponse:
    """Each line by itself: one that is refused is named, and the others are kept."""
    by_line: dict[int, list[Change]] = {}
    for change in changes:
        by_line.setdefault(change.line.id, []).append(change)
    lines = {line.id: line for line in lines_of(found, on=who.day)}
    done = sum(_line(request, found, lines[number], some) for number, some in by_line.items())
    if done:
        text = ngettext("%(count)s line is kept.", "%(count)s lines are kept.", done)
        messages.success(request, text % {"count": done})
    return redirect("reporting:report", key=found.key)


def _line(request: Any, found: Report, line: Line, changes: list[Change]) -> bool:
    form = pages.values_of([line]) | {change.field: change.value for change in changes}
    typed = filling.read(form, line)
    seen = request.POST.get(f"seen-{line.id}", "")
    errors = typed.errors or filling.saved(found, line.id, typed.said, acting.by(request), filling.revision(seen))
    for _field, why in errors:
        messages.error(request, f"{line.code}: {why}")
    return not errors


def _page(request: Any, found: Report, **shown: Any) -> HttpResponse:
    context = {"of": found, "title": pages.title_of(found), "error": "", "text": "", "changes": None, "wrong": []} | shown
    return render(request, "reporting/paste.html", context, status=422 if shown.get("error") else 200)
