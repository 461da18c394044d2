"""Who is told of what, once, and what becomes of it."""

import re
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.inbox.actions import notices
from taizhang.capabilities.inbox.jobs import deliveries
from taizhang.capabilities.inbox.models import Cursor, Notice
from taizhang.capabilities.inbox.pages import sentences
from taizhang.capabilities.inbox.queries import inbox, recipients
from taizhang.capabilities.inbox.queries.audience import concerned
from taizhang.frame.models import Account
from taizhang.ledger.actions import closing, duties, ledgers, pauses, people, report_lines, reports
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Event, Obligation, Person
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.roles import Role
from tests.ledger.in_force import applied, first_row, own, signed_ledger
from tests.ledger.live import line_of, live_ledger, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


def told(username: str) -> list[str]:
    """The verbs of which somebody has been told, oldest first."""
    return list(Notice.objects.filter(account__username=username).order_by("id").values_list("event__verb", flat=True))


def words_of(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def returned(who: Cast) -> Obligation:
    """What was applied for has come back, with the reason."""
    row = applied(who)
    row.refresh_from_db()
    closing.return_(row, by=who.by("office-clerk", reason="佐证不足，请补充"))
    return row


def test_those_whom_it_concerns_are_told_and_whoever_did_it_is_not(who: Cast) -> None:
    returned(who)

    notices.deliver(now=NOW)

    assert "apply_for_closing" in told("office-clerk")
    assert "return" not in told("office-clerk")
    assert told("water-clerk")[-1] == "return"
    assert told("elsewhere-clerk") == []
    assert told("works-clerk") == [], "who supports owes nothing"


def test_nothing_is_told_twice_however_often_it_is_delivered(who: Cast) -> None:
    returned(who)

    first = notices.deliver(now=NOW)

    assert first == Notice.objects.count() > 0
    assert notices.deliver(now=NOW) == 0
    assert Cursor.objects.get().following == Event.objects.count()


def test_a_crash_in_the_middle_loses_nothing(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    returned(who)
    monkeypatch.setattr(notices, "BATCH", 5)
    real, calls = notices.recipients, []

    def crashing(events: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise RuntimeError
        return real(events, **more)

    monkeypatch.setattr(notices, "recipients", crashing)
    with pytest.raises(RuntimeError):
        notices.deliver(now=NOW)
    half = Notice.objects.count()
    notices.deliver(now=NOW)
    after = set(Notice.objects.values_list("account_id", "event_id", "subject"))

    monkeypatch.undo()
    Notice.objects.all().delete()
    Cursor.objects.all().delete()
    notices.deliver(now=NOW)

    assert half < len(after)
    assert after == set(Notice.objects.values_list("account_id", "event_id", "subject"))


def test_notices_that_were_made_though_the_cursor_was_lost_are_not_made_again(who: Cast) -> None:
    returned(who)
    notices.deliver(now=NOW)
    before = Notice.objects.count()

    Cursor.objects.all().delete()
    notices.deliver(now=NOW)

    assert Notice.objects.count() == before


def test_the_person_who_was_named_for_it_is_told_alone(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    account = Account.objects.create(username="shen", display_name="沈若")
    shen = people.enter_person("沈若", organisation=who.water, account=account.pk, by=clock())
    people.appoint(shen, Role.CLERK, organisation=who.water, by=clock())
    duties.name_person(own(row), person=shen, by=who.by("water-head"))
    notices.deliver(now=NOW)
    before = len(told("water-clerk"))
    duties.accept(row, by=who.by("water-clerk"))
    pauses.suspend(row, approval="会议纪要", by=who.by("office-supervisor", reason="用地"))

    notices.deliver(now=NOW)

    assert told("shen")[-1] == "suspend"
    assert len(told("water-clerk")) == before


def test_who_is_called_about_it_is_told_with_the_person_who_was_named(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    account = Account.objects.create(username="shen", display_name="沈若")
    shen = people.enter_person("沈若", organisation=who.water, account=account.pk, by=clock())
    people.appoint(shen, Role.CLERK, organisation=who.water, by=clock())
    clerk = Person.objects.get(account__username="water-clerk")
    duties.name_person(own(row), person=shen, liaison=clerk, by=who.by("water-head"))
    notices.deliver(now=NOW)
    duties.accept(row, by=who.by("water-clerk"))
    pauses.suspend(row, approval="会议纪要", by=who.by("office-supervisor", reason="用地"))

    notices.deliver(now=NOW)

    assert told("shen")[-1] == "suspend"
    assert told("water-clerk")[-1] == "suspend"


def test_a_filed_ledger_is_told_to_who_receives_it_and_its_return_to_who_filed_it(who: Cast) -> None:
    ledger = signed_ledger(who)
    ledgers.file(ledger, by=who.by("water-clerk"))
    ledgers.return_ledger(ledger, by=who.by("office-supervisor", reason="缺少时限"))

    notices.deliver(now=NOW)

    assert "file_ledger" in told("office-supervisor")
    assert "return_ledger" in told("water-head")
    assert "return_ledger" not in told("office-supervisor")


def test_a_notice_about_a_report_says_whose_it_is_of_which_month_and_leads_to_it(who: Cast, browser: Browser) -> None:
    report = opened(live_ledger(who))
    for place in range(report.lines.count()):
        report_lines.fill_line(line_of(report, place), said(line_of(report, place)), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))
    notices.deliver(now=NOW)

    page = words_of(browser("water-clerk").get("/inbox/"))

    assert "signed the report Report of 省水利厅, March 2026 · 2026年节水方案" in page
    notice = Notice.objects.get(account__username="water-clerk", event__verb="sign_report")
    answer = browser("water-clerk").get(f"/inbox/{notice.pk}")
    assert answer.headers["Location"] == f"/reports/{report.key}/"


def test_without_a_page_for_reports_it_leads_to_the_ledger(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = opened(live_ledger(who))
    thing = inbox.things([f"report:{report.pk}"])[f"report:{report.pk}"]

    monkeypatch.setattr(sentences.manifest, "shown_at", lambda _modules, _kind: "")

    assert sentences.address(thing) == f"/ledgers/{report.ledger.code}/"


def test_a_row_that_turns_red_is_told_to_who_owes_it_and_one_that_stays_red_is_not(who: Cast) -> None:
    live_ledger(who)
    light_up(on=day(3, 10), by=clock())
    light_up(on=day(9, 1), by=clock())
    light_up(on=day(9, 2), by=clock())

    notices.deliver(now=NOW)

    reddened = Notice.objects.filter(account__username="water-clerk", event__verb="light_up").values_list("subject", flat=True)
    assert len(reddened) == len(set(reddened)) > 0
    assert "light_up" not in told("office-supervisor")


def test_a_hundred_events_ask_as_many_questions_as_one(who: Cast) -> None:
    returned(who)
    events = list(Event.objects.order_by("number"))

    def asked(some: list[Event]) -> int:
        with CaptureQueriesContext(connection) as caught:
            recipients.recipients(some, on=day(3, 3))
        return len(caught)

    assert asked(events * 10) == asked(events) <= 8


def test_the_page_says_what_happened_by_whom_with_which_words_and_leads_to_the_thing(who: Cast, browser: Browser) -> None:
    row = returned(who)
    clerk = browser("water-clerk")

    page = clerk.get("/inbox/")
    said = words_of(page)
    newest = Notice.objects.filter(account__username="water-clerk").order_by("-id").first()

    assert newest is not None
    assert "省人民政府督查室" in said
    assert "returned it" in said
    assert row.title in said
    assert "佐证不足，请补充" in said
    assert clerk.get(f"/inbox/{newest.pk}").headers["Location"] == f"/obligations/{row.code}/"


def test_what_was_opened_is_read_and_the_bell_counts_the_rest(who: Cast, browser: Browser) -> None:
    returned(who)
    clerk = browser("water-clerk")
    clerk.get("/inbox/")
    mine = Notice.objects.filter(account__username="water-clerk")
    before = inbox.unread_count(Account.objects.get(username="water-clerk").pk)

    clerk.get(f"/inbox/{mine.order_by('-id')[0].pk}")

    assert mine.filter(read_at__isnull=True).count() == before - 1
    assert f'class="count">{before - 1}<' in clerk.get("/inbox/").content.decode()
    clerk.post("/inbox/read", {"until": mine.order_by("-id")[0].pk})
    assert not mine.filter(read_at__isnull=True).exists()
    assert "has-unread" not in clerk.get("/ledgers/").content.decode()


def test_what_was_done_over_a_page_is_told_at_once(who: Cast, browser: Browser, django_capture_on_commit_callbacks: Any) -> None:
    row = applied(who)
    notices.deliver(now=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        browser("office-clerk").post(f"/desk/act/verify/obligation:{row.pk}", {"way": "return", "reason": "佐证不足"})

    assert told("water-clerk")[-1] == "return"


def test_a_listener_that_fails_leaves_what_was_recorded(
    who: Cast, browser: Browser, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = applied(who)
    monkeypatch.setattr(notices, "recipients", lambda *_, **__: 1 / 0)

    with django_capture_on_commit_callbacks(execute=True):
        browser("office-clerk").post(f"/desk/act/verify/obligation:{row.pk}", {"way": "return", "reason": "佐证不足"})

    assert Obligation.objects.get(pk=row.pk).state == "returned"
    monkeypatch.undo()
    notices.deliver(now=NOW)
    assert told("water-clerk")[-1] == "return"


def test_where_there_was_a_record_before_notices_begin_with_what_happens_next(who: Cast) -> None:
    returned(who)
    Cursor.objects.all().delete()

    import_module("taizhang.capabilities.inbox.migrations.0002_from_now_on").begin(apps, None)

    assert notices.deliver(now=NOW) == 0
    assert Cursor.objects.get().following == Event.objects.count()


def test_nobody_reads_what_another_was_told(who: Cast, browser: Browser) -> None:
    returned(who)
    notices.deliver(now=NOW)
    other = Notice.objects.filter(account__username="water-clerk")[0]

    assert browser("office-clerk").get(f"/inbox/{other.pk}").status_code == 404
    assert browser("elsewhere-clerk").get(f"/inbox/{other.pk}").status_code == 404
    other.refresh_from_db()
    assert other.read_at is None


@pytest.mark.parametrize(
    "address", ["/inbox/0", "/inbox/99999999999999999999999", "/inbox/?before=x", "/inbox/?before=99999999999999999999"]
)
def test_no_number_breaks_the_page(address: str, who: Cast, browser: Browser) -> None:
    assert browser("water-clerk").get(address).status_code in {200, 404}


def test_a_digest_goes_once_to_whoever_has_an_address_and_says_what_is_unread(who: Cast, settings: Any) -> None:
    settings.MAILS, settings.LANGUAGE_CODE = True, "zh-hans"
    Account.objects.filter(username="water-clerk").update(email="clerk@example.gov.cn")
    row = returned(who)

    assert deliveries.mail_digests(NOW) == "1 letters"
    assert deliveries.mail_digests(NOW) == "0 letters"

    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to) == (1, ["clerk@example.gov.cn"])
    assert row.title in letter.body
    assert "佐证不足，请补充" in letter.body


def test_where_no_server_of_mail_is_named_no_letter_goes(who: Cast, settings: Any) -> None:
    settings.MAILS = False
    Account.objects.filter(username="water-clerk").update(email="clerk@example.gov.cn")
    returned(who)

    assert "not set" in deliveries.mail_digests(NOW)
    assert mail.outbox == []


def test_a_verb_concerns_those_who_can_do_something_about_it() -> None:
    assert concerned("apply_for_closing") == {Party.CREDITOR}
    assert concerned("return") == {Party.DEBTOR}
    assert concerned("save_view") == frozenset()
