"""Our own sources, as the tests of the house look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "taizhang"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git holds or would take, and that exists: what a clone will have."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(path for name in sorted(set(names)) if name and (path := ROOT / name).is_file())


def modules(*folders: Path) -> list[Path]:
    """The Python files of the product, or of some of its folders."""
    return sorted(path for folder in folders or (SRC,) for path in folder.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rooms(name: str) -> list[Path]:
    """The Python files of one kind of room (`rules`, `actions` …), wherever it is: a folder or a single module."""
    return [path for path in modules() if name in path.relative_to(SRC).with_suffix("").parts]
