"""A worker that is killed in the middle of a job, with a deed half done: nothing is lost, nothing stands twice, and the log is whole."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation
from taizhang.ledger.rules.roles import CLOCK
from tests.commands import demo, taizhang

ROOT = Path(__file__).parents[3]
NAMES = ("甲县", "乙县", "丙县")
WORKER = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from taizhang.frame.jobs import worker
from {__name__} import register
from taizhang.frame.manifest import Job
job = Job("night", "", "{__name__}.register", "30 0 * * *")
runs = worker.run_due(now=timezone.now() + timedelta(minutes=MINUTES), wanted=[job])
print([run.said for run in runs])
"""
FOUND = """
import django
django.setup()
from taizhang.ledger.models import Event, Organisation
from taizhang.ledger.queries import log
names = sorted(Organisation.objects.values_list("name", flat=True))
print(names, Event.objects.filter(verb="register_organisation").count(), log.verified().broken)
"""


def register(now: datetime) -> str:
    """Each that is not there yet, in a deed of its own; in the middle of the second the worker falls asleep, the first time."""
    done = 0
    for name in NAMES:
        if Organisation.objects.filter(name=name).exists():
            continue
        with deeds.deed("register_organisation", by=By(CLOCK, now)) as deed:
            deed.about(deed.add(Organisation(name=name)))
            _sleep_once(name)
        done += 1
    return f"{done} done"


def _sleep_once(name: str) -> None:
    begun = Path(os.environ["BEGUN"])
    if name == NAMES[1] and not begun.exists():
        begun.touch()
        time.sleep(600)


def _started(script: str, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, cwd=ROOT)


def test_a_deed_that_was_cut_short_is_done_by_the_next_worker_and_those_before_it_not_again(tmp_path: Path) -> None:
    assert taizhang("prepare", cwd=tmp_path, settings=demo(tmp_path)).status == 0
    begun = tmp_path / "begun"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BEGUN": str(begun), **demo(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "taizhang.config.settings"
    killed = _started(WORKER.replace("MINUTES", "0"), environment)
    while not begun.exists():
        assert killed.poll() is None
        time.sleep(0.02)

    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    after_its_hold, once_more = (
        _started(WORKER.replace("MINUTES", minutes), environment).communicate()[0].decode() for minutes in ("11", "12")
    )
    assert (after_its_hold, once_more) == ("['2 done']\n", "[]\n")
    assert _started(FOUND, environment).communicate()[0].decode() == f"{sorted(NAMES)} {len(NAMES)} None\n"
