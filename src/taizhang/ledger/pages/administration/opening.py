"""The system administrator opens accounts, closes them, gives passwords and proposes posts."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.ledger.actions import accounts as verbs
from taizhang.ledger.actions import grants
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Person
from taizhang.ledger.pages import acting
from taizhang.ledger.pages import words as wording
from taizhang.ledger.pages.administration.accounts import person_of, shown_account
from taizhang.ledger.pages.administration.forms import GiveForm, OpenForm, ProposeForm
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Role


@access.needs("ledger.open-accounts")
def open_account(request: access.Request) -> HttpResponse:
    """A form; sent, the page of the new account with the password that its owner exchanges."""
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person, password = verbs.open_account(
                said["username"], said["name"], organisation=said["organisation"], phone=said["phone"], by=acting.by(request)
            )
        except Refused as refused:
            form.add_error(None, wording.said(refused.sentence))
        else:
            return shown_account(request, person.key, given=password)
    return render(request, "ledger/administration/open.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@access.needs("ledger.open-accounts")
def give_account(request: access.Request, key: str) -> HttpResponse:
    """Somebody who is known gets an account."""
    form = GiveForm(request.POST)
    if not form.is_valid():
        return shown_account(request, key, form=form)
    person = person_of(key)
    given = told(request, lambda: verbs.give_account(person, form.cleaned_data["username"], by=acting.by(request)))
    return shown_account(request, key, given=given) if given else redirect("ledger:account", key=key)


@require_POST
@access.needs("ledger.open-accounts")
def account_act(request: access.Request, key: str) -> HttpResponse:
    """`act`: close, reopen, password."""
    person, by = person_of(key), acting.by(request)
    acts: dict[str, Callable[[], object]] = {
        "close": lambda: verbs.close_account(person, by=by),
        "reopen": lambda: verbs.reopen_account(person, by=by),
        "password": lambda: verbs.reset_password(person, by=by),
    }
    given = told(request, acts.get(request.POST.get("act", ""), lambda: None))
    return shown_account(request, key, given=given) if isinstance(given, str) else redirect("ledger:account", key=key)


@require_POST
@access.needs("ledger.open-accounts")
def propose_grant(request: access.Request, key: str) -> HttpResponse:
    """The post waits for the security administrator."""
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return shown_account(request, key, form=form)
    person = person_of(key)
    try:
        _propose(person, form, acting.by(request, reason=form.cleaned_data["reason"]))
    except Refused as refused:
        form.add_error(None, wording.said(refused.sentence))
        return shown_account(request, key, form=form)
    told(request, lambda: None, done=_("The post is proposed; the security administrator decides it."))
    return redirect("ledger:account", key=key)


def _propose(person: Person, form: ProposeForm, by: By) -> None:
    said = form.cleaned_data
    wanted = grants.Wanted(Role(said["role"]), said["organisation"], said["title"], until=said["until"])
    grants.propose_grant(person, wanted, by=by)
