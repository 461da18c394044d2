"""What the parts say together."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from taizhang.frame.api import REFUSALS
from taizhang.ledger.api.moments import Moment, asker
from taizhang.ledger.queries import rollups as questions
from taizhang.ledger.queries import scopes

router = Router()


class RollUpOut(Schema):
    """One organisation in one ledger."""

    ledger: str
    plan: str
    name: str
    level: str
    owes: int
    red: int
    yellow: int
    closed: int
    percent: Decimal | None
    blank: int
    fell_due: int
    in_time: int


@router.get("/rollups", response={200: list[RollUpOut], **REFUSALS}, operation_id="rollups")
def rollups(request: HttpRequest, moment: Query[Moment]) -> Any:
    """Every plan that the reader may see by organisation, with lights, completion, and what was done in time."""
    who = asker(request)
    seen = set(scopes.ledgers_seen(who.actor).values_list("code", flat=True))
    day = moment.on or timezone.localtime(who.now).date()
    return [row._asdict() for row in questions.by_plan_and_organisation(day) if row.ledger in seen]
