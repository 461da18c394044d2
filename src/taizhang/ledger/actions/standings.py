"""How obligations stand 现状 is kept: every verb that changes what it follows from calls `keep`. Decisions of others are recorded here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Standing
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.queries.standings import standing_from_rows
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NotDecidedElsewhere(Refused):
    """Nobody else decides it, or he decided before it was submitted."""


@dataclass(frozen=True)
class Decided:
    """What a body elsewhere did with it (争创, 获批): who decides and until when, when it was submitted, when and how it was decided."""

    by: str = ""
    due: date | None = None
    submitted_on: date | None = None
    decided_on: date | None = None
    granted: bool | None = None


def keep(deed: deeds.Deed, obligations: Iterable[int]) -> None:
    """Each of them stands as its rows say, within the deed that changed those."""
    wanted = sorted(set(obligations))
    if not wanted:
        return
    held = Standing.objects.select_for_update().filter(obligation_id__in=wanted).order_by("obligation_id")  # before the rows are read
    stand = {row.obligation_id: row for row in held}
    found = standing_from_rows(wanted, on=deed.by.today)
    for pk, values in found.items():
        if pk in stand:
            deed.change(stand[pk], **values._asdict())
    deed.add_all([Standing(obligation_id=pk, **values._asdict()) for pk, values in found.items() if pk not in stand])


def record_decision(obligation: Obligation, decided: Decided, *, by: By) -> Standing:
    """What is known of the decision that another body takes; what is not said here stays as it was said before."""
    permissions.require("record_decision", by.actor, parties_to_obligation(by.actor, obligation))
    standing = Standing.objects.get(obligation=obligation)
    said: dict[str, object] = {"decision_by": decided.by, "decision_due": decided.due, "submitted_on": decided.submitted_on}
    said |= {"decided_on": decided.decided_on, "granted": decided.granted}
    new: dict[str, object] = {name: value for name, value in said.items() if value not in (None, "")}
    _require_possible(standing, new)
    with deeds.deed("record_decision", by=by) as deed:
        deed.about(obligation)
        return deed.change(standing, **new)


def _require_possible(standing: Standing, new: dict[str, object]) -> None:
    decider, submitted, decided, granted = (
        new.get(name, getattr(standing, name)) for name in ("decision_by", "submitted_on", "decided_on", "granted")
    )
    if not decider:
        raise NotDecidedElsewhere(Sentence("未说明由谁决定", "nobody is named who decides it"))
    if (decided is None) != (granted is None):
        raise NotDecidedElsewhere(Sentence("决定日期与结果须同时填写", "a decision has a day and an outcome"))
    if decided is not None and (submitted is None or decided < submitted):  # type: ignore[operator]
        raise NotDecidedElsewhere(Sentence("尚未申报，不能有决定", "nothing is decided before it is submitted"))
