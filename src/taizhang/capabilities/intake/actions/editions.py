"""What a new edition of a document says otherwise is proposed as amendments of the ledger that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from taizhang.capabilities.intake.rules.clauses import Change, Clause, Kind
from taizhang.ledger.actions import amendments
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Amendment, Ledger, Obligation
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NamesUnknown(Refused):
    """The registry does not know an organisation that the new edition names."""


@dataclass(frozen=True)
class Ground:
    """The paper that orders the change, and the day from which it holds."""

    basis: str
    effective_on: date


def propose_change(change: Change, ledger: str, code: str, ground: Ground, *, by: By) -> list[Amendment]:
    """One amendment for each kind of thing that the new edition says otherwise of that row, all of them or none; each waits for its decision."""
    book = Ledger.objects.get(code=ledger)
    row = Obligation.objects.filter(ledger=book, code=code).first()
    later = By(by.actor, by.at, reason=by.reason, source=by.source)  # the request was carried out, and is named once
    with transaction.atomic():
        return [
            amendments.propose(book, Proposal(kind, said, ground.basis, ground.effective_on, row), by=later if number else by)
            for number, (kind, said) in enumerate(_said(change, by.today))
        ]


def _said(change: Change, on: date) -> Iterator[tuple[AmendmentKind, Mapping[str, Any]]]:
    old, new = change.old, change.new
    if new is None:
        yield AmendmentKind.DROP, {"state": State.CANCELLED.value}
    elif old is None:
        yield AmendmentKind.ADD, {"words": new.words, "title": new.words} | _due(new) | _owners(new, on)
    elif change.kind is Kind.CHANGED:
        if "words" in change.fields:
            yield AmendmentKind.WORDS, {"words": new.words, "title": new.words}
        if "due" in change.fields and new.due:
            yield AmendmentKind.DEADLINE, _due(new)
        if "owners" in change.fields:
            yield AmendmentKind.OWNER, _owners(new, on)


def _due(clause: Clause) -> dict[str, Any]:
    return {"due": date.fromisoformat(clause.due)} if clause.due else {}


def _owners(clause: Clause, on: date) -> dict[str, list[int]]:
    known = registry.organisations_named({name for name, _ in clause.owners}, on=on)
    if strange := [name for name, _ in clause.owners if name not in known]:
        zh, en = "、".join(strange), ", ".join(strange)
        raise NamesUnknown(
            Sentence(f"名录中无法确定单位：{zh}，请先确定名称", f"the registry does not tell who is {en}: resolve the name first")
        )
    return {duty.value: [known[name] for name, role in clause.owners if role == duty] for duty in Duty}
