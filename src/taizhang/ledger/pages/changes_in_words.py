"""What changed in a row, in words: the column, and what stood before beside what stands after."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.words_of_modules import words_of_modules
from taizhang.ledger.queries.named import Names, names_of

ORGANISATIONS = frozenset({"organisation_id", "creditor_id", "coordinator_id", "recipient_id", "successor_id"})
PEOPLE = frozenset({"person_id", "leader_id", "liaison_id", "principal_id", "deputy_id", "accepted_by_id"})
COLUMNS = {
    "about": N_("What it is about"),
    "accepted_by_id": N_("Reviewed by"),
    "accepted_on": N_("Reviewed on"),
    "agreement": N_("Agreement to the share"),
    "answer": N_("Reason for a refusal"),
    "approved_by_id": N_("Approved by"),
    "baseline": N_("Baseline"),
    "basis": N_("Basis"),
    "cause": N_("Cause of the problem"),
    "claim_colour": N_("Light that is claimed"),
    "claim_percent": N_("Completion that is claimed"),
    "claimed_on": N_("Claimed on"),
    "comparator": N_("Comparator"),
    "completion": N_("Completion"),
    "coordinator_id": N_("Coordinator"),
    "confirmed_on": N_("Confirmed on"),
    "creditor_id": N_("Verifier"),
    "curve": N_("Curve of progress"),
    "day": N_("Day"),
    "deadline": N_("Due date of the target"),
    "decision": N_("Decision"),
    "decision_by": N_("Who decides"),
    "decision_due": N_("Decision expected by"),
    "definition": N_("Definition"),
    "deliverable": N_("Deliverable"),
    "deputy_id": N_("Deputy"),
    "done": N_("What was done"),
    "due": N_("Due date"),
    "due_inferred": N_("Due date was inferred"),
    "effective_on": N_("Takes effect on"),
    "end": N_("Ends on"),
    "ended_on": N_("Ended on"),
    "expected_on": N_("Expected by"),
    "file_name": N_("File"),
    "firm": N_("Firm, not only aimed at"),
    "granted": N_("Granted"),
    "heading": N_("Heading"),
    "help_needed": N_("Help that is needed"),
    "leader_id": N_("Leader in charge"),
    "level": N_("Level"),
    "liaison_id": N_("Liaison"),
    "modality": N_("How firmly it is said"),
    "name": N_("Name"),
    "named": N_("Name as in the text"),
    "next_step": N_("Next step"),
    "nothing_because": N_("Why there is nothing to report"),
    "nothing_to_report": N_("Nothing to report"),
    "organisation_id": N_("Organisation"),
    "own": N_("Done by the organisation itself"),
    "pace": N_("Pace"),
    "percent": N_("Share that is planned"),
    "period_end": N_("End of the period"),
    "period_start": N_("Beginning of the period"),
    "person_id": N_("Person"),
    "phone": N_("Telephone"),
    "principal_id": N_("Principal"),
    "problem": N_("Problem"),
    "reason": N_("Reason"),
    "recipient_id": N_("Recipient"),
    "refusals": N_("Evidence refused, times"),
    "role": N_("Duty"),
    "scope": N_("Scope"),
    "settled_to": N_("Settled up to"),
    "short_name": N_("Short name"),
    "source": N_("Source"),
    "start": N_("Begins on"),
    "state": N_("State"),
    "steps": N_("Signature chain"),
    "proposed_steps": N_("Proposed chain"),
    "strict": N_("Strict"),
    "submitted_on": N_("Submitted on"),
    "successor_id": N_("Successor"),
    "title": N_("Title"),
    "tolerance": N_("Tolerance"),
    "unit": N_("Unit"),
    "upper": N_("Upper value"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "value": N_("Value"),
    "verdict": N_("Judgement"),
    "verdict_reason": N_("Reason of the judgement"),
    "verified_on": N_("Verified on"),
    "weight": N_("Weight"),
    "words": N_("Words"),
}
# What an amendment changes beside columns.
_OF_AMENDMENTS = {"lead": N_("Lead"), "responsible": N_("Responsible"), "support": N_("Support"), "due_words": N_("Due date in words")}
# What follows from other changes, or is a number of ours: it stands in the event, and a person need not read it.
HIDDEN = frozenset(
    """
    account_id act applied_on baseline_words began_on binding carried_from_id changes cites closed closed_on code content decided_at decided_by_id decided_on direction
    document_id due_basis due_grain due_rolled_from due_rule_en due_rule_zh due_since due_start due_unit due_words edition effects ended_at figures_out_on
    heard_on implements_id indicator_id inferred issued_on judged_by_id judged_on key kind label ledger_id light_rules_id members_id method no
    obligation_id office_id other_names out_after_days pack_id package_id parent_id path plan_id position post_id printed_on proposed_at proposed_by_id proposed_on quote
    rank received_on removed_on report_id revises_id seen_revision sha256 signed_by_id signed_on span_end span_start state_since step target_id thresholds
    title_only value_kind verb verified_by_id version worked year
    columns file_id first_row kept_by_id purpose table
    """.split()
)
_ENUMERATIONS: dict[str, Mapping[Any, str]] = {
    "role": labels.DUTIES | labels.ROLES,
    "verdict": labels.VERDICTS,
    "cause": labels.CAUSES,
    "level": labels.LEVELS,
    "deliverable": labels.DELIVERABLES,
    "curve": labels.CURVES,
    "pace": labels.CURVES,
}
_STATES = {"obligation": words.state, "ledger": words.ledger_state}
_OTHER_STATES: Mapping[str, Mapping[Any, str]] = {
    "amendment": labels.AMENDMENT_STATES,
    "report": labels.REPORT_STATES,
    "signaturechain": labels.CHAIN_STATES,
    "signinground": labels.ROUND_STATES,
}
_HANDS = frozenset({"steps", "proposed_steps"})
_AMOUNTS = frozenset({"value", "upper", "tolerance", "baseline"})


@dataclass(frozen=True)
class Change:
    """A column in words, with its old and its new value."""

    column: str
    old: str
    new: str


@dataclass
class Wanted:
    """The organisations and people that changes name by number."""

    organisations: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    def take_amendment(self, changes: Mapping[str, Any]) -> None:
        for name in ("lead", "responsible", "support"):
            self.organisations |= {one for side in changes.get(name) or () for one in side or ()}

    def take(self, payload: Mapping[str, Any]) -> None:
        for _row, column, old, new in _columns(payload):
            of = self.organisations if _is_organisation(column) else self.people if _is_person(column) else None
            if of is not None:
                of |= {value for value in (old, new) if isinstance(value, int)}


def names_in(payloads: Iterable[Mapping[str, Any] | None], amendments: Iterable[Mapping[str, Any]] = ()) -> Names:
    """The names of all whom these events and the changes of these amendments name by number, in one question."""
    wanted = Wanted()
    for payload in payloads:
        wanted.take(payload or {})
    for changes in amendments:
        wanted.take_amendment(changes)
    return names_of(wanted.organisations, wanted.people)


def changes_of(payload: Mapping[str, Any], names: Names) -> Iterator[Change]:
    """The changes that a person reads, in the order of the event."""
    for row, column, old, new in _columns(payload):
        if title := _titled(column):
            table = row.partition(":")[0]
            yield Change(_(title), _said(table, column, old, names), _said(table, column, new, names))


def amended(changes: Mapping[str, Any], names: Names, *, unit: str = "") -> list[Change]:
    """What an amendment changes, each field in words; `unit` is that of the target whose numbers it changes, unless it changes that too."""
    known = COLUMNS | _OF_AMENDMENTS
    pairs = [
        (name, *pair) for name, pair in changes.items() if name in known and isinstance(pair, list) and len(pair) == len(("old", "new"))
    ]
    units = changes.get("unit") or (unit, unit)
    return [
        Change(_(known[name]), *(_amount(name, side, of, names) for side, of in zip(sides, units, strict=True))) for name, *sides in pairs
    ]


def _amount(name: str, value: Any, unit: str, names: Names) -> str:
    """A number of a target has its unit."""
    said = _said("obligation", name, value, names)
    return f"{said}{unit}" if name in _AMOUNTS and value is not None else said


def _columns(payload: Mapping[str, Any]) -> Iterator[tuple[str, str, Any, Any]]:
    for row, columns in payload.get("changes", {}).items():
        for column, (old, new) in columns.items():
            yield row, _known(column), old, new


def _known(column: str) -> str:
    """A verb may name a reference (`creditor`) or its column (`creditor_id`): they are one."""
    reference = f"{column}_id"
    return reference if _titled(reference) else column


def _titled(column: str) -> str | None:
    return COLUMNS.get(column) or words_of_modules().columns.get(column)


def _is_organisation(column: str) -> bool:
    return column in ORGANISATIONS or column in words_of_modules().organisations


def _is_person(column: str) -> bool:
    return column in PEOPLE or column in words_of_modules().people


def _said(table: str, column: str, value: Any, names: Names) -> str:
    if value in (None, ""):
        return "—"
    if isinstance(value, list):
        return "、".join(names.organisations.get(one, str(one)) for one in value) or "—"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if _is_organisation(column) or _is_person(column):
        return (names.organisations if _is_organisation(column) else names.people).get(value, str(value))
    return _of_column(table, column, value)


def _of_column(table: str, column: str, value: Any) -> str:
    if words_brought := words_of_modules().values.get(f"{table}.{column}"):
        return labels.named(dict(words_brought), value)
    if column == "state":
        return _STATES[table](value) if table in _STATES else labels.named(dict(_OTHER_STATES.get(table, {})), value)
    if column in _HANDS:
        return " → ".join(labels.named(labels.ROLES, role) for role in str(value).split(","))
    if column == "claim_colour":
        return words.of_colour(value)
    if column in _ENUMERATIONS:
        return labels.named(dict(_ENUMERATIONS[column]), value)
    return _plain(str(value))


def _plain(value: str) -> str:
    """A day as days are written, a number without noughts behind its point, words as they are."""
    try:
        return formats.date_format(date.fromisoformat(value), "DATE_FORMAT") if len(value) == len("2026-03-02") else _number(value)
    except ValueError:
        return value


def _number(value: str) -> str:
    try:
        found = Decimal(value)
    except InvalidOperation:
        return value
    return format(found.normalize(), "f") if found.is_finite() and "." in value else value
