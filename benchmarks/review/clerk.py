"""One clerk at the desk: each act is sent as the page sends it, and timed until its answer is there."""

import http.client
import time
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.queries import drafts

ROUNDS = 40  # of each act
OPENED = 20
_TOKEN = "a" * 32


class WrongAnswer(RuntimeError):
    """What is measured must be the act, and not a refusal."""


@dataclass(frozen=True)
class Desk:
    """Its address, and the rows of the draft."""

    address: str
    ledger: Ledger
    rows: list[drafts.DraftRow]

    @classmethod
    def of(cls, ledger: Ledger) -> "Desk":
        return cls(f"/documents/{ledger.plan.document.key}/review/{ledger.code}", ledger, drafts.rows_of(ledger))


class Clerk:
    """Somebody who has signed in, on a connection that stays open."""

    def __init__(self, port: int, cookie: str, desk: Desk) -> None:
        self.desk, self.times = desk, defaultdict[str, list[float]](list)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {
            "Cookie": f"{cookie}; csrftoken={_TOKEN}",
            "Host": "localhost",
            "Accept-Language": "zh-CN",
            "Accept-Encoding": "gzip",
        }

    def at_work(self) -> dict[str, list[float]]:
        """The milliseconds of every act, by its name; the first page of each of the server's processes is not counted."""
        for turn in range(OPENED + 8):
            self._does("open" if turn >= 8 else "", self.desk.address)
        every = [row for row in self.desk.rows if len(row.words) > 8]
        step = max(1, len(every) // ROUNDS)
        for row in every[::step][:ROUNDS]:
            self._on(row)
        self.times.pop("", None)
        return dict(self.times)

    def _on(self, row: drafts.DraftRow) -> None:
        """It is set right, cut in two, joined again, and accepted."""
        at = f"{self.desk.address}/{row.code}"
        owners = [("owner", owner.name) for owner in row.owners] + [("role", owner.role.value) for owner in row.owners]
        form = [("words", f"{row.words}（校核）"), ("due", row.due.isoformat() if row.due else "2026-12-31"), *owners]
        self._does("edit", at, [("seen", self._stands(row)), *form])
        self._does("split", f"{at}/split", [("seen", self._stands(row)), ("at", "4")])
        self._does("merge", f"{at}/merge", [("seen", self._stands(row))])
        self._does("accept", f"{self.desk.address}/accept", [("rows", f"{row.code}:{self._stands(row)}")])

    def _stands(self, row: drafts.DraftRow) -> str:
        """As the page that is open says; asked of the record, and not timed."""
        return str(drafts.stands(Obligation.objects.get(pk=row.pk)))

    def _does(self, name: str, path: str, form: list[tuple[str, str]] | None = None) -> None:
        sent = {"X-CSRFToken": _TOKEN, "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"} if form else {}
        begun = time.perf_counter()
        self.connection.request("POST" if form else "GET", path, urlencode(form) if form else None, self.headers | sent)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK or (form and b"refused" in body and b'class="error' in body):
            raise WrongAnswer(f"{name} {path}: {answer.status}")
        self.times[name].append((time.perf_counter() - begun) * 1000)
