"""What somebody writes into the form of an amendment, kind by kind, and what of it would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from re import split
from typing import Any

from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.models import Obligation, Target
from taizhang.ledger.pages import labels
from taizhang.ledger.queries import named, registry
from taizhang.ledger.queries.amendments import fields_standing, plain
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.sentences import shown

K = AmendmentKind
_MOST = 5000  # characters in a field
Errors = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that the form asks for. `kind`: day, number, line, text, organisations, or a choice among `options`."""

    name: str
    label: str
    kind: str = "line"
    required: bool = False
    help: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


_ORGANISATIONS = N_("In their order. Two characters of a name are enough to find it.")
_LEAD = Field("lead", N_("Lead"), "organisations", required=True, help=_ORGANISATIONS)
_OTHERS = (Field("responsible", N_("Responsible"), "organisations"), Field("support", N_("Support"), "organisations"))
_DUE = Field("due", N_("New due date"), "day", required=True)
FIELDS: dict[AmendmentKind, tuple[Field, ...]] = {
    K.EXTEND: (_DUE,),
    K.DEADLINE: (_DUE, Field("due_words", N_("Due date in words"))),
    K.TARGET: (
        Field("value", N_("New value"), "number", required=True),
        Field("upper", N_("New upper value"), "number", help=N_("Only where the target is a range")),
        Field("deadline", N_("Due date of the target"), "day"),
    ),
    K.OWNER: (_LEAD, *_OTHERS),
    K.WORDS: (Field("words", N_("New words"), "text", required=True), Field("heading", N_("Heading"))),
    K.DROP: (),
    K.ADD: (
        Field("words", N_("Words of the new row"), "text", required=True),
        Field("due", N_("Due date"), "day", required=True),
        _LEAD,
        *_OTHERS,
        Field("deliverable", N_("Deliverable"), "choice", options=labels.DELIVERABLES),
    ),
}
COMMON = (
    Field("basis", N_("Basis"), "line", required=True, help=N_("The paper that orders or allows the change: its number, the place in it.")),
    Field("reason", N_("Reason"), "text", required=True, help=N_("It stands in the record, and those concerned read it.")),
    Field("effective_on", N_("Takes effect on"), "day", required=True),
)


@dataclass
class Draft:
    """What was written, what of it would change (typed), and what is wrong with it by field."""

    kind: AmendmentKind
    said: dict[str, str]
    changes: dict[str, Any] = field(default_factory=dict)
    errors: Errors = field(default_factory=list)

    def lines(self, of: Field) -> list[str]:
        """Of a field for organisations: a line for each that is named, and room for one more."""
        return [*_names(self.said[of.name]), ""]

    @property
    def effective_on(self) -> date:
        return date.fromisoformat(self.said["effective_on"])


def standing(kind: AmendmentKind, row: Obligation | None, target: Target | None, *, on: date) -> dict[str, str]:
    """What stands now, as the form begins with it."""
    found = fields_standing(kind, row, target)
    numbers = {pk for name in (d.value for d in Duty) for pk in found.get(name) or ()}
    names = named.names_of(numbers, ()).organisations
    said = {of.name: _written(of, found.get(of.name), names) for of in FIELDS[kind]}
    return said | {"basis": "", "reason": "", "effective_on": on.isoformat()}


def drafted(kind: AmendmentKind, posted: Mapping[str, str], row: Obligation | None, target: Target | None, *, on: date) -> Draft:
    """The draft out of a form. Only what differs from what stands now would change."""
    fields = (*FIELDS[kind], *COMMON)
    draft = Draft(kind, {of.name: posted.get(of.name, "").strip()[:_MOST] for of in fields})
    known = _organisations(draft, on)
    for of in fields:
        if of.required and not draft.said[of.name]:
            draft.errors.append((of.name, _("%(label)s: please fill this in.") % {"label": _(of.label)}))
        else:
            _take(draft, of, known)
    stands = fields_standing(kind, row, target)
    draft.changes = {name: value for name, value in draft.changes.items() if plain(value) != stands.get(name) and (row or value)}
    if kind is K.DROP:
        draft.changes = {"state": "cancelled"}
    if not draft.changes and not draft.errors:
        draft.errors.append((FIELDS[kind][0].name, _("Nothing would change: this is what stands now.")))
    return draft


def _take(draft: Draft, of: Field, known: Mapping[str, int]) -> None:
    """The field's value, typed, among the changes; or what is wrong with it."""
    said = draft.said[of.name]
    try:
        value = _typed(of, said, known)
    except _Unreadable as wrong:
        draft.errors.append((of.name, str(wrong)))
        return
    if of not in COMMON:
        draft.changes[of.name] = value


class _Unreadable(ValueError):
    """It is no day, no number, or no organisation."""


def _typed(of: Field, said: str, known: Mapping[str, int]) -> Any:
    if of.kind == "organisations":
        if strange := [name for name in _names(said) if name not in known]:
            raise _Unreadable(_("No organisation of the registry is called %(names)s.") % {"names": "、".join(strange)})
        return [known[name] for name in _names(said)]
    if of.kind == "choice":
        return said if said in of.options else next(iter(of.options))
    if of.kind not in ("day", "number"):
        return said
    if not said:
        return None
    try:
        return date.fromisoformat(said) if of.kind == "day" else _number(said)
    except (ValueError, InvalidOperation):
        raise _Unreadable(_("%(label)s cannot be read.") % {"label": _(of.label)}) from None


def _number(said: str) -> Decimal:
    value = Decimal(said.replace(",", "").replace("，", ""))
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        raise InvalidOperation
    return value


def _names(said: str) -> list[str]:
    return [name for name in split(r"[、，,;；\s]+", said) if name]


def _organisations(draft: Draft, on: date) -> dict[str, int]:
    """Each name that was written, by number; one question for all of them, none where the form asks for none."""
    names = {name for of in FIELDS[draft.kind] if of.kind == "organisations" for name in _names(draft.said[of.name])}
    return registry.organisations_named(names, on=on) if names else {}


def _written(of: Field, value: Any, names: Mapping[int, str]) -> str:
    if value is None:
        return ""
    if of.kind == "organisations":
        return "、".join(names.get(pk, str(pk)) for pk in value)
    return shown(Decimal(value)) if of.kind == "number" else str(value)
