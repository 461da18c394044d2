"""Everything that can be said of the sources without running the product's tests. Each check runs, whatever the others say."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from console import ROOT, say

BIN = Path(sys.executable).parent
SAID = ("translations", "templates", "documents", "reference", "repository")  # the rest of the house is broken on purpose, by `make test`
CHECKS = {
    "format": [BIN / "ruff", "format", "--check", "--quiet"],
    "lint": [BIN / "ruff", "check", "--quiet"],
    "types": [BIN / "mypy", "--no-error-summary"],
    "imports": [BIN / "lint-imports", "--no-logo"],
    "migrations": [BIN / "taizhang", "manage", "makemigrations", "--check", "--dry-run"],
    "translations and documents": [sys.executable, "-m", "pytest", "-q", *(f"tests/house/test_{name}.py" for name in SAID)],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks pass", flush=True)
    return bool(failed)


def _passes(name: str, command: list[str | Path]) -> bool:
    """Quiet where all is well: the output is shown when it tells what is wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as data:  # settings that are safe to load, and no database of anybody's
        settings = {**os.environ, "TAIZHANG_DEBUG": "1", "TAIZHANG_DATA": data}
        done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - began:.1f} s)")
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
