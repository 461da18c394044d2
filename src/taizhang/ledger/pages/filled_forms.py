"""A blank form of somebody else is read, and filled with lines of ours."""

from collections.abc import Mapping, Sequence

from taizhang.frame.tables import filling, read
from taizhang.frame.tables.read import Table, Unreadable
from taizhang.ledger.actions.forms import Blank
from taizhang.ledger.models import BlankForm
from taizhang.ledger.rules import form_columns
from taizhang.ledger.rules.form_columns import GROUPED, Field, Heads, NoHeads
from taizhang.ledger.rules.form_heads import About, beside, in_words
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

Line = Mapping[Field, str | int]


class NoForm(Refused):
    """It is no workbook and no Word file that can be opened and filled."""


def blank_of(name: str, content: bytes) -> Blank:
    """What the file is as a form: the table that names most columns, and what they seem to mean. Raises `NoForm`, `NoHeads`."""
    table, heads = best_of(tables_in(content))
    blank = Blank(name, content, table.name, heads.last + 2, heads.fields)
    _filled(content, blank.table, blank.first_row, blank.columns, [])  # it can be written to, too
    return blank


def tables_in(content: bytes) -> list[Table]:
    """Raises `NoForm`."""
    if not content or len(content) > read.LARGEST:
        raise NoForm(Sentence("请选择不超过10MB的表格文件", "choose a file of at most 10 MB"))
    try:
        return read.tables_of(content)
    except Unreadable as broken:
        raise _no_form() from broken


def best_of(tables: Sequence[Table]) -> tuple[Table, Heads]:
    """The table that names most columns. Raises `NoHeads`."""
    found: list[tuple[Table, Heads]] = []
    refused: NoHeads | None = None
    for table in tables:
        try:
            found.append((table, form_columns.heads_of(table.words, table.merged)))
        except NoHeads as none:
            refused = none
    if not found:
        raise refused or _no_form()
    return max(found, key=lambda one: len(one[1].fields))


def filled(form: BlankForm, lines: Sequence[Line], about: About | None = None) -> bytes:
    """The form with these lines, its heads and looks as its maker drew them; and with who fills it, where it leaves room for that.
    Raises `NoForm`."""
    return _filled(bytes(form.file.content), form.table, form.first_row, fields_of(form), lines, about)


def fields_of(form: BlankForm) -> dict[int, Field]:
    """What each of its columns means."""
    return {int(place): Field(field) for place, field in form.columns.items()}


def _filled(
    content: bytes, table: str, first_row: int, columns: Mapping[int, Field], lines: Sequence[Line], about: About | None = None
) -> bytes:
    grouped = [place for place, field in columns.items() if field in GROUPED] if Field.MEASURE in columns.values() else []
    suited = [form_columns.suited(line, set(columns.values())) for line in lines]
    rows = [{place: line[field] for place, field in columns.items() if field in line} for line in suited]
    around = filling.Around(lambda words: in_words(words, about), lambda words: beside(words, about)) if about else None
    try:
        return filling.filled(content, filling.Place(table, first_row - 1, tuple(grouped)), rows, around)
    except Unreadable as broken:
        raise _no_form() from broken


def _no_form() -> NoForm:
    return NoForm(
        Sentence(
            "不是可以打开的Excel（.xlsx）或Word（.docx）文件；旧格式（.xls、.doc、.wps、.et）请另存为新格式后再上传",
            "it is no .xlsx or .docx that can be opened; save an older one (.xls, .doc, .wps, .et) as one of these",
        )
    )
