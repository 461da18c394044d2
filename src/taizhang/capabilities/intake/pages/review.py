"""The review desk 校核: the draft ledger of a document beside its source, row by row."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.pages import desk_rows
from taizhang.capabilities.intake.pages.setting_up import organisation_names
from taizhang.capabilities.intake.queries import ledgers as questions
from taizhang.capabilities.intake.queries.gaps import gaps_with_answers
from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.frame.manifest import N_
from taizhang.ledger.models import Ledger
from taizhang.ledger.pages import acting
from taizhang.ledger.pages.reader import queried, reader
from taizhang.ledger.queries import documents, drafts, registry, unresolved
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor

_VIEWS = {"all": N_("All rows"), "open": N_("Not accepted yet"), "doubtful": N_("To be confirmed"), "unled": N_("Without a lead")}


@access.needs("intake.read")
def review(request: access.Request, document: str) -> HttpResponse:
    """The ledgers of the document, and how far each has been reviewed."""
    who = reader(request).actor
    found = documents.document_as_read(document, actor=who)
    if found is None:
        raise Http404
    shown = {
        "document": found.row,
        "ledgers": questions.ledgers_of(document, who),
        "plans": len(found.findings["plans"]),
        "gaps": sum(gap.outcome is None for gap in gaps_with_answers(document, found.findings)),
        "open_names": len(unresolved.open_names(questions.drafts_of(document, who), on=found.row.issue_date or timezone.localdate())),
    }
    return render(request, "intake/review.html", shown)


@access.needs("intake.read")
def of_ledger(request: access.Request, ledger: str) -> HttpResponse:
    """Leads on: of a draft to its desk, else to the document."""
    found = questions.document_of(ledger, reader(request).actor)
    if found is None:
        raise Http404
    key, draft = found
    name, parts = ("intake:desk", {"document": key, "ledger": ledger}) if draft else ("intake:document", {"document": key})
    return redirect(reverse(name, kwargs=parts))


@access.needs("intake.read")
def desk(request: access.Request, document: str, ledger: str) -> HttpResponse:
    who = reader(request).actor
    found, draft = documents.document_as_read(document, actor=who), ledger_of(document, ledger, who)
    if found is None:
        raise Http404
    every = drafts.rows_of(draft)
    show = request.GET.get("show", "")
    rows, before, after = desk_rows.page_of(desk_rows.wanted(every, show), request.GET.get("from", ""))
    shown = {
        "document": found.row,
        "ledger": draft,
        "tasks": desk_rows.tasks_of(rows, known_names(every)),
        "source": desk_rows.source_of(found, rows),
        "progress": questions.progress_of(draft),
        "views": _views(show),
        "before": _address(show, before),
        "after": _address(show, after),
        "names": organisation_names(),
        "editable": may_edit(who, draft),
        "editing": None,
        "refused": "",
    }
    return render(request, "intake/desk.html", shown)


def ledger_of(document: str, code: str, actor: Actor) -> Ledger:
    """The ledger of this document; a page that is not there, where there is none that the actor sees."""
    found = questions.ledger_of(document, code, actor)
    if found is None:
        raise Http404
    return found


def may_edit(actor: Actor, ledger: Ledger) -> bool:
    """The ledger is a draft, and his to review."""
    return permissions.allows("edit_draft", actor, parties_to_ledger(actor, ledger)) and ledger.state == LedgerState.DRAFT


def known_names(rows: list[drafts.DraftRow]) -> frozenset[str]:
    """Of the names that lead to no owner of their row, those that the registry knows all the same: somebody has released them."""
    names = {name for row in rows for name, _role in row.unknown}
    return frozenset(registry.organisations_named(names, on=timezone.localdate())) if names else frozenset()


def fragment(request: access.Request, ledger: Ledger, rows: list[drafts.DraftRow], said: str = "", **more: Any) -> HttpResponse:
    """A task as it is now, with what was done, and the counts above where something was. `more`: what stands in a row's form."""
    by = acting.by(request)
    shown: dict[str, Any] = {
        "document": ledger.plan.document,
        "ledger": ledger,
        "tasks": desk_rows.tasks_of(rows, known_names(rows)),
        "progress": questions.progress_of(ledger) if request.method == "POST" else None,
        "editable": may_edit(by.actor, ledger),
        "said": said,
        "refused": "",
        "editing": None,
    }
    return render(request, "intake/_answer.html", shown | more)


def desk_address(ledger: Ledger, code: str = "") -> str:
    """The desk, at the page on which the row stands."""
    document: Any = ledger.plan.document
    address = reverse("intake:desk", kwargs={"document": document.key, "ledger": ledger.code})
    return f"{address}?{urlencode({'from': code})}#r-{code}" if code else address


def _views(show: str) -> list[Link]:
    chosen = show if show in _VIEWS else "all"
    return [Link(_(title), queried({"show": key if key != "all" else ""}) or "?", current=key == chosen) for key, title in _VIEWS.items()]


def _address(show: str, start: str) -> str:
    return queried({"show": show, "from": start}) if start else ""
