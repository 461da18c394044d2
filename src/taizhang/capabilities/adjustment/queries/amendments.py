"""Amendments of the ledgers that somebody sees: the list, one of them whole, and whose hand it waits for."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from taizhang.capabilities.adjustment.models import ChangeFiling, ChangeLetter
from taizhang.ledger.models import Amendment, AmendmentOpinion, Ledger
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_obligation
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.amendment_paths import Path
from taizhang.ledger.rules.permissions import NotPermitted, Party
from taizhang.ledger.rules.roles import Actor

PAGE = 100


class Line(NamedTuple):
    """An amendment in the list. `filed` and `recorded` are those of its filing with the recipient; `due` is by when it is to be filed."""

    id: int
    key: str
    kind: str
    state: str
    changes: dict[str, Any]
    effective: date
    proposed: date
    path: dict[str, Any]
    step: int
    code: str
    title: str
    ledger: str
    plan: str
    organisation: str
    due: date | None
    filed: date | None
    returned: date | None
    recorded: date | None
    unit: str  # of the target that it changes


class Opinion(NamedTuple):
    """What a step of the path said."""

    step: int
    agreed: bool
    opinion: str
    organisation: str
    person: str
    on: date


_COLUMNS = (
    "id", "key", "kind", "state", "changes", "effective_on", "proposed_on", "path", "step",
    "obligation__code", "obligation__title", "ledger__code", "ledger__plan__title",
)  # fmt: skip


def amendments_seen(actor: Actor) -> "QuerySet[Amendment]":
    return Amendment.objects.filter(ledger__in=scopes.ledgers_seen(actor))


def listed(actor: Actor, *, state: str = "", ledger: str = "", before: int | None = None) -> list[Line]:
    """The newest first; one more than a page where there are more."""
    rows = amendments_seen(actor)
    if state:
        rows = rows.filter(state=state)
    if ledger:
        rows = rows.filter(ledger__code=ledger)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    filing = ("change_filing__due", "change_filing__filed_on", "change_filing__returned_on", "change_filing__recorded_on", "target__unit")
    found: Iterable[Any] = rows.order_by("-pk").values_list(*_COLUMNS, "organisation__short_name", "organisation__name", *filing)[
        : PAGE + 1
    ]
    return [
        Line._make([*row[:9], row[9] or "", row[10] or "", row[11], row[12], row[13] or row[14] or "", *row[15:-1], row[-1] or ""])
        for row in found
    ]


def counts(actor: Actor) -> dict[str, int]:
    """How many stand where."""
    return dict(amendments_seen(actor).values_list("state").annotate(count=Count("pk")).order_by())


def amendment_of(actor: Actor, key: str) -> Amendment | None:
    """The amendment of this key, where its ledger is seen."""
    related = (
        "ledger__plan",
        "ledger__recipient",
        "ledger__coordinator",
        "obligation__creditor",
        "target__indicator",
        "organisation",
        "proposed_by",
    )
    return amendments_seen(actor).filter(key=key).select_related(*related).first()


def opinions_of(amendment: Amendment) -> list[Opinion]:
    rows = AmendmentOpinion.objects.filter(amendment=amendment).order_by("step").annotate(who=F("person__name"))
    return [
        Opinion(step, agreed, opinion, short or name or "", who or "", on)
        for step, agreed, opinion, short, name, who, on in rows.values_list(
            "step", "agreed", "opinion", "organisation__short_name", "organisation__name", "who", "on"
        )
    ]


def filing_of(amendment: Amendment) -> ChangeFiling | None:
    related = ("recipient", "filed_by", "recorded_by", "amendment__ledger__plan", "amendment__ledger__coordinator", "amendment__obligation")
    return ChangeFiling.objects.filter(amendment=amendment).select_related(*related).first()


def letters_of(filing: ChangeFiling | None) -> list[ChangeLetter]:
    """What went up and what came back; the newest first."""
    return list(ChangeLetter.objects.filter(filing=filing).select_related("paper").order_by("-pk")) if filing else []


def path_of(amendment: Amendment) -> Path:
    return amendment_paths.from_json(amendment.path)


def parties_of(actor: Actor, amendment: Amendment) -> set[Party]:
    """What the actor's organisation is to it."""
    found = parties_to_obligation(actor, amendment.obligation) if amendment.obligation else parties_to_ledger(actor, amendment.ledger)
    own = actor.organisation is not None and actor.organisation == amendment.organisation_id
    return found | ({Party.PROPOSER} if own else set())


def waits_for(actor: Actor, amendment: Amendment, parties: set[Party]) -> bool:
    """Whether the step that it waits for is the actor's, as the verb will see it."""
    if amendment.state != AmendmentState.PROPOSED:
        return False
    step = path_of(amendment).steps[amendment.step]
    try:
        amendment_paths.require_hand(step, roles=actor.roles, parties=parties)
    except NotPermitted:
        return False
    return Party.PROPOSER not in parties or step.parties == {Party.PROPOSER}


def refused_of(actor: Actor, *, since: date) -> "QuerySet[Amendment]":
    """What his organisation proposed and others have refused since that day, where nobody has proposed the same again."""
    refused = Amendment.objects.filter(organisation_id=actor.organisation or 0, state=AmendmentState.REFUSED.value, decided_on__gte=since)
    again = Q(obligation__amendments__kind=F("kind"), obligation__amendments__pk__gt=F("pk"))
    return refused.exclude(pk__in=refused.filter(again).values("pk")).select_related("obligation", "ledger__plan").order_by("-pk")


def ledger_of(actor: Actor, code: str) -> Ledger | None:
    """The ledger of this code, where it is seen."""
    return scopes.ledgers_seen(actor).filter(code=code).select_related("plan", "coordinator", "recipient").first()
