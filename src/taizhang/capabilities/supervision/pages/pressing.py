"""One pressing: the paper, its grounds, what was answered; and what its reader may do with it now."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions.drafting import reply_day
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.pages import drafts, forms
from taizhang.capabilities.supervision.pages.acted import Errors, carried_out, of_forms
from taizhang.capabilities.supervision.pages.labels import ACTS
from taizhang.capabilities.supervision.queries import grounds, one, possible
from taizhang.capabilities.supervision.rules import pressing as rules
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import declared
from taizhang.ledger.rules.permissions import NAMES as POSTS
from taizhang.ledger.rules.roles import Role


@access.needs("supervision.read")
@reads
def pressing(request: access.Request, who: Reader, key: str) -> HttpResponse:
    """The page; sent, an act is done, or the page comes back with what is missing and all that was written."""
    row = one.pressing_of(key, who.actor)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, who, row)
    act = request.POST.get("act", "")
    if act not in set(forms.FORMS):
        raise Http404
    form = forms.form_of(Act(act), row)
    said = forms.read(form, request.POST)
    errors = forms.missing(form, said)
    if not errors:
        by = acting.by(request, reason=said["reason"])
        errors = carried_out(request, row, form, said, by=by, title=_(ACTS[Act(act)]))
    if errors:
        return _page(request, who, row, Act(act), said, errors)
    return redirect("supervision:pressing", key=row.key)


def _page(
    request: access.Request,
    who: Reader,
    row: Pressing,
    act: Act | None = None,
    said: forms.Said | None = None,
    errors: Errors | None = None,
) -> HttpResponse:
    acts = possible.acts(row, who.actor, on=who.day)
    lit = grounds.ground_of(row.obligation) if row.state == State.PROPOSED else None  # what nobody has taken up: the light of today
    offered = [one for one in forms.FORMS if one in acts]
    shown: dict[str, Any] = {
        "of": row,
        "step": words.in_language(row.title_zh, row.title_en),
        "state": words.said(rules.NAMES[row.state]),
        "light": words.lit(lit.colour, lit.zh, lit.en) if lit else words.lit(row.ground_colour, row.ground_zh, row.ground_en),
        "lit_on": who.day if lit else row.ground_on,
        "overdue": bool(row.state in rules.OWING and row.reply_by and row.reply_by < who.day),
        "replies": one.replies_of(row),
    }
    asked = [(one.value, _(ACTS[one]), forms.form_of(one, row), _written(row, one, said if one is act else None, who)) for one in offered]
    shown |= of_forms(request, row, asked, act=act.value if act else "", errors=errors, waits_for=_waits_for(row))
    return render(request, "supervision/pressing.html", shown, status=422 if errors else 200)


def _written(row: Pressing, one: Act, said: forms.Said | None, who: Reader) -> dict[str, str]:
    """What stands in the fields of an act: what was written, else what is usual."""
    if said is not None:
        return dict(said.words)
    if one not in (Act.ISSUE, Act.SUBMIT):
        return {}
    step = grounds.ladder().step(row.step)
    day = reply_day(step, who.day) if step else None
    ground = grounds.ground_of(row.obligation)
    demand = row.demand or drafts.demand_of(row.step, title=row.obligation.title, ground=ground.zh if ground else row.ground_zh)
    return {"basis": row.basis or drafts.basis_of(row.obligation), "demand": demand, "reply_by": day.isoformat() if day else ""}


def _waits_for(row: Pressing) -> str:
    """Whose turn it is, where it is not the reader's."""
    if row.state in (State.PROPOSED, State.SUBMITTED):
        ladder = declared.ladder(grounds.LADDER)
        step = ladder.step(row.step) if ladder else None
        roles = (step.approved_by if row.state == State.SUBMITTED else step.issued_by) if step else ()
        posts = "、".join(POSTS[role] for role in Role if role in roles)
        return _("Waits for: %(who)s") % {"who": posts}
    if row.state in rules.OWING and row.reply_by is not None:
        return _("Waits for the reply of %(who)s") % {"who": row.addressee}
    return _("Waits for %(who)s") % {"who": row.issuer} if row.state in rules.STANDING | rules.WAITING else ""
