"""三员分立: one proposes, another approves; nobody holds two posts that have to be apart."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from taizhang.frame.models import Account
from taizhang.ledger.actions import accounts, first_accounts, grants, people
from taizhang.ledger.actions.accounts import OwnAccount
from taizhang.ledger.actions.first_accounts import Named, NotTheFirst, NotThree
from taizhang.ledger.actions.grants import WaitsAlready, Wanted
from taizhang.ledger.models import Event, Grant, Person, Post
from taizhang.ledger.queries import actors, posts
from taizhang.ledger.rules.grants import Decided, LastOfThree, NotApart, PostsAreGranted, SameHand
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import ADMINISTRATORS, Role
from tests.ledger.administrators import THREE, by, three
from tests.ledger.people import MARCH, Cast, cast, clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def who() -> Cast:
    made = cast()
    three()
    return made


def wanted(role: Role, who: Cast) -> Wanted:
    return Wanted(role, who.water)


def opened(who: Cast, username: str = "new") -> Person:
    return accounts.open_account(username, "新人", organisation=who.water, by=by("system"))[0]


def test_the_first_three_are_three_people_each_with_one_post_and_a_password_to_exchange() -> None:
    given = three()

    assert set(given) == ADMINISTRATORS
    assert {post.person.account.username: post.role for post in Post.objects.all()} == {  # type: ignore[union-attr]
        "system": "system-administrator",
        "security": "security-administrator",
        "audit": "security-auditor",
    }
    system = Account.objects.get(username="system")
    assert system.check_password(given[Role.SYSTEM_ADMINISTRATOR])
    assert system.password_given_at == MARCH
    assert Event.objects.latest("number").verb == "open_first_accounts"


def test_an_installation_with_administrators_gets_no_second_three() -> None:
    three()

    with pytest.raises(NotTheFirst):
        three()

    assert Account.objects.count() == 3


def test_two_of_the_first_three_are_never_one_person() -> None:
    doubled = THREE | {Role.SECURITY_AUDITOR: Named("system", "罗志坚")}

    with pytest.raises(NotThree):
        first_accounts.open_first_accounts(doubled, organisation="江海省大数据局", by=clock())

    assert not Account.objects.exists()


def test_a_post_is_proposed_by_one_and_approved_by_another_with_an_event_each(who: Cast) -> None:
    person = opened(who)

    grant = grants.propose_grant(person, wanted(Role.CLERK, who), by=by("system", reason="新入职"))
    assert actors.actor_of(person.account, on=date(2026, 3, 3)).roles == frozenset()  # type: ignore[arg-type]
    grants.approve_grant(grant, by=by("security"))

    assert actors.actor_of(person.account, on=date(2026, 3, 3)).roles == {Role.CLERK}  # type: ignore[arg-type]
    told = Event.objects.filter(subject=f"person:{person.pk}").order_by("number").values_list("verb", "actor__username")
    assert list(told) == [("open_account", "system"), ("propose_grant", "system"), ("approve_grant", "security")]


@pytest.mark.parametrize("username", ["system", "audit", "water-clerk", "office-supervisor"])
def test_nobody_but_the_security_administrator_approves(username: str, who: Cast) -> None:
    grant = grants.propose_grant(opened(who), wanted(Role.CLERK, who), by=by("system"))

    with pytest.raises(NotPermitted):
        grants.approve_grant(grant, by=by(username))

    assert not Post.objects.filter(person=grant.person).exists()


@pytest.mark.parametrize("username", ["security", "audit", "water-head", "office-supervisor"])
def test_nobody_but_the_system_administrator_proposes(username: str, who: Cast) -> None:
    person = opened(who)

    with pytest.raises(NotPermitted):
        grants.propose_grant(person, wanted(Role.CLERK, who), by=by(username))


def test_nobody_approves_what_is_granted_to_himself(who: Cast) -> None:
    second = opened(who, "second")
    people.appoint(second, Role.SECURITY_ADMINISTRATOR, organisation=who.water, by=clock())
    again = grants.propose_grant(second, Wanted(Role.SECURITY_ADMINISTRATOR, who.works), by=by("system"))

    with pytest.raises(SameHand):
        grants.approve_grant(again, by=by("second"))


def test_the_database_itself_keeps_the_two_hands_apart(who: Cast) -> None:
    grant = grants.propose_grant(opened(who), wanted(Role.CLERK, who), by=by("system"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(state="approved", decided_by=grant.proposed_by)


@pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("second", [*sorted(ADMINISTRATORS), Role.CLERK, Role.AUDITOR])
def test_an_administrator_holds_one_post_and_nothing_else(first: Role, second: Role, who: Cast) -> None:
    if first == second:
        return
    person = opened(who)
    grants.propose_grant(person, wanted(first, who), by=by("system"))

    with pytest.raises(NotApart) as refused:
        grants.propose_grant(person, wanted(second, who), by=by("system"))

    assert "三员分立" in refused.value.sentence.zh


def test_what_was_kept_apart_when_it_was_proposed_is_kept_apart_when_it_is_approved(who: Cast) -> None:
    person = opened(who)
    grant = grants.propose_grant(person, wanted(Role.SYSTEM_ADMINISTRATOR, who), by=by("system"))
    Post.objects.create(person=person, organisation=who.water, role=Role.CLERK, recorded_at=MARCH)  # as an import of long ago left it

    with pytest.raises(NotApart):
        grants.approve_grant(grant, by=by("security"))


def test_a_grant_is_decided_once_and_a_refusal_says_why(who: Cast) -> None:
    grant = grants.propose_grant(opened(who), wanted(Role.CLERK, who), by=by("system"))

    with pytest.raises(Incomplete):
        grants.refuse_grant(grant, by=by("security"))
    grants.refuse_grant(grant, by=by("security", reason="非本单位人员"))
    with pytest.raises(Decided):
        grants.approve_grant(grant, by=by("security"))

    assert (grant.state, grant.answer) == ("refused", "非本单位人员")
    assert not Post.objects.filter(person=grant.person).exists()


def test_the_same_grant_waits_once_and_may_be_withdrawn(who: Cast) -> None:
    person = opened(who)
    grant = grants.propose_grant(person, wanted(Role.CLERK, who), by=by("system"))
    with pytest.raises(WaitsAlready):
        grants.propose_grant(person, wanted(Role.CLERK, who), by=by("system"))

    grants.withdraw_grant(grant, by=by("system"))

    assert grants.propose_grant(person, wanted(Role.CLERK, who), by=by("system")).state == "proposed"


def test_no_person_appoints_another_without_a_grant(who: Cast) -> None:
    with pytest.raises(PostsAreGranted):
        people.appoint(opened(who), Role.CLERK, organisation=who.water, by=by("system"))


def test_a_list_of_people_is_entered_by_the_system_administrator_and_their_posts_wait(who: Cast) -> None:
    table = [["姓名", "单位", "角色"], ["孙立", "省水利厅", "经办人"]]

    assert people.import_people(table, by=by("system")) == 1
    assert people.import_people(table, by=by("system")) == 0

    grant = Grant.objects.get()
    assert (grant.person.name, grant.role, grant.state) == ("孙立", "clerk", "proposed")
    assert posts.roles_held(grant.person, on=date(2026, 3, 3)) == {Role.CLERK}
    assert not Post.objects.filter(person=grant.person).exists()


def test_the_last_of_the_three_is_neither_relieved_nor_closed(who: Cast) -> None:
    auditor = Person.objects.get(account__username="audit")

    with pytest.raises(LastOfThree):
        people.relieve(auditor.posts.get(), on=date(2026, 3, 2), by=by("security"))
    with pytest.raises(LastOfThree):
        accounts.close_account(auditor, by=by("system"))

    assert Account.objects.get(username="audit").is_active


def test_where_a_second_holds_the_post_the_first_is_relieved(who: Cast) -> None:
    second = opened(who)
    grants.approve_grant(grants.propose_grant(second, wanted(Role.SECURITY_AUDITOR, who), by=by("system")), by=by("security"))
    first = Person.objects.get(account__username="audit").posts.get()

    people.relieve(first, on=date(2026, 3, 2), by=by("security"))

    assert actors.actor_of(Account.objects.get(username="audit"), on=date(2026, 3, 2)).roles == frozenset()


def test_nobody_closes_his_own_account_and_a_closed_one_is_opened_again(who: Cast) -> None:
    person = opened(who)
    with pytest.raises(OwnAccount):
        accounts.close_account(Person.objects.get(account__username="system"), by=by("system"))

    accounts.close_account(person, by=by("system"))
    assert not Account.objects.get(username="new").is_active
    accounts.reopen_account(person, by=by("system"))

    assert Account.objects.get(username="new").is_active
    verbs = list(Event.objects.filter(subject=f"person:{person.pk}").order_by("number").values_list("verb", flat=True))
    assert verbs == ["open_account", "close_account", "reopen_account"]


def test_no_event_holds_a_password(who: Cast) -> None:
    _, opening = accounts.open_account("new", "新人", organisation=who.water, by=by("system"))
    given = accounts.reset_password(Person.objects.get(account__username="new"), by=by("system"))

    told = str(list(Event.objects.values_list("payload", "subject")))
    assert opening not in told
    assert given not in told
