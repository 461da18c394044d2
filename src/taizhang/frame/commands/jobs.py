"""Jobs of the clock 定时任务: lights at night, amendments on their day.

taizhang jobs run     does what is due, once: for cron or a timer
taizhang jobs work    stays, and does what is due as it falls due
taizhang jobs list    every job, when it was due, and what became of it
"""

import argparse
import time
from datetime import datetime
from typing import TYPE_CHECKING

from taizhang.frame import database

if TYPE_CHECKING:
    from taizhang.frame.manifest import Job
    from taizhang.frame.models import JobRun

LOOK = 30.0  # seconds between two looks at the clock
FAILED = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("run", "work", "list"))


def run(options: argparse.Namespace) -> int:
    database.refuse_unprepared()
    return {"run": _run, "work": _work, "list": _list}[options.what]()


def _run() -> int:
    from django.utils import timezone

    from taizhang.frame.jobs import worker

    runs = worker.run_due(now=timezone.now())
    for one in runs:
        print(_told(one), flush=True)
    return FAILED if any(one.failure for one in runs) else 0


def _work() -> int:
    from django.db import close_old_connections

    while True:
        close_old_connections()
        _run()
        time.sleep(LOOK)


def _list() -> int:
    from django.utils import timezone

    from taizhang.frame.jobs import worker

    for job in worker.declared():
        print(_listed(job, timezone.now()))
    return 0


def _listed(job: "Job", now: datetime) -> str:
    from django.utils import timezone

    from taizhang.frame.jobs.times import last_due
    from taizhang.frame.models import JobRun

    due = last_due(job.times, now=now, zone=timezone.get_default_timezone())
    found = JobRun.objects.filter(job=job.name, due_at=due).first()
    return _told(found) if found else f"{job.name} {due:%Y-%m-%d %H:%M}: not run yet"


def _told(run: "JobRun") -> str:
    from django.utils import timezone

    due = timezone.localtime(run.due_at)
    how = f"failed {run.tries} times: {run.failure}" if run.failure else run.said if run.ended_at else "running"
    return f"{run.job} {due:%Y-%m-%d %H:%M}: {how}"
