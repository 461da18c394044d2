"""All readings of a folder as tables, one Parquet file for each kind of finding; `file` and the ids join them."""

import glob
import tempfile
from pathlib import Path
from typing import Any

from . import readings

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
_COLUMNS = {
    "file": "VARCHAR",
    "document": _DOCUMENT,
    "plans": _PLANS,
    "tasks": _TASKS,
    "targets": _TARGETS,
    "provisions": _PROVISIONS,
    "gaps": _GAPS,
}

_SELECTS = {
    "documents": "SELECT file, d.* EXCLUDE (source), d.source.name AS name, d.source.sha256 AS sha256 FROM (SELECT file, document AS d FROM readings)",
    "plans": "SELECT file, unnest(plans, recursive := true) FROM readings",
    "tasks": "SELECT file, t.* EXCLUDE (organisations, measures) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "organisations": "SELECT file, t.id AS task, unnest(t.organisations, recursive := true) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "measures": "SELECT file, t.id AS task, unnest(t.measures, recursive := true) FROM (SELECT file, unnest(tasks) AS t FROM readings)",
    "targets": "SELECT file, unnest(targets, recursive := true) FROM readings",
    "provisions": "SELECT file, unnest(provisions, recursive := true) FROM readings",
    "gaps": "SELECT file, unnest(gaps, recursive := true) FROM readings",
}
_LEAST = 16 * 1024 * 1024  # what DuckDB sets aside for one reading where nothing else is said


class NoDuckDB(Exception):
    """The extra that makes Parquet is not installed."""


class TablesRefused(Exception):
    """DuckDB could not make the tables; the message is its own, in one line."""


def write(out: Path) -> list[Path]:
    """The tables of all readings in `out`, those of earlier runs included; each of them whole, or as it was."""
    try:
        import duckdb
    except ImportError:
        raise NoDuckDB from None
    with tempfile.TemporaryDirectory(dir=out, prefix=".tables-") as name, duckdb.connect() as connection:
        place = Path(name)
        try:
            _write(connection, place, *readings.gather(out, place))
        except duckdb.Error as error:
            raise TablesRefused(" ".join(str(error).split())) from None
        return [(place / f"{table}.parquet").replace(out / f"{table}.parquet") for table in TABLES]


def _write(connection: Any, place: Path, gathered: Path, largest: int) -> None:
    """A pass over the file for each table: it may be larger than the memory, of which the largest reading takes a few times its size."""
    connection.execute("SET temp_directory = $place", {"place": str(place)})
    file = glob.escape(str(gathered))
    source = connection.read_json(file, columns=_COLUMNS, format="unstructured", maximum_object_size=max(largest, _LEAST))
    for table in TABLES:
        source.query("readings", _SELECTS[table]).write_parquet(str(place / f"{table}.parquet"), compression="zstd")
