"""An amendment is drafted: what changes, on which paper, from when; what that does to the totals is shown before it is proposed."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.pages import drafts, shown
from taizhang.capabilities.adjustment.pages.drafts import Draft
from taizhang.capabilities.adjustment.queries import effects
from taizhang.capabilities.adjustment.queries.amendments import ledger_of
from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.kit.canonical import canonical
from taizhang.ledger.actions import amendments
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Ledger, Obligation, Target
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.queries import declared, scopes
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_obligation
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.refusals import Refused

_OF_ROWS = (AmendmentKind.EXTEND, AmendmentKind.DEADLINE, AmendmentKind.OWNER, AmendmentKind.WORDS, AmendmentKind.DROP)


@dataclass(frozen=True)
class Place:
    """What is amended: a row of a ledger, one of its targets, or the ledger, which gets a row."""

    ledger: Ledger
    kind: AmendmentKind
    row: Obligation | None = None
    target: Target | None = None

    @property
    def revision(self) -> int:
        held = self.target or self.row
        return held.revision if held else 0


@access.needs("adjustment.read")
def propose(request: access.Request, code: str) -> HttpResponse:
    """The form for a row of a ledger; sent, its effect is shown, and sent again it is proposed."""
    by = acting.by(request)
    rows = Obligation.objects.filter(code=code, ledger__in=scopes.ledgers_seen(by.actor)).exclude(state__in=ENDED)
    row = rows.select_related("ledger__plan", "ledger__recipient", "creditor").first()
    if row is None or row.ledger is None:
        raise Http404
    targets = list(Target.objects.filter(obligation=row, valid_to__isnull=True).select_related("indicator").order_by("pk"))
    target = next((one for one in targets if str(one.pk) == request.GET.get("target")), None)
    wanted = request.GET.get("kind", "")
    kind = AmendmentKind.TARGET if target else next((one for one in _OF_ROWS if one.value == wanted), _OF_ROWS[0])
    return _answer(request, Place(row.ledger, kind, row, target), targets, by)


@access.needs("adjustment.read")
def add(request: access.Request, code: str) -> HttpResponse:
    """The form for a row that the ledger is to have besides."""
    by = acting.by(request)
    ledger = ledger_of(by.actor, code)
    if ledger is None:
        raise Http404
    return _answer(request, Place(ledger, AmendmentKind.ADD), [], by)


def _answer(request: access.Request, place: Place, targets: list[Target], by: By) -> HttpResponse:
    if request.method != "POST":
        said = drafts.standing(place.kind, place.row, place.target, on=by.today)
        return _form(request, place, targets, by, Draft(place.kind, said))
    posted = {name: "、".join(filter(None, values)) for name, values in request.POST.lists()}  # organisations: a line for each
    draft = drafts.drafted(place.kind, posted, place.row, place.target, on=by.today)
    if draft.errors or request.POST.get("act") == "show" or request.POST.get("seen_effect") != _digest(draft):
        return _form(request, place, targets, by, draft, read=not draft.errors)
    return _proposed(request, place, targets, draft)


def _proposed(request: access.Request, place: Place, targets: list[Target], draft: Draft) -> HttpResponse:
    by = acting.by(request, reason=draft.said["reason"])
    found = effects.effects_of(place.ledger, effects.Changing(draft.kind, draft.changes, place.row, place.target))
    proposal = Proposal(draft.kind, draft.changes, draft.said["basis"], draft.effective_on, place.row, place.target, found)
    try:
        made = amendments.propose(place.ledger, proposal, seen=_seen(request), by=by)
    except AlreadyDone:
        return redirect("adjustment:amendments")
    except Refused as refused:
        first = drafts.FIELDS[draft.kind][0].name if drafts.FIELDS[draft.kind] else "basis"
        draft.errors.append((first, words.said(refused.sentence)))
        return _form(request, place, targets, by, draft)
    messages.success(request, _("The amendment is proposed; it waits for its decision."))
    return redirect("adjustment:amendment", key=made.key)


def _form(request: access.Request, place: Place, targets: list[Target], by: By, draft: Draft, *, read: bool = False) -> HttpResponse:
    """`read`: what was written can be read, so its effect stands beside it, and it can be proposed."""
    changing = effects.Changing(draft.kind, draft.changes, place.row, place.target)
    context: dict[str, Any] = {
        "of": place,
        "tabs": _tabs(place, targets),
        "fields": (*drafts.FIELDS[draft.kind], *drafts.COMMON),
        "options": {one.name: [(value, _(title)) for value, title in one.options.items()] for one in drafts.FIELDS[draft.kind]},
        "said": draft.said,
        "lines": draft.lines,
        "errors": draft.errors,
        "wrong": dict(draft.errors),
        "read": read,
        "effects": shown.effects(effects.effects_of(place.ledger, changing)) if read else [],
        "changes": shown.sides(draft.kind, draft.changes, place.row, place.target) if read else [],
        "steps": _steps(place, by),
        "digest": _digest(draft) if read else "",
        "seen": request.POST.get("seen") or str(place.revision),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "adjustment/propose.html", context, status=422 if draft.errors else 200)


def _tabs(place: Place, targets: list[Target]) -> list[Link]:
    """What of the row may change."""
    if place.row is None:
        return []
    address = reverse("adjustment:propose", kwargs={"code": place.row.code})
    kinds = [
        Link(labels.named(labels.AMENDED, kind.value), f"{address}?kind={kind.value}", current=kind is place.kind) for kind in _OF_ROWS
    ]
    of_targets = [
        Link(_("Target: %(name)s") % {"name": one.indicator.name}, f"{address}?target={one.pk}", current=place.target == one)
        for one in targets
    ]
    return [*kinds[:2], *of_targets, *kinds[2:]]


def _steps(place: Place, by: By) -> list[str]:
    """Through whose hands it would go."""
    path = declared.amendment_path(place.kind) or amendment_paths.USUAL
    parties = parties_to_obligation(by.actor, place.row) if place.row else parties_to_ledger(by.actor, place.ledger)
    return [words.said(step.title) for step in amendment_paths.for_proposer(path, roles=by.actor.roles, parties=parties).steps]


def _digest(draft: Draft) -> str:
    """Of what was written: who changes it afterwards is shown the effect of that first."""
    return sha256(canonical(draft.said)).hexdigest()


def _seen(request: access.Request) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None
