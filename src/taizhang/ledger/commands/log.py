"""The log of the record: whether it is whole, proofs for others, its root, and what happened to a thing."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from taizhang.frame import database, terminal
from taizhang.frame.errors import CommandRefused

BROKEN = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="verify|prove|root|show|erase")
    parts.add_parser("verify", help="check the whole log, and every row of the record against it")
    prove = parts.add_parser("prove", help="write the proof of one event")
    prove.add_argument("event", type=int, help="the number of the event, from 0")
    prove.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    prove.add_argument("--payload", action="store_const", const="payload", default="envelope", help="show what the event says, too")
    root = parts.add_parser("root", help="print size and root of the log")
    root.add_argument("--day", type=date.fromisoformat, help="as that day left it (YYYY-MM-DD)")
    show = parts.add_parser("show", help="list the events of a thing")
    show.add_argument("subject", help="for example ledger:3 or obligation:12")
    show.add_argument("--after", type=int, default=-1, help="only events with a higher number")
    show.add_argument("--limit", type=int, default=100, help="how many")
    erase = parts.add_parser("erase", help="erase what an event says, for good; its hash and every proof stay")
    erase.add_argument("event", type=int, help="the number of the event, from 0")
    erase.add_argument("--by", required=True, metavar="USERNAME", help="the account of the security administrator who decides it")
    erase.add_argument("--reason", required=True, help="the ground, such as the article of the law and the request")


def run(options: argparse.Namespace) -> int:
    database.refuse_unprepared()
    parts: dict[str, Callable[[argparse.Namespace], int]] = {
        "verify": _verify,
        "prove": _prove,
        "root": _root,
        "show": _show,
        "erase": _erase,
    }
    return parts[options.part](options)


def _verify(options: argparse.Namespace) -> int:  # noqa: ARG001
    from taizhang.ledger.queries import log

    found = log.verified()
    if found.broken is not None:
        print(_said(found.broken.zh, found.broken.en))
        return BROKEN
    size, erased, rows, root = found.size, found.erased, found.rows, found.root.hex()
    zh = f"记录完好：{size}条记录（其中{erased}条的内容已依法删除），{rows}行数据，根值 {root}"
    print(_said(zh, f"The record is whole: {size} events ({erased} payloads erased), {rows} rows, root {root}"))
    return 0


def _prove(options: argparse.Namespace) -> int:
    from taizhang.ledger.queries import log

    try:
        options.output.write_bytes(log.proof(options.event, show=log.Show(options.payload)))
    except log.NoSuchEvent:
        raise _no_such(options.event) from None
    except OSError as error:
        raise CommandRefused(f"{options.output} cannot be written ({error.strerror}): choose another place with -o.") from None
    return 0


def _root(options: argparse.Namespace) -> int:
    from taizhang.ledger.queries import log

    found = log.root_of(options.day)
    if found is None:
        zh = f"没有{options.day}的日根值：当日无记录，或此后尚无记录。"
        raise CommandRefused(_said(zh, f"There is no root of {options.day}: nothing happened on that day, or nothing since."))
    print(found[0], found[1].hex())
    return 0


def _show(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from taizhang.ledger.queries import log

    for told in log.events_of(options.subject, after=options.after, limit=options.limit):
        who = told.person or told.account or _said("定时任务", "the clock")
        said = "" if told.payload is None else json.dumps(told.payload, ensure_ascii=False)
        at = timezone.localtime(told.at).isoformat(timespec="seconds")
        print(told.number, at, told.verb, who, told.organisation or "", said, sep="\t")
    return 0


def _erase(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from taizhang.ledger.actions import erasing
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.queries import actors
    from taizhang.ledger.queries.log import NoSuchEvent
    from taizhang.ledger.rules.refusals import Refused

    now = timezone.now()
    actor = actors.actor_named(options.by, on=timezone.localtime(now).date())
    if actor is None:
        raise CommandRefused(_said(f"没有账号{options.by}。", f"There is no active account {options.by}."))
    try:
        erasing.erase_payload(options.event, by=By(actor, now, reason=options.reason, source="terminal"))
    except NoSuchEvent:
        raise _no_such(options.event) from None
    except Refused as error:
        raise CommandRefused(_said(error.sentence.zh, error.sentence.en)) from None
    print(_said(f"第{options.event}号记录的内容已删除，哈希留存。", f"What event {options.event} said is erased; its hash stands."))
    return 0


def _no_such(number: int) -> CommandRefused:
    return CommandRefused(_said(f"没有第{number}号记录。", f"There is no event {number}."))


def _said(zh: str, en: str) -> str:
    return zh if terminal.speaks_chinese() else en
