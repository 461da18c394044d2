"""Coverage-guided fuzzing of the reader: whatever the bytes, it may raise nothing but a ReadingError.

    python tools/fuzz.py SECONDS [FOLDER]     FOLDER keeps the corpus (var/fuzz)

Needs atheris (pip install atheris), which is no part of the lock: it exists for few platforms. A crash is written to
FOLDER/crashes; what it was becomes a test.
"""

import sys
from pathlib import Path

from console import ROOT, stop

try:
    import atheris
except ImportError:
    stop("fuzzing needs atheris: pip install atheris, where there is a wheel for this machine.")

sys.path.insert(0, str(ROOT))
with atheris.instrument_imports(include=["taizhang.reading"]):
    from taizhang import reading

_LONGEST = 60_000  # bytes; longer ones are slow and find nothing more


def one(data: bytes) -> None:
    """The first byte chooses the name under which the rest is read."""
    name = ("plan.txt", "plan.html", "plan.md", "plan.docx")[data[0] % 4] if data else "plan.txt"
    try:
        found = reading.read_bytes(data[1:], name=name)
    except reading.ReadingError:
        return
    for task in found.tasks:  # every span lies in the text
        assert 0 <= task.span[0] <= task.span[1] <= len(found.source_text)  # noqa: S101  what is looked for
    reading.from_json(reading.to_json(found), source_text=found.source_text, text=found.text)


def _seed(folder: Path) -> None:
    """Our samples, cut short, in every format that can be made here."""
    from tests.reading.formats import files
    from tests.reading.formats.ofd_file import ofd

    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "samples").glob("0*.*")):
        (folder / file.name).write_bytes(b"\1" + file.read_bytes()[:12_000])
    plan = files.sample("03_hexi_xiangcun.html")
    for form, made in (("docx", files.docx(plan)), ("ofd", ofd(plan)), ("xlsx", files.xlsx(plan))):
        (folder / f"plan.{form}").write_bytes(b"\3" + made)


def main(seconds: str, folder: Path) -> None:
    _seed(folder / "corpus")
    (folder / "crashes").mkdir(exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        "-timeout=20",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={folder}/crashes/",
    ]
    atheris.Setup([sys.argv[0], str(folder / "corpus"), *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or not sys.argv[1].isdigit():
        stop("fuzz.py takes how many seconds it may run, and a folder for its corpus.")
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "var" / "fuzz")
