"""Reading, rules and kit decide from values alone: they ask no clock, and need no Django to be imported."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from taizhang import reading

from .sources import SRC, modules, rooms, shown, tree_of

CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("timezone", "now"),
    ("timezone", "localdate"),
}


def clock_calls(tree: ast.Module) -> list[str]:
    """Every place that looks at a clock, as `line: call`."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [f"{call.lineno}: {ast.unparse(call)}()" for call in calls if (_last_name(call.value), call.attr) in CLOCKS]


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).rsplit(".", 1)[-1]


@pytest.mark.parametrize("path", [*modules(SRC / "reading", SRC / "kit"), *rooms("rules")], ids=shown)
def test_what_decides_from_values_asks_no_clock(path: Path) -> None:
    assert clock_calls(tree_of(path)) == []


@pytest.mark.parametrize("call", ["datetime.now()", "dt.datetime.now(tz)", "date.today()", "time.time()", "timezone.now()"])
def test_a_look_at_the_clock_would_be_caught(call: str) -> None:
    assert clock_calls(ast.parse(f"def late(due):\n    return due < {call}")) == [f"2: {call.partition('(')[0]}()"]


def test_importing_reading_loads_neither_django_nor_settings_nor_a_network_library() -> None:
    program = "import sys; from taizhang import reading; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert "taizhang.reading" in loaded
    assert {"django", "taizhang.config", "taizhang.frame", "socket", "urllib.request", "http.client"}.isdisjoint(loaded)


def test_the_public_names_of_reading_are_those_of_its_all() -> None:
    public = {name for name, value in vars(reading).items() if not name.startswith("_") and not isinstance(value, ModuleType)}

    assert public == set(reading.__all__)
