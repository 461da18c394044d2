"""A capability is a folder, complete in itself, and one line: taken out, the rest of the house stands."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from taizhang.config import installed
from taizhang.config.command import MODULES
from taizhang.frame.manifest import Manifest, of

from .sources import ROOT, SRC, shown, tracked

FOLDERS = sorted(path.parent for path in (SRC / "capabilities").glob("*/__init__.py"))
WITHOUT = """
import sys
from taizhang.config import installed
installed.CAPABILITIES = tuple(name for name in installed.CAPABILITIES if name != sys.argv[1])
from taizhang.config.command import main
sys.exit(main(["manage", *sys.argv[2:]]))
"""


def _without(capability: str, *command: str, data: Path) -> subprocess.CompletedProcess[str]:
    """Django's `command` in a house from whose list the capability's line has been taken."""
    environment = {"PATH": os.environ["PATH"], "TAIZHANG_DEBUG": "1", "TAIZHANG_DATA": str(data)}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, capability, *command], env=environment, cwd=data, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=shown)
def test_every_capability_says_what_it_is(folder: Path) -> None:
    readme = (folder / "README.md").read_text("utf-8")
    module = import_module(f"taizhang.capabilities.{folder.name}.module")

    assert readme.startswith(f"# {folder.name}")
    assert len(readme.splitlines()) <= 40, "one screen"
    assert isinstance(module.MANIFEST, Manifest)
    assert module.MANIFEST.name == folder.name


def test_every_capability_is_a_line_in_installed() -> None:
    assert set(installed.CAPABILITIES) == {f"taizhang.capabilities.{folder.name}" for folder in FOLDERS}


@pytest.mark.parametrize("capability", installed.CAPABILITIES)
def test_without_a_capability_the_house_still_stands_its_addresses_are_gone_and_the_others_open(capability: str, tmp_path: Path) -> None:
    own = f"/{import_module(f'{capability}.module').MANIFEST.address}"
    opened = f"""
from django.core.management import call_command
from django.test import Client
call_command("check")
print([Client(headers={{"host": "localhost"}}).get(address).status_code for address in ("/healthz", "/account/login/", "{own}")])
"""

    done = _without(capability, "shell", "-v", "0", "-c", opened, data=tmp_path)

    assert done.stdout.splitlines() == ["System check identified no issues (0 silenced).", "[200, 200, 404]"], done.stderr


def test_nothing_but_its_line_names_a_capability_outside_its_folder() -> None:
    named = [
        (shown(path), capability)
        for capability in installed.CAPABILITIES
        for path in tracked()
        if path.suffix == ".py" and path.is_relative_to(SRC) and not path.is_relative_to(SRC.parent.joinpath(*capability.split(".")))
        if capability in path.read_text("utf-8") and path.name != "installed.py"
    ]

    # The demo reads plans: it needs the capability that does. Its year orders filings and reports where there is one for that.
    assert sorted(named) == [
        ("src/taizhang/config/demo.py", "taizhang.capabilities.intake"),
        ("src/taizhang/config/demo_year/adjusting.py", "taizhang.capabilities.adjustment"),
        ("src/taizhang/config/demo_year/blockers.py", "taizhang.capabilities.supervision"),
        ("src/taizhang/config/demo_year/filing.py", "taizhang.capabilities.filing"),
        ("src/taizhang/config/demo_year/instructions.py", "taizhang.capabilities.supervision"),
        ("src/taizhang/config/demo_year/letters.py", "taizhang.capabilities.filing"),
        ("src/taizhang/config/demo_year/play.py", "taizhang.capabilities.supervision"),
        ("src/taizhang/config/demo_year/pressing.py", "taizhang.capabilities.supervision"),
        ("src/taizhang/config/demo_year/rechecking.py", "taizhang.capabilities.supervision"),
        ("src/taizhang/config/demo_year/this_month.py", "taizhang.capabilities.reporting"),
    ]


def test_the_command_line_knows_the_modules_that_the_pages_know() -> None:
    assert ("taizhang.config", *settings.MODULES) == MODULES
    assert len({module.name for module in of(MODULES)}) == len(MODULES)


def test_the_readme_of_the_ledger_is_there_too() -> None:
    assert (ROOT / "src/taizhang/ledger/README.md").is_file()
