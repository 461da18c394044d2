"""What stands beside the question on the page of an act: who, by when, what was handed in, what would change from what to what."""

from collections.abc import Callable
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from taizhang.capabilities.desk.queries import facts as questions
from taizhang.capabilities.desk.queries.subjects import Subject
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.changes_in_words import amended, names_in
from taizhang.ledger.pages.desk import in_lines
from taizhang.ledger.rules import amendment_effects
from taizhang.ledger.rules.sentences import shown

Facts = list[tuple[str, str]]


def facts_of(subject: Subject) -> Facts:
    """Pairs of a word and what it is; what nobody has said is left out."""
    return [(term, said) for term, said in _OF[subject.kind](subject.row) if said]


def _of_obligation(row: Any) -> Facts:
    found = questions.handed_in(row)
    evidence = [" · ".join(part for part in (one.title, one.file, one.outside, one.issuer, _day(one.on)) if part) for one in found.evidence]
    return [
        (_("State"), words.state(row.state)),
        (_("Who owes it"), "、".join(found.debtors)),
        (_("Deadline"), _day(row.due)),
        (_("The verifier"), str(row.creditor or "")),
        (_("What was done"), found.note),
        *[(_("Evidence"), one) for one in evidence],
    ]


def _of_ledger(row: Any) -> Facts:
    return [
        (_("State"), words.ledger_state(row.state)),
        (_("Coordinator"), str(row.coordinator or "")),
        (_("On record with"), str(row.recipient or "")),
        (_("Rows"), str(questions.rows_of(row.pk))),
        (_("Edition"), str(row.edition) if row.edition else ""),
    ]


def _of_target(row: Any) -> Facts:
    value = "" if row.value is None else f"{row.comparator} {shown(row.value)} {row.unit}".strip()
    holder = row.obligation or (row.parent.obligation if row.parent else None)
    return [
        (_("Indicator"), str(row.indicator)),
        (_("Share"), value),
        (_("Deadline"), _day(row.deadline)),
        (_("Measure"), str(holder.title if holder else "")),
    ]


def _of_amendment(row: Any) -> Facts:
    return [
        (_("Kind"), labels.named(labels.AMENDED, row.kind)),
        (_("Proposing organisation"), str(row.organisation or "")),
        *[
            (one.column, f"{one.old} → {one.new}")
            for one in amended(row.changes, names_in((), [row.changes]), unit=row.target.unit if row.target else "")
        ],
        *[(_("What it does to the totals"), line) for line in in_lines(amendment_effects.from_json(row.effects))],
        (_("Reason"), row.reason),
        (_("Basis"), row.basis),
        (_("In effect from"), _day(row.effective_on)),
    ]


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""


_OF: dict[str, Callable[[Any], Facts]] = {
    "obligation": _of_obligation,
    "ledger": _of_ledger,
    "target": _of_target,
    "amendment": _of_amendment,
}
