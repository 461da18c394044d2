"""light_rules.yaml: the numbers of the rules of lights."""

from collections.abc import Iterator

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.problems import Problem, Words
from taizhang.ledger.rules import light_rules
from taizhang.ledger.rules.packs import Table, Wanted

from . import sources


def rows(file: File) -> Iterator[Wanted]:
    """Each set of numbers, by its name."""
    for item in file.content.value["rules"]:
        yield Wanted(Table.LIGHT_RULES, (item["name"],), {"thresholds": item["thresholds"]})


def problems(file: File) -> Iterator[Problem]:
    """Sets without a source, and numbers that do not fit together."""
    yield from sources.unsourced(file, "rules")
    for number, item in enumerate(file.content.value["rules"]):
        try:
            light_rules.thresholds(item["name"], item["thresholds"])
        except ValueError as error:
            yield file.problem(
                ("rules", number, "thresholds"),
                Words(f"阈值不合理（{error}）", f"the thresholds do not fit together ({error})"),
                Words("红灯不得宽于黄灯", "what is red is no less than what is yellow"),
            )
