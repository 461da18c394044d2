"""The clock's jobs: each time once, held by one worker, tried again after a failure, taken up again where a worker was killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.frame.actions import jobs
from taizhang.frame.jobs import worker
from taizhang.frame.jobs.times import last_due
from taizhang.frame.manifest import Job
from taizhang.frame.models import JobRun
from tests.commands import demo, taizhang

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # nine in the morning in Shanghai
MINUTE = timedelta(minutes=1)
ROOT = Path(__file__).parents[3]
done: list[datetime] = []


def note(now: datetime) -> str:
    done.append(now)
    return f"{len(done)} done"


def stumble(_now: datetime) -> str:
    raise LookupError("no calendar for 2041")


def fall_asleep(_now: datetime) -> str:
    """Tells that it has begun, and never comes back."""
    Path(os.environ["BEGUN"]).touch()
    time.sleep(60)
    return ""


NOTE = Job("note", "", f"{__name__}.note", "30 0 * * *")
STUMBLE = Job("stumble", "", f"{__name__}.stumble", "30 0 * * *")


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


@pytest.mark.django_db
def test_a_job_is_done_once_for_each_of_its_times() -> None:
    first = worker.run_due(now=NOW, wanted=[NOTE])
    again = worker.run_due(now=NOW + MINUTE, wanted=[NOTE])
    next_day = worker.run_due(now=NOW + timedelta(days=1), wanted=[NOTE])

    assert ([run.said for run in first], again, [run.said for run in next_day]) == (["1 done"], [], ["2 done"])
    assert [timezone.localtime(run.due_at).isoformat() for run in first] == ["2026-03-02T00:30:00+08:00"]


@pytest.mark.django_db
def test_of_nights_that_were_missed_only_the_last_is_made_up_for() -> None:
    worker.run_due(now=NOW, wanted=[NOTE])
    worker.run_due(now=NOW + timedelta(days=5), wanted=[NOTE])

    assert len(done) == 2


@pytest.mark.django_db
def test_what_another_holds_is_left_alone_until_he_has_been_silent_too_long() -> None:
    held = jobs.take("note", NOW, now=NOW)
    assert held is not None

    assert jobs.take("note", NOW, now=NOW + 9 * MINUTE) is None
    jobs.hold_on(held, now=NOW + 9 * MINUTE)
    assert jobs.take("note", NOW, now=NOW + 11 * MINUTE) is None
    assert jobs.take("note", NOW, now=NOW + 20 * MINUTE) is not None


@pytest.mark.django_db
def test_who_lost_his_hold_does_not_end_it_for_the_one_who_has_it_now() -> None:
    slow = jobs.take("note", NOW, now=NOW)
    quick = jobs.take("note", NOW, now=NOW + 20 * MINUTE)
    assert slow is not None
    assert quick is not None

    jobs.end(slow, "late", now=NOW + 21 * MINUTE)

    assert JobRun.objects.get().ended_at is None
    jobs.end(quick, "in time", now=NOW + 22 * MINUTE)
    assert JobRun.objects.get().said == "in time"


@pytest.mark.django_db
def test_one_that_fails_says_why_keeps_no_other_from_being_done_and_is_given_up_in_the_end() -> None:
    runs = worker.run_due(now=NOW, wanted=[STUMBLE, NOTE])

    assert [(run.job, run.failure) for run in runs] == [("stumble", "LookupError: no calendar for 2041"), ("note", "")]
    assert worker.run_due(now=NOW + MINUTE, wanted=[STUMBLE]) == []  # not at once again
    later = [timezone.now() + timedelta(hours=hours) for hours in range(1, 9)]
    tries = [len(_tried_at(moment)) for moment in later]
    assert tries == [1, 1, 1, 1, 0, 0, 0, 0]


def _tried_at(moment: datetime) -> list[JobRun]:
    """Whether the run of that morning is tried once more then."""
    due = last_due(STUMBLE.times, now=NOW, zone=timezone.get_default_timezone())
    run = jobs.take("stumble", due, now=moment)
    if run is not None:
        jobs.fail(run, "again", now=moment)
    return [run] if run else []


def test_every_job_that_a_module_declares_can_be_started() -> None:
    declared = [job for module in manifest.of(settings.MODULES) for job in module.jobs]

    assert len({job.name for job in declared}) == len(declared) > 0
    for job in declared:
        assert callable(import_string(job.function))
        assert last_due(job.times, now=NOW, zone=timezone.get_default_timezone()) <= NOW


def test_a_worker_that_is_killed_loses_nothing_and_the_next_does_it(tmp_path: Path) -> None:
    assert taizhang("prepare", cwd=tmp_path, settings=demo(tmp_path)).status == 0
    begun = tmp_path / "begun"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BEGUN": str(begun), **demo(tmp_path)}
    killed = _started("fall_asleep", 0, environment)
    while not begun.exists():
        assert killed.poll() is None
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    at_once, after_its_hold, once_more = (_started("note", minutes, environment).communicate()[0].decode() for minutes in (1, 11, 12))

    assert (at_once, after_its_hold, once_more) == ("[]\n", "['1 done']\n", "[]\n")


def _started(function: str, minutes: int, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """A worker of its own, so many minutes later, that knows one job."""
    words = [
        "import django",
        "django.setup()",
        "from datetime import timedelta",
        "from taizhang.frame.jobs import worker",
        f"from {__name__} import Job, NOW",
        "from django.utils import timezone",
        f"job = Job('night', '', '{__name__}.{function}', '30 0 * * *')",
        f"runs = worker.run_due(now=timezone.now() + timedelta(minutes={minutes}), wanted=[job])",
        "print([run.said for run in runs])",
    ]
    environment = environment | {"DJANGO_SETTINGS_MODULE": "taizhang.config.settings"}
    return subprocess.Popen([sys.executable, "-c", "\n".join(words)], env=environment, stdout=subprocess.PIPE)
