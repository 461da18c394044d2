"""认领: a lead claims its rows and names who answers for them, all at once; the coordinator sees what nobody claims, and what two do."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.filing.pages.one import may, seen, told
from taizhang.capabilities.filing.queries import claiming as questions
from taizhang.frame import access
from taizhang.ledger.actions import duties, people
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Assignment, Obligation, Organisation, Person
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting
from taizhang.ledger.queries.claims import claims_of
from taizhang.ledger.rules import phones
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.refusals import Refused

_MOST = 1000
_ACTS = frozenset({"claim", "decide", "enter"})
_NAMED = ("person", "leader", "liaison")


@access.needs("filing.read")
def claims(request: access.Request, code: str) -> HttpResponse:
    """`claim`: the chosen rows are claimed, and the person, the leader and the liaison named for them, and the number of the liaison said. `decide`: one lead stays of a row that two have claimed. `enter`: somebody of the organisation who is not listed yet."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    act = request.POST.get("act", "")
    if request.method == "POST" and act in _ACTS:
        {"claim": _claim, "decide": _decide, "enter": _enter}[act](request, ledger, by)
        return redirect("filing:claims", code=code)
    own = questions.own_rows(ledger, by.actor.organisation)
    shown: dict[str, Any] = {
        "ledger": ledger,
        "own": own,
        "open": sum(not row.claimed for row in own),
        "people": questions.people_of(by.actor.organisation, on=by.today),
        "claims": claims_of(ledger.pk),
        "organisations": questions.leads_by_row(ledger),
        "may": may(by.actor, ledger),
        "token": new_key(),
    }
    return render(request, "filing/claims.html", shown)


def _claim(request: access.Request, ledger: Any, by: Any) -> None:
    """Row by row: what is refused is said, and the rest is done."""
    rows = request.POST.getlist("row")[:_MOST]
    own = Assignment.objects.filter(
        obligation__ledger=ledger, obligation__code__in=rows, organisation_id=by.actor.organisation, ended_on__isnull=True
    )
    known = {person.key: person for person in Person.objects.filter(organisation_id=by.actor.organisation)}
    named = {name: known[key] for name in _NAMED if (key := request.POST.get(name, "")) in known}
    phone = _phone(request)
    done = sum(
        _claimed(request, one, named, phone) for one in own.select_related("obligation", "organisation").order_by("obligation__code")
    )
    if done:
        messages.success(request, ngettext("%(count)s row is claimed.", "%(count)s rows are claimed.", done) % {"count": done})
    elif not rows:
        messages.error(request, _("Choose at least one row."))


def _enter(request: access.Request, _ledger: Any, by: Any) -> None:
    try:
        entered = people.enter_contact(request.POST.get("name", "")[:100], phone=request.POST.get("number", "")[:100], by=by)
    except AlreadyDone:
        return
    except Refused as refused:
        told(request, refused)
        return
    messages.success(request, _("%(name)s is listed: choose them for the rows.") % {"name": entered})


def _phone(request: access.Request) -> str:
    """The number of the liaison; what is none is said once, whatever the number of rows, and keeps none of them from being claimed."""
    try:
        return phones.kept(request.POST.get("phone", "")[:100])
    except Refused as refused:
        told(request, refused)
        return ""


def _claimed(request: access.Request, one: Assignment, named: dict[str, Person], phone: str) -> bool:
    by = acting.by(request).apart()
    try:
        if one.claimed_on is None:
            duties.claim(one.obligation, by=by)
            one.refresh_from_db()
        if named:
            duties.name_person(one, **named, by=by)
        if phone:
            duties.set_phone(one, phone, by=by)
    except AlreadyDone:
        return True
    except Refused as refused:
        told(request, refused)
        return False
    return True


def _decide(request: access.Request, ledger: Any, by: Any) -> None:
    """One lead stays; the others that have claimed the row support it."""
    row = Obligation.objects.filter(ledger=ledger, code=request.POST.get("row", "")).first()
    stays = Organisation.objects.filter(key=request.POST.get("stays", "")).first()
    if row is None or stays is None:
        return
    others = Assignment.objects.filter(obligation=row, role=Duty.LEAD.value, ended_on__isnull=True).exclude(organisation=stays)
    try:
        duties.assign(row, stays, Duty.LEAD, by=by.apart())
        for other in others.select_related("organisation"):
            duties.assign(row, other.organisation, Duty.SUPPORT, by=by.apart())
    except Refused as refused:
        told(request, refused)
    else:
        messages.success(request, _("%(name)s leads it now.") % {"name": stays})
