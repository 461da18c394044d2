"""A random sample of what was closed is checked again: nobody knows the draw before the list stands, everybody can repeat it, other hands check."""

from datetime import timedelta
from hashlib import sha256

import pytest

from taizhang.capabilities.desk.queries.cards import cards_of
from taizhang.capabilities.inbox.actions import notices
from taizhang.capabilities.inbox.models import Notice
from taizhang.capabilities.supervision.actions import rechecks as actions
from taizhang.capabilities.supervision.models import Recheck, RecheckItem
from taizhang.capabilities.supervision.pages import rechecks as pages
from taizhang.capabilities.supervision.queries import rechecks as questions
from taizhang.capabilities.supervision.rules.rechecks import HisOwnHand, NotChecker, NothingToDraw, NotSupervisor, SeedNotKnown, drawn
from taizhang.frame.models import Account
from taizhang.ledger.actions import closing, people
from taizhang.ledger.models import DailyRoot, Event, Obligation, Person
from taizhang.ledger.queries import log
from taizhang.ledger.rules.roles import Role
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

from .conftest import DAY, SEPTEMBER
from .test_closing import applied

pytestmark = pytest.mark.django_db
NEXT = SEPTEMBER + 2 * DAY


def closed(row: Obligation, who: Cast) -> Obligation:
    """Applied for by a clerk, verified by a supervisor, closed by a head."""
    applied(row, who)
    closing.verify(row, finding="属实", by=who.by("office-supervisor", SEPTEMBER))
    closing.close(row, approval="同意", by=who.by("office-head", SEPTEMBER))
    return row


def other(who: Cast, account: Account | None = None) -> Person:
    """A second supervisor of the office, who has had no hand in anything."""
    person = people.enter_person("秦岚", organisation=who.office, account=account.pk if account else None, by=clock())
    people.appoint(person, Role.SUPERVISOR, organisation=who.office, by=clock())
    return person


def announced(row: Obligation, who: Cast, size: int = 1) -> Recheck:
    closed(row, who)
    return actions.announce(day(8, 1), day(9, 1), size=size, by=who.by("office-supervisor", SEPTEMBER))


def drawn_one(row: Obligation, who: Cast) -> RecheckItem:
    recheck = announced(row, who)
    people.enter_person("次日", organisation=who.office, by=clock(NEXT))  # the first event of the next day seals the root of the last
    actions.draw(recheck, by=who.by("office-supervisor", NEXT))
    return questions.items_of(recheck)[0]


def by_person(who: Cast, person: Person) -> object:
    from dataclasses import replace

    by = who.by("office-supervisor", NEXT)
    return replace(by, actor=replace(by.actor, person=person.pk, name=person.name))


def test_the_list_stands_in_the_record_before_its_seed_is_known(row: Obligation, who: Cast) -> None:
    recheck = announced(row, who)

    assert (recheck.codes, recheck.seed) == ([row.code], "")
    assert Event.objects.get(verb="announce_recheck").payload["codes_sha256"] == sha256(row.code.encode()).hexdigest()
    with pytest.raises(SeedNotKnown, match="2026-09-01"):
        actions.draw(recheck, by=who.by("office-supervisor", SEPTEMBER))


def test_the_seed_is_the_root_of_that_day_and_the_draw_can_be_repeated(row: Obligation, who: Cast) -> None:
    item = drawn_one(row, who)

    seed = bytes(DailyRoot.objects.get(day=day(9, 1)).root).hex()
    assert item.recheck.seed == seed
    assert [item.obligation.code] == drawn(item.recheck.codes, seed=seed, size=1)
    again = actions.draw(item.recheck, by=who.by("office-supervisor", NEXT))
    assert (again.items.count(), again.seed) == (1, seed)


def test_no_more_is_drawn_than_was_closed_and_only_supervisors_draw(row: Obligation, who: Cast) -> None:
    with pytest.raises(NothingToDraw, match="draw between 1 and 1"):
        announced(row, who, size=2)
    with pytest.raises(NotSupervisor):
        actions.announce(day(8, 1), day(9, 1), size=1, by=who.by("water-clerk", SEPTEMBER))


def test_nobody_checks_what_he_had_a_hand_in(row: Obligation, who: Cast) -> None:
    item, person = drawn_one(row, who), other(who)
    by = who.by("office-supervisor", NEXT)
    verifier = Person.objects.get(pk=by.actor.person)
    closer = Person.objects.get(pk=who.by("office-head", NEXT).actor.person)

    for hand in (verifier, closer):
        with pytest.raises(HisOwnHand):
            actions.name_checker(item, hand, by=by)
    actions.name_checker(item, person, by=by)
    with pytest.raises(NotChecker):
        actions.confirm(item, "属实", by=by)
    assert item.checker == person


def test_who_is_named_has_it_on_his_desk_and_is_told_until_he_has_said_what_he_found(row: Obligation, who: Cast) -> None:
    item, person = drawn_one(row, who), other(who, Account.objects.create(username="qin", display_name="秦岚"))
    actions.name_checker(item, person, by=who.by("office-supervisor", NEXT))
    notices.deliver(now=NEXT)

    def on_the_desk(username: str) -> list[str]:
        return [card.go for card in cards_of(who.by(username, NEXT).actor, on=day(9, 3)) if card.about == f"recheckitem:{item.pk}"]

    assert (on_the_desk("qin"), on_the_desk("office-supervisor")) == ([f"/supervision/rechecks/{item.recheck.key}#item-{item.pk}"], [])
    told = Notice.objects.filter(event__verb="name_checker").values_list("account__username", "subject")
    assert list(told) == [("qin", f"obligation:{row.pk}")]
    actions.confirm(item, "现场回访，设施正常运行", by=who.by("qin", NEXT))
    assert on_the_desk("qin") == []


def test_what_is_found_done_stays_closed(row: Obligation, who: Cast) -> None:
    item, person = drawn_one(row, who), other(who)
    actions.name_checker(item, person, by=who.by("office-supervisor", NEXT))

    actions.confirm(item, "现场回访，设施正常运行", by=by_person(who, person))  # type: ignore[arg-type]

    row.refresh_from_db()
    assert (item.result, row.state) == ("stands", "closed")
    with pytest.raises(NotChecker):
        actions.reopen(item, "又不行了", by=by_person(who, person))  # type: ignore[arg-type]


def test_what_is_found_undone_is_owed_again_with_the_reason(row: Obligation, who: Cast) -> None:
    item, person = drawn_one(row, who), other(who)
    actions.name_checker(item, person, by=who.by("office-supervisor", NEXT))

    actions.reopen(item, "设备未安装，验收意见不实", by=by_person(who, person))  # type: ignore[arg-type]

    item.obligation.refresh_from_db()
    assert (item.result, item.obligation.state) == ("reopened", "returned")
    assert item.obligation.handlings.order_by("-pk")[0].note == "设备未安装，验收意见不实"
    assert log.verified().broken is None


def test_the_pages_announce_draw_and_name(row: Obligation, who: Cast, browser: Browser) -> None:
    closed(row, who)
    person, supervisor = other(who), browser("office-supervisor")
    today = pages.date.today()

    wrong = supervisor.post("/supervision/rechecks/", {"since": "2026-08-01", "until": today.isoformat(), "size": "9"})
    assert wrong.status_code == 422
    supervisor.post("/supervision/rechecks/", {"since": "2026-08-01", "until": today.isoformat(), "size": "1"})
    recheck = Recheck.objects.get()
    address = f"/supervision/rechecks/{recheck.key}"
    early = supervisor.post(address, {"act": "draw"})
    assert (early.status_code, "is over" in early.content.decode()) == (422, True)
    people.enter_person("次日", organisation=who.office, by=clock(Event.objects.order_by("-number")[0].at + timedelta(days=1)))
    supervisor.post(address, {"act": "draw"})
    [item] = questions.items_of(Recheck.objects.get())
    page = supervisor.get(address).content.decode()
    assert (person.name in page, row.title in page, Recheck.objects.get().seed in page) == (True, True, True)
    supervisor.post(address, {"act": "name", "item": item.pk, "person": person.key})

    item.refresh_from_db()
    assert item.checker == person
    assert browser("elsewhere-clerk").get(address).status_code == 404
    assert 'value="draw"' not in browser("office-head").get(address).content.decode()
