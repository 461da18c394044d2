"""calendars/*.yaml: days off and days worked of a year."""

from collections.abc import Iterator
from datetime import date

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.problems import Problem, Words
from taizhang.ledger.rules import calendar_years
from taizhang.ledger.rules.packs import Table, Wanted

from . import sources


def rows(file: File) -> Iterator[Wanted]:
    """The year."""
    said = file.content.value
    days = {"closed": sorted(said["closed"]), "worked": sorted(said["worked"])}
    yield Wanted(Table.CALENDAR_YEAR, (str(said["year"]),), {**days, "source": said["source"]})


def problems(file: File) -> Iterator[Problem]:
    """A year without a source, and days that cannot be so."""
    yield from sources.unsourced_whole(file)
    said = file.content.value
    for key in ("closed", "worked"):
        days = [date.fromisoformat(text) for text in said[key]]
        for number, day in enumerate(days):
            alone = {"closed": (), "worked": ()} | {key: (day,)}
            again = [day] if day in days[:number] else []
            for fault in calendar_years.faults(said["year"], alone["closed"], alone["worked"]) + [_twice(day) for day in again]:
                yield file.problem(
                    (key, number), Words(fault.zh, fault.en), Words("按国务院办公厅通知核对", "check it against the notice of the year")
                )


def _twice(day: date) -> Words:
    return Words(f"{day}重复", f"{day} stands twice")
