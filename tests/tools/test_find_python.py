"""Which Python the set-up takes, and the one line that it says where there is none."""

import os
import subprocess
import sys
from pathlib import Path

FINDER = Path(__file__).resolve().parents[2] / "tools/find-python"
OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n'
WHOLE = "#!/bin/sh\nexit 0\n"


def _find(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", FINDER], env={"PATH": str(path), **environment}, capture_output=True, text=True, check=False)


def _install(folder: Path, **programs: str) -> None:
    for name, script in programs.items():
        program = folder / name.replace("_", ".")
        program.write_text(script)
        program.chmod(0o755)


def test_the_first_python_that_suits_is_taken(tmp_path: Path) -> None:
    _install(tmp_path, python3=OLD, python3_12=WITHOUT_VENV, python3_11=WHOLE)

    found = _find(tmp_path)

    assert found.stdout.strip() == str(tmp_path / "python3.11")


def test_only_the_named_python_is_tried(tmp_path: Path) -> None:
    _install(tmp_path, python3=WHOLE, mine=OLD)

    found = _find(tmp_path, PYTHON="mine")

    assert found.returncode == 1
    assert found.stderr == "taizhang: PYTHON=mine is not a Python 3.11 or newer.\n"


def test_the_python_that_runs_this_test_suits() -> None:
    found = _find(Path(os.defpath), PYTHON=sys.executable)

    assert found.stdout.strip() == sys.executable


def test_a_machine_without_python_is_told_so_in_one_line(tmp_path: Path) -> None:
    found = _find(tmp_path)

    assert found.returncode == 1
    assert found.stderr.startswith("taizhang: no Python 3.11 or newer found")
    assert found.stderr.count("\n") == 1


def test_a_python_without_venv_is_told_apart_from_none(tmp_path: Path) -> None:
    _install(tmp_path, python3=WITHOUT_VENV)

    found = _find(tmp_path)

    assert found.returncode == 1
    assert "has no venv module; install it (Debian, Ubuntu: apt-get install python3-venv)" in found.stderr
    assert found.stderr.count("\n") == 1
