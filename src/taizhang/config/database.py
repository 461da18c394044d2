"""The database: SQLite beside the data, unless an address names another."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from taizhang.config.safety import UnsafeSettings

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# IMMEDIATE: two writers wait for each other at the start of a transaction, not in its middle.
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;",
}

# What lies on a solid-state disk or in memory is found by an index nearly as cheaply as in order; PostgreSQL's own guess (4) is of disks
# that turn, and has it read whole tables for the rows of one ledger.
_POSTGRESQL_OPTIONS = {"options": "-c random_page_cost=1.1"}
_OPTIONS: dict[str, dict[str, Any]] = {SQLITE: _SQLITE_OPTIONS, POSTGRESQL: _POSTGRESQL_OPTIONS}


def settings_of(address: str, *, data: Path) -> dict[str, Any]:
    """Django's settings for the database at `address`; raises UnsafeSettings where it names none that we run on."""
    found = _parsed(address) if address else {"ENGINE": SQLITE, "NAME": str(data / "taizhang.sqlite3")}
    # Connections are kept; one that broke meanwhile is noticed before it is used.
    kept = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, **found}
    return kept | {"OPTIONS": _OPTIONS[str(found["ENGINE"])] | dict(kept.get("OPTIONS", {}))}


def _parsed(address: str) -> dict[str, Any]:
    try:
        if environ.Env.DB_SCHEMES.get(urlsplit(address).scheme) in {SQLITE, POSTGRESQL}:
            return dict(environ.Env.db_url_config(address))
    except ValueError:  # a port that is no number
        pass
    # The address is not repeated: there is a password in it.
    raise UnsafeSettings("TAIZHANG_DATABASE_URL names no database: write postgresql://USER:PASSWORD@HOST:PORT/NAME or sqlite:///PATH.")
