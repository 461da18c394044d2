"""Plans that lie on the server: what is seen of the folder, how they are read, and that nothing outside it is reached."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from taizhang.capabilities.intake.actions import batches
from taizhang.capabilities.intake.jobs import batches as jobs
from taizhang.capabilities.intake.jobs.apart import GivenUp, look_apart
from taizhang.capabilities.intake.looking import look_into
from taizhang.capabilities.intake.models import Batch, BatchFile
from taizhang.capabilities.intake.queries import batches as questions
from taizhang.capabilities.intake.queries.folder import NotInFolder, content_of
from taizhang.frame.jobs import worker
from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Event, Post
from taizhang.ledger.rules.secrecy import Classified
from taizhang.reading import FileTooLarge, ReadingError
from tests.ledger.people import Cast, cast
from tests.plans import PLAN, TITLE, numbered

from .pages.sending import words_of

pytestmark = pytest.mark.django_db
SECRET = "机密★1年\n江北县2026年节水工作方案\n1.新建水厂2座。（责任单位：县水利局）\n".encode()


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def folder(settings: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the server; its files are read in this process, which is quicker."""
    place = tmp_path / "plans"
    (place / "2026").mkdir(parents=True)
    (place / "2026" / "节水方案.txt").write_bytes(PLAN)
    settings.INTAKE_FOLDER = place  # type: ignore[attr-defined]
    monkeypatch.setattr(jobs, "look_apart", look_into)
    return place


@pytest.fixture
def browser(who: Cast) -> Client:
    return of("water-clerk")


def of(username: str) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(username=username))
    return browser


def chosen(browser: Client, *names: str) -> str:
    """The address at which somebody sees how far they are."""
    answer = browser.post("/documents/folder", {"file": names, "request": os.urandom(4).hex()})
    assert answer.status_code == 302, words_of(answer)
    return str(answer.headers["Location"])


def test_what_lies_in_the_folder_is_listed_and_what_was_read_is_known_by_its_bytes(browser: Client, folder: Path) -> None:
    (folder / "另一份.txt").write_bytes(numbered(2))
    (folder / "照片.png").write_bytes(b"\x89PNG")
    (folder / ".隐藏.txt").write_bytes(PLAN)
    chosen(browser, "2026/节水方案.txt")
    jobs.read_waiting(timezone.now())
    (folder / "改了名.txt").write_bytes(PLAN)

    page = browser.get("/documents/folder")

    shown = words_of(page)
    assert all(name in shown for name in ("2026/节水方案.txt", "另一份.txt", "改了名.txt"))
    assert "照片" not in shown
    assert "隐藏" not in shown
    document = Document.objects.get().key
    assert page.content.decode().count(f'href="/documents/{document}"') == 2
    assert page.content.decode().count('type="checkbox"') == 1


def test_a_file_is_read_by_the_job_in_the_name_of_who_wanted_it_and_its_page_says_so(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")
    before = words_of(browser.get(address))

    said = jobs.read_waiting(timezone.now())

    after = words_of(browser.get(address))
    assert said == "1 files"
    assert "等待" in before
    assert TITLE in after
    assert "1/1" in after.replace(" ", "")
    assert (Document.objects.get().received_by.username, Document.objects.get().file_name) == ("water-clerk", "节水方案.txt")
    event = Event.objects.get(verb="receive_document")
    assert event.actor
    assert (event.actor.username, event.payload["source"]) == ("water-clerk", jobs.SOURCE)


def test_a_bad_file_is_told_of_and_stops_no_other(browser: Client, folder: Path) -> None:
    (folder / "a空的.txt").write_bytes(b"")
    (folder / "b诗.txt").write_text("床前明月光，疑是地上霜。\n")
    (folder / "z好的.txt").write_bytes(numbered(3))
    address = chosen(browser, "a空的.txt", "b诗.txt", "2026/节水方案.txt", "z好的.txt")
    (folder / "2026" / "节水方案.txt").unlink()

    jobs.read_waiting(timezone.now())

    page = words_of(browser.get(address))
    assert "文件是空的" in page
    assert "没有找到任何任务或计划标题" in page
    assert "已没有可读取的文件" in page
    assert list(BatchFile.objects.order_by("position").values_list("state", flat=True)) == ["refused", "refused", "refused", "read"]
    assert Document.objects.get().file_name == "z好的.txt"


def test_a_file_with_a_mark_of_secrecy_is_refused_and_nothing_of_it_is_copied(browser: Client, folder: Path) -> None:
    (folder / "涉密.txt").write_bytes(SECRET)
    (folder / "方案（秘密）.txt").write_bytes(PLAN)
    address = chosen(browser, "涉密.txt", "方案（秘密）.txt")

    jobs.read_waiting(timezone.now())

    assert words_of(browser.get(address)).count("请立即移走") == 2
    assert words_of(browser.get("/documents/folder")).count("未接收") == 2
    assert not Document.objects.exists()
    assert not Event.objects.filter(verb="receive_document").exists()
    assert (folder / "涉密.txt").read_bytes() == SECRET


@pytest.mark.parametrize(
    "name",
    ["../outside.txt", "/etc/hosts.txt", "link.txt", "linked/outside.txt", "2026", "2026/../../outside.txt", "", ".hidden.txt", "pipe.txt"],
)
def test_nothing_outside_the_folder_is_reached(name: str, folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_bytes(PLAN)
    (folder / "link.txt").symlink_to(outside)
    (folder / "linked").symlink_to(folder.parent)
    (folder / ".hidden.txt").write_bytes(PLAN)
    os.mkfifo(folder / "pipe.txt")

    with pytest.raises(NotInFolder):
        content_of(folder, name)


def test_links_are_not_listed_and_a_name_that_is_not_listed_cannot_be_chosen(browser: Client, folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_bytes(numbered(9))
    (folder / "link.txt").symlink_to(outside)
    (folder / "linked").symlink_to(folder.parent, target_is_directory=True)

    page = words_of(browser.get("/documents/folder"))
    answer = browser.post("/documents/folder", {"file": ["link.txt", "linked/outside.txt", "../outside.txt"]})

    assert "link" not in page
    assert answer.status_code == 422
    assert not Batch.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_loaded(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(51 * 1024 * 1024)

    with pytest.raises(FileTooLarge):
        content_of(folder, "large.txt")


def test_a_worker_that_was_killed_leaves_its_file_to_the_next_and_nothing_is_there_twice(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")
    now = timezone.now()
    held = batches.take_next(now=now)
    assert held
    batches.take_next(now=now)

    jobs.read_waiting(now)  # somebody else holds it
    assert not Document.objects.exists()
    BatchFile.objects.update(held_until=now - timedelta(seconds=1))  # he has been silent for too long
    jobs.read_waiting(now)
    batches.end_file(held, batches.refused(held.name, 0, batches.CLOSED), now=now)  # and comes back when it is done

    assert TITLE in words_of(browser.get(address))
    assert Document.objects.count() == 1
    assert BatchFile.objects.get().state == "read"


def test_a_file_over_which_readers_die_is_given_up(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")
    now = timezone.now()
    for _ in range(batches.TRIES):
        assert batches.take_next(now=now)
        BatchFile.objects.update(held_until=now - timedelta(seconds=1))

    assert batches.take_next(now=now) is None
    assert "意外中断" in words_of(browser.get(address))


def test_a_form_that_is_sent_twice_makes_one_batch(browser: Client, folder: Path) -> None:
    said = {"file": "2026/节水方案.txt", "request": "once"}

    first, second = browser.post("/documents/folder", said), browser.post("/documents/folder", said)

    assert first.headers["Location"] == second.headers["Location"]
    assert BatchFile.objects.count() == 1


def test_who_lost_his_post_meanwhile_has_nothing_read(browser: Client, folder: Path) -> None:
    chosen(browser, "2026/节水方案.txt")
    Post.objects.filter(person__account__username="water-clerk").delete()

    jobs.read_waiting(timezone.now())

    assert not Document.objects.exists()
    assert BatchFile.objects.get().said_zh.startswith("无权办理")


def test_somebody_elses_batch_is_not_there(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")

    assert of("works-clerk").get(address).status_code == 404


def test_who_sets_up_no_ledgers_does_not_see_the_folder(lins_browser: Client, folder: Path) -> None:
    assert lins_browser.get("/documents/folder").status_code == 403
    assert Client().get("/documents/folder").status_code == 302
    assert "服务器文件夹" not in words_of(lins_browser.get("/documents/"))


def test_without_a_folder_the_page_says_how_there_comes_to_be_one(browser: Client, settings: pytest.FixtureRequest) -> None:
    settings.INTAKE_FOLDER = None  # type: ignore[attr-defined]

    page = browser.get("/documents/folder")

    assert page.status_code == 200
    assert "TAIZHANG_INTAKE_FOLDER" in words_of(page)
    assert "/documents/folder" not in browser.get("/documents/").content.decode()


def test_a_folder_that_is_away_is_told_of(browser: Client, settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.INTAKE_FOLDER = tmp_path / "away"  # type: ignore[attr-defined]

    page = browser.get("/documents/folder")

    assert page.status_code == 200
    assert "打不开" in words_of(page)


def test_the_page_asks_again_until_all_have_ended_and_without_a_script_a_link_does(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")
    page = browser.get(address).content.decode()
    part = browser.get(address, headers={"hx-request": "true"}).content.decode()
    jobs.read_waiting(timezone.now())

    over = browser.get(address).content.decode()

    assert f'hx-get="{address}"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "<html" not in part
    assert f'hx-get="{address}"' in part
    assert "hx-get" not in over
    assert "http-equiv" not in over


def test_where_nobody_does_the_jobs_the_page_says_so(browser: Client, folder: Path) -> None:
    address = chosen(browser, "2026/节水方案.txt")
    before = words_of(browser.get(address))
    declared = [job for job in worker.declared() if job.name == questions.JOB]

    worker.run_due(now=timezone.now(), wanted=declared)
    chosen(browser, *[_another(folder)])
    after = words_of(browser.get(chosen(browser, _another(folder, 5))))

    assert "taizhang jobs work" in before
    assert "taizhang jobs work" not in after


def _another(folder: Path, number: int = 4) -> str:
    (folder / f"第{number}份.txt").write_bytes(numbered(number))
    return f"第{number}份.txt"


def test_a_list_of_many_files_asks_no_more_than_one_of_few(
    browser: Client, folder: Path, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(60):
        (folder / f"{number}.txt").write_bytes(numbered(number))

    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        browser.get("/documents/folder")


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    found = look_apart(PLAN, "plan.txt")

    assert found.findings["document"]["title"] == TITLE
    with pytest.raises(ReadingError, match="No task"):
        look_apart("床前明月光\n".encode(), "poem.txt")
    with pytest.raises(Classified) as refused:
        look_apart(SECRET, "plan.txt")
    assert "机密" in refused.value.sentence.zh


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(GivenUp) as refused:
        look_apart(PLAN, "plan.txt", seconds=0.0)

    assert "已放弃" in refused.value.sentence.zh
