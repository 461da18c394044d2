"""A small record, made and checked in a database that other processes see too; run with the settings of that database.

Prints a line for each check: of the whole record and of one with a changed row, by two processes, by one alone, and by two of
which the second is killed.
"""

import os
import sys
from typing import NoReturn

from taizhang.config.command import main as taizhang


def run() -> None:
    assert taizhang(["prepare"]) == 0
    from taizhang.frame.models import Account
    from taizhang.ledger.models import Person
    from tests.ledger.recorded import record

    record(Account.objects.create(username="lin", display_name="林晓禾"))
    _say("whole")
    Person.objects.filter(name="方远").update(phone="1")
    _say("changed")


def _say(state: str) -> None:
    from taizhang.ledger.queries import log, log_apart

    sys.stdout.write(f"{state} alone: {log.verified()}\n")
    log_apart.LONG, here = 1, log_apart.checked
    log_apart.checked = None  # type: ignore[assignment]  # whoever checks now is somebody else
    sys.stdout.write(f"{state} apart: {log.verified()}\n")
    log_apart.checked, beside = here, log_apart._checked_apart
    log_apart._checked_apart = _killed
    sys.stdout.write(f"{state} killed: {log.verified()}\n")
    log_apart.LONG, log_apart._checked_apart = 20_000, beside


def _killed(size: int, moment: str) -> NoReturn:
    os._exit(9)


if __name__ == "__main__":
    run()
