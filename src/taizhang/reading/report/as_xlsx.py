"""A Reading as the workbook that a clerk works with: an overview, for each plan the ledger to file and the sheet to report on, and lists."""

from collections.abc import Iterator, Sequence

from ..document import Reading
from .book import Book
from .rows import Register, registers, source_of
from .sheets import filing, gaps, matrix, mendings, overview, progress, provisions, targets, waiting

_OF_OVERVIEW, _OF_PLANS, _OF_LISTS = "#1F4E79", "#C00000", "#7F7F7F"


def to_xlsx(reading: Reading) -> bytes:
    """The bytes of the workbook; the same reading always gives the same bytes."""
    book, found = Book(reading.document), registers(reading)
    first = book.sheet(overview.KIND, colour=_OF_OVERVIEW)
    contents = overview.Contents(*_plans(book, reading, found), tuple(_lists(book, reading, found)))
    overview.write(book, first, reading, found, contents)
    return book.close()


def _plans(book: Book, reading: Reading, found: Sequence[Register]) -> tuple[dict[int, str], dict[int, str]]:
    """The names of the sheets of each plan that has tasks, by its place among the registers."""
    filings, reports = {}, {}
    with_tasks = [(i, register) for i, register in enumerate(found) if register.groups]
    for i, register in with_tasks:
        title = register.title if len(with_tasks) > 1 else ""
        sheet, report = book.sheet(filing.KIND, title, colour=_OF_PLANS), book.sheet(progress.KIND, title, colour=_OF_PLANS)
        filing.write(book, sheet, register, source=source_of(reading))
        progress.write(book, report, register)
        filings[i], reports[i] = sheet.get_name(), report.get_name()
    return filings, reports


def _lists(book: Book, reading: Reading, found: Sequence[Register]) -> Iterator[tuple[str, str]]:
    """Writes the further sheets, each only if it holds something: their names and what they hold."""
    if empty := [register for register in found if not register.groups]:
        waiting.write(book, book.sheet(waiting.KIND, colour=_OF_LISTS), empty)
        yield waiting.KIND, f"{len(empty)} 个计划没有可建账的正文，待补"
    yield from _lists_of_findings(book, reading, [register for register in found if register.groups])


def _lists_of_findings(book: Book, reading: Reading, with_tasks: Sequence[Register]) -> Iterator[tuple[str, str]]:
    if reading.targets:
        targets.write(book, book.sheet(targets.KIND, colour=_OF_LISTS), reading)
        yield targets.KIND, f"{len(reading.targets)} 个目标，其中总体目标 {sum(t.task is None for t in reading.targets)} 个"
    if any(task.organisations for task in reading.tasks):
        matrix.write(book, book.sheet(matrix.KIND, colour=_OF_LISTS), with_tasks)
        yield matrix.KIND, f"{len(matrix.names_of(with_tasks))} 个单位的任务分工"
    if reading.provisions:
        provisions.write(book, book.sheet(provisions.KIND, colour=_OF_LISTS), reading)
        yield provisions.KIND, f"{len(reading.provisions)} 条"
    if open_ones := gaps.listed(reading):
        gaps.write(book, book.sheet(gaps.KIND, colour=_OF_LISTS), reading, open_ones)
        yield gaps.KIND, f"{len(open_ones)} 项需要明确"
    if changed := mendings.listed(reading):
        mendings.write(book, book.sheet(mendings.KIND, colour=_OF_LISTS), reading, changed)
        yield mendings.KIND, f"{len(changed)} 种字词更正待复核"
