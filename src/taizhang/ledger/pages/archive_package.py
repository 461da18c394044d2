"""The archive package 归档包 as one zip: an index for people, metadata for the archives, the record, the files, and every event with its proof.

├── 目录.html         what is in it, who did what and when: opens in any browser, without a network
├── metadata.xml      title, code, who answered for it, dates, retention: for an archive's own system
├── record.json       what the ledger says, row by row
├── 依据/ 佐证/        the document that orders it, and the evidence, byte for byte
├── events/N.json     each event with its words and its proof; `python verify_proof.py events/N.json` checks it offline
├── verify_proof.py
└── manifest.json     the SHA-256 of every other file, size and root of the log
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.template.loader import render_to_string
from django.utils import timezone, translation

from taizhang.frame import database
from taizhang.kit import verify_proof
from taizhang.ledger.actions import archiving
from taizhang.ledger.actions.by import By
from taizhang.ledger.pages import deeds_in_words
from taizhang.ledger.queries import archived, log
from taizhang.ledger.queries.archived import Archived, File
from taizhang.ledger.queries.log import Told
from taizhang.ledger.rules.archiving import WORDS, Retention

FORMAT = "taizhang.archive/1"
_STYLE = Path(__file__).parents[1] / "static/ledger/archive_package.css"


def write_package(of: Archived, path: Path, *, retention: Retention, by: By) -> str:
    """The package stands at `path`, whole, and an event says so; its SHA-256. Raises NotEnded, NotPermitted, FileExistsError."""
    archiving.require_archivable(of, by=by)
    part = path.with_name(f".{path.name}.part")
    if path.exists():
        raise FileExistsError(path)
    try:
        with database.snapshot():
            count = _write(of, part, retention, by.at)
        digest = _digest(part)
        archiving.record_package(of, sha256=digest, files=count, retention=retention, by=by)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return digest


def _write(of: Archived, path: Path, retention: Retention, at: datetime) -> int:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for file in _files(of, retention, at):
            package.writestr(file.name, file.content)
            sums[file.name] = hashlib.sha256(file.content).hexdigest()
        index = _index(of, sums, retention, at)
        package.writestr("目录.html", index)
        sums["目录.html"] = hashlib.sha256(index).hexdigest()
        package.writestr("manifest.json", _manifest(of, sums, at))
    return len(sums) + 1


def _files(of: Archived, retention: Retention, at: datetime) -> Iterator[File]:
    yield File("metadata.xml", _metadata(of, retention, at))
    yield File("record.json", json.dumps(archived.record_of(of), ensure_ascii=False, indent=1).encode())
    yield from archived.files_of(of)
    for event in archived.events_of(of):
        yield File(f"events/{event.number}.json", log.proof(event.number, show=log.Show.PAYLOAD))
    yield File("目录.css", _STYLE.read_bytes())
    yield File("verify_proof.py", Path(verify_proof.__file__).read_bytes())


def _metadata(of: Archived, retention: Retention, at: datetime) -> bytes:
    ledger, document, row = of.ledger, of.ledger.plan.document, of.obligation
    said = {
        "题名": of.title,
        "编号": of.code,
        "台账编号": ledger.code,
        "计划": ledger.plan.title,
        "依据文号": document.doc_number if document else "",
        "成文日期": str(document.issue_date or "") if document else "",
        "汇总牵头单位": str(ledger.coordinator or ""),
        "备案单位": str(ledger.recipient or ""),
        "核验单位": str(row.creditor or "") if row else "",
        "办结日期": str(row.state_since) if row else "",
        "归档时间": timezone.localtime(at).isoformat(timespec="seconds"),
        "保管期限": WORDS[retention].zh,
    }
    root = Element("归档包", {"format": FORMAT})
    for name, value in said.items():
        SubElement(root, name).text = "".join(one for one in value if one.isprintable())
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _index(of: Archived, sums: dict[str, str], retention: Retention, at: datetime) -> bytes:
    """In Chinese, whatever the language of who makes it: it is for the archives."""
    with translation.override("zh-hans"):
        events = [_line(event) for event in archived.events_of(of)]
        shown: dict[str, Any] = {"of": of, "events": events, "sums": sums, "retention": WORDS[retention].zh, "at": at}
        return render_to_string("ledger/archive_package.html", shown).encode()


def _line(event: Told) -> tuple[int, datetime, str, str, str]:
    who = "，".join(name for name in (event.organisation, event.person or event.account) if name) or "定时任务"
    payload = event.payload if isinstance(event.payload, dict) else {}
    return event.number, event.at, who, deeds_in_words.of_verb(event.verb), str(payload.get("reason", ""))


def _manifest(of: Archived, sums: dict[str, str], at: datetime) -> bytes:
    size, root = log.root_of() or (0, b"")
    said = {"format": FORMAT, "code": of.code, "made_at": at.isoformat(), "log": {"size": size, "root": root.hex()}, "sha256": sums}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
