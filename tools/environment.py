"""Makes `.venv` from requirements.lock: `environment.py run` (what the product needs), `environment.py all` (and its tests).

Standard library only: it runs before the environment exists. Nothing is done where the stamp says that lock, project
file, interpreter and folder are those of the last time; everything installed is checked against the hashes of the lock.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import locked
from console import ROOT, run, say, stop

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STAMP = VENV / "taizhang.json"
LOCK = ROOT / "requirements.lock"
INPUTS = (LOCK, ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "src/taizhang/__init__.py")
UNREACHABLE = (
    "the packages could not be installed: see the lines above. Is the package index reachable (proxy, PIP_INDEX_URL, UV_DEFAULT_INDEX)?"
)


def main(wanted: str) -> None:
    key = _key()
    if _stands(wanted, key):
        return
    say(f"Environment in .venv ({'product and tools' if wanted == 'all' else 'product'}; the first time takes a minute)")
    STAMP.unlink(missing_ok=True)
    _make_venv()
    _install_uv()
    _install(wanted)
    _install_project()
    STAMP.write_text(json.dumps({"set": wanted, "key": key}), "utf-8")


def _key() -> str:
    """Changes whenever the environment has to be made again; a moved folder breaks the scripts in it."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {VENV}".encode())
    for path in INPUTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _stands(wanted: str, key: str) -> bool:
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return stamp["key"] == key and stamp["set"] in {wanted, "all"} and PYTHON.exists()


def _make_venv() -> None:
    if UV.exists() and _version(PYTHON) == sys.version_info[:2]:
        return
    venv.create(VENV, clear=_version(PYTHON) != sys.version_info[:2], symlinks=True, with_pip=True)


def _version(python: Path) -> tuple[int, ...] | None:
    """Version of an interpreter, or None where it is missing or broken (its base was removed, the folder moved)."""
    try:
        answer = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(int(part) for part in answer.stdout.split())


def _install_uv() -> None:
    """uv, as pinned, installs everything else: 5 s where pip takes two minutes."""
    if UV.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text(locked.entry(LOCK, "uv"), "utf-8")
        run(
            [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", only_uv],
            otherwise=UNREACHABLE,
        )


def _install(wanted: str) -> None:
    """Exactly the lock for `all`. For `run`, the product and what builds it; uv checks the hashes of constraints too."""
    if wanted == "all":
        run([UV, "pip", "sync", "--python", PYTHON, "--require-hashes", LOCK], otherwise=UNREACHABLE)
        return
    product = ["-r", ROOT / "pyproject.toml", "--extra", "postgres", "--extra", "bulk", "--group", "build"]
    run([UV, "pip", "install", "--python", PYTHON, "--constraints", LOCK, *product], otherwise=UNREACHABLE)


def _install_project() -> None:
    """Editable, built by the pinned hatchling that is there already and not by a newer one out of the index."""
    editable = ["--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT]
    run([UV, "pip", "install", "--python", PYTHON, *editable], otherwise="the project itself could not be installed: see the lines above.")


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["all"]):
        stop("environment.py takes one word: run or all")
    main(sys.argv[1])
