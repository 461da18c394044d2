"""Whatever a verb does and whichever column it changes is told in words, and never in the names that the code has for them."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from taizhang.config import installed
from taizhang.ledger.models.versions import versioned_models
from taizhang.ledger.pages.changes_in_words import COLUMNS, HIDDEN, Change, changes_of
from taizhang.ledger.pages.deeds_in_words import VERBS
from taizhang.ledger.pages.words_of_modules import words_of_modules
from taizhang.ledger.queries.named import Names
from tests.house.sources import rooms, tree_of

NOBODY = Names({7: "省水利厅"}, {3: "林晓禾"})


def columns(module: str) -> set[str]:
    models = [model for model in versioned_models() if model._meta.app_label == module]
    fields = [field for model in models for field in model._meta.concrete_fields if not field.primary_key]
    return {field.attname for field in fields} - {"revision", "recorded_at"}


def test_every_column_has_a_word_or_is_left_out_on_purpose() -> None:
    assert columns("ledger") - COLUMNS.keys() - HIDDEN == set()
    assert set(COLUMNS) & HIDDEN == set()
    assert HIDDEN | COLUMNS.keys() <= columns("ledger")


@pytest.mark.parametrize("name", installed.CAPABILITIES)
def test_a_capability_brings_the_words_of_its_own_columns(name: str) -> None:
    brought = import_module(f"{name}.module").MANIFEST.words
    own = columns(name.rpartition(".")[2])

    assert own - COLUMNS.keys() - HIDDEN - brought.columns.keys() - brought.hidden == set()
    assert set(brought.columns) & brought.hidden == set()
    assert brought.hidden | brought.columns.keys() <= own, "it speaks of a column that it has not"
    assert (brought.organisations | brought.people) <= brought.columns.keys()


def verbs(path: Path) -> set[str]:
    """The first word that each deed in this module is given, where it is written there."""
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    found = [call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "deed" and call.args]
    return {
        part.value
        for first in found
        for part in ast.walk(first)
        if isinstance(part, ast.Constant) and re.fullmatch("[a-z_]{4,}", str(part.value)) and not str(part.value).startswith("_")
    }


@pytest.mark.parametrize("path", rooms("actions"), ids=lambda path: path.stem)
def test_every_verb_has_words(path: Path) -> None:
    assert verbs(path) - VERBS.keys() - words_of_modules().verbs.keys() == set()


@pytest.mark.parametrize(
    ("row", "column", "old", "new", "said"),
    [
        ("obligation:12", "state", "draft", "issued", ("State", "Draft", "Issued")),
        ("ledger:1", "state", "signed", "on-record", ("State", "Signed", "On record")),
        ("report:1", "state", "open", "signed", ("State", "Open", "Signed")),
        ("obligation:12", "due", "2026-06-30", "2026-11-30", ("Due date", "30 Jun 2026", "30 Nov 2026")),
        ("obligation:12", "due", None, "2026-11-30", ("Due date", "—", "30 Nov 2026")),
        ("obligation:12", "due_inferred", True, False, ("Due date was inferred", "Yes", "No")),
        ("obligation:12", "creditor_id", None, 7, ("Verifier", "—", "省水利厅")),
        ("obligation:12", "creditor", None, 7, ("Verifier", "—", "省水利厅")),
        ("assignment:4", "person_id", 3, None, ("Person", "林晓禾", "—")),
        ("obligation:12", "curve", "", "by-month", ("Curve of progress", "—", "Evenly, month by month")),
        ("assignment:4", "role", "lead", "support", ("Duty", "Lead", "Support")),
        ("target:2", "value", "20.000000", "0", ("Value", "20", "0")),
        ("reportline:2", "done", "", "已开工", ("What was done", "—", "已开工")),
        ("reportline:2", "cause", "", "funds", ("Cause of the problem", "—", "Funds")),
    ],
)
def test_a_change_is_told_in_words(row: str, column: str, old: object, new: object, said: tuple[str, str, str]) -> None:
    from django.utils import translation

    with translation.override("en"):
        assert list(changes_of({"changes": {row: {column: [old, new]}}}, NOBODY)) == [Change(*said)]


def test_what_only_follows_is_not_told() -> None:
    assert list(changes_of({"changes": {"obligation:12": {"state_since": ["2026-01-01", "2026-03-02"]}}}, NOBODY)) == []


def test_an_amendment_of_a_target_says_its_numbers_in_their_unit() -> None:
    from django.utils import translation

    from taizhang.ledger.pages.changes_in_words import amended

    with translation.override("en"):
        same = amended({"value": ["12000", "10800"], "upper": [None, "0"], "scope": ["全省", "市"]}, NOBODY, unit="户")
        other = amended({"value": ["3", "30000"], "unit": ["万亩", "亩"]}, NOBODY, unit="万亩")

    assert same == [Change("Value", "12000户", "10800户"), Change("Upper value", "—", "0户"), Change("Scope", "全省", "市")]
    assert other[0] == Change("Value", "3万亩", "30000亩")


def test_an_amendment_names_organisations_and_days_in_words() -> None:
    from django.utils import translation

    from taizhang.ledger.pages.changes_in_words import amended

    with translation.override("en"):
        found = amended({"lead": [[7], [7, 9]], "due": ["2026-06-30", "2026-11-30"], "state": ["issued", "cancelled"]}, NOBODY)

    assert found == [
        Change("Lead", "省水利厅", "省水利厅、9"),
        Change("Due date", "30 Jun 2026", "30 Nov 2026"),
        Change("State", "Issued", "Cancelled"),
    ]
