"""The rows of a draft as its reviewers see them, and how they stood when a page was made."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Length

from taizhang.ledger.models import Assignment, Ledger, Obligation, PlanItem, Reading, Target
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.places import Standing


class Owner(NamedTuple):
    """An organisation and its role in a row."""

    organisation: int
    name: str
    role: Duty
    label: str
    named: str
    inferred: bool


class DraftRow(NamedTuple):
    """A row of a draft. `stands` grows with every change of the row or of who owes it: whoever saw another number is told."""

    pk: int
    code: str
    stands: int
    task: tuple[str, str, tuple[str, ...]]  # number, heading, headings above it
    words: str
    span: tuple[int, int] | None
    due: date | None
    due_words: str
    due_rule: tuple[str, str]
    inferred: bool
    deliverable: str
    owners: tuple[Owner, ...]
    unknown: tuple[tuple[str, Duty], ...]  # names as written that lead to none of its owners
    targets: tuple[str, ...]
    accepted_on: date | None
    accepted_by: str

    @property
    def doubtful(self) -> bool:
        """Something in it was concluded, and nobody has confirmed it."""
        return self.inferred or any(owner.inferred for owner in self.owners)

    @property
    def led(self) -> bool:
        return any(owner.role is Duty.LEAD for owner in self.owners)


_ROW = ("pk", "code", "revision", "due", "due_words", "due_rule_zh", "due_rule_en", "due_inferred")
_ITEM = ("revision", "no", "heading", "path", "words", "span_start", "span_end", "deliverable", "named", "accepted_on")
_COLUMNS = (*_ROW, *(f"item__{name}" for name in _ITEM), "item__accepted_by__name")
_PATH = _COLUMNS.index("item__path")


def rows_of(ledger: Ledger, codes: Iterable[str] | None = None) -> list[DraftRow]:
    """The rows in the order of the text, those of the codes where some are named; in three questions however many they are."""
    rows = _rows(ledger)
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    return _rows_from(ledger, list(rows.values_list(*_COLUMNS)), every=codes is None)


def rows_of_task(ledger: Ledger, code: str) -> list[DraftRow]:
    """The rows of the task in which that row stands, or stood until it was dropped; in four questions however many they are."""
    items = PlanItem.objects.filter(ledger=ledger, obligation__code=code)
    task = items.values_list("no", "heading", "path").first()
    if task is None:
        return []
    rows = _rows(ledger).filter(item__no=task[0], item__heading=task[1]).values_list(*_COLUMNS)
    return _rows_from(ledger, [values for values in rows if values[_PATH] == task[2]])


def _rows_from(ledger: Ledger, found: list[tuple[Any, ...]], *, every: bool = False) -> list[DraftRow]:
    keys = None if every else [values[0] for values in found]
    owners, changes = _owners(ledger, keys)
    targets = _targets(ledger, keys)
    return [_row(values, owners[values[0]], changes[values[0]], tuple(targets[values[0]])) for values in found]


def stands(obligation: Obligation) -> int:
    """How often the row, its item or who owes it has changed: a number that never comes again."""
    rows = Obligation.objects.filter(pk=obligation.pk).order_by("pk")
    found = rows.values_list("revision", "item__revision").annotate(owed=Sum("assignments__revision")).first()
    return sum(number or 0 for number in found or ())


def in_order(ledger: Ledger) -> list[Standing]:
    """The rows that stand, dropped ones left out, each with its place."""
    return [Standing(*pair) for pair in _rows(ledger).values_list("pk", "item__position")]


def following(obligation: Obligation) -> Obligation | None:
    """The row behind it."""
    rows = _rows_of(obligation.ledger_id)
    place = rows.filter(pk=obligation.pk).values_list("item__position", flat=True).first()
    return None if place is None else rows.filter(item__position__gt=place).first()


def neighbours(obligation: Obligation) -> list[Standing]:
    """The row and the one behind it, each with its place."""
    rows = _rows_of(obligation.ledger_id)
    places = rows.filter(pk=obligation.pk).values_list("item__position", flat=True)
    here = [Standing(obligation.pk, place) for place in places]
    behind = rows.filter(item__position__gt=here[0].place).values_list("pk", "item__position")[:1] if here else []
    return here + [Standing(*pair) for pair in behind]


def last_place(ledger: Ledger) -> int:
    """The last place that was ever given in the ledger."""
    return PlanItem.objects.filter(ledger=ledger).aggregate(last=Max("position"))["last"] or 0


def next_code(ledger: Ledger) -> str:
    """After the highest that was ever given, dropped rows with theirs. Whoever gives it to a row holds the ledger: no two take one."""
    codes = Obligation.objects.filter(ledger=ledger, code__startswith=f"{ledger.code}-").order_by(Length("code").desc(), "-code")
    last = codes.values_list("code", flat=True).first()
    return f"{ledger.code}-{1 + (int(last.rsplit('-', 1)[1]) if last else 0):04}"


def source_text(ledger: Ledger) -> str | None:
    """The text in which the spans of the ledger stand; None where its document is not in the record."""
    readings = Reading.objects.filter(document_id=ledger.plan.document_id or 0).order_by("-read_at", "-id")
    return readings.values_list("source_text", flat=True).first()


def _rows(ledger: Ledger) -> "QuerySet[Obligation]":
    return _rows_of(ledger.pk)


def _rows_of(ledger: int | None) -> "QuerySet[Obligation]":
    rows = Obligation.objects.filter(ledger=ledger or 0, item__isnull=False).exclude(state=State.CANCELLED.value)
    return rows.order_by("item__position", "code")


def _owners(ledger: Ledger, keys: list[int] | None) -> tuple[dict[int, list[Owner]], dict[int, int]]:
    """Who owes each row, and the sum of the revisions of all who ever did."""
    found: dict[int, list[Owner]] = defaultdict(list)
    changes: dict[int, int] = defaultdict(int)
    rows = Assignment.objects.filter(obligation__ledger=ledger) if keys is None else Assignment.objects.filter(obligation__in=keys)
    columns = ("obligation_id", "revision", "ended_on", "organisation_id", "organisation__short_name", "organisation__name")
    said = rows.order_by("position", "id").values_list(*columns, "role", "label", "named", "inferred")
    for pk, revision, ended_on, organisation, short, name, role, label, named, inferred in said:
        changes[pk] += revision
        if ended_on is None:
            found[pk].append(Owner(organisation, short or name, Duty(role), label, named, inferred))
    return found, changes


def _targets(ledger: Ledger, keys: list[int] | None) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Target.objects.filter(obligation__ledger=ledger) if keys is None else Target.objects.filter(obligation__in=keys)
    for pk, quote, name in rows.filter(valid_to__isnull=True).order_by("id").values_list("obligation_id", "quote", "indicator__name"):
        found[pk].append(quote or name)
    return found


def _row(values: tuple[Any, ...], owners: list[Owner], changes: int, targets: tuple[str, ...]) -> DraftRow:
    pk, code, revision, due, due_words, rule_zh, rule_en, inferred, *item = values
    item_revision, no, heading, path, words, start, end, deliverable, named, accepted_on, accepted_by = item
    known = {owner.named for owner in owners} | {owner.name for owner in owners}
    return DraftRow(
        pk,
        code,
        revision + item_revision + changes,
        (no, heading, tuple(path)),
        words,
        None if start is None or end is None else (start, end),
        due,
        due_words,
        (rule_zh, rule_en),
        inferred,
        deliverable,
        tuple(owners),
        tuple((name, Duty(role)) for name, role in named if name not in known),
        targets,
        accepted_on,
        accepted_by or "",
    )
