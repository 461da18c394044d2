"""What is to be reached is set in a draft; its shares cover the whole, and each is agreed to or sent back with a reason."""

from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, drafting, targets
from taizhang.ledger.actions.targets import Wanted
from taizhang.ledger.models import Event, Obligation, Target
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.decomposition import NotCovered, Verdict
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.quantities import RatesNotAdded
from taizhang.ledger.rules.refusals import Refused
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import aim, require_kept_standings, target_of
from tests.ledger.people import MARCH, Cast, cast, clock, draft_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def row(who: Cast) -> Obligation:
    return first_row(draft_ledger(who))


def shares(who: Cast, target: Target, works: int, elsewhere: int) -> targets.Shares:
    parts = {who.works: Decimal(works), who.elsewhere: Decimal(elsewhere)}
    return targets.decompose(target, parts, by=who.by("water-clerk"))


def test_a_changed_target_is_a_new_one_and_the_old_one_has_ended(row: Obligation, who: Cast) -> None:
    old = target_of(row)

    new = targets.set_target(row, old.indicator, Wanted(Decimal(25), "万亩", deadline=old.deadline), by=who.by("water-clerk"))

    old.refresh_from_db()
    assert (old.value, old.valid_to) == (Decimal(20), MARCH.date())
    assert (new.value, new.revises, new.plan) == (Decimal(25), old, old.plan)
    require_kept_standings()


def test_the_shares_of_a_target_end_with_it(row: Obligation, who: Cast) -> None:
    old = target_of(row)
    targets.agree_to_share(shares(who, old, 12, 8).rows[0], by=who.by("works-head"))

    targets.set_target(row, old.indicator, Wanted(Decimal(25), "万亩", deadline=old.deadline), by=who.by("water-clerk"))

    assert Target.objects.filter(parent=old, valid_to__isnull=True).count() == 0


def test_a_wish_does_not_end_what_is_required(row: Obligation, who: Cast) -> None:
    old = target_of(row)

    targets.set_target(row, old.indicator, Wanted(Decimal(30), "万亩", deadline=old.deadline, firm=False), by=who.by("water-clerk"))

    old.refresh_from_db()
    assert old.valid_to is None


def test_a_target_of_a_signed_ledger_is_not_set(who: Cast) -> None:
    row = first_row(signed_ledger(who))

    with pytest.raises(drafting.NotADraft):
        targets.set_target(row, target_of(row).indicator, Wanted(Decimal(1), "万亩"), by=who.by("water-clerk"))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(None, "万亩"),
        Wanted(Decimal(8), "万亩", kind=Kind.RANGE, upper=Decimal(3)),
        Wanted(Decimal(8), "万亩", kind=Kind.RANGE),
        Wanted(Decimal(5), "%", kind=Kind.SHARE_CHANGE),
    ],
)
def test_a_target_that_nothing_could_reach_is_refused(row: Obligation, who: Cast, wanted: Wanted) -> None:
    with pytest.raises(targets.TargetUnfit):
        targets.set_target(row, target_of(row).indicator, wanted, by=who.by("water-clerk"))


def test_shares_that_make_the_whole_are_sent_to_those_who_are_to_agree(row: Obligation, who: Cast) -> None:
    target = target_of(row)

    sent = shares(who, target, 12, 8)

    assert sent.found.verdict is Verdict.COVERED
    assert [(one.organisation, one.value, one.agreement, one.parent) for one in sent.rows] == [
        (who.works, Decimal(12), "sent", target),
        (who.elsewhere, Decimal(8), "sent", target),
    ]


def test_shares_that_miss_the_whole_are_not_sent(row: Obligation, who: Cast) -> None:
    before = Event.objects.count()

    with pytest.raises(NotCovered):
        shares(who, target_of(row), 12, 7)

    assert (Target.objects.filter(parent__isnull=False).count(), Event.objects.count()) == (0, before)


def test_shares_far_beyond_the_whole_are_sent_with_a_warning_that_the_record_keeps(row: Obligation, who: Cast) -> None:
    sent = shares(who, target_of(row), 12, 11)  # 115 percent

    assert sent.found.verdict is Verdict.OVERLOADED
    assert "层层加码" in sent.found.sentence.zh
    assert Event.objects.order_by("-number")[0].payload["verdict"] == "overloaded"


@pytest.mark.parametrize("changed", [{"value_kind": "growth"}, {"value_kind": "share"}, {"unit": "%"}, {"kind": "rank"}])
def test_rates_and_ranks_are_not_shared_out(row: Obligation, who: Cast, changed: dict[str, str]) -> None:
    with pytest.raises(RatesNotAdded):
        shares(who, aim(row, value=Decimal(20), **changed), 12, 8)


def test_the_shares_of_a_ceiling_stay_below_it(row: Obligation, who: Cast) -> None:
    ceiling = aim(row, value=Decimal(20), kind="ceiling")

    with pytest.raises(NotCovered):
        shares(who, ceiling, 12, 9)

    assert shares(who, ceiling, 12, 7).found.verdict is Verdict.COVERED


def test_an_organisation_agrees_to_its_share_and_another_sends_its_own_back(row: Obligation, who: Cast) -> None:
    first, second = shares(who, target_of(row), 12, 8).rows

    targets.agree_to_share(first, by=who.by("works-head"))
    targets.send_share_back(second, by=who.by("elsewhere-head", reason="水源不足"))

    assert (first.agreement, second.agreement) == ("agreed", "sent-back")
    assert Event.objects.order_by("-number")[0].payload["reason"] == "水源不足"
    require_kept_standings()


def test_a_share_is_sent_back_with_a_reason_only(row: Obligation, who: Cast) -> None:
    first = shares(who, target_of(row), 12, 8).rows[0]

    with pytest.raises(Refused):
        targets.send_share_back(first, by=who.by("works-head"))

    first.refresh_from_db()
    assert first.agreement == "sent"


@pytest.mark.parametrize("username", ["elsewhere-head", "water-head", "works-clerk"])
def test_nobody_agrees_for_another_organisation_or_without_the_right_to_sign(row: Obligation, who: Cast, username: str) -> None:
    first = shares(who, target_of(row), 12, 8).rows[0]

    with pytest.raises(NotPermitted):
        targets.agree_to_share(first, by=who.by(username))


def test_a_share_is_answered_once(row: Obligation, who: Cast) -> None:
    first = shares(who, target_of(row), 12, 8).rows[0]
    targets.agree_to_share(first, by=who.by("works-head"))

    with pytest.raises(targets.NotAsked):
        targets.send_share_back(first, by=who.by("works-head", reason="再议"))


def test_a_share_that_was_agreed_to_is_not_changed_by_sending_another(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    targets.agree_to_share(shares(who, target, 12, 8).rows[0], by=who.by("works-head"))

    with pytest.raises(targets.ShareStands):
        shares(who, target, 13, 7)

    assert Target.objects.filter(parent=target, valid_to__isnull=True).count() == 2


def test_a_share_that_was_sent_back_is_sent_anew_and_the_others_stay(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    first, second = shares(who, target, 12, 8).rows
    targets.agree_to_share(first, by=who.by("works-head"))
    targets.send_share_back(second, by=who.by("elsewhere-head", reason="水源不足"))

    again = shares(who, target, 12, 9).rows

    assert again[0].pk == first.pk
    assert (again[1].agreement, again[1].revises) == ("sent", second)
    second.refresh_from_db()
    assert second.valid_to == MARCH.date()


def test_a_target_that_has_ended_is_not_shared_out(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    with deeds.deed("end", by=clock()) as deed:
        deed.change(target, valid_to=MARCH.date())

    with pytest.raises(targets.NotDivisible):
        shares(who, target, 12, 8)


def test_a_stranger_sets_and_shares_out_nothing(row: Obligation, who: Cast) -> None:
    target = target_of(row)

    with pytest.raises(NotPermitted):
        targets.set_target(row, target.indicator, Wanted(Decimal(1), "万亩"), by=who.by("elsewhere-clerk"))
    with pytest.raises(NotPermitted):
        targets.decompose(target, {who.works: Decimal(20)}, by=who.by("elsewhere-clerk"))
