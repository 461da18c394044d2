"""Each ledger is judged by its own thresholds, as they were known; by those that we suggest where it has none."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, LightRules, Plan
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.light_rules import SUGGESTED, thresholds_of
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.roles import CLOCK
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(days=3)


@pytest.fixture
def rules(db: None) -> LightRules:
    with deeds.deed("load_pack", by=By(CLOCK, MORNING)) as deed:
        return deed.add(LightRules(name="江北", thresholds={"behind": 10, "far_behind": "30.5", "vacant": "yellow"}))


def ledger(code: str, rules: LightRules | None = None) -> Ledger:
    with deeds.deed("set_up_ledger", by=By(CLOCK, MORNING)) as deed:
        plan = deed.add(Plan(title=code))
        return deed.add(Ledger(code=code, plan=plan, state_since=date(2026, 3, 2), light_rules=rules))


def test_a_ledger_with_rules_of_its_own_is_judged_by_them(rules: LightRules) -> None:
    own, other = ledger("TZ-1", rules), ledger("TZ-2")

    found = thresholds_of([own, other])

    assert found[other.pk] is SUGGESTED
    assert (found[own.pk].behind, found[own.pk].far_behind, found[own.pk].vacant) == (Decimal(10), Decimal("30.5"), Colour.YELLOW)
    assert found[own.pk].soon_working_days == SUGGESTED.soon_working_days
    assert found[own.pk].version == "江北-1"


def test_a_past_light_is_judged_by_the_numbers_of_its_time(rules: LightRules) -> None:
    own = ledger("TZ-1", rules)
    with deeds.deed("load_pack", by=By(CLOCK, LATER)) as deed:
        deed.change(rules, thresholds={"behind": 1})

    then: list[Any] = list(as_known(Ledger, MORNING))

    assert thresholds_of(then, known_at=MORNING)[own.pk].behind == 10
    assert thresholds_of([own])[own.pk].behind == 1
    assert thresholds_of([own])[own.pk].version == "江北-2"


def test_many_ledgers_cost_one_query(rules: LightRules) -> None:
    ledgers = [ledger(f"TZ-{number}", rules) for number in range(5)]

    with CaptureQueriesContext(connection) as captured:
        assert len(thresholds_of(ledgers)) == 5

    assert len(captured) == 1
