"""What has been read: a line for each file, kept beside the readings, so that the next run goes on where this one stopped."""

import csv
from dataclasses import dataclass
from pathlib import Path

from .folder import Job

LOG = "read.tsv"
FAILURES = "failures.tsv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of a file ended; `refusal` is empty where it was read."""

    name: str
    sha256: str
    reader: str
    refusal: str


class Log:
    """The outcomes so far by name; each is on the disk as soon as it is known."""

    def __init__(self, out: Path, reader: str) -> None:
        self._path = out / LOG
        self._reader = reader
        self.outcomes = {outcome.name: outcome for outcome in self._read()}

    def _read(self) -> list[Outcome]:
        if not self._path.exists():
            return []
        with self._path.open(encoding="utf-8", newline="") as file:
            return [Outcome(*row) for row in csv.reader(file, delimiter="\t") if len(row) == 4]

    def is_done(self, job: Job) -> bool:
        """Whether this reader has read these bytes, and the reading is there; what was refused is tried again."""
        known = self.outcomes.get(job.name)
        return (
            known is not None
            and not known.refusal
            and known.reader == self._reader
            and job.output.exists()
            and known.sha256 == job.digest()
        )

    def add(self, job: Job, refusal: str) -> None:
        outcome = Outcome(job.name, job.digest(), self._reader, refusal)
        self.outcomes[job.name] = outcome
        with self._path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerow([outcome.name, outcome.sha256, outcome.reader, outcome.refusal])

    def write_failures(self, out: Path, names: set[str]) -> list[Outcome]:
        """The refused ones of `names`, also as a file of their own."""
        refused = [outcome for name, outcome in sorted(self.outcomes.items()) if outcome.refusal and name in names]
        with (out / FAILURES).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerows([["file", "refusal"], *([o.name, o.refusal] for o in refused)])
        return refused
