"""What the record itself lays on somebody's desk: cards of obligations, ledgers, reports, shares, amendments and signature chains."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import manifest
from taizhang.ledger.pages import desk_acts as acts
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.changes_in_words import amended, names_in
from taizhang.ledger.queries import desk as questions
from taizhang.ledger.queries.desk import AmendmentWaiting, Waiting
from taizhang.ledger.queries.desk_ledgers import LedgerWaiting, ledgers_waiting
from taizhang.ledger.queries.desk_milestones import milestones_waiting
from taizhang.ledger.queries.named import Names
from taizhang.ledger.rules import amendment_effects
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.amendment_effects import Effect
from taizhang.ledger.rules.cards import Act, Card
from taizhang.ledger.rules.chains import from_text
from taizhang.ledger.rules.duties import Agreement
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.reporting import ReportState
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence, shown

_BY_STATE: dict[str, tuple[Act, str]] = {
    State.DRAFT: (acts.CLAIM, "claim"),
    State.ISSUED: (acts.ACCEPT, "accept"),
    State.ACCEPTED: (acts.START, "start"),
    State.IN_PROGRESS: (acts.FINISH, "apply_for_closing"),
    State.RETURNED: (acts.REDO, "apply_for_closing"),
    State.APPLIED: (acts.VERIFY, "verify"),
    State.VERIFIED: (acts.CLOSE, "close"),
}
_BY_REPORT = {
    ReportState.OPEN: acts.REPORT,
    ReportState.RETURNED: acts.REPORT_AGAIN,
    ReportState.FILLED: acts.SIGN_REPORT,
    ReportState.SIGNED: acts.JUDGE,
}


def cards(actor: Actor, on: date) -> Iterator[Card]:
    """Everything of the record that waits for him on that day."""
    address = reverse("ledger:obligation", kwargs={"code": "CODE"})
    for row in (*questions.owed_or_unclaimed(actor, on=on), *questions.claimed_done(actor)):
        yield _of_obligation(row, address, *by_state(row, on))
    for row in questions.declined(actor):
        yield _of_obligation(row, address, acts.REASSIGN, "")
    yield from (of_ledger(row, *found) for row in ledgers_waiting(actor) if (found := next_of(row, actor)))
    yield from _milestones(actor, address)
    yield from _reports(actor)
    yield from _shares(actor, address)
    yield from _amendments(actor, on)
    yield from _chains(actor)


def by_state(row: Waiting, on: date) -> tuple[Act, str]:
    """What is behind, and not due for long, is caught up with before anybody speaks of closing it."""
    behind = row.state == State.IN_PROGRESS and (row.due is None or row.due > on + questions.SOON)
    return (acts.CATCH_UP, "") if behind else _BY_STATE[row.state]


def _of_obligation(row: Waiting, address: str, act: Act, verb: str) -> Card:
    url = address.replace("CODE", quote(row.code, safe=""))
    why = Sentence(row.sentence_zh, row.sentence_en)
    about = row.about or f"obligation:{row.id}"
    go = "" if verb else url
    return Card(about, act, row.title, url, row.code, row.plan, row.creditor, row.due, row.colour, why, verb, go, lit_at=row.lit_at)


def next_of(row: LedgerWaiting, actor: Actor) -> tuple[Act, str] | None:
    """What the ledger waits for, if that is his to do; several leads countersign while the coordinator waits."""
    if row.countersigns and questions.may("countersign", actor):
        return acts.COUNTERSIGN, "countersign"
    if row.state == LedgerState.FILED:
        return (acts.RECORD, "put_on_record") if questions.works(actor) and questions.may("put_on_record", actor) else None
    if not row.coordinates:
        return None
    if row.state == LedgerState.DRAFT and row.unconfirmed:
        return (acts.CONFIRM, "") if questions.works(actor) else None
    if row.state in (LedgerState.DRAFT, LedgerState.COUNTERSIGNING) and not row.unsigned and row.signs(actor, "sign_ledger"):
        return acts.SIGN, "sign_ledger"
    if row.state == LedgerState.SIGNED and row.steps:
        return (acts.FILE, "file_ledger") if row.signs(actor, "file_ledger") else None
    found = {
        LedgerState.DRAFT: (acts.CIRCULATE, "circulate_ledger"),
        LedgerState.SIGNED: (acts.FILE, "file_ledger"),
        LedgerState.RETURNED: (acts.REVISE, "revise_ledger"),
    }.get(LedgerState(row.state))
    return found if found and questions.works(actor) else None


def of_ledger(row: LedgerWaiting, act: Act, verb: str) -> Card:
    """The card of a ledger that waits."""
    url = reverse("ledger:ledger", kwargs={"code": row.code})
    under = _("%(code)s · %(count)s rows to confirm") % {"code": row.code, "count": row.unconfirmed} if row.unconfirmed else row.code
    if row.steps and verb in ("sign_ledger", "file_ledger"):
        under = f"{under} · {step_in_words(row.steps, row.step)}"
    return Card(f"ledger:{row.id}", act, row.plan, url, under, row.plan, row.recipient, verb=verb, go="" if verb else url)


def step_in_words(steps: str, step: int) -> str:
    """Signature 2 of 3."""
    return _("signature %(number)s of %(count)s") % {"number": step + 1, "count": len(from_text(steps))}


def _milestones(actor: Actor, address: str) -> Iterator[Card]:
    for row in milestones_waiting(actor):
        url = address.replace("CODE", quote(row.code, safe=""))
        title = _("%(title)s (%(of)s)") % {"title": row.title, "of": row.obligation}
        yield Card(f"milestone:{row.id}", acts.VERIFY_MILESTONE, title, url, row.code, row.plan, due=row.day, go=f"{url}#milestones")


def _reports(actor: Actor) -> Iterator[Card]:
    """A module that shows reports lays them on desks itself."""
    for row in () if manifest.shown_at(settings.MODULES, "report") else questions.reports_waiting(actor):
        title = words.report(row.organisation, row.period_start, row.period_end)
        url = reverse("ledger:ledger", kwargs={"code": row.ledger})
        act = _BY_REPORT[ReportState(row.state)]
        yield Card(f"report:{row.id}", act, title, url, row.ledger, row.plan, row.recipient, row.due, go=url)


def _shares(actor: Actor, address: str) -> Iterable[Card]:
    for row in questions.shares_waiting(actor):
        value = "" if row.value is None else f" {shown(row.value)}{row.unit}"
        sent = row.agreement == Agreement.SENT
        url = address.replace("CODE", quote(row.code, safe="")) if row.code else reverse("ledger:ledgers")
        act, verb = (acts.AGREE, "answer_share") if sent else (acts.DECOMPOSE, "")
        yield Card(f"target:{row.id}", act, f"{row.indicator}{value}", url, row.code, row.plan, due=row.deadline, verb=verb, go=url)


def _amendments(actor: Actor, on: date) -> Iterable[Card]:
    waiting = questions.amendments_waiting(actor, on=on)
    names = names_in((), [row.changes for row in waiting])
    for row in waiting:
        kind = labels.named(labels.AMENDED, row.kind)
        title = _("Amendment (%(kind)s): %(what)s") % {"kind": kind, "what": row.title or row.plan}
        url = reverse("ledger:obligation", kwargs={"code": row.code}) if row.code else reverse("ledger:ledger", kwargs={"code": row.ledger})
        proposed = row.state == AmendmentState.PROPOSED
        act, verb = (acts.DECIDE, "decide_amendment") if proposed else (acts.APPLY, "apply_amendment")
        card = Card(f"amendment:{row.id}", act, title, url, row.code or row.ledger, row.plan, row.organisation, row.effective_on, verb=verb)
        yield replace(card, says=(*_what(row, names), *in_lines(amendment_effects.from_json(row.effects))))


def _chains(actor: Actor) -> Iterable[Card]:
    """Proposals of signature chains, for those who approve or refuse them."""
    for row in questions.chains_waiting(actor):
        title = _("Signature chain: %(act)s") % {"act": labels.named(labels.CHAIN_ACTS, row.act)}
        steps = " → ".join(labels.named(labels.ROLES, role.value) for role in from_text(row.steps)) or _(
            "One person signs who has the right to."
        )
        url = reverse("ledger:chains")
        yield Card(f"signaturechain:{row.id}", acts.DECIDE_CHAIN, title, url, row.proposer, go=url, says=(steps, row.reason))


def _what(row: AmendmentWaiting, names: Names) -> Iterable[str]:
    for one in amended(row.changes, names, unit=row.unit):
        yield _("%(what)s: %(old)s → %(new)s") % {"what": one.column, "old": one.old, "new": one.new}


def in_lines(effects: Iterable[Effect]) -> Iterable[str]:
    """What an amendment does to the totals, a line each; what nobody should miss has a mark and comes first."""
    for one in sorted(effects, key=lambda effect: not effect.grave):
        known = {"what": words.said(one.about), "old": one.before, "new": one.after, "says": words.said(one.says)}
        yield ("▲ " if one.grave else "") + _("%(what)s: %(old)s → %(new)s; %(says)s") % known
