"""签批链: an organisation says who signs in which order; each signs or returns, and only the last hand makes the act effective."""

from datetime import timedelta

import pytest

from taizhang.frame.models import Account
from taizhang.ledger.actions import chains, deeds, delegations, ledgers, people, report_lines, reports
from taizhang.ledger.models import Edition, Event, Obligation, Person, Report, Signature, SignatureChain, SigningRound
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import chains as questions
from taizhang.ledger.queries.desk import reports_waiting
from taizhang.ledger.queries.desk_ledgers import ledgers_waiting
from taizhang.ledger.rules.chains import (
    ChainAct,
    ChangedMeanwhile,
    NotAChain,
    NothingSigned,
    NotYourChain,
    NotYourStep,
    SameProposer,
    SignedAlready,
)
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import Role
from tests.ledger.in_force import confirmed_draft, signed_ledger
from tests.ledger.live import line_of, live_ledger, opened, said
from tests.ledger.people import DAY, MARCH, Cast, cast, clock

pytestmark = pytest.mark.django_db
LEDGER, FILE, REPORT = ChainAct.SIGN_LEDGER, ChainAct.FILE_LEDGER, ChainAct.SIGN_REPORT
CHAIN = (Role.CLERK, Role.HEAD, Role.CHIEF)


@pytest.fixture
def who() -> Cast:
    """省水利厅 with a general office and two leaders beside its clerk and its head."""
    made = cast()
    for username, role in (("water-office", Role.GENERAL_OFFICE), ("water-deputy", Role.DEPUTY), ("water-chief", Role.CHIEF)):
        account = Account.objects.create(username=username, display_name=username)
        person = people.enter_person(username, organisation=made.water, account=account.pk, by=clock())
        people.appoint(person, role, organisation=made.water, by=clock())
    return made


def chain(who: Cast, act: ChainAct, steps: tuple[Role, ...] = CHAIN) -> SignatureChain:
    """It stands: the general office proposed it, the chief approved it."""
    proposed = chains.propose_chain(who.water, act, steps, by=who.by("water-office", reason="内部办文规定"))
    return chains.approve_chain(proposed, by=who.by("water-chief"))


def test_a_chain_is_proposed_by_one_approved_by_another_and_its_versions_are_kept(who: Cast) -> None:
    proposed = chains.propose_chain(who.water, LEDGER, CHAIN, by=who.by("water-office", reason="内部办文规定"))
    assert questions.steps_of(LEDGER, who.water.pk) == ()

    chains.approve_chain(proposed, by=who.by("water-chief", MARCH + DAY))

    assert questions.steps_of(LEDGER, who.water.pk) == CHAIN
    assert list(Event.objects.order_by("number").values_list("verb", flat=True))[-2:] == ["propose_chain", "approve_chain"]
    before = as_known(SignatureChain, MARCH + timedelta(hours=1)).get(row=proposed.pk)
    assert (before.steps, before.proposed_steps) == ("", "clerk,head,chief")


def test_nobody_approves_his_own_proposal(who: Cast) -> None:
    chief = Person.objects.get(name="water-chief")
    people.appoint(chief, Role.GENERAL_OFFICE, organisation=who.water, by=clock())
    proposed = chains.propose_chain(who.water, LEDGER, CHAIN, by=who.by("water-chief", reason="规定"))

    with pytest.raises(SameProposer):
        chains.approve_chain(proposed, by=who.by("water-chief"))


def test_a_refused_proposal_leaves_what_stood_and_says_why(who: Cast) -> None:
    chain(who, LEDGER)
    proposed = chains.propose_chain(who.water, LEDGER, (Role.HEAD,), by=who.by("water-office", reason="从简"))
    with pytest.raises(Incomplete):
        chains.refuse_chain(proposed, by=who.by("water-chief"))

    chains.refuse_chain(proposed, by=who.by("water-chief", reason="须由主要负责人签"))

    assert questions.steps_of(LEDGER, who.water.pk) == CHAIN
    assert SignatureChain.objects.get().answer == "须由主要负责人签"


def test_a_chain_is_set_by_its_own_organisation_and_by_those_posts_alone(who: Cast) -> None:
    with pytest.raises(NotYourChain):
        chains.propose_chain(who.water, LEDGER, CHAIN, by=who.by("works-head", reason="规定"))
    with pytest.raises(NotPermitted):
        chains.propose_chain(who.water, LEDGER, CHAIN, by=who.by("water-clerk", reason="规定"))
    assert not SignatureChain.objects.exists()


@pytest.mark.parametrize("steps", [(Role.HEAD, Role.CLERK), (Role.HEAD, Role.HEAD), (Role.SUPERVISOR,)])
def test_the_last_hand_has_the_right_to_the_act_and_none_stands_twice(who: Cast, steps: tuple[Role, ...]) -> None:
    with pytest.raises(NotAChain):
        chains.propose_chain(who.water, LEDGER, steps, by=who.by("water-office", reason="规定"))


def test_only_the_last_signature_makes_an_edition(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)

    assert ledgers.sign(ledger, by=who.by("water-clerk")) is None
    assert ledgers.sign(ledger, by=who.by("water-head")) is None
    assert (ledger.state, Edition.objects.count()) == ("draft", 0)
    edition = ledgers.sign(ledger, by=who.by("water-chief"))

    assert edition is not None
    assert (ledger.state, edition.number) == ("signed", 1)
    assert set(Obligation.objects.values_list("state", flat=True)) == {"issued"}
    verbs = Event.objects.filter(subject=f"ledger:{ledger.pk}").order_by("number").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["sign_step", "sign_step", "sign_ledger"]
    assert list(Signature.objects.order_by("step").values_list("role", "person__name")) == [
        ("clerk", "water-clerk"),
        ("head", "water-head"),
        ("chief", "water-chief"),
    ]
    assert SigningRound.objects.get().state == "done"


def test_nobody_signs_out_of_turn_not_even_he_who_has_the_right_to_the_act(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)

    with pytest.raises(NotYourStep) as refused:
        ledgers.sign(ledger, by=who.by("water-chief"))

    assert refused.value.sentence.zh == "签批链第1步（共3步）应由经办人签批"
    with pytest.raises(NotYourStep):
        ledgers.sign(ledger, by=who.by("works-clerk"))
    assert not Signature.objects.exists()


def test_without_a_chain_one_signs_who_has_the_right(who: Cast) -> None:
    chain(who, REPORT)  # for another kind of act
    ledger = confirmed_draft(who)

    with pytest.raises(NotPermitted):
        ledgers.sign(ledger, by=who.by("water-clerk"))
    ledgers.sign(ledger, by=who.by("water-head"))

    assert ledger.state == "signed"


def test_a_chain_that_is_taken_away_leaves_what_is_under_way_as_it_began(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)
    ledgers.sign(ledger, by=who.by("water-clerk"))
    chain(who, LEDGER, ())

    assert ledgers.sign(ledger, by=who.by("water-head")) is None
    with pytest.raises(NotYourStep):
        ledgers.sign(ledger, by=who.by("water-deputy"))
    assert ledgers.sign(ledger, by=who.by("water-chief")) is not None


def test_whoever_is_next_returns_it_with_reasons_and_it_is_signed_anew_from_the_first_step(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)
    ledgers.sign(ledger, by=who.by("water-clerk"))
    with pytest.raises(Incomplete):
        chains.return_step(LEDGER, ledger, by=who.by("water-head"))
    with pytest.raises(NotYourStep):
        chains.return_step(LEDGER, ledger, by=who.by("water-chief", reason="时限有误"))

    chains.return_step(LEDGER, ledger, by=who.by("water-head", reason="时限有误"))

    way = questions.way_of(LEDGER, ledger)
    assert way is not None
    assert (way.position, way.returned) == (0, "时限有误")
    with pytest.raises(NothingSigned):
        chains.return_step(LEDGER, ledger, by=who.by("water-head", reason="再退"))
    with pytest.raises(NotYourStep):
        ledgers.sign(ledger, by=who.by("water-head"))
    assert ledgers.sign(ledger, by=who.by("water-clerk", MARCH + DAY)) is None


def test_what_changed_after_the_first_signature_is_not_signed_by_the_second(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)
    ledgers.sign(ledger, by=who.by("water-clerk"))
    row = Obligation.objects.order_by("code")[0]
    with deeds.deed("edit_words", by=clock()) as deed:
        deed.change(row, title="新增高效节水灌溉面积30万亩")

    with pytest.raises(ChangedMeanwhile):
        ledgers.sign(ledger, by=who.by("water-head"))
    ledgers.sign(ledger, by=who.by("water-clerk", MARCH + DAY))  # he begins anew, with what stands there now
    ledgers.sign(ledger, by=who.by("water-head"))

    assert sorted(SigningRound.objects.values_list("state", "step")) == [("open", 2), ("void", 1)]


def test_one_person_signs_one_step_whatever_posts_he_holds(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)
    clerk, head = Person.objects.get(name="water-clerk"), Person.objects.get(name="water-head")
    delegations.delegate(head, clerk, since=MARCH.date(), until=MARCH.date(), by=who.by("water-head", reason="出差"))
    ledgers.sign(ledger, by=who.by("water-clerk"))

    with pytest.raises(SignedAlready):
        ledgers.sign(ledger, by=who.by("water-clerk"))


def test_a_deputy_signs_the_step_of_whom_he_acts_for_and_both_names_stand(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)
    deputy, head = Person.objects.get(name="water-office"), Person.objects.get(name="water-head")
    delegations.delegate(head, deputy, since=MARCH.date(), until=MARCH.date(), by=who.by("water-head", reason="出差"))
    ledgers.sign(ledger, by=who.by("water-clerk"))

    ledgers.sign(ledger, by=who.by("water-office"))

    signature = Signature.objects.get(step=1)
    assert (signature.role, str(signature.person), str(signature.principal)) == ("head", "water-office", "water-head")
    with pytest.raises(NotYourStep):
        ledgers.sign(ledger, by=who.by("water-office", MARCH + DAY))


def test_a_report_counts_with_its_last_signature(who: Cast) -> None:
    chain(who, REPORT, (Role.HEAD, Role.DEPUTY))
    report = filled(who)

    reports.sign_report(report, by=who.by("water-head"))
    assert report.state == "filled"
    reports.sign_report(report, by=who.by("water-deputy"))

    assert (report.state, str(report.signed_by)) == ("signed", "water-deputy")


def test_a_line_that_is_filled_in_again_asks_for_the_first_signature_again(who: Cast) -> None:
    chain(who, REPORT, (Role.HEAD, Role.DEPUTY))
    report = filled(who)
    reports.sign_report(report, by=who.by("water-head"))
    report_lines.fill_line(line_of(report), said(line_of(report), done="已完工"), by=who.by("water-clerk"))

    with pytest.raises(ChangedMeanwhile):
        reports.sign_report(report, by=who.by("water-deputy"))


def test_the_ledger_is_filed_with_the_last_signature(who: Cast) -> None:
    ledger = signed_ledger(who)
    chain(who, FILE, (Role.HEAD, Role.CLERK))

    ledgers.file(ledger, by=who.by("water-head"))
    assert ledger.state == "signed"
    ledgers.file(ledger, by=who.by("water-clerk"))

    assert ledger.state == "filed"


def test_the_desk_shows_each_hand_the_ledger_when_it_is_his_turn(who: Cast) -> None:
    chain(who, LEDGER)
    ledger = confirmed_draft(who)

    def next_hands() -> list[str]:
        names = ["water-clerk", "water-head", "water-office", "water-deputy", "water-chief"]
        return [name for name in names for row in ledgers_waiting(who.by(name).actor) if row.signs(who.by(name).actor, "sign_ledger")]

    assert next_hands() == ["water-clerk"]
    ledgers.sign(ledger, by=who.by("water-clerk"))
    assert next_hands() == ["water-head"]
    ledgers.sign(ledger, by=who.by("water-head"))
    assert next_hands() == ["water-chief"]


def test_the_desk_shows_each_hand_the_report_when_it_is_his_turn(who: Cast) -> None:
    chain(who, REPORT, (Role.HEAD, Role.DEPUTY))
    report = filled(who)

    def next_hands() -> list[str]:
        names = ["water-clerk", "water-head", "water-office", "water-deputy", "water-chief"]
        return [name for name in names for row in reports_waiting(who.by(name).actor) if row.state == "filled"]

    assert next_hands() == ["water-head"]
    reports.sign_report(report, by=who.by("water-head"))
    assert next_hands() == ["water-deputy"]


def filled(who: Cast) -> Report:
    """The March report of 省水利厅, each line of which says something."""
    report = opened(live_ledger(who))
    for place in range(report.lines.count()):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line), by=who.by("water-clerk"))
    report.refresh_from_db()
    return report
