"""What stays: thirty-one plans on the supervisor's roster before the day, and every filing as it went up, its hash in the log."""

import hashlib

import pytest

from taizhang.capabilities.filing.actions import filing
from taizhang.capabilities.filing.actions.filing import Found
from taizhang.capabilities.filing.actions.ordering import order_filing
from taizhang.capabilities.filing.models import Defect, Filing
from taizhang.kit.canonical import canonical
from taizhang.ledger.actions import drafting, ledgers
from taizhang.ledger.models import Event, Ledger, Plan
from taizhang.ledger.queries import log
from taizhang.ledger.rules.terms import Since, Unit, Within
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast, draft_ledger

from .steps import file, return_

pytestmark = pytest.mark.django_db


def test_the_roster_of_thirty_one_plans_has_for_each_whom_to_call_and_how_long_there_is(who: Cast, browser: Browser) -> None:
    drafts = []
    for number in range(31):
        drafts.append(draft_ledger(who))
        Plan.objects.filter(title="2026年节水方案").update(title=f"第{number + 1}号方案")
    order_filing(drafts, Within(10, Unit.WORKING_DAY, Since.ISSUED), basis="江政办发〔2026〕3号", by=who.by("office-supervisor"))

    page = browser("office-supervisor").get("/filing/?on=2026-03-04").content.decode()

    rows = page.split("<tbody")[1].split("</tbody>")[0].split('<tr role="row">')[1:]
    assert len(rows) == 31
    assert all("water-clerk" in row for row in rows), "whom to call"
    assert all("Not due yet" in row and "7 working days" in row for row in rows), "from the fourth to the thirteenth"


def test_filed_again_both_stay_as_they_went_up_each_with_its_hash_in_the_log(who: Cast, browser: Browser) -> None:
    signed = signed_ledger(who)
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("举措表述不清", first_row(signed)), at=MARCH + DAY)
    again = MARCH + 2 * DAY
    ledgers.revise(Ledger.objects.get(), by=who.by("water-clerk", again))
    drafting.edit_words(first_row(signed), "新增高效节水灌溉面积20万亩（分县落实）", by=who.by("water-clerk", again))
    ledgers.sign(Ledger.objects.get(), by=who.by("water-head", again))
    filing.answer_defect(Defect.objects.get(), "已写明", by=who.by("water-clerk", again))
    file(Ledger.objects.get(), who, MARCH + 3 * DAY)

    first, second = Filing.objects.order_by("pk")
    said = [one.edition.content["rows"][0]["title"] for one in (first, second)]
    assert said == ["新增高效节水灌溉面积20万亩", "新增高效节水灌溉面积20万亩（分县落实）"]
    for one in (first, second):
        letter = browser("office-clerk").get(f"/papers/{one.paper.key}/").content.decode()
        assert one.edition.content["rows"][0]["title"] in letter, "each letter is read as it went up"
        assert one.edition.sha256 == hashlib.sha256(canonical(one.edition.content)).hexdigest()
        told = Event.objects.get(verb="file_ledger", payload__paper=one.paper.number)
        assert told.payload["paper_sha256"] == one.paper.sha256 == hashlib.sha256(canonical(one.paper.content)).hexdigest()
    assert log.verified().broken is None


def test_whoever_changes_what_was_filed_is_found_by_the_log(who: Cast) -> None:
    signed = signed_ledger(who)
    file(signed, who)
    edition = Filing.objects.get().edition
    changed = edition.content | {"rows": []}

    type(edition).objects.filter(pk=edition.pk).update(content=changed)

    assert log.verified().broken is not None
