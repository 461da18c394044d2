"""A pack is loaded once, whole, with one event; a newer one changes only what differs, and deletes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import calendars, organisations, packs
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Alias, CalendarYear, Event, MemberList, Organisation, Pack
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import packs as asked
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.packs import Act, Change, Incoming, Table
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import CLOCK, Actor, Role

from .making import COUNTY, NOON, load, read, shipped

pytestmark = pytest.mark.django_db

ORGANISATIONS = COUNTY["organisations/county.yaml"]
MEMBERS = COUNTY["members/groups.yaml"]
LATER = NOON + timedelta(days=30)


@pytest.fixture
def pack(tmp_path: Path) -> Incoming:
    return read(tmp_path / "first")


def newer(root: Path, **replaced: str) -> Incoming:
    return read(root / "second", pack=COUNTY["pack.yaml"].replace('"1"', '"1.10"'), **replaced)


def told(changes: list[Change]) -> list[tuple[str, str, str]]:
    return [(change.act.value, change.table.value, " ".join(change.name).strip()) for change in changes]


def test_what_the_pack_declares_stands_in_the_record_with_one_event(pack: Incoming) -> None:
    changes = load(pack)

    bureau = Organisation.objects.get(short_name="县水利局")
    event = Event.objects.get()
    assert (bureau.name, bureau.level, str(bureau.parent)) == ("江北县水利局", "county", "县政府")
    assert [alias.name for alias in bureau.aliases.all()] == ["县水务局"]
    assert [str(m.organisation) for m in MemberList.objects.get().memberships.order_by("pk")] == ["县水利局", "县财政局"]
    assert (event.verb, event.subject) == ("load_pack", f"pack:{Pack.objects.get().pk}")
    assert event.payload == {"pack": "jiangbei", "version": "1", "source": "test"}
    assert {change.act for change in changes} == {Act.ADD}
    assert len(event.touched) == len(changes) + 1


def test_loaded_again_it_changes_nothing_and_writes_no_event(pack: Incoming) -> None:
    load(pack)

    changes = load(pack, at=LATER)

    assert changes == []
    assert Event.objects.count() == 1
    assert {row.revision for row in Organisation.objects.all()} == {1}


def test_a_government_may_stand_behind_what_is_below_it(tmp_path: Path) -> None:
    head, first, *rest = ORGANISATIONS.strip().split("\n- ")
    turned = "\n- ".join([head, *rest, first]) + "\n"

    load(read(tmp_path, organisations=turned))

    assert Organisation.objects.filter(parent__short_name="县政府").count() == 2


def test_the_difference_is_what_loading_then_does(pack: Incoming, tmp_path: Path) -> None:
    load(pack)
    new = newer(tmp_path, organisations=ORGANISATIONS.replace("short: 县财政局", "short: 县财局"))

    shown = asked.changes_of(new.wanted, pack=new.name, on=date(2026, 4, 1))
    events = Event.objects.count()

    assert told(shown) == [("change", "organisation", "江北县财政局")]
    assert (shown[0].old, shown[0].new) == ({"short_name": "县财政局"}, {"short_name": "县财局"})
    assert load(new, at=LATER) == shown
    assert Event.objects.count() == events + 1


def test_a_newer_pack_changes_only_what_differs_and_the_past_stays(pack: Incoming, tmp_path: Path) -> None:
    load(pack)

    load(newer(tmp_path, organisations=ORGANISATIONS.replace("short: 县财政局", "short: 县财局")), at=LATER)

    assert {o.name: o.revision for o in Organisation.objects.all()} == {"江北县人民政府": 1, "江北县水利局": 1, "江北县财政局": 2}
    assert as_known(Organisation, NOON).get(name="江北县财政局").short_name == "县财政局"
    assert Pack.objects.get().version == "1.10"
    payload = Event.objects.order_by("-number")[0].payload
    assert payload is not None
    assert ["县财政局", "县财局"] in [change.get("short_name") for change in payload["changes"].values()]


def test_names_and_members_that_the_pack_no_longer_has_end_with_a_date(pack: Incoming, tmp_path: Path) -> None:
    load(pack)
    gone = newer(tmp_path, organisations=ORGANISATIONS.replace(", aliases: [县水务局]", ""), members=MEMBERS.replace("江北县水利局, ", ""))

    changes = load(gone, at=LATER)

    assert told(changes) == [("end", "alias", "江北县水利局 县水务局"), ("end", "membership", "县节水领导小组 江北县水利局")]
    assert Alias.objects.get().valid_to == date(2026, 4, 1)
    [group] = registry.member_lists()
    assert [(m.name, m.until) for m in group.members] == [("江北县水利局", date(2026, 4, 1)), ("江北县财政局", date.max)]
    assert load(gone, at=LATER + timedelta(days=1)) == []


def test_an_organisation_that_the_pack_no_longer_has_stays_and_is_reported(pack: Incoming, tmp_path: Path) -> None:
    load(pack)
    lines = ORGANISATIONS.splitlines(keepends=True)

    changes = load(newer(tmp_path, organisations="".join(lines[:-1]), members=MEMBERS.replace(", 江北县财政局", "")), at=LATER)

    assert told(changes) == [("gone", "organisation", "江北县财政局"), ("end", "membership", "县节水领导小组 江北县财政局")]
    assert Organisation.objects.get(name="江北县财政局").valid_to is None


def test_what_a_person_has_entered_is_filled_where_blank_and_else_kept(pack: Incoming) -> None:
    organisations.register_organisation("江北县水利局", organisations.Entry("水利局"), by=By(CLOCK, NOON))

    changes = [change for change in load(pack) if change.name == ("江北县水利局",)]

    bureau = Organisation.objects.get(name="江北县水利局")
    assert [(change.act, sorted(change.new)) for change in changes] == [(Act.CHANGE, ["parent"]), (Act.KEPT, ["level", "short_name"])]
    assert (bureau.short_name, str(bureau.parent), bureau.pack) == ("水利局", "县政府", None)


def test_a_merger_by_a_person_is_not_undone(pack: Incoming) -> None:
    load(pack)
    water = Organisation.objects.get(name="江北县水利局")
    organisations.merge_organisations([water], "江北县水利和应急局", on=date(2026, 3, 20), by=By(CLOCK, NOON))

    changes = load(pack, at=LATER)

    water.refresh_from_db()
    assert changes == []
    assert water.valid_to == date(2026, 3, 20)


def test_another_content_under_the_same_version_is_refused(pack: Incoming, tmp_path: Path) -> None:
    load(pack)
    other = read(tmp_path / "other", members=MEMBERS.replace("县节水领导小组", "县抗旱领导小组"))

    with pytest.raises(packs.PackStale, match=r"raise the version in pack\.yaml"):
        load(other)
    assert not MemberList.objects.filter(name="县抗旱领导小组").exists()


def test_an_older_version_is_refused_and_1_10_is_newer_than_1_9(pack: Incoming) -> None:
    load(replace(pack, version="1.10"))

    with pytest.raises(packs.PackStale, match=r"1\.10 stands"):
        load(replace(pack, version="1.9"))


def test_a_year_that_an_administrator_has_corrected_stays_corrected() -> None:
    load(shipped("shandong-2022"))
    closed = [date(2022, 1, 3), date(2022, 3, 28)]
    calendars.enter_calendar_year(2022, closed=closed, worked=[], source="台风停工", by=By(CLOCK, NOON))

    [change] = load(shipped("shandong-2022"))

    assert (change.act, change.table, change.name) == (Act.KEPT, Table.CALENDAR_YEAR, ("2022",))
    assert CalendarYear.objects.get(year=2022).source == "台风停工"


def test_a_clerk_may_not_load_a_pack(pack: Incoming) -> None:
    clerk = Actor(1, "林", 1, 7, "省水利厅", frozenset({Role.CLERK}))

    with pytest.raises(NotPermitted):
        packs.load_pack(pack, by=By(clerk, NOON))
    assert not Pack.objects.exists()


def test_a_reference_to_nobody_is_refused_and_nothing_is_written(pack: Incoming) -> None:
    orphans = [row for row in pack.wanted if row.name != ("江北县人民政府",)]

    with pytest.raises(packs.NameUnknown, match="江北县"):
        load(replace(pack, wanted=orphans))
    assert not Organisation.objects.exists()


def test_to_compare_asks_as_often_for_many_rows_as_for_none(pack: Incoming) -> None:
    with CaptureQueriesContext(connection) as empty:
        asked.changes_of(pack.wanted, pack=pack.name, on=date(2026, 3, 2))
    load(pack)

    with CaptureQueriesContext(connection) as full:
        asked.changes_of(pack.wanted, pack=pack.name, on=date(2026, 3, 2))

    assert len(full) == len(empty) == len(Table)


def test_three_hundred_organisations_with_their_names_are_loaded_within_three_seconds() -> None:
    pack = shipped("shandong-2022")

    began = perf_counter()
    load(pack)
    seconds = perf_counter() - began

    assert sum(row.table is Table.ORGANISATION for row in pack.wanted) > 310
    assert seconds < 3, f"{seconds:.1f} s on {connection.vendor}"
