"""Demo data: repeatable, and refused where it does not belong."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from taizhang.config import demo, demo_year
from taizhang.frame.errors import CommandRefused
from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Event, Ledger, LightNow, Organisation, Person
from tests.conftest import MORNING
from tests.house.sources import ROOT
from tests.plans import PLAN, numbered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def debug(settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "01.txt").write_bytes(PLAN)
    (tmp_path / "01.html").write_bytes(b"<html><body><p>" + PLAN.replace(b"\n", b"</p><p>") + b"</p></body></html>")
    (tmp_path / "02.txt").write_bytes(numbered(2))
    (tmp_path / "README.md").write_text("not a plan")
    return tmp_path


def test_a_demo_is_refused_outside_debug_and_leaves_nothing(plans: Path) -> None:
    with pytest.raises(CommandRefused, match="TAIZHANG_DEBUG is off"):
        demo.play(plans, at=MORNING)

    assert not Account.objects.exists()
    assert not Document.objects.exists()


@pytest.mark.usefixtures("debug")
def test_a_demo_has_its_cast_and_each_plan_once_as_the_page(plans: Path) -> None:
    logins = demo.play(plans, at=MORNING)

    assert [line.split()[:3] for line in logins] == [
        ["clerk", "taizhang-demo", "林晓禾"],
        ["supervisor", "taizhang-demo", "周正明"],
        ["county", "taizhang-demo", "苏婉"],
        ["head", "taizhang-demo", "郑启明"],
        ["leader", "taizhang-demo", "方远"],
        ["auditor", "taizhang-demo", "何敬之"],
        ["sysadmin", "taizhang-demo", "罗志坚"],
        ["secadmin", "taizhang-demo", "梁思源"],
        ["secauditor", "taizhang-demo", "宋雅琴"],
    ]
    assert sorted(Document.objects.values_list("file_name", flat=True)) == ["01.html", "02.txt"]
    assert Person.objects.count() == Account.objects.count() == 9
    assert Organisation.objects.count() == 6


@pytest.mark.usefixtures("debug")
def test_somebody_of_the_cast_signs_in_with_the_password_that_is_printed(plans: Path) -> None:
    demo.play(plans, at=MORNING)

    assert all(account.check_password(demo.PASSWORD) for account in Account.objects.all())


@pytest.mark.usefixtures("debug")
def test_a_demo_that_is_played_again_changes_nothing(plans: Path) -> None:
    demo.play(plans, at=MORNING)
    before = [model.objects.count() for model in (Account, Person, Organisation, Document, Event)]

    demo.play(plans, at=MORNING)

    assert [model.objects.count() for model in (Account, Person, Organisation, Document, Event)] == before


@pytest.mark.usefixtures("debug")
def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandRefused, match="There is no folder"):
        demo.play(tmp_path / "nowhere", at=MORNING)


@pytest.mark.usefixtures("debug")
def test_a_file_that_is_no_plan_is_refused_with_the_words_of_the_refusal(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("床前明月光，疑是地上霜。\n", "utf-8")

    with pytest.raises(CommandRefused, match=r"^poem\.txt: No task and no title of a plan was found in it"):
        demo.play(tmp_path, at=MORNING)


YEAR_OF = datetime(2026, 9, 10, 2, 0, tzinfo=UTC)


@pytest.mark.usefixtures("debug")
def test_the_year_of_a_sample_plan_is_played_through_the_verbs_and_its_log_is_whole(tmp_path: Path) -> None:
    sample = ROOT / "samples" / "03_hexi_xiangcun.txt"
    (tmp_path / sample.name).write_bytes(sample.read_bytes())

    demo.play(tmp_path, at=YEAR_OF)

    ledger = Ledger.objects.get(code__startswith="TZ-")  # what leaders ordered meanwhile stands in ledgers of its own
    assert (ledger.state, ledger.coordinator and ledger.coordinator.name) == ("on-record", "禾溪县农业农村局")
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"set_up_ledger", "countersign", "sign_ledger", "put_on_record", "fill_line", "sign_report", "accept_line", "close"} <= verbs
    assert {"suspend", "correct", "rename_organisation", "transfer_duties", "propose_milestones", "verify_milestone"} <= verbs
    assert not Event.objects.filter(at__gt=YEAR_OF + timedelta(days=3)).exists()
    assert Event.objects.filter(at__lt=YEAR_OF - timedelta(days=60)).count() > 100
    assert len(set(LightNow.objects.values_list("colour", flat=True))) >= 3


def test_no_demo_is_dated_after_its_own_present() -> None:
    assert demo_year.opening(MORNING) < MORNING
    assert demo_year.opening(datetime(2025, 5, 1, tzinfo=UTC)) == datetime(2025, 5, 1, tzinfo=UTC)
