"""The import contracts of pyproject.toml hold, and each of them catches a deliberate breach."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .sources import ROOT

LINTER = Path(sys.executable).parent / "lint-imports"

# A contract's id, the module in which somebody breaks it, and how.
BREACHES = [
    ("floors", "kit/planted.py", "import taizhang.reading"),
    ("floors", "frame/planted.py", "from taizhang.ledger import planted_below"),
    ("floors", "ledger/planted.py", "import taizhang.config"),
    ("ledger-without-reading", "ledger/planted.py", "from taizhang import reading"),
    ("reading-is-pure", "reading/planted.py", "import django"),
    ("reading-is-pure", "reading/planted.py", "from taizhang.config import planted_setting"),
    ("reading-is-pure", "reading/planted.py", "import urllib.request"),
    ("reading-is-pure", "kit/planted.py", "import socket"),
    ("front-door-of-reading", "capabilities/planted/pages.py", "from taizhang.reading.planted import anything"),
    ("rules-are-pure", "ledger/rules/planted.py", "import django"),
    ("rules-are-pure", "ledger/rules/planted.py", "import jinja2"),
    ("rules-are-pure", "capabilities/planted/rules.py", "from taizhang.ledger import models"),
    ("rooms-of-the-ledger", "ledger/queries/planted.py", "from taizhang.ledger.actions import planted"),
    ("rooms-of-the-ledger", "ledger/models/planted.py", "from taizhang.ledger.queries import planted"),
    ("rooms-of-a-capability", "capabilities/planted/actions.py", "from taizhang.capabilities.planted import pages"),
    ("rooms-of-a-capability", "capabilities/planted/models.py", "from taizhang.capabilities.planted import module"),
    ("capabilities-are-independent", "capabilities/planted/pages.py", "from taizhang.capabilities.other import queries"),
]

# Rooms that the breaches above are planted beside: a contract cannot be broken towards a module that does not exist.
NEIGHBOURS = [
    "config/planted_setting.py",
    "reading/planted.py",
    "ledger/planted_below.py",
    "ledger/actions/planted.py",
    "ledger/queries/planted.py",
    "ledger/models/planted.py",
    "capabilities/planted/module.py",
    "capabilities/planted/pages.py",
    "capabilities/other/queries.py",
]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with empty neighbours in it, in which every contract holds."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("*.html", "static", "locale", "__pycache__"))
    shutil.copytree(ROOT / "tools", copy / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for neighbour in NEIGHBOURS:
        _plant(copy, neighbour, "")
    return copy


def _plant(house: Path, module: str, line: str) -> Path:
    """`line` is a module of the copy, importable: every folder on the way to it is a package."""
    path = house / "src/taizhang" / module
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.parents:
        if folder == house / "src":
            break
        (folder / "__init__.py").touch()
    path.write_text(f"{line}\n", "utf-8")
    return path


@contextmanager
def _breach(house: Path, module: str, line: str) -> Iterator[Path]:
    """The breach stands while it is looked at, and the house is whole again after it."""
    path = house / "src/taizhang" / module
    before = path.read_text("utf-8") if path.exists() else None
    try:
        yield _plant(house, module, line)
    finally:
        path.unlink() if before is None else path.write_text(before, "utf-8")


def _lint(house: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(house / "src"), "COLUMNS": "300", "PATH": "/usr/bin:/bin"}
    command = [LINTER, "--no-logo", "--cache-dir", house / ".cache", *options]
    return subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)


def test_every_contract_holds_in_the_house_as_it_stands(house: Path) -> None:
    done = _lint(house)

    assert done.returncode == 0, done.stdout
    assert f"{len(_contracts())} kept, 0 broken" in done.stdout


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES, ids=[f"{c}: {m} {line}" for c, m, line in BREACHES])
def test_a_deliberate_breach_breaks_its_contract(house: Path, contract: str, module: str, line: str) -> None:
    with _breach(house, module, line) as planted:
        done = _lint(house, "--contract", contract)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 kept, 1 broken" in done.stdout
    assert _name_of(planted, house) in done.stdout


def test_no_contract_is_without_a_breach() -> None:
    assert {contract["id"] for contract in _contracts()} == {contract for contract, _, _ in BREACHES}


def _contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return contracts


def _name_of(path: Path, house: Path) -> str:
    return ".".join(path.relative_to(house / "src").with_suffix("").parts)
