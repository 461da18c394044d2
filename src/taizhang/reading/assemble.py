"""One page, read: its parts, their tasks, and what the tasks say, as the values of a Reading."""

import re
from dataclasses import replace

from .assembled.finds import Finds, new_id
from .assembled.plan import read_plan
from .document import Document, Order, Plan, Reading, SourceFile
from .findings.gaps import gaps_of
from .findings.registry import Registry
from .structure.head import Head, head_of
from .structure.outline import outline_of
from .structure.page import Page
from .structure.parts import Parts, parts_of


def read_page(page: Page, source: SourceFile, source_text: str, registry: Registry | None = None) -> Reading:
    """The Reading of a whole page. A page without any task or plan title comes back with empty findings."""
    head = head_of(page)
    parts = parts_of(page, head)
    finds = Finds(page, parts.issue_date, registry)
    _read_notice(finds, parts)
    for part in parts.plans:
        read_plan(finds, part, year=part.year or _year_of(parts.issue_date) or _year_of_number(head.doc_number))
    for titled in parts.titled:
        finds.plans.append(
            Plan(new_id("p", finds.plans), titled.title, titled.year, titled.package, page.source_span(*titled.span), title_only=True)
        )
    # A site that reposts a plan may leave out the title of what issued it: then the plan's own is the document's.
    title = head.title or (finds.plans[0].title if len(finds.plans) == 1 else "")
    document = Document(title, head.doc_number, parts.issuer, parts.issue_date, head.addressees, source)
    found = Reading(document, tuple(finds.plans), tuple(finds.tasks), tuple(finds.targets), tuple(finds.provisions), tuple(finds.orders), (),
                    page.mended.mendings, source_text, _text(page, head, parts))  # fmt: skip
    return replace(found, gaps=tuple(gaps_of(found, finds.said)))


def _text(page: Page, head: Head, parts: Parts) -> str:
    return "\n".join(page.text[line.start : line.end] for line in page.lines[head.first : parts.last])


def _read_notice(finds: Finds, parts: Parts) -> None:
    items = [item for first, last in (parts.notice, *parts.further) for item in outline_of(finds.page, first, last, label="").children]
    for item in items:
        lines = list(item.all_lines())
        start, end = lines[0].start, lines[-1].end
        finds.orders.append(
            Order(new_id("n", finds.orders), item.no, item.heading, finds.page.text[start:end], finds.page.source_span(start, end))
        )


def _year_of(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _year_of_number(number: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d{2}", number or "")
    return int(found.group()) if found else None
