"""All readings of a folder as tables, one Parquet file for each kind of finding; `file` and the ids join them."""

from pathlib import Path
from typing import Any

TABLES = ("documents", "plans", "tasks", "organisations", "measures", "targets", "provisions", "gaps")

_SPAN = "span BIGINT[]"
_DOCUMENT = "STRUCT(title VARCHAR, doc_number VARCHAR, issuer VARCHAR, issue_date DATE, addressees VARCHAR[], source STRUCT(name VARCHAR, sha256 VARCHAR))"
_PLANS = f"STRUCT(id VARCHAR, title VARCHAR, year BIGINT, package VARCHAR, title_only BOOLEAN, {_SPAN})[]"
_ORGANISATIONS = f"STRUCT(name VARCHAR, canonical VARCHAR, role VARCHAR, label VARCHAR, inferred BOOLEAN, {_SPAN})[]"
_MEASURES = f"STRUCT(id VARCHAR, text VARCHAR, verb VARCHAR, deliverable VARCHAR, {_SPAN})[]"
_TASKS = (
    f"STRUCT(id VARCHAR, plan VARCHAR, no VARCHAR, path VARCHAR[], heading VARCHAR, text VARCHAR, deadline DATE, deadline_text VARCHAR, "
    f"recurrence VARCHAR, organisations {_ORGANISATIONS}, measures {_MEASURES}, {_SPAN})[]"
)
_TARGETS = (
    f"STRUCT(id VARCHAR, plan VARCHAR, task VARCHAR, measure VARCHAR, quote VARCHAR, indicator VARCHAR, scope VARCHAR, comparator VARCHAR, "
    f"value DOUBLE, value2 DOUBLE, unit VARCHAR, modality VARCHAR[], firm BOOLEAN, kind VARCHAR, baseline VARCHAR, series VARCHAR, "
    f"deadline DATE, deadline_text VARCHAR, {_SPAN})[]"
)
_PROVISIONS = (
    f"STRUCT(id VARCHAR, task VARCHAR, quote VARCHAR, kind VARCHAR, beneficiary VARCHAR, conditions VARCHAR[], amount DOUBLE, unit VARCHAR, "
    f"fund VARCHAR, {_SPAN})[]"
)
_GAPS = "STRUCT(kind VARCHAR, about VARCHAR[], message VARCHAR)[]"
_COLUMNS = {"document": _DOCUMENT, "plans": _PLANS, "tasks": _TASKS, "targets": _TARGETS, "provisions": _PROVISIONS, "gaps": _GAPS}

_SELECTS = {
    "documents": "SELECT file, unnest(document) FROM readings",
    "plans": "SELECT file, unnest(plans, recursive := true) FROM readings",
    "tasks": "SELECT file, t.* EXCLUDE (organisations, measures) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "organisations": "SELECT file, t.id AS task, unnest(t.organisations, recursive := true) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "measures": "SELECT file, t.id AS task, unnest(t.measures, recursive := true) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "targets": "SELECT file, unnest(targets, recursive := true) FROM readings",
    "provisions": "SELECT file, unnest(provisions, recursive := true) FROM readings",
    "gaps": "SELECT file, unnest(gaps, recursive := true) FROM readings",
}


class NoDuckDB(Exception):
    """The extra that makes Parquet is not installed."""


def write(out: Path) -> list[Path]:
    """The tables of all readings in `out`, those of earlier runs included."""
    try:
        import duckdb
    except ImportError:
        raise NoDuckDB from None
    files = sorted(str(path) for path in out.rglob("*.json"))
    if not files:
        return []
    with duckdb.connect() as connection:
        return _written(connection, out, files)


def _written(connection: Any, out: Path, files: list[str]) -> list[Path]:
    # Values go in by parameters; what is put together here are our own names and types.
    columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in _COLUMNS.items()) + "}"
    reading = f"read_json($files, columns = {columns}, filename = true, maximum_object_size = 268435456)"
    connection.execute(
        f"CREATE TABLE readings AS SELECT * EXCLUDE (filename), replace(substr(filename, $skip), '.json', '') AS file FROM {reading}",  # noqa: S608
        {"files": files, "skip": len(str(out)) + 2},
    )
    tables = []
    for name in TABLES:
        path = out / f"{name}.parquet"
        connection.sql(_SELECTS[name]).write_parquet(str(path), compression="zstd")
        tables.append(path)
    return tables
