"""What stands in the record as it stands in the pack: ladders, templates of milestones, calendars of reports, collective names."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Any

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.lines import Place
from taizhang.frame.packs.problems import Problem, Words
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.packs import Table, Wanted
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.roles import Role

from . import sources

Check = Callable[[File, Place, dict[str, Any]], Iterator[Problem]]


def rows(pack: str, kind: str, items: str, called: str) -> Callable[[File], Iterator[Wanted]]:
    """A row for each item of the list `items`, called by its `called`."""

    def of(file: File) -> Iterator[Wanted]:
        whole = file.content.value
        for item in whole[items]:
            content = {name: value for name, value in item.items() if name not in ("cites", "suggested", "note")}
            yield Wanted(Table.DECLARED, (pack, kind, item[called]), {"content": content, "cites": sources.source_of(item, whole)})

    return of


def problems(items: str, called: str, check: Check) -> Callable[[File], Iterator[Problem]]:
    """Items without a source, items of one name, and what `check` finds in each."""

    def of(file: File) -> Iterator[Problem]:
        yield from sources.unsourced(file, items)
        names = [item[called] for item in file.content.value[items]]
        for number, item in enumerate(file.content.value[items]):
            if item[called] in names[:number]:
                said = item[called]
                yield file.problem((items, number), Words(f"「{said}」重复", f"{said} stands twice"), Words("保留一处", "keep one of them"))
            yield from check(file, (items, number), item)

    return of


def ladder(file: File, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
    """Posts and reasons that are none."""
    for number, step in enumerate(item["steps"]):
        for key, known in (("issued_by", Role), ("approved_by", Role), ("when", Rule)):
            yield from _unknown(file, (*place, "steps", number, key), step.get(key, ()), known)


def template(file: File, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
    """Steps go forward, and the last one is the end."""
    yield from _unknown(file, (*place, "deliverable"), [item["deliverable"]], Deliverable)
    steps = [(step["at"], step["percent"]) for step in item["steps"]]
    for number, (before, after) in enumerate(pairwise(steps), 1):
        if after[0] <= before[0] or after[1] <= before[1]:
            yield file.problem(
                (*place, "steps", number), Words("早于上一步", "it is not behind the step before"), Words("按先后排列", "put them in order")
            )
    if steps[-1] != (100, 100):
        last = (*place, "steps", len(steps) - 1)
        yield file.problem(
            last,
            Words("最后一步不是100", "the last step is not the end"),
            Words("写 at: 100, percent: 100", "write `at: 100, percent: 100`"),
        )


def amendment_path(file: File, place: Place, item: dict[str, Any]) -> Iterator[Problem]:
    """Kinds, parties and posts that are none; and a last step that is the proposer's own, who would decide for himself."""
    yield from _unknown(file, (*place, "kind"), [item["kind"]], AmendmentKind)
    for number, step in enumerate(item["steps"]):
        for key, known in (("parties", Party), ("roles", Role)):
            yield from _unknown(file, (*place, "steps", number, key), step[key], known)
    if Party.PROPOSER in item["steps"][-1]["parties"]:
        last = (*place, "steps", len(item["steps"]) - 1)
        wrong = Words("最后一步是申请单位自己审批", "the last step is the proposer's own")
        yield file.problem(last, wrong, Words("最后一步由其他单位审批，如 recipient", "let another decide, like `recipient`"))


def anything(file: File, place: Place, item: dict[str, Any]) -> Iterator[Problem]:  # noqa: ARG001  the form of a check
    """What its schema allows is right."""
    return iter(())


def _unknown(file: File, place: Place, said: Iterable[str], known: type[StrEnum]) -> Iterator[Problem]:
    allowed = [value.value for value in known]
    for word in (word for word in said if word not in allowed):
        names = ", ".join(allowed)
        yield file.problem(place, Words(f"没有「{word}」", f"there is no `{word}`"), Words(f"可用：{names}", f"known are: {names}"))
