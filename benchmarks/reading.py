"""How well and how fast plans are read: our samples, and the annotated plans beside the project where they are there."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scoring import Score, score

from taizhang.reading import read

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
ANNOTATED = ROOT.parent / "shared" / "reading"
ROUNDS = 5


def main() -> None:
    print("Samples (F1)")
    of_samples()
    print("\nAnnotated plans beside the project (F1)")
    of_annotated_plans() if ANNOTATED.is_dir() else print(f"  skipped: there is no {ANNOTATED.relative_to(ROOT.parent)} beside the project")
    print("\nSpeed, best of five, one process")
    of_speed()


def of_samples() -> None:
    kinds: list[str] = []
    total: dict[str, Score] = {}
    for file in _samples():
        annotation = json.loads((SAMPLES / "annotations" / f"{file.stem}.json").read_text("utf-8"))
        found = score(read(file), annotation)
        if not kinds:
            kinds = list(found)
            print(" " * 32 + "".join(kind.rjust(15) for kind in kinds))
        print(f"  {file.name:30}" + "".join(f"{found[kind].f1:15.3f}" for kind in kinds))
        total = {kind: total.get(kind, Score(0, 0, 0)) + found[kind] for kind in kinds}
    print(f"  {'all':30}" + "".join(f"{total[kind].f1:15.3f}" for kind in kinds))


def of_annotated_plans() -> None:
    """Scored by the script that comes with them, on what the command line prints."""
    with tempfile.TemporaryDirectory() as folder:
        for gold in sorted((ANNOTATED / "gold").glob("*.json")):
            plan = ANNOTATED / "plans" / f"{gold.stem}.txt"
            command = [Path(sys.executable).parent / "taizhang", "read", plan, "--format", "json", "-o", Path(folder) / gold.name]
            subprocess.run(command, check=False)
        subprocess.run([sys.executable, ANNOTATED / "score.py", ANNOTATED / "gold", folder], check=True)


def of_speed() -> None:
    files = _samples()
    seconds = _best(lambda: [read(file) for file in files])
    print(f"  samples      {len(files) / seconds:8.1f} documents/s")
    notice = ANNOTATED / "plans" / "000_shandong_sanshida.txt"
    if notice.exists():
        print(f"  the notice   {_best(lambda: read(notice)) * 1000:8.1f} ms")


def _samples() -> list[Path]:
    return sorted(file for file in SAMPLES.iterdir() if file.suffix in {".txt", ".html"})


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
