"""Time and memory of one process on one core; the command with its start."""

import subprocess
import sys
from pathlib import Path

from taizhang.reading import read, read_bytes

from .plans import notice, texts
from .timing import ROUNDS, best


def report() -> None:
    print(f"\nSpeed, best of {ROUNDS}, one core")
    plan, files = notice(), texts()
    words = plan.read_bytes() + b"\n"  # one behind the other, as in a volume: without it the last line of one goes on into the next
    once = best(lambda: read(plan))
    _say(f"{plan.stem}, warm", once * 1000, "ms")
    _say("the same by the command, cold", best(lambda: _command(plan)) * 1000, "ms")
    _say("documents a second", len(files) / best(lambda: [read(file) for file in files], rounds=2), f"of {len(files)} texts")
    _say("ten times the text", best(lambda: read_bytes(words * 10, name="plan.txt")) / once, "times the time")
    megabyte = words * (1024 * 1024 // len(words) + 1)
    _say("1 MB of text", best(lambda: read_bytes(megabyte, name="plan.txt"), rounds=2), "s")
    _say("memory of the command over all of them", _memory(files), "MB at most")


def _say(what: str, number: float, unit: str) -> None:
    print(f"  {what:42}{number:10.1f} {unit}")


def _command(plan: Path) -> None:
    subprocess.run([Path(sys.executable).parent / "taizhang", "read", plan], check=True, capture_output=True)


def _memory(files: list[Path]) -> float:
    """The most that a process of its own held while it read all files one after the other."""
    script = (
        "import resource, sys; from taizhang.reading import read; [read(f) for f in sys.argv[1:]];"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "print(peak / 2**20 if sys.platform == 'darwin' else peak / 2**10)"
    )
    return float(subprocess.run([sys.executable, "-c", script, *files], check=True, capture_output=True, text=True).stdout)
