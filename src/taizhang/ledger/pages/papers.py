"""Papers 公文 that went out: the list, and each as a page, as DOCX and as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access, listing
from taizhang.frame.papers import sent
from taizhang.kit.paper import of_json
from taizhang.ledger.models import IssuedPaper
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import papers as questions


@access.needs("ledger.read")
@reads
def papers(request: HttpRequest, who: Reader) -> HttpResponse:
    """The newest first, a page at a time."""
    words, before = request.GET.get("words", "").strip()[:60], request.GET.get("before", "")
    page = questions.papers_listed(who.actor, before=int(before) if before.isascii() and before.isdigit() else None, words=words)
    shown = {
        "lines": [(row, reverse("ledger:paper", kwargs={"key": row.key})) for row in page.rows],
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "words": words,
        "following": queried({"words": words, "before": str(page.following)}) if page.following else "",
    }
    return render(request, "ledger/papers.html", shown)


@access.needs("ledger.read")
@reads
def paper(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    found = _found(who, key)
    return render(request, "ledger/paper.html", {"of": found, "paper": of_json(found.content)})


@access.needs("ledger.read")
@reads
def paper_docx(_request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    found = _found(who, key)
    return sent(of_json(found.content), "docx", found.number)


@access.needs("ledger.read")
@reads
def paper_pdf(_request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    found = _found(who, key)
    return sent(of_json(found.content), "pdf", found.number)


def _found(who: Reader, key: str) -> IssuedPaper:
    found = questions.paper_of(key, actor=who.actor)
    if found is None:
        raise Http404
    return found


def _columns() -> list[listing.Column]:
    return [
        listing.Column("title", _("Paper")),
        listing.Column("sender", _("Issued by")),
        listing.Column("issued_on", _("Issued on"), kind="day"),
    ]
