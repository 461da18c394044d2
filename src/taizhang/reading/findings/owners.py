"""Who owes a task: those whom its statements or its cells name, else the doers of its sentences, else the caption above it."""

from collections.abc import Iterator

from ..document import Organisation
from ..structure.page import Page
from ..structure.tables import Row
from ..structure.tasks import Draft
from .captions import captioned_owners
from .organisations import Named, Rules, in_cells, organisation, parse, supporting
from .registry import Registry
from .subjects import subjects


def owners(page: Page, draft: Draft, rules: Rules, registry: Registry | None) -> Iterator[Organisation]:
    """The organisations of a task in the order of the text, each once, with the name that the registry knows for it."""
    for n in _once(_named(page, draft, rules)):
        yield organisation(n, page.source_span(n.start, n.end), registry.canonical(n.name) if registry else None)


def _named(page: Page, draft: Draft, rules: Rules) -> list[Named]:
    if draft.row:
        return _in_row(page, draft.row, rules)
    stated = supporting([n for s in draft.stated for n in parse(page.folded, s, rules)])
    return stated or list(subjects(page.folded, draft.body, draft.end)) or captioned_owners(page, draft)


def _in_row(page: Page, row: Row, rules: Rules) -> list[Named]:
    kinds = ("lead", "responsible", "support")
    return in_cells(page.folded, [(row.labels[kind], f.start, f.end) for kind in kinds for f in row.fields.get(kind, ())], rules)


def _once(named: list[Named]) -> Iterator[Named]:
    seen: set[str] = set()
    for n in named:
        if n.name not in seen:
            seen.add(n.name)
            yield n
