"""The log is checked whole: what was recorded is there and as it was, and whatever was changed behind our back is named."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from taizhang.frame.models import Account
from taizhang.ledger.models import DailyRoot, Event, LogNode, Obligation, Person
from taizhang.ledger.models.versions import Versioned, defaults_of, recorded_models, twin_of
from taizhang.ledger.queries import log
from taizhang.ledger.rules.row_hashes import row_hash
from tests.conftest import MORNING
from tests.ledger.recorded import others, record, record_of_everything
from tests.ledger.rows_apart import Aside

TABLES = recorded_models()
VERSIONED = {name: model for name, model in TABLES.items() if issubclass(model, Versioned)}


@pytest.fixture
def kept(lin: Account) -> None:
    record(lin)


@pytest.fixture
def everything(lin: Account) -> None:
    record_of_everything(lin)


def broken() -> str:
    """What verification says is broken; nothing where nothing is."""
    found = log.verified().broken
    return found.en if found else ""


def without_first_row(model: Any) -> None:
    """The first row is gone, whatever refers to it."""
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {key} = (SELECT MIN({key}) FROM {table})")  # noqa: S608


def test_a_record_that_nobody_touched_is_whole(kept: None) -> None:
    found = log.verified()

    assert found == log.Verified(6, log.root_of()[1], rows=8, erased=0)  # type: ignore[index]


def test_a_column_that_a_later_version_adds_leaves_the_rows_before_it_proved(kept: None) -> None:
    """Given a row as it was recorded, and its table with one column less: what that column holds by default is not in the hash."""
    table, row, _revision, hashed = Event.objects.order_by("number").first().touched[0]  # type: ignore[union-attr]
    model = TABLES[table]
    stands = model._default_manager.values(*(f.attname for f in model._meta.concrete_fields if not f.primary_key)).get(pk=row)
    usual = defaults_of(model)
    later = [name for name, value in usual.items() if stands[name] == value]

    assert later
    for name in later:
        before = {other: value for other, value in stands.items() if other != name}
        assert row_hash(table, row, before, {other: value for other, value in usual.items() if other != name}) == hashed


def test_an_empty_record_is_whole(db: None) -> None:
    assert log.verified().size == 0
    assert broken() == ""


def test_a_record_with_a_row_in_every_table_is_whole(everything: None) -> None:
    assert broken() == ""
    assert all(model._default_manager.exists() for model in TABLES.values())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"payload": {"reason": "别的"}}, "payload, salt or payload hash of event 2 has been changed"),
        ({"payload": {"half": 0.5}}, "payload, salt or payload hash of event 2 has been changed"),
        ({"payload": None}, "payload, salt or payload hash of event 2 has been changed"),
        ({"salt": bytes(32)}, "payload, salt or payload hash of event 2 has been changed"),
        ({"salt": b"short"}, "the salt of event 2 has been changed"),
        ({"salt": None}, "the salt of event 2 has been changed"),
        ({"payload": None, "salt": None}, "the payload of event 2 is gone, and no event erased it"),
        ({"payload_hash": bytes(32)}, "payload, salt or payload hash of event 2 has been changed"),
        ({"leaf": bytes(32)}, "the leaf of event 2 has been changed"),
        ({"verb": "enter_person"}, "the envelope of event 2 has been changed"),
        ({"subject": "person:9"}, "the envelope of event 2 has been changed"),
        ({"actor_id": F("pk")}, "the envelope of event 2 has been changed"),
        ({"person_id": 1}, "the envelope of event 2 has been changed"),
        ({"organisation_id": 1}, "the envelope of event 2 has been changed"),
        ({"at": MORNING + timedelta(microseconds=1)}, "the envelope of event 2 has been changed"),
        ({"request": "again"}, "the envelope of event 2 has been changed"),
        ({"touched": []}, "the envelope of event 2 has been changed"),
        ({"touched": [["post", 0.5, 1, ""]]}, "event 2 cannot be read (float has no canonical spelling)"),
        ({"number": 60}, "event 2 is missing (the next one is 3)"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_changed_event_is_named(changed: dict[str, Any], said: str, kept: None) -> None:
    with Aside():
        Event.objects.filter(number=2).update(**changed)

        assert broken() == said


@pytest.mark.parametrize(("number", "said"), [(0, "event 0 is missing (the next one is 1)"), (3, "event 3 is missing (the next one is 4)")])
def test_a_deleted_event_is_named(number: int, said: str, kept: None) -> None:
    Event.objects.filter(number=number).delete()

    assert broken() == said


def test_the_last_event_is_missed_too(kept: None) -> None:
    Event.objects.filter(number=5).delete()

    assert broken() == "node 0/5 of the tree belongs to no event: the last ones are missing"


def test_the_last_event_is_missed_by_its_rows_where_the_tree_was_cut_with_it(kept: None) -> None:
    Event.objects.filter(number=5).delete()
    LogNode.objects.filter(level=0, place=5).delete()
    LogNode.objects.filter(level=1, place=2).delete()

    assert broken() == f"no event knows person:{Person.objects.get(name='方远').pk} r1"


@pytest.mark.parametrize("at", [(0, 2), (1, 0), (2, 0)])
@pytest.mark.parametrize("harm", [lambda nodes: nodes.update(digest=bytes(32)), lambda nodes: nodes.delete(), lambda n: n.update(place=77)])
def test_a_changed_node_of_the_tree_is_named(at: tuple[int, int], harm: Callable[[Any], Any], kept: None) -> None:
    harm(LogNode.objects.filter(level=at[0], place=at[1]))

    assert broken() == f"node {at[0]}/{at[1]} of the tree is missing or has been changed"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"root": bytes(32)}, "the daily root of 2026-03-02 is not that of the events until then"),
        ({"size": 2}, "the daily root of 2026-03-02 is not that of the events until then"),
        ({"size": 90}, "the daily root of 2026-03-02 is missing"),
        ({"day": date(2026, 3, 1)}, "the daily root of 2026-03-01 is not that of the events until then"),
    ],
)
def test_a_changed_daily_root_is_named(changed: dict[str, Any], said: str, kept: None) -> None:
    DailyRoot.objects.filter(day=date(2026, 3, 2)).update(**changed)

    assert broken() == said


def test_a_daily_root_that_is_gone_is_missed_and_one_of_the_future_is_found(kept: None) -> None:
    DailyRoot.objects.filter(day=date(2026, 3, 3)).delete()
    assert broken() == "the daily root of 2026-03-03 is missing"

    DailyRoot.objects.create(day=date(2026, 3, 3), size=4, root=log_root(4))
    assert broken() == ""

    DailyRoot.objects.create(day=date(2027, 1, 1), size=9, root=bytes(32))
    assert broken() == "the daily root of 2027-01-01 is over 9 events, and there are 6"


def log_root(size: int) -> bytes:
    from taizhang.kit.merkle import Tree
    from taizhang.ledger.queries.log_nodes import KnownNodes

    return Tree(KnownNodes(), 6).root(size)


def test_in_every_table_a_changed_a_deleted_and_an_inserted_row_is_named(lin: Account, everything: None) -> None:
    """Of one record with a row in every table: to make it takes longer than to look at one."""
    for name in TABLES:
        _a_changed_a_deleted_and_an_inserted_row_is_named(name)
    assert broken() == ""


def _a_changed_a_deleted_and_an_inserted_row_is_named(name: str) -> None:
    model: Any = TABLES[name]
    written: Any = twin_of(model) if name in VERSIONED else model
    first = model._default_manager.order_by("pk").first()
    column, value = others(first)[0]

    with Aside():
        model._default_manager.filter(pk=first.pk).update(**{column: value})
        assert broken().startswith(f"{name}:{first.pk} is not as "), column
    with Aside():
        without_first_row(written)
        assert broken().startswith(f"{name}:{first.pk}")
        assert broken().endswith("is missing")
    with Aside():
        stray = model(**{f.attname: getattr(first, f.attname) for f in model._meta.concrete_fields if f.primary_key is False})
        stray.pk = 99000
        for column, value in reversed(others(first)):  # so that it is unique, and what ends does not end before it starts
            setattr(stray, column, value)
        stray.save_base(raw=True, force_insert=True)
        assert broken() == f"no event knows {name}:99000"


def test_in_every_table_with_versions_a_changed_version_is_named(everything: None) -> None:
    for name in VERSIONED:
        _a_changed_version_is_named(name)
    assert broken() == ""


def _a_changed_version_is_named(name: str) -> None:
    model: Any = VERSIONED[name]
    version = twin_of(model)._default_manager.filter(revision=2).order_by("pk").first()
    column, value = next(other for other in others(version) if other[0] not in {"row", "recorded_to"})

    with Aside():
        twin_of(model)._default_manager.filter(pk=version.pk).update(**{column: value})
        assert broken().startswith(f"{name}:{version.row} r2 is not as event ")
    with Aside():
        twin_of(model)._default_manager.filter(row=version.row, revision=1).update(recorded_to=MORNING + timedelta(days=9))
        assert broken() == f"until when {name}:{version.row} r1 stood has been changed"
    with Aside():
        without_first_row(model)
        assert broken().startswith(f"{name}:")
        assert broken().endswith("has been deleted")
    with Aside():
        model._default_manager.filter(pk=version.row).update(recorded_at=MORNING)
        assert broken() == f"{name}:{version.row} is not as its newest version"


def test_no_column_of_an_obligation_or_of_its_version_can_be_changed_unseen(everything: None) -> None:
    obligation = Obligation.objects.order_by("pk").first()
    assert obligation is not None
    twin = twin_of(Obligation)

    for column, value in others(obligation):
        with Aside():
            Obligation.objects.filter(pk=obligation.pk).update(**{column: value})
            assert broken() == f"obligation:{obligation.pk} is not as its newest version", column
        with Aside():
            twin._default_manager.filter(row=obligation.pk, revision=1).update(**{column: value})
            assert broken().startswith(f"obligation:{obligation.pk} r1 is not as event "), column


@pytest.mark.skipif(connection.vendor != "sqlite", reason="this database lets nothing into a column that is not of its type")
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE ledger_event SET verb = CAST(x'ff' AS TEXT) WHERE number = 4", "event 4 cannot be read"),
        ("UPDATE ledger_event SET at = 'noon' WHERE number = 4", "event 4 cannot be read"),
        ("UPDATE ledger_event SET payload = '\"{' WHERE number = 4", "payload, salt or payload hash of event 4 has been changed"),
        ("UPDATE ledger_personversion SET name = CAST(x'ff' AS TEXT) WHERE row = 1", "person:1 r1 cannot be read"),
        ("UPDATE ledger_person SET name = CAST(x'ff' AS TEXT) WHERE id = 1", "the table person cannot be read"),
        ("UPDATE ledger_postversion SET recorded_to = 'noon' WHERE row = 1", "until when post:1 r1 stood has been changed"),
    ],
)
def test_what_cannot_be_read_is_named_and_breaks_nothing(statement: str, said: str, kept: None) -> None:
    with Aside(), connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(statement)
        cursor.execute("PRAGMA ignore_check_constraints = OFF")

        assert broken().startswith(said)


def test_what_is_checked_in_pages_and_slices_is_checked_the_same(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = log.verified()
    monkeypatch.setattr("taizhang.ledger.queries.log_pages.PAGE", 2)
    monkeypatch.setattr("taizhang.ledger.queries.log_rows.CHUNK", 1)

    assert log.verified() == whole
    Person.objects.filter(name="方远").update(phone="1")
    assert broken().endswith("is not as its newest version")


def test_two_events_do_not_write_the_same_revision() -> None:
    from taizhang.ledger.rules import row_checks
    from taizhang.ledger.rules.log_checks import Broken

    with pytest.raises(Broken, match="person:3 r1 is claimed by two events, the later of them 8"):
        row_checks.require_once(8, ["person", 3, 1, ""], new=False)
