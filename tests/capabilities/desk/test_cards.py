"""What lies on whose desk."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace as Settings

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from taizhang.capabilities.desk.queries.cards import cards_of
from taizhang.frame import manifest
from taizhang.frame.models import Account
from taizhang.ledger.actions import amendments, chains, closing, deeds, duties, ledgers, people, report_lines, reports
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.pages import desk as record
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.cards import Card
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.roles import Actor, Role
from tests.ledger.in_force import applied, confirmed_draft, first_row, own, signed_ledger
from tests.ledger.live import line_of, live_ledger, opened, said
from tests.ledger.people import Cast, cast, clock, day, draft_ledger

MARCH_2 = date(2026, 3, 2)


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


def desk(who: Cast, username: str, on: date = MARCH_2) -> list[Card]:
    return cards_of(who.by(username).actor, on=on)


def every_card(actor: Actor, on: date) -> Iterator[Card]:
    """What the modules say, before it is said once."""
    for module in manifest.of(settings.MODULES):
        for name in module.desk:
            yield from import_string(name)(actor, on)


def account(username: str) -> int:
    return int(Account.objects.create(username=username, display_name=username).pk)


def acts(who: Cast, username: str, on: date = MARCH_2) -> list[str]:
    return [card.act.key for card in desk(who, username, on)]


def test_whoever_puts_a_draft_together_confirms_it_first_and_claims_what_is_his(who: Cast) -> None:
    draft_ledger(who)

    assert sorted(acts(who, "water-clerk")) == ["claim", "claim", "confirm"]
    assert acts(who, "elsewhere-clerk") == []
    assert acts(who, "works-clerk") == [], "support owes nothing of its own"


def test_a_confirmed_draft_without_other_leads_is_for_its_signer_and_then_to_be_filed_and_put_on_record(who: Cast) -> None:
    ledger = confirmed_draft(who)
    assert "sign" in acts(who, "water-head")
    assert "sign" not in acts(who, "water-clerk")

    ledgers.sign(ledger, by=who.by("water-head"))
    assert "file" in acts(who, "water-clerk")

    ledgers.file(ledger, by=who.by("water-clerk"))
    assert "file" not in acts(who, "water-clerk")
    assert acts(who, "office-supervisor") == ["record"]


def test_a_lead_is_asked_to_countersign_until_it_has(who: Cast) -> None:
    ledger = confirmed_draft(who)
    row = first_row(ledger)
    Assignment.objects.filter(obligation=row, organisation=who.works).update(role="lead")
    ledgers.circulate(ledger, by=who.by("water-clerk"))
    assert "countersign" in acts(who, "works-head")
    assert "countersign" not in acts(who, "works-clerk"), "a clerk does not sign"
    assert "sign" not in acts(who, "water-head"), "it waits for the other lead"

    ledgers.countersign(ledger, agreed=True, by=who.by("works-head"))

    assert "countersign" not in acts(who, "works-head")
    assert "sign" in acts(who, "water-head")


def test_what_was_issued_is_taken_on_then_begun_and_then_leaves_the_desk_until_it_is_due_soon(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    about = f"obligation:{row.pk}"

    def act_of(on: date = MARCH_2) -> list[str]:
        return [card.act.key for card in desk(who, "water-clerk", on) if card.about == about]

    assert act_of() == ["accept"]
    duties.accept(row, by=who.by("water-clerk"))
    assert act_of() == ["start"]
    duties.start(row, by=who.by("water-clerk"))
    assert act_of() == []
    assert row.due == day(6, 30)
    assert act_of(day(6, 16)) == ["finish"]
    assert act_of(day(7, 1)) == ["finish"]


def test_what_is_late_says_for_whom_by_when_and_why(who: Cast) -> None:
    live_ledger(who)
    light_up(on=day(9, 1), by=clock())

    card = desk(who, "water-clerk", day(9, 1))[0]

    assert (card.act.key, card.light, card.creditor, card.due) == ("finish", "red", "省人民政府督查室", day(6, 30))
    assert "逾期" in card.why.zh
    assert card.plan == "2026年节水方案"


def test_what_was_applied_for_is_verified_by_its_verifier_and_closed_by_another_hand(who: Cast) -> None:
    row = applied(who)
    about = f"obligation:{row.pk}"
    assert [card.act.key for card in desk(who, "office-clerk") if card.about == about] == ["verify"]
    assert about not in {card.about for card in desk(who, "water-clerk")}

    row.refresh_from_db()
    closing.verify(row, finding="属实", by=who.by("office-head"))

    assert about not in {card.about for card in desk(who, "office-head")}, "who verified does not close"
    assert [card.act.key for card in desk(who, "office-supervisor") if card.about == about] == ["close"]


def test_what_came_back_is_to_be_done_again(who: Cast) -> None:
    row = applied(who)
    row.refresh_from_db()
    closing.return_(row, by=who.by("office-clerk", reason="佐证不足"))

    assert "redo" in acts(who, "water-clerk")


def test_a_row_that_was_declined_goes_to_whoever_coordinates(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    duties.decline(row, by=who.by("water-head", reason="职责不符"))

    assert "reassign" in acts(who, "water-clerk")


def test_a_report_is_filled_then_signed_then_judged_by_others(who: Cast) -> None:
    report = opened(live_ledger(who))
    reported = f"report:{report.pk}"

    def act_of(username: str) -> list[str]:
        return [card.act.key for card in desk(who, username) if card.about == reported]

    assert (act_of("water-clerk"), act_of("office-supervisor")) == (["report"], [])
    for place in range(report.lines.count()):
        report_lines.fill_line(line_of(report, place), said(line_of(report, place)), by=who.by("water-clerk"))
    assert (act_of("water-clerk"), act_of("water-head")) == ([], ["sign-report"])
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))
    assert (act_of("water-head"), act_of("office-supervisor")) == ([], ["judge"])


def test_a_report_is_made_a_card_once_by_who_shows_reports(who: Cast) -> None:
    report = opened(live_ledger(who))
    clerk = who.by("water-clerk").actor

    made = [card for card in every_card(clerk, MARCH_2) if card.about == f"report:{report.pk}"]

    assert [card.go for card in made] == [f"/reports/{report.key}/"]


def test_without_a_module_that_shows_reports_the_record_makes_the_card(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = live_ledger(who)
    report = opened(ledger)
    monkeypatch.setattr(record, "settings", Settings(MODULES=("taizhang.ledger",)))

    made = [card for card in record.cards(who.by("water-clerk").actor, MARCH_2) if card.about == f"report:{report.pk}"]

    assert [(card.act.key, card.go) for card in made] == [("report", f"/ledgers/{ledger.code}/")]


def test_a_proposed_chain_lies_on_the_desks_of_leaders_of_its_organisation_but_not_of_who_proposed_it(who: Cast) -> None:
    for username, organisation in (("water-deputy", who.water), ("works-deputy", who.works)):
        person = people.enter_person(username, organisation=organisation, account=account(username), by=clock())
        people.appoint(person, Role.DEPUTY, organisation=organisation, by=clock())
    steps = (Role.CLERK, Role.HEAD, Role.DEPUTY)
    proposed = chains.propose_chain(who.water, ChainAct.SIGN_LEDGER, steps, by=who.by("water-head", reason="办文规定"))

    [card] = desk(who, "water-deputy")
    assert (card.act.key, card.go, "办文规定" in card.says) == ("decide-chain", "/chains/", True)
    assert [desk(who, name) for name in ("works-deputy", "water-head", "water-clerk")] == [[], [], []]
    chains.approve_chain(proposed, by=who.by("water-deputy"))
    assert desk(who, "water-deputy") == []


def test_an_amendment_waits_for_its_decision_and_then_for_its_day(who: Cast) -> None:
    row = first_row(live_ledger(who))
    assert row.ledger is not None
    wanted = amendments.Proposal(AmendmentKind.EXTEND, {"due": day(8, 31)}, "流标", day(3, 20), row)
    asked = amendments.propose(row.ledger, wanted, by=who.by("water-head", reason="首次招标流标"))
    about = f"amendment:{asked.pk}"

    assert about in {card.about for card in desk(who, "office-supervisor")}
    assert about not in {card.about for card in desk(who, "water-head")}
    amendments.approve(asked, decision="同意", by=who.by("office-supervisor"))
    assert about not in {card.about for card in desk(who, "water-clerk", day(3, 19))}
    assert about in {card.about for card in desk(who, "water-clerk", day(3, 20))}


def test_what_was_named_to_one_clerk_lies_on_his_desk_and_on_that_of_his_head(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    other = people.enter_person("沈若", organisation=who.water, by=clock())
    people.appoint(other, Role.CLERK, organisation=who.water, by=clock())
    duties.name_person(own(row), person=other, by=who.by("water-head"))
    about = f"obligation:{row.pk}"

    assert about not in {card.about for card in desk(who, "water-clerk")}
    assert about in {card.about for card in desk(who, "water-head")}


def test_nothing_lies_there_twice(who: Cast) -> None:
    ledger = live_ledger(who)
    with deeds.deed("return", by=clock()) as deed:
        for row in Obligation.objects.filter(ledger=ledger):
            deed.change(row, state="issued")

    about = [card.about for username in ("water-clerk", "water-head") for card in desk(who, username)]

    assert len(about) == 2 * len(set(about))


@pytest.mark.parametrize("username", ["water-clerk", "water-head", "office-supervisor"])
def test_however_much_lies_there_the_questions_are_as_many(username: str, who: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            desk(who, username, day(7, 1))
        return len(caught)

    first = signed_ledger(who)
    before = asked()
    for _ in range(3):
        _another(who)
    assert Ledger.objects.count() == 4
    assert first.pk

    assert asked() == before <= 21  # eight modules lay something there


def _another(who: Cast) -> None:
    ledger = draft_ledger(who)
    with deeds.deed("confirm", by=clock()) as deed:
        for row in Obligation.objects.filter(ledger=ledger):
            deed.change(row, due_inferred=False)
    ledgers.sign(ledger, by=who.by("water-head"))
