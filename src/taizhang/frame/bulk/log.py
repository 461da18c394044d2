"""What has been read: a line for each file, kept beside the readings, so that the next run goes on where this one stopped."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from .folder import Job
from .work import Ended

LOG = "read.jsonl"
FAILURES = "failures.tsv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of a file ended, and by which reader; `refusal` is empty where it was read."""

    file: str
    reader: str
    sha256: str
    size: int
    refusal: str


class Log:
    """The outcomes so far by file; each is on the disk as soon as it is known."""

    def __init__(self, out: Path, reader: str) -> None:
        self._path = out / LOG
        self._reader = reader
        self.outcomes = {outcome.file: outcome for outcome in _read(self._path)}
        self._make_anew()

    def _make_anew(self) -> None:
        """One line for each file; half a line, left by a run that was killed, is gone and cannot spoil the next."""
        _put(self._path, "".join(map(_line, self.outcomes.values())))

    def is_done(self, job: Job) -> bool:
        """Whether this reader has read these bytes, and the reading stands; what was refused is tried again."""
        known = self.outcomes.get(job.name)
        return (
            known is not None
            and not known.refusal
            and known.reader == self._reader
            and known.size == job.size()
            and known.sha256 == job.digest()
        )

    def add(self, job: Job, ended: Ended) -> None:
        """The outcome is kept. What an earlier run has read in a file that is now refused is no reading of it any more."""
        if ended.refusal:
            job.output.unlink(missing_ok=True)
        outcome = Outcome(job.name, self._reader, ended.sha256, ended.size, ended.refusal)
        self.outcomes[job.name] = outcome
        with self._path.open("a", encoding="utf-8") as file:
            file.write(_line(outcome))

    def refused(self, names: Iterable[str]) -> list[Outcome]:
        """Those of `names` that could not be read, in their order."""
        return [outcome for name in names if (outcome := self.outcomes.get(name)) and outcome.refusal]


def write_failures(out: Path, refused: Iterable[Outcome]) -> None:
    """A table for people and their spreadsheets, whole or as it was; a name that is no text is shown as well as it can be."""
    table = io.StringIO(newline="")
    csv.writer(table, delimiter="\t").writerows([["file", "refusal"], *([outcome.file, outcome.refusal] for outcome in refused)])
    _put(out / FAILURES, table.getvalue())


def _put(path: Path, words: str) -> None:
    """The file holds the words, or is what it was."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(words, "utf-8", errors="replace", newline="")
    part.replace(path)


def _line(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome)) + "\n"  # in ASCII: a name may hold bytes that are no text


def _read(path: Path) -> Iterator[Outcome]:
    """What the lines tell that are whole; a file whose line is not is read again."""
    for line in path.read_bytes().splitlines() if path.exists() else []:
        try:
            yield Outcome(**json.loads(line))
        except (ValueError, TypeError):
            continue
