"""An answer that was worked out from the record holds until its next event, and not a moment longer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.models import Post
from taizhang.ledger.queries.actors import actor_of, actor_reading
from taizhang.ledger.queries.remembered import record_now, remembered
from taizhang.ledger.rules.roles import Role
from tests.ledger.people import MARCH, cast, clock, day

TODAY = MARCH.date()


def counted() -> tuple[list[str], object]:
    """A question that writes down each time when it is really asked."""
    asked: list[str] = []

    def question(words: str) -> str:
        asked.append(words)
        return words.upper()

    return asked, remembered(2)(question)


def test_between_two_events_a_question_is_worked_out_once(db: None) -> None:
    asked, ask = counted()
    cast()
    record = record_now()

    assert [ask(record, "a"), ask(record, "a"), ask(record, "b")] == ["A", "A", "B"]  # type: ignore[operator]
    assert asked == ["a", "b"]


def test_after_an_event_it_is_worked_out_anew(db: None) -> None:
    asked, ask = counted()
    who = cast()
    ask(record_now(), "a")  # type: ignore[operator]

    people.enter_person("新来的", organisation=who.water, by=clock())
    ask(record_now(), "a")  # type: ignore[operator]

    assert asked == ["a", "a"]


def test_where_nothing_has_been_recorded_nothing_is_kept(db: None) -> None:
    asked, ask = counted()

    assert record_now() is None
    ask(None, "a"), ask(None, "a")  # type: ignore[operator]
    assert asked == ["a", "a"]


def test_of_several_who_ask_the_same_at_once_one_works_it_out() -> None:
    asked: list[str] = []
    together = Barrier(4)

    @remembered(2)
    def slow(words: str) -> str:
        asked.append(words)
        sleep(0.05)
        return words.upper()

    def ask() -> str:
        together.wait()
        return slow(b"an event", "a")

    with ThreadPoolExecutor(4) as pool:
        answers = [one.result() for one in [pool.submit(ask) for _ in range(4)]]

    assert (answers, asked) == (["A"] * 4, ["a"])


def test_a_question_that_failed_is_asked_again() -> None:
    tries = iter([ZeroDivisionError("not now"), None])

    @remembered(2)
    def question(words: str) -> str:
        if (failure := next(tries)) is not None:
            raise failure
        return words.upper()

    with pytest.raises(ZeroDivisionError):
        question(b"an event", "a")
    assert question(b"an event", "a") == "A"


def test_who_loses_his_post_has_lost_it_at_his_next_request(db: None) -> None:
    cast()
    head = Account.objects.get(username="water-head")
    before = actor_reading(record_now(), head, on=TODAY)

    people.relieve(Post.objects.get(person__account=head), on=TODAY, by=clock())
    after = actor_reading(record_now(), head, on=TODAY)

    assert (before.roles, after.roles) == ({Role.HEAD}, frozenset())


def test_somebody_who_only_reads_is_the_one_who_acts(db: None) -> None:
    cast()
    for account in Account.objects.all():
        for on in (TODAY, day(12, 31)):
            assert actor_reading(record_now(), account, on=on) == actor_of(account, on=on)
