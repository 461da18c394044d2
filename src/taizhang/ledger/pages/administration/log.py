"""The log for auditors: whole or not, its root, the roots of days, the proof of an event; and what administrators did."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access, listing
from taizhang.ledger.pages import deeds_in_words, words
from taizhang.ledger.pages.reader import queried
from taizhang.ledger.queries import log as questions
from taizhang.ledger.queries.history import EventRow

ADMINISTRATIVE = (
    *("open_first_accounts", "open_account", "close_account", "reopen_account", "reset_password"),
    *("propose_grant", "approve_grant", "refuse_grant", "withdraw_grant", "relieve", "appoint", "import_people", "enter_person"),
    *("delegate", "end_delegation"),
)


@access.needs("ledger.see-accounts")
def administered(request: HttpRequest) -> HttpResponse:
    """What was done with accounts and posts, the newest first."""
    events = questions.latest(before=_number(request), verbs=ADMINISTRATIVE)
    return render(request, "ledger/administration/history.html", _shown(events))


@access.needs("ledger.audit")
def log(request: HttpRequest) -> HttpResponse:
    """The log as it stands: size and root, roots of days, the last events, each with its proof."""
    return _page(request)


@require_POST
@access.needs("ledger.audit")
def verify_log(request: HttpRequest) -> HttpResponse:
    """Every event and every row of the record is checked now; the page says what was found."""
    return _page(request, found=questions.verified())


@access.needs("ledger.audit")
def proof(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001
    """The file that proves one event offline: its envelope, and not its words."""
    try:
        content = questions.proof(number)
    except questions.NoSuchEvent:
        raise Http404 from None
    name = f"taizhang-proof-{number}.json"
    return HttpResponse(content, content_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _page(request: HttpRequest, found: questions.Verified | None = None) -> HttpResponse:
    size, root = questions.root_of() or (0, b"")
    events = questions.latest(before=_number(request))
    shown = _shown(events) | {
        "size": size,
        "root": root.hex(),
        "found": found,
        "broken": words.said(found.broken) if found and found.broken else "",
        "roots": questions.roots_of_days(),
        "columns": listing.headings(_days(), now=listing.Order(""), query=request.GET),
    }
    return render(request, "ledger/administration/log.html", shown)


def _shown(events: list[EventRow]) -> dict[str, object]:
    following = queried({"before": str(events[-1].number)}) if len(events) == questions.LATEST else ""
    return {"events": list(zip((event.number for event in events), deeds_in_words.history(events), strict=True)), "following": following}


def _number(request: HttpRequest) -> int | None:
    asked = request.GET.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < 16 else None


def _days() -> list[listing.Column]:
    return [
        listing.Column("day", _("Day"), kind="day"),
        listing.Column("size", _("Events"), kind="number"),
        listing.Column("root", _("Root")),
    ]
