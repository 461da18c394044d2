"""Templates and style sheets keep the content security policy: nothing inside the page, nothing of another host."""

import re
from pathlib import Path

import pytest

from .sources import ROOT, SRC, shown, tracked

TEMPLATES = [path for path in tracked() if path.is_relative_to(SRC) and path.suffix == ".html"]
SHEETS = [path for path in tracked() if path.is_relative_to(SRC) and path.suffix in {".css", ".js", ".svg"}]

INLINE = {
    # Figures for a script are data, which the policy lets through: a browser does not run them.
    "a script in the page": re.compile(r"""<script(?![^>]*\bsrc=|\stype="application/json">)""", re.IGNORECASE),
    "a style in the page": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "a handler in an element": re.compile(r"<[^>]*\son\w+\s*=", re.IGNORECASE),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
}
# Attributes that make a browser fetch something, with an address of another host in them.
FETCHED = re.compile(r"""(?:src|srcset|href|action|data|poster)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
FETCHED_BY_SHEET = re.compile(
    r"""@import|url\(\s*["']?\s*(?:https?:)?//|fetch\(\s*["'`](?:https?:)?//|import\s.*["'](?:https?:)?//""", re.IGNORECASE
)


def inline_in(words: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if pattern.search(words)]


def test_there_are_templates_and_sheets() -> None:
    assert len(TEMPLATES) > 5
    assert SHEETS


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_has_no_script_and_no_style_in_the_page(path: Path) -> None:
    assert inline_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_fetches_nothing_from_another_host(path: Path) -> None:
    assert FETCHED.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=shown)
def test_a_sheet_or_script_fetches_nothing_from_another_host(path: Path) -> None:
    assert FETCHED_BY_SHEET.findall(path.read_text("utf-8")) == []


BAR = SRC / "frame" / "static" / "taizhang" / "top.css"


def bare_classes(sheet: Path) -> set[str]:
    """The classes that it styles wherever they stand."""
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL))
    return {one[1:] for rule in rules for one in map(str.strip, rule.split(",")) if re.fullmatch(r"\.[\w-]+", one)}


@pytest.mark.parametrize("path", [path for path in SHEETS if path.suffix == ".css" and BAR.parent not in path.parents], ids=shown)
def test_no_other_sheet_styles_a_part_of_the_bar_that_stands_above_every_page(path: Path) -> None:
    assert bare_classes(path) & bare_classes(BAR) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_no_template_switches_escaping_off(path: Path) -> None:
    assert re.findall(r"(?<!help_text)\|\s*safe\b|autoescape\s+(?:false|off)|Markup\(", path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        "<p style='color: red'>",
        "<style>p {}</style>",
        "<a onclick='go()'>",
        "<a href='javascript:go()'>",
    ],
)
def test_something_inside_the_page_would_be_caught(line: str) -> None:
    assert inline_in(line)


@pytest.mark.parametrize(
    "line", ['<img src="https://a.example/a.png">', '<link href="//a.example/a.css">', "<form action=http://a.example>"]
)
def test_an_address_of_another_host_would_be_caught(line: str) -> None:
    assert FETCHED.search(line)


def test_what_may_stand_in_a_template_is_let_through() -> None:
    line = """<script src="{{ static('a.js') }}" defer></script><script type="application/json">{}</script><p class="onward" lang="en">style = {{ url('home') }}</p>"""

    assert inline_in(line) == []
    assert not FETCHED.search(line)


def test_templates_stay_short() -> None:
    assert [shown(path) for path in TEMPLATES if len(path.read_text("utf-8").splitlines()) > 60] == []


def test_every_template_stands_in_a_folder_named_for_its_module() -> None:
    strays = [shown(path) for path in TEMPLATES if path.parent.name == "templates"]

    assert strays == []
    assert ROOT.joinpath("src/taizhang/frame/templates/frame/base.html") in TEMPLATES
