"""taizhang ledger set-up READING.json [--plan p1] [--coordinator NAME] [--recipient NAME]: the draft ledgers of a reading.
taizhang ledger show [CODE] [--on DATE] [--known-at MOMENT]: the ledgers, or the rows of one with their lights.
taizhang ledger archive CODE -o FILE --by USERNAME [--retention permanent|30-years|10-years]: the archive package of what has ended."""

import argparse
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from taizhang.frame import database, terminal
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    set_up = acts.add_parser("set-up", help="a draft ledger for each plan of a reading (the JSON of taizhang read)")
    set_up.add_argument("reading", type=Path)
    set_up.add_argument("--plan", help="only the plan of this id")
    set_up.add_argument("--coordinator", help="the organisation that puts it together and files it, by a name of the registry")
    set_up.add_argument("--recipient", help="the organisation that puts it on record and verifies its rows")
    set_up.add_argument("--code", help="the ledger's code (the next free one)")
    show = acts.add_parser("show", help="the ledgers, or the rows of one of them")
    show.add_argument("code", nargs="?")
    show.add_argument("--on", type=date.fromisoformat, help="as of this day")
    show.add_argument("--known-at", type=datetime.fromisoformat, help="with what the record knew at this moment")
    archive = acts.add_parser("archive", help="the archive package of a ledger, or of one row, that has ended")
    archive.add_argument("code", help="of the ledger or of the row")
    archive.add_argument("-o", "--output", type=Path, required=True, help="the file to write, a zip")
    archive.add_argument("--by", required=True, metavar="USERNAME", help="the account of who puts it away")
    archive.add_argument("--retention", choices=("permanent", "30-years", "10-years"), default="30-years", help="for how long it is kept")


def run(options: argparse.Namespace) -> int:
    from taizhang.ledger.rules.refusals import Refused

    database.refuse_unprepared()
    try:
        for line in {"set-up": _set_up, "show": _show, "archive": _archive}[options.act](options):
            print(line)
    except Refused as refused:
        raise CommandRefused(refused.sentence.zh if terminal.speaks_chinese() else refused.sentence.en) from None
    return 0


def _set_up(options: argparse.Namespace) -> Iterator[str]:
    from django.utils import timezone

    from taizhang.ledger.actions import setting_up
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.rules.roles import CLOCK

    findings = _findings(options.reading)
    wanted = setting_up.Wanted(_organisation(options.coordinator), _organisation(options.recipient), options.code or "")
    by = By(CLOCK, timezone.now(), source=str(options.reading.name))
    for plan in findings["plans"]:
        if options.plan in (None, plan["id"]):
            ledger = setting_up.set_up_ledger(findings, plan["id"], document=None, wanted=wanted, by=by)
            yield f"{ledger.code}  {ledger.plan.title}  {ledger.items.count()}"


def _archive(options: argparse.Namespace) -> Iterator[str]:
    from django.utils import timezone

    from taizhang.ledger.actions.by import By
    from taizhang.ledger.pages.archive_package import write_package
    from taizhang.ledger.queries import actors, archived
    from taizhang.ledger.rules.archiving import Retention

    now = timezone.now()
    of, actor = archived.of_code(options.code), actors.actor_named(options.by, on=timezone.localtime(now).date())
    if of is None:
        raise CommandRefused(f"There is no ledger or row {options.code}: taizhang ledger show lists them.")
    if actor is None:
        raise CommandRefused(f"There is no active account {options.by}.")
    try:
        digest = write_package(of, options.output, retention=Retention(options.retention), by=By(actor, now, source="terminal"))
    except OSError as error:
        reason = "it exists already" if isinstance(error, FileExistsError) else error.strerror
        raise CommandRefused(f"{options.output} cannot be written ({reason}): choose another place with -o.") from None
    yield f"{options.output}  sha256 {digest}"


def _show(options: argparse.Namespace) -> Iterator[str]:
    from django.utils import timezone

    from taizhang.ledger.queries import ledgers
    from taizhang.ledger.queries.obligations import obligations_listed
    from taizhang.ledger.queries.wanted import Wanted

    if options.code is None:
        yield from _ledgers()
        return
    if ledgers.ledger_of(options.code) is None:
        raise CommandRefused(f"There is no ledger {options.code}: taizhang ledger show lists them.")
    wanted, after = Wanted(ledger=options.code, on=options.on, known_at=_aware(options.known_at)), None
    while True:
        page = obligations_listed(wanted, after=after, limit=500, now=timezone.now())
        yield from (_line(row) for row in page.rows)
        if (after := page.following) is None:
            return


def _ledgers() -> Iterator[str]:
    from taizhang.ledger.queries import ledgers

    after = None
    while True:
        page = ledgers.ledgers_listed(after=after)
        yield from (f"{r.code}  {r.state:14}  {r.rows:5}  {r.coordinator:16}  {r.plan}" for r in page.rows)
        if (after := page.following) is None:
            return


def _line(row: Any) -> str:
    said = row.sentence_zh if terminal.speaks_chinese() else row.sentence_en
    return f"{row.code}  {row.due or '—'!s:10}  {row.state:12}  {row.lead or '-':16}  {row.title[:60]}  {said}"


def _findings(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise CommandRefused(f"{path} cannot be read ({error.strerror}).") from None
    except ValueError:
        raise CommandRefused(f"{path} is no JSON: make it with taizhang read FILE -o {path}.") from None
    if not isinstance(found, dict) or found.get("format") != "taizhang.reading/1":
        raise CommandRefused(f"{path} is no reading: make it with taizhang read FILE -o {path}.")
    return found


def _organisation(name: str | None) -> Any:
    from django.utils import timezone

    from taizhang.ledger.models import Organisation
    from taizhang.ledger.queries import registry

    if name is None:
        return None
    pk = registry.organisations_named([name], on=timezone.localdate()).get(name)
    if pk is None:
        raise CommandRefused(f"The registry does not know {name}, or knows several: load a pack with its organisations first.")
    return Organisation.objects.get(pk=pk)


def _aware(at: datetime | None) -> datetime | None:
    from django.utils import timezone

    return timezone.make_aware(at) if at is not None and at.tzinfo is None else at
