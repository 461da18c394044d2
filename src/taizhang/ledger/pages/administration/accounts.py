"""People with their accounts, and one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.frame import access, listing
from taizhang.ledger.models import Person
from taizhang.ledger.pages import deeds_in_words, labels
from taizhang.ledger.pages.administration.forms import GiveForm, ProposeForm
from taizhang.ledger.pages.reader import queried
from taizhang.ledger.queries import accounts as questions
from taizhang.ledger.queries.history import history_of


@access.needs("ledger.see-accounts")
def accounts(request: HttpRequest) -> HttpResponse:
    """By name, a page at a time."""
    words, after = request.GET.get("words", "")[:100], request.GET.get("after", "")[:10]
    rows = questions.accounts_listed(on=timezone.localdate(), words=words, after=after)
    full = len(rows) == questions.PAGE
    shown = {
        "lines": rows,
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "words": words,
        "roles": labels.ROLES,
        "state": state_of,
        "following": queried({"words": words, "after": rows[-1].key}) if full else "",
    }
    return render(request, "ledger/administration/accounts.html", shown)


@access.needs("ledger.see-accounts")
def account(request: HttpRequest, key: str) -> HttpResponse:
    return shown_account(request, key)


def shown_account(request: HttpRequest, key: str, *, given: str = "", form: Any = None) -> HttpResponse:
    """The page of one of them: `given` is a password, which is shown now and never again; `form` came back with errors."""
    found = questions.account_of(key, on=timezone.localdate())
    if found is None:
        raise Http404
    shown = {
        "of": found,
        "given": given,
        "state": state_of(found),
        "grants": questions.grants_listed(person=found.id),
        "events": deeds_in_words.history(history_of(f"person:{found.id}")),
        "propose": form if isinstance(form, ProposeForm) else ProposeForm(initial={"organisation": found.organisation}),
        "give": form if isinstance(form, GiveForm) else GiveForm(),
        "roles": labels.ROLES,
        "states": labels.GRANT_STATES,
    }
    answer = render(request, "ledger/administration/account.html", shown, status=422 if form is not None else 200)
    answer.headers["Cache-Control"] = "no-store"  # a password may stand on it
    return answer


def state_of(row: questions.AccountRow) -> str:
    if row.username is None:
        return _("No account")
    if not row.active:
        return _("Closed")
    return _("Waits for its owner's own password") if row.given_at else _("Open")


def person_of(key: str) -> Person:
    """The person of this key; what is not there is not found."""
    found = Person.objects.select_related("account").filter(key=key).first()
    if found is None:
        raise Http404
    return found


def address_of(key: str) -> str:
    return reverse("ledger:account", kwargs={"key": key})


def _columns() -> list[listing.Column]:
    return [
        listing.Column("name", _("Name")),
        listing.Column("organisation", _("Organisation")),
        listing.Column("posts", _("Posts")),
        listing.Column("last_login", _("Last signed in"), kind="day"),
        listing.Column("state", _("State")),
    ]
