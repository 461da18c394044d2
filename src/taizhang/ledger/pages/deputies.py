"""Who acts for me, and for whom I act 代理: proposed by the person, from one day to another."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from taizhang.frame import access, listing
from taizhang.frame.fields import Lines
from taizhang.ledger.actions import delegations as verbs
from taizhang.ledger.models import Delegation, Person
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import delegations as questions
from taizhang.ledger.rules.refusals import Refused


class DelegateForm(forms.Form):
    """Who, and for which days."""

    deputy = forms.ChoiceField(
        label=gettext_lazy("Who acts for you"), help_text=gettext_lazy("Somebody of your organisation who can sign in.")
    )
    since = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=gettext_lazy("To, that day included"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = Lines(label=gettext_lazy("Reason"), max_length=500)

    def __init__(self, *args: Any, deputies: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["deputy"].choices = deputies  # type: ignore[attr-defined]


@access.needs("ledger.read")
@reads
def deputies(request: HttpRequest, who: Reader) -> HttpResponse:
    """Both lists, and the form; sent, the deputy acts from its first day on."""
    me = who.actor.person
    known = questions.possible_deputies(me, on=who.day) if me is not None else []
    form = DelegateForm(request.POST or None, deputies=known, initial={"since": who.day})
    if request.method == "POST" and form.is_valid() and _delegated(request, form, me):
        return redirect("ledger:deputies")
    rows = questions.delegations_of(me, on=who.day) if me is not None else []
    shown = {
        "form": form if known else None,
        "mine": [row for row in rows if row.principal_id == me],
        "others": [row for row in rows if row.principal_id != me],
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "states": labels.DELEGATION_STATES,
    }
    return render(request, "ledger/deputies.html", shown, status=422 if form.errors else 200)


@require_POST
@access.needs("ledger.read")
def end_delegation(request: access.Request, number: int) -> HttpResponse:
    """What is not one's own is not found."""
    by = acting.by(request)
    found = Delegation.objects.filter(pk=number).select_related("principal").first()
    if found is None or by.actor.person not in (found.principal_id, found.deputy_id):
        raise Http404
    told(request, lambda: verbs.end_delegation(found, by=by), done=_("It has ended."))
    return redirect("ledger:deputies")


def _delegated(request: Any, form: DelegateForm, me: int | None) -> bool:
    said = form.cleaned_data
    deputy = Person.objects.get(key=said["deputy"])
    principal = Person.objects.get(pk=me or 0)
    try:
        verbs.delegate(principal, deputy, since=said["since"], until=said["until"], by=acting.by(request, reason=said["reason"]))
    except Refused as refused:
        form.add_error(None, words.said(refused.sentence))
        return False
    return True


def _columns() -> list[listing.Column]:
    return [
        listing.Column("name", _("Name")),
        listing.Column("since", _("From"), kind="day"),
        listing.Column("until", _("To, that day included"), kind="day"),
        listing.Column("reason", _("Reason")),
        listing.Column("state", _("State")),
        listing.Column("act", _("Act")),
    ]
