"""A paper as PDF, set by typst."""

import json
from importlib.resources import files
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Paper, as_json

_FORM = files("taizhang.frame.papers").joinpath("paper.typ")
_FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent


def printed(paper: Paper) -> bytes:
    """The pages; typst reads its form and the paper, and nothing else of the machine."""
    said = as_json(paper) | {"day": day_in_words(paper.day) if paper.day else ""}
    inputs = {"paper": json.dumps(said, ensure_ascii=False)}
    found: bytes = typst.compile(  # type: ignore[misc]  # its stub leaves the kind of input open
        _FORM.read_bytes(), font_paths=[_FONTS], ignore_system_fonts=True, pdf_standards=["a-2b"], sys_inputs=inputs
    )
    return found
