"""Every test on SQLite, then those that touch a database once more on PostgreSQL. The PostgreSQL comes out of a wheel."""

import os
import subprocess
import sys

from console import ROOT, say

PURE = ("tests/kit", "tests/reading", "tests/house", "tests/tools")  # no database in them: one run tells everything


def main(arguments: list[str]) -> int:
    say("Tests on SQLite")
    first = _pytest("sqlite", arguments)
    say("Tests that use the database, on PostgreSQL")
    second = _pytest("postgresql", [*(f"--ignore={folder}" for folder in PURE), *arguments])
    return first or second


def _pytest(database: str, arguments: list[str]) -> int:
    environment = {**os.environ, "TAIZHANG_TEST_DATABASE": database}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
