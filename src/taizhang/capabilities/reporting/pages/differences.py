"""What a pasted table would change, cell by cell, before anything is kept."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from taizhang.capabilities.reporting.pages.labels import GRADES
from taizhang.capabilities.reporting.pages.report import values_of
from taizhang.capabilities.reporting.queries.figures import Figure
from taizhang.capabilities.reporting.queries.lines import Line
from taizhang.frame.manifest import N_
from taizhang.ledger.pages import labels, words
from taizhang.ledger.rules import amounts, pasted
from taizhang.ledger.rules.pasted import Column, Row
from taizhang.ledger.rules.reporting import Verdict

_LANGUAGES = ("zh-hans", "en")
TITLES = {
    Column.DONE: N_("What was done"),
    Column.PROBLEM: N_("Problem"),
    Column.CAUSE: N_("Its cause"),
    Column.HELP: N_("Help needed"),
    Column.NEXT: N_("Next step"),
    Column.EXPECTED: N_("Expected by"),
}


class Change(NamedTuple):
    """A cell that differs from what stands: of which line, which field, what it was and would be, in words; and what is asked about that."""

    line: Line
    field: str
    title: str
    was: str
    now: str
    value: str
    unit: str = ""
    asked: tuple[str, ...] = ()


class Wrong(NamedTuple):
    """A cell that cannot be taken, and why."""

    number: int
    code: str
    words: str


def compared(rows: Iterable[Row], lines: list[Line], *, on: date) -> tuple[list[Change], list[Wrong]]:
    """The changes in their order, and what cannot be taken. An empty cell changes nothing. Figures are asked about as on the form."""
    by_code, values = {line.code: line for line in lines}, values_of(lines)
    changes: dict[str, Change] = {}
    wrong: list[Wrong] = []
    for row in rows:
        line = by_code.get(row.code)
        if line is None:
            wrong.append(Wrong(row.number, row.code, _("This report has no measure with that code.")))
        elif line.verdict == Verdict.ACCEPTED:
            wrong.append(Wrong(row.number, row.code, _("It was accepted: to change it is a correction.")))
        else:
            for change in (*_words(row, line, wrong), *_figures(row, line, wrong)):
                if change.value != values[change.field]:
                    changes[change.field] = change._replace(was=_shown(change.field, values[change.field], change.unit))
    values |= {field: change.value for field, change in changes.items()}
    return [change._replace(asked=_asked(change, values, on)) for change in changes.values()], wrong


def _asked(change: Change, values: dict[str, str], on: date) -> tuple[str, ...]:
    """Beside the value, whatever else is changed; where only the grade is, beside that."""
    figures = {f"{name}-{change.line.id}-{figure.target}": figure for figure in change.line.figures for name in ("value", "grade")}
    figure = figures.get(change.field)
    if figure is None:
        return ()
    value, grade = (values[f"{name}-{change.line.id}-{figure.target}"] for name in ("value", "grade"))
    if not value or (change.field.startswith("grade-") and Decimal(value) != figure.value):
        return ()
    return tuple(words.said(one) for one in figure.asked_of(Decimal(value), int(grade), on=on))


def _words(row: Row, line: Line, wrong: list[Wrong]) -> Iterable[Change]:
    for column in pasted.WORDS:
        if not (text := row.says(column)):
            continue
        value = _value(column, text)
        if value is None:
            wrong.append(Wrong(row.number, row.code, _("%(cell)s is not understood.") % {"cell": text}))
        else:
            yield Change(line, f"{column.value}-{line.id}", _(TITLES[column]), "", text, value)


def _value(column: Column, text: str) -> str | None:
    if column is Column.EXPECTED:
        return pasted.day(text)
    return _keys(labels.CAUSES).get(text) if column is Column.CAUSE else text


def _figures(row: Row, line: Line, wrong: list[Wrong]) -> Iterable[Change]:
    figure = _meant(row, line)
    if figure is None:
        if row.says(Column.VALUE):
            wrong.append(Wrong(row.number, row.code, _("Of which indicator is %(cell)s?") % {"cell": row.says(Column.VALUE)}))
        return
    name = f"{line.id}-{figure.target}"
    try:
        value = amounts.read(row.says(Column.VALUE), figure.unit)
    except amounts.NoNumber as refused:
        wrong.append(Wrong(row.number, row.code, words.said(refused.sentence)))
        return
    if value is not None:
        text = f"{value.normalize():f}"
        yield Change(line, f"value-{name}", figure.indicator, "", f"{text}{figure.unit}", text, figure.unit)
        if grade := _keys(GRADES).get(row.says(Column.GRADE)):
            yield Change(line, f"grade-{name}", f"{figure.indicator} · {_('How sure it is')}", "", row.says(Column.GRADE), grade)


def _meant(row: Row, line: Line) -> Figure | None:
    """The figure of the indicator that the row names; the only one where it names none."""
    name = row.says(Column.INDICATOR)
    named = [figure for figure in line.figures if not name or figure.indicator == name]
    return named[0] if len(named) == 1 else None


def _keys(names: dict[str, str] | dict[int, str]) -> dict[str, str]:
    """The value by its word, in each language: a form that was made in one may be read in the other."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        with override(language):
            found |= {_(title): str(value) for value, title in names.items()}
    return found


def _shown(field: str, value: str, unit: str) -> str:
    if field.startswith("cause-") and value:
        return labels.named(labels.CAUSES, value)
    return labels.named(GRADES, int(value)) if field.startswith("grade-") and value else value and value + unit
