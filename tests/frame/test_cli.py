"""`taizhang`: the list of commands, and what cannot be run."""

import subprocess
import sys
from pathlib import Path

import pytest

from taizhang import __version__
from taizhang.config.command import MODULES
from taizhang.frame import manifest
from tests.commands import TAIZHANG, demo, taizhang

LOADED = """
import sys
from taizhang.config.command import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a process has loaded after `taizhang` with these arguments."""
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["serve", "--help"], ["nothing"]])
def test_help_answers_before_anything_heavy_is_loaded(arguments: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(*arguments, cwd=tmp_path)

    assert "taizhang.frame.cli" in loaded
    assert {"django", "xlsxwriter", "selectolax", "opencc", "granian", "taizhang.reading"} & loaded == set()


def test_to_read_a_file_django_is_not_loaded(tmp_path: Path) -> None:
    loaded = loaded_by("read", "missing.txt", cwd=tmp_path)

    assert "taizhang.reading" in loaded
    assert {"django", "xlsxwriter"} & loaded == set()


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_lists_every_command_with_what_it_does(asked: str, tmp_path: Path) -> None:
    answer = taizhang(asked, cwd=tmp_path)

    listed = [line.split(maxsplit=1) for line in answer.words.splitlines() if line.startswith("  ")]
    assert listed == [[command.name, command.summary] for module in manifest.of(MODULES) for command in module.commands]
    assert (answer.status, answer.err) == (0, "")


def test_without_a_command_the_list_is_shown_as_a_mistake(tmp_path: Path) -> None:
    answer = taizhang(cwd=tmp_path)

    assert (answer.status, answer.out) == (2, b"")
    assert answer.err.startswith("usage: taizhang COMMAND")


def test_an_unknown_command_is_refused_in_one_line(tmp_path: Path) -> None:
    assert taizhang("raed", "plan.txt", cwd=tmp_path).refusal == "there is no command raed; taizhang --help lists them."


def test_the_version_is_told(tmp_path: Path) -> None:
    assert taizhang("--version", cwd=tmp_path).words == f"taizhang {__version__}\n"


@pytest.mark.parametrize("command", [command for module in manifest.of(MODULES) for command in module.commands], ids=lambda c: c.name)
def test_every_command_explains_itself(command: manifest.Command, tmp_path: Path) -> None:
    answer = taizhang(command.name, "--help", cwd=tmp_path)

    assert (answer.status, answer.err) == (0, "")
    assert answer.words.startswith(f"usage: taizhang {command.name} ")


def test_somebody_who_leaves_with_ctrl_c_sees_no_traceback(tmp_path: Path) -> None:
    program = """
import sys
from taizhang.frame.commands import read
def interrupted(options):
    raise KeyboardInterrupt
read.run = interrupted
from taizhang.config.command import main
sys.exit(main(["read", "plan.txt"]))
"""

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.strip()) == (130, "")


def test_djangos_own_commands_are_reached_by_manage(tmp_path: Path) -> None:
    answer = taizhang("manage", "check", cwd=tmp_path, settings=demo(tmp_path))

    assert (answer.status, answer.words) == (0, "System check identified no issues (0 silenced).\n")


def test_the_command_is_installed_beside_python() -> None:
    assert TAIZHANG.is_file()
