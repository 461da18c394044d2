"""Documents received, and one document: its source text beside what was read in it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from taizhang.capabilities.intake import rules
from taizhang.capabilities.intake.queries import ledgers
from taizhang.frame import access
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import documents as queries


@access.needs("intake.read")
def documents(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    page = queries.documents_received(actor=reader(request).actor, before=before if before.isalnum() else None)
    from_folder = settings.INTAKE_FOLDER is not None and request.user.has_perm("intake.folder")
    shown = {"documents": page.rows, "following": page.following, "from_folder": from_folder}
    return render(request, "intake/documents.html", shown)


@access.needs("intake.read")
def document(request: HttpRequest, document: str) -> HttpResponse:
    found = queries.document_as_read(document, actor=reader(request).actor)
    if found is None:
        raise Http404
    panes = rules.panes(found.source_text, found.findings)
    return render(request, "intake/document.html", {"document": found.row, "panes": panes, "set_up": bool(ledgers.titles_set_up(document))})


@access.needs("intake.read")
def sentence(request: HttpRequest, document: str, place: int) -> HttpResponse:
    """Leads on to the document, at the finding that was read at that place of the text."""
    found = queries.document_as_read(document, actor=reader(request).actor)
    if found is None:
        raise Http404
    name = rules.finding_at(found.findings, place)
    return HttpResponseRedirect(reverse("intake:document", kwargs={"document": document}) + (f"#s-{name}" if name else ""))
