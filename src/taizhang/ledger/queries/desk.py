"""What waits for somebody: obligations to take on, finish, verify and close; reports, shares, amendments, signature chains. One question for each kind."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Amendment, Handling, Obligation, Report, SignatureChain, Target
from taizhang.ledger.queries.chains import next_hand
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.chains import HANDS, ChainAct, ChainState, from_text
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.duties import DEBTORS, Agreement
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.permissions import RIGHTS, Party
from taizhang.ledger.rules.reporting import ReportState
from taizhang.ledger.rules.roles import STAFF, Actor, Role

SOON = timedelta(days=14)
_LIT = (Colour.RED.value, Colour.YELLOW.value, Colour.BLUE.value)
_DRAFTED = (LedgerState.DRAFT.value, LedgerState.COUNTERSIGNING.value)
_BOSSES = frozenset({Role.HEAD, Role.GENERAL_OFFICE})  # they see what is in the hands of others, too
_COLUMNS = (
    "id", "code", "title", "state", "about", "due", "ledger__plan__title",
    "creditor__short_name", "creditor__name", "light__colour", "light__sentence_zh", "light__sentence_en",
    "light__seen_at",
)  # fmt: skip


class Waiting(NamedTuple):
    """An obligation, by number, on which somebody acts next."""

    id: int
    code: str
    title: str
    state: str
    about: str
    due: date | None
    plan: str
    creditor: str
    colour: str
    sentence_zh: str
    sentence_en: str
    lit_at: datetime | None = None


class ReportWaiting(NamedTuple):
    """A report to be filled in, signed or judged."""

    id: int
    key: str
    state: str
    period_start: date
    period_end: date
    due: date
    ledger: str
    plan: str
    organisation: str
    recipient: str
    steps: str = ""  # the chain along which it is signed; empty where one hand signs
    step: int = 0


class ShareWaiting(NamedTuple):
    """A share of a target that was sent to an organisation, or that it has sent back."""

    id: int
    agreement: str
    indicator: str
    value: Any
    unit: str
    deadline: date | None
    code: str
    plan: str


class AmendmentWaiting(NamedTuple):
    """An amendment to be decided, or carried out."""

    id: int
    state: str
    kind: str
    effective_on: date
    ledger: str
    plan: str
    code: str
    title: str
    organisation: str
    changes: dict[str, Any]
    effects: list[dict[str, Any]]
    unit: str  # of the target that it changes


class ChainWaiting(NamedTuple):
    """A signature chain that somebody else of the organisation has proposed."""

    id: int
    act: str
    steps: str
    reason: str
    proposer: str


def may(verb: str, actor: Actor) -> bool:
    """His posts are among those that the verb needs; what his organisation is to the thing is another question."""
    wanted = RIGHTS[verb].roles
    return actor.organisation is not None and (not wanted or bool(wanted & actor.roles))


def works(actor: Actor) -> bool:
    """He does the work himself; leaders decide, and are shown what waits for that."""
    return actor.organisation is not None and bool(actor.roles & (STAFF | {Role.SUPERVISOR}))


def owed_or_unclaimed(actor: Actor, *, on: date, among: Collection[int] | None = None) -> list[Waiting]:
    """What his organisation owes and has to act on: not taken on, returned, not begun, late or due soon; and, as drafts, rows that name it and
    that it has not claimed yet 认领. `among` some rows, or all."""
    return _waiting(duties_of(actor, _owed(on) | _UNCLAIMED), among) if works(actor) else []


def declined(actor: Actor, *, among: Collection[int] | None = None) -> list[Waiting]:
    """Rows of ledgers in force that nobody owes any more: whoever coordinates names another."""
    if not works(actor):
        return []
    rows = Obligation.objects.filter(state=State.DRAFT.value, ledger__state__in=IN_FORCE, ledger__coordinator_id=actor.organisation)
    return _waiting(rows, among)


def claimed_done(actor: Actor, *, among: Collection[int] | None = None) -> list[Waiting]:
    """What his organisation verifies: applied for, or verified by somebody else and to be closed."""
    states = [State.APPLIED.value] if works(actor) and may("verify", actor) else []
    states += [State.VERIFIED.value] if may("close", actor) else []
    if not states:
        return []
    own = Handling.objects.filter(obligation_id=OuterRef("pk"), person_id=actor.person or 0, act=Act.VERIFY.value)
    rows = Obligation.objects.filter(creditor_id=actor.organisation, state__in=states)
    return _waiting(rows.exclude(Q(state=State.VERIFIED.value) & Exists(own)), among)


def reports_waiting(actor: Actor) -> list[ReportWaiting]:
    """Reports to fill in, sign or judge."""
    states = [ReportState.OPEN.value, ReportState.RETURNED.value] if may("fill_report", actor) and works(actor) else []
    states += [ReportState.FILLED.value] if actor.roles & frozenset(HANDS) else []
    own = Q(organisation_id=actor.organisation, state__in=states)
    sent = Q(ledger__coordinator_id=actor.organisation) | Q(ledger__recipient_id=actor.organisation)
    to_judge = Q(state=ReportState.SIGNED.value) & sent & ~Q(organisation_id=actor.organisation)
    wanted = own | to_judge if may("judge_report", actor) and works(actor) else own
    hand = next_hand(ChainAct.SIGN_REPORT.value, subject="report", organisation="organisation_id")
    rows = Report.objects.filter(wanted, ledger__state__in=IN_FORCE).annotate(**hand).order_by("due", "id")
    columns = ("id", "key", "state", "period_start", "period_end", "due", "ledger__code", "ledger__plan__title")
    names = ("organisation__short_name", "organisation__name", "ledger__recipient__short_name", "ledger__recipient__name")
    found = rows.values_list(*columns, *names, "chain_steps", "chain_step") if actor.organisation else []
    his = (row for row in found if row[2] != ReportState.FILLED or _signs(actor, *row[12:]))
    return [ReportWaiting._make([*row[:8], row[8] or row[9], row[10] or row[11] or "", *row[12:]]) for row in his]


def _signs(actor: Actor, steps: str, step: int) -> bool:
    return from_text(steps)[step] in actor.roles if steps else may("sign_report", actor)


def shares_waiting(actor: Actor) -> list[ShareWaiting]:
    """Shares that were sent to his organisation, and those that came back to it."""
    sent = Q(agreement=Agreement.SENT.value, organisation_id=actor.organisation) if may("answer_share", actor) else Q()
    back = Q(agreement=Agreement.SENT_BACK.value, parent__obligation__ledger__coordinator_id=actor.organisation)
    wanted = (sent | back if sent else back) if works(actor) else sent
    if not wanted:
        return []
    columns = ("id", "agreement", "indicator__name", "value", "unit", "deadline", "parent__obligation__code", "plan__title")
    rows = Target.objects.filter(wanted, valid_to__isnull=True).order_by("deadline", "id").values_list(*columns)
    return [ShareWaiting._make([*row[:6], row[6] or "", row[7] or ""]) for row in rows]


def amendments_waiting(actor: Actor, *, on: date) -> list[AmendmentWaiting]:
    """Amendments that wait for his hand at the step of their path, and those whose day has come."""
    if actor.organisation is None:
        return []
    carries_out = works(actor) and may("apply_amendment", actor)
    columns = ("id", "state", "kind", "effective_on", "ledger__code", "ledger__plan__title", "obligation__code", "obligation__title")
    more = ("organisation__short_name", "organisation__name", "changes", "effects", *_OF_PATHS, "target__unit")
    rows = Amendment.objects.filter(_concerning(actor, on)).order_by("effective_on", "id").values_list(*columns, *more)
    waiting = (
        row
        for row in rows
        if (row[1] == AmendmentState.PROPOSED and _is_his_step(actor, row[12:18]))
        or (row[1] == AmendmentState.APPROVED and carries_out and row[16] == actor.organisation)
    )
    return [
        AmendmentWaiting._make([*row[:6], row[6] or "", row[7] or "", row[8] or row[9] or "", row[10], row[11], row[18] or ""])
        for row in waiting
    ]


def chains_waiting(actor: Actor) -> list[ChainWaiting]:
    """Proposals of his organisation that he approves or refuses; his own are another's. Nobody but those who may is asked for."""
    if not may("decide_chain", actor):
        return []
    rows = SignatureChain.objects.filter(organisation_id=actor.organisation or 0, state=ChainState.PROPOSED.value)
    found = rows.exclude(proposed_by_id=actor.person or 0).order_by("act")
    return [
        ChainWaiting._make([*row[:4], row[4] or ""])
        for row in found.values_list("id", "act", "proposed_steps", "reason", "proposed_by__name")
    ]


_OF_PATHS = ("path", "step", "organisation_id", "ledger__recipient_id", "ledger__coordinator_id", "obligation__creditor_id")


def _concerning(actor: Actor, on: date) -> Q:
    own = actor.organisation
    parties = Q(ledger__recipient_id=own) | Q(obligation__creditor_id=own) | Q(ledger__coordinator_id=own) | Q(organisation_id=own)
    proposed = Q(state=AmendmentState.PROPOSED.value) & parties
    return proposed | Q(state=AmendmentState.APPROVED.value, effective_on__lte=on, ledger__coordinator_id=own)


def _is_his_step(actor: Actor, row: Sequence[Any]) -> bool:
    """What his organisation is to it, and his posts, are what the step asks for. Nobody decides what his own organisation proposed."""
    path, number, proposer, recipient, coordinator, creditor = row
    step = amendment_paths.from_json(path).steps[number]
    parties = {Party.PROPOSER: proposer, Party.RECIPIENT: recipient, Party.COORDINATOR: coordinator, Party.CREDITOR: creditor}
    his = {party for party, pk in parties.items() if pk == actor.organisation}
    return bool(step.roles & actor.roles and step.parties & his) and (proposer != actor.organisation or step.parties == {Party.PROPOSER})


_UNCLAIMED = Q(state=State.DRAFT.value, ledger__state__in=_DRAFTED, assignments__claimed_on__isnull=True)


def _owed(on: date) -> Q:
    soon = Q(state=State.IN_PROGRESS.value) & (Q(light__colour__in=_LIT) | Q(due__lte=on + SOON))
    return Q(state__in=(State.ISSUED.value, State.RETURNED.value, State.ACCEPTED.value)) | soon


def duties_of(actor: Actor, wanted: Q | None = None) -> "QuerySet[Obligation]":
    """Obligations of his organisation that are `wanted`: those named to him, or to nobody; a head's are everybody's."""
    own = {"assignments__organisation_id": actor.organisation, "assignments__ended_on__isnull": True}
    mine = Q(**own, assignments__role__in=[duty.value for duty in DEBTORS])
    if not actor.roles & _BOSSES:
        me = [person for person in (actor.person, actor.acting_for) if person is not None]
        mine &= Q(assignments__person_id__isnull=True) | Q(assignments__person_id__in=me) | Q(assignments__liaison_id__in=me)
    return Obligation.objects.filter(mine & wanted if wanted else mine)  # at once: what is said of an assignment is said of the same one


def _waiting(rows: "QuerySet[Obligation]", among: Collection[int] | None) -> list[Waiting]:
    rows = rows if among is None else rows.filter(pk__in=among)
    found = rows.order_by("due", "id").values_list(*_COLUMNS)
    return [
        Waiting._make([*row[:6], row[6] or "", row[7] or row[8] or "", *(value or "" for value in row[9:12]), row[12]]) for row in found
    ]
