"""members/*.yaml: who belongs to a collective body 集合主体, by day."""

from collections.abc import Iterator, Sequence
from typing import Any

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.problems import Problem, Words
from taizhang.ledger.rules.packs import Table, Wanted

from . import sources
from .organisations import day


def rows(file: File) -> Iterator[Wanted]:
    """The list, and each of its members."""
    for item in file.content.value["lists"]:
        yield Wanted(Table.MEMBER_LIST, (item["name"],), {"other_names": item.get("other_names", [])})
        for member in _members(item):
            name = (item["name"], member["organisation"], member.get("from", ""))
            yield Wanted(Table.MEMBERSHIP, name, {"valid_from": day(member, "from"), "valid_to": day(member, "until")})


def problems(file: File) -> Iterator[Problem]:
    """Lists without a source."""
    yield from sources.unsourced(file, "lists")


def problems_together(files: Sequence[File], organisations: set[str]) -> Iterator[Problem]:
    """Members that are no organisation of the pack."""
    for file in files:
        for number, item in enumerate(file.content.value["lists"]):
            for place, member in enumerate(_members(item)):
                if (name := member["organisation"]) not in organisations:
                    yield file.problem(
                        ("lists", number, "members", place),
                        Words(f"没有单位「{name}」", f"there is no organisation {name}"),
                        Words("写其全称", "write its full name"),
                    )


def _members(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"organisation": member} if isinstance(member, str) else member for member in item["members"]]
