"""Nothing outside an `actions` room changes a row: one verb, one place, one event."""

import ast
from pathlib import Path

import pytest

from .sources import SRC, modules, rooms, shown, tree_of

FLOORS_WITH_A_DATABASE = (SRC / "frame", SRC / "ledger", SRC / "capabilities", SRC / "config")

# Methods that write whatever they are called on, and two that do so only on a queryset or a manager.
ALWAYS = {
    "save", "asave", "create", "acreate", "delete", "adelete",
    "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create",
    "bulk_create", "abulk_create", "bulk_update", "abulk_update",
    "create_user", "create_superuser", "execute", "executemany",
}  # fmt: skip
ON_QUERYSETS = {"update", "aupdate"}
QUERYSET_MAKERS = {"filter", "exclude", "all", "using", "order_by", "select_for_update", "annotate", "in_bulk", "get_queryset"}
ON_RELATIONS = {"add", "set", "clear", "remove"}

# Why these may write where they stand. A line here is a decision: say its reason.
ALLOWED = {
    "src/taizhang/frame/bulk/parquet.py": "a table in the memory of DuckDB, not of our database",
    "src/taizhang/frame/papers/docx.py": "a file that is made, and its styles",
    "src/taizhang/frame/tables/docx.py": "a file that is made",
    "src/taizhang/frame/tables/xlsx.py": "a file that is made",
    "src/taizhang/frame/database.py": "how a transaction reads, and that it writes nothing",
}


def writes(tree: ast.Module) -> list[str]:
    """Every call that changes rows, as `line: call`."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [f"{call.lineno}: {ast.unparse(call)}" for call in calls if _writes(call)]


def _writes(call: ast.Attribute) -> bool:
    receiver = call.value
    return (
        call.attr in ALWAYS
        or (call.attr in ON_QUERYSETS and _is_queryset(receiver))
        or (call.attr in ON_RELATIONS and _is_relation(receiver))
    )


def _is_queryset(node: ast.expr) -> bool:
    """`X.objects`, or a chain that a queryset method is part of."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and (node.func.attr in QUERYSET_MAKERS or _is_queryset(node.func.value))
    return isinstance(node, ast.Attribute) and (node.attr in {"objects", "_default_manager", "_base_manager"} or _is_queryset(node.value))


def _is_relation(node: ast.expr) -> bool:
    """`group.members`, `document.reading_set`: a relation with many ends, as our models name them."""
    return isinstance(node, ast.Attribute) and node.attr in _relations()


def _relations() -> set[str]:
    from django.apps import apps

    ours = [model for model in apps.get_models() if model.__module__.startswith("taizhang.")]
    fields = [field for model in ours for field in model._meta.get_fields() if field.many_to_many or field.one_to_many]
    return {field.get_accessor_name() if field.auto_created else field.name for field in fields}


def _may_write(path: Path) -> bool:
    parts = path.relative_to(SRC).with_suffix("").parts
    return "actions" in parts or "migrations" in parts


@pytest.mark.parametrize("path", [path for path in modules(*FLOORS_WITH_A_DATABASE) if not _may_write(path)], ids=shown)
def test_nothing_outside_actions_writes_to_the_database(path: Path) -> None:
    if shown(path) in ALLOWED:
        assert writes(tree_of(path)), f"{shown(path)} writes no more: take it off the list"
        return

    assert writes(tree_of(path)) == []


# Below a deed: these write for it, or what is no part of the record. A line here is a decision: say its reason.
BELOW_DEEDS = {
    "src/taizhang/ledger/actions/rows.py": "how a deed writes a row and its version",
    "src/taizhang/ledger/actions/log.py": "how a deed writes its event",
    "src/taizhang/ledger/actions/lights.py": "the projection that can be rebuilt",
    "src/taizhang/capabilities/inbox/actions/notices.py": "a projection of the events, and who has read it",
    "src/taizhang/capabilities/intake/actions/batches.py": "how far files are is no part of the record; the document is",
    "src/taizhang/frame/actions/accounts.py": "the floor of accounts stands below the record",
    "src/taizhang/frame/actions/keeping.py": "rows of a backup go back with the events that they have already",
    "src/taizhang/frame/actions/jobs.py": "who runs a job is no part of the record; what it does is",
}


@pytest.mark.parametrize("path", rooms("actions"), ids=shown)
def test_every_verb_writes_through_a_deed(path: Path) -> None:
    """So that each has an actor, a version for every row and one event as its last write."""
    if shown(path) in BELOW_DEEDS:
        assert writes(tree_of(path)), f"{shown(path)} writes nothing itself any more: take it off the list"
        return

    assert writes(tree_of(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "document.save()",
        "Document.objects.create(name=name)",
        "Document.objects.filter(name=name).update(name='')",
        "Document.objects.bulk_create(rows)",
        "documents.order_by('id').all().update(seen=True)",
        "document.delete()",
        "Account.objects.create_user('a')",
        "cursor.execute('delete from documents')",
    ],
)
def test_a_write_would_be_caught(line: str) -> None:
    assert writes(ast.parse(line))


@pytest.mark.parametrize(
    "line", ["digest.update(data)", "context.update(title=title)", "names.add(name)", "Document.objects.filter(id=1).first()"]
)
def test_what_writes_no_row_is_let_through(line: str) -> None:
    assert writes(ast.parse(line)) == []
