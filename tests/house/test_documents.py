"""The documents are true: links lead somewhere, commands exist, and whatever can be asked, set or opened is described."""

import re
import subprocess
from pathlib import Path

import pytest

from .sources import ROOT, shown, tracked

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
MAKE = re.compile(r"(?:^|\s)make ((?:[A-Z]+=\S+ )*)([a-z]+)", re.MULTILINE)

DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]


def code_in(document: Path) -> list[str]:
    """What the document sets as code: blocks and single words."""
    return [block or word for block, word in CODE.findall(document.read_text("utf-8"))]


def anchors_of(document: Path) -> set[str]:
    """The anchors of its headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def make_targets() -> set[str]:
    listing = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(re.findall(r"^  make (\w+)", listing.stdout, re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_leads_somewhere(document: Path) -> None:
    inside = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link and not link.startswith("mailto:")]

    for link in inside:
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{shown(document)}: {link} leads nowhere"
        assert not anchor or anchor in anchors_of(target), f"{shown(document)}: {link} names no heading"


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    named = {target for code in code_in(document) for _, target in MAKE.findall(code)}

    assert named - make_targets() == set()


def test_every_make_target_is_described_in_the_reference() -> None:
    described = {target for code in code_in(ROOT / "docs/reference/commands.md") for _, target in MAKE.findall(code)}

    assert make_targets() - described == set()


def test_every_make_target_says_in_the_list_what_it_does() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert targets == make_targets()
