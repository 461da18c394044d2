"""Whatever can be set, typed or refused is described in docs/reference, and nothing that is described is missing."""

import ast
import inspect
import re
from collections.abc import Callable

import pytest

from taizhang.config import safety
from taizhang.config.command import MODULES
from taizhang.frame import manifest
from taizhang.reading import LIMIT, errors, refusals

from .sources import ROOT, SRC, tree_of
from .test_documents import code_in

REFERENCE = ROOT / "docs/reference"
COMMANDS = [command for module in manifest.of(MODULES) for command in module.commands]
NAMES = re.compile(r"TAIZHANG_[A-Z_]+")

# What a refusal may be told of a file: where words depend on it, the reference writes "…".
SOME = errors.Wording("…", "…")
TOLD = {"name": "plan.txt", "reason": "…", "size": 123 * 1024 * 1024, "limit": LIMIT, "depth": 123, "kind": SOME, "what": SOME}
REFUSALS = [
    function
    for name, function in inspect.getmembers(refusals, inspect.isfunction)
    if function.__module__ == refusals.__name__ and not name.startswith("_") and name != "shown"
]


def settings_read() -> set[str]:
    """The names that settings.py asks the environment for: `env.str("TAIZHANG_…")`."""
    calls = [node for node in ast.walk(tree_of(SRC / "config/settings.py")) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env"]
    return {call.args[0].value for call in asked if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)}


def test_the_settings_that_are_known_are_those_that_are_read() -> None:
    assert settings_read() == safety.SETTINGS


def test_the_reference_describes_every_setting_and_no_other() -> None:
    described = {name for code in code_in(REFERENCE / "settings.md") for name in NAMES.findall(code)}

    assert safety.SETTINGS - described == set()
    assert described - safety.SETTINGS <= {"TAIZHANG_TEST_DATABASE"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_reference_describes_every_command(command: manifest.Command) -> None:
    described = "\n".join(code_in(REFERENCE / "commands.md"))

    assert re.search(rf"^taizhang {re.escape(command.name)}\b", described, re.MULTILINE)


def test_the_reference_describes_no_command_that_does_not_exist() -> None:
    described = {
        name for code in code_in(REFERENCE / "commands.md") for name in re.findall(r"^taizhang ([a-z][a-z-]+)", code, re.MULTILINE)
    }

    assert described - {command.name for command in COMMANDS} == set()


def test_every_refusal_is_looked_at() -> None:
    assert {"missing", "empty", "planless"} <= {refusal.__name__ for refusal in REFUSALS}
    assert len(REFUSALS) >= 12


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_the_reference_tells_of_every_refusal_what_is_wrong_and_what_to_do(refusal: Callable[..., errors.ReadingError]) -> None:
    described = (REFERENCE / "reading-errors.md").read_text("utf-8")
    refused = refusal(*[TOLD[name] for name in inspect.signature(refusal).parameters])

    assert f"`{type(refused).__name__}`" in described
    assert f"{refused.what.en} {refused.remedy.en}".replace("123", "…") in described
    assert f"{refused.what.zh}{refused.remedy.zh}".replace("123", "…") in described
