"""A PDF with a text layer to its blocks, by the places of its characters and ruling lines."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .. import refusals
from ..errors import SourceError, Wording
from .blocks import Extract
from .file import File
from .laid.flow import pieces_of
from .laid.sheet import Rule, Run, Sheet
from .writing import written

_KIND = Wording("a PDF file", "PDF 文件")
_ENGINE = Path(__file__).parent / "laid" / "engine.py"
_PATIENCE = 40  # seconds; the engine itself stops at 20 of its own
_TOO_MUCH = {
    "pages": Wording("more than 2000 pages", "超过 2000 页的内容"),
    "characters": Wording("more than 500000 characters", "超过 500000 个字符"),
    "work": Wording(
        "drawings or data that take more than 20 seconds or 400 MB to read", "需要超过 20 秒或 400 MB 内存才能读取的图形或数据"
    ),
}


def owns(file: File) -> bool:
    """Whether the bytes begin as a PDF; a few may stand before."""
    return b"%PDF-" in file.data[:1024]


def extract(file: File) -> Extract:
    """The text of the pages with its blocks; refused are a scan, a password, damage, and more pages than a plan has."""
    found = written(pieces_of(_sheets(file)))
    if not found.blocks:
        raise refusals.without_text(file.name, _KIND)
    return found


def _sheets(file: File) -> list[Sheet]:
    *pages, last = _told(file)
    if refused := last.get("refused"):
        raise _refusal(refused, file.name)
    return [_sheet(page) for page in pages]


def _told(file: File) -> list[dict[str, Any]]:
    """What the engine says of each page, and last how it ended."""
    command = [sys.executable, "-P", "-X", "utf8", str(_ENGINE)]
    try:
        done = subprocess.run(command, input=file.data, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own program
    except OSError as error:
        raise refusals.unreadable(file.name, error.strerror or type(error).__name__) from None
    except subprocess.TimeoutExpired:
        return [{"refused": "work"}]
    if done.returncode:
        return [{"refused": "work"}]
    return [json.loads(line) for line in done.stdout.splitlines()] or [{"refused": "damage"}]


def _refusal(why: str, name: str) -> SourceError:
    if why == "password":
        return refusals.locked(name, _KIND)
    return refusals.too_much(name, _TOO_MUCH[why]) if why in _TOO_MUCH else refusals.damaged(name, _KIND)


def _sheet(page: dict[str, Any]) -> Sheet:
    runs = [Run(x0, top, x1, bottom, c) for c, (x0, top, x1, bottom) in zip(page["characters"], page["boxes"], strict=True)]
    return Sheet(page["width"], page["height"], runs, [Rule(*box) for box in page["rules"]])
