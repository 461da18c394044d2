"""Draft ledgers of many plans are set up one after the other, and the page says how many there are by now.

One request does as many as it can in a moment. With the script the page goes on by itself, without it by a button. Nothing is remembered
between the two but what the form carries, signed, and what the record has: whoever is interrupted goes on where he was.
"""

import time
from dataclasses import asdict, dataclass, replace

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_htmx.http import HttpResponseClientRedirect

from taizhang.capabilities.intake import actions
from taizhang.frame import access
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Organisation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import words
from taizhang.ledger.queries.documents import ReadDocument
from taizhang.ledger.rules.refusals import Refused

MOMENT = 1.5  # seconds of one request
_SALT = "intake.going-on"
_DAY = 24 * 3600


@dataclass(frozen=True)
class Going:
    """The plans that are left with who puts each together, who puts them on record, and how many there were."""

    left: dict[str, int]
    recipient: int | None
    total: int


def go(request: access.Request, found: ReadDocument, going: Going, by: By) -> HttpResponse:
    """As many as can be done in a moment: then the desk, or the page that goes on."""
    begun = time.monotonic()
    bodies = Organisation.objects.in_bulk({*going.left.values(), going.recipient or 0})
    recipient = bodies.get(going.recipient or 0)
    wanted = {plan: Wanted(coordinator=bodies[body], recipient=recipient) for plan, body in going.left.items() if body in bodies}
    left = actions.set_up_some(found, wanted, by=by, enough=lambda: time.monotonic() - begun > MOMENT)
    if left:
        return _page(request, found, replace(going, left={plan: going.left[plan] for plan in left}))
    return _done(request, found, going.total)


def go_on(request: access.Request, found: ReadDocument, by: By) -> HttpResponse:
    """The next ones of what the form carries; what is not ours, or older than a day, begins anew at the first form."""
    try:
        going = Going(**signing.loads(request.POST["going"], salt=_SALT, max_age=_DAY))
        return go(request, found, going, by)
    except signing.BadSignature:
        messages.error(request, _("Choose once more: what is set up already stands."))
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    return _to(request, reverse("intake:set_up", kwargs={"document": found.row.key}))


def _page(request: access.Request, found: ReadDocument, going: Going) -> HttpResponse:
    following = next(iter(going.left))
    shown = {
        "document": found.row,
        "done": going.total - len(going.left),
        "total": going.total,
        "following": next(plan["title"] for plan in found.findings["plans"] if plan["id"] == following),
        "going": signing.dumps(asdict(going), salt=_SALT, compress=True),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "intake/_going_on.html" if request.htmx else "intake/going_on.html", shown)


def _done(request: access.Request, found: ReadDocument, count: int) -> HttpResponse:
    messages.success(request, ngettext("%(count)s ledger is set up.", "%(count)s ledgers are set up.", count) % {"count": count})
    return _to(request, reverse("intake:review", kwargs={"document": found.row.key}))


def _to(request: access.Request, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
