"""The province of the ledger's tests with a leader above it, the ladder of a pack, and one ledger in force whose first row is late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from taizhang.frame.models import Account
from taizhang.frame.packs import folder
from taizhang.ledger.actions import people
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.pack import whole
from taizhang.ledger.rules.roles import Role
from tests.ledger.live import live_ledger
from tests.ledger.pack.making import COUNTY, folder_of, load
from tests.ledger.pages.conftest import browser
from tests.ledger.people import Cast, cast, clock, day

__all__ = ["browser"]

SEPTEMBER = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def who(db: None) -> Cast:
    """The cast, and a deputy governor."""
    made = cast()
    account = Account.objects.create(username="governor", display_name="方远")
    person = people.enter_person("方远", organisation=made.government, account=account.pk, by=clock())
    people.appoint(person, Role.DEPUTY, organisation=made.government, by=clock())
    return made


@pytest.fixture
def ladder(db: None, tmp_path: Path) -> None:
    """The ladder that is shipped, and nothing else of its pack."""
    text = (folder.find("shandong-2022") / "ladders.yaml").read_text("utf-8")
    pack, problems = whole.read(folder_of(tmp_path, {"pack.yaml": COUNTY["pack.yaml"], "ladders.yaml": text}))
    assert pack is not None, problems
    load(pack)


@pytest.fixture
def ledger(who: Cast, ladder: None) -> Ledger:
    """Two measures under way since March; the first was due at the end of June, and it is September."""
    made = live_ledger(who)
    light_up(on=day(9, 1), by=clock(SEPTEMBER))
    return made


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    """The measure that is late."""
    return Obligation.objects.select_related("ledger__plan__document").get(code=f"{ledger.code}-0001")
