"""Where the database is: beside the data, or at the address that is given."""

from pathlib import Path

import pytest

from taizhang.config.database import settings_of
from taizhang.config.safety import UnsafeSettings

DATA = Path("/srv/taizhang")


def test_without_an_address_it_is_an_sqlite_file_beside_the_data() -> None:
    found = settings_of("", data=DATA)

    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", "/srv/taizhang/taizhang.sqlite3")


def test_a_folder_may_have_any_name() -> None:
    assert settings_of("", data=Path("/srv/数据 #1%20?"))["NAME"] == "/srv/数据 #1%20?/taizhang.sqlite3"


def test_an_address_names_a_postgresql() -> None:
    found = settings_of("postgresql://clerk:p%40ss@db.example:5433/ledger", data=DATA)

    parts = [found[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["django.db.backends.postgresql", "clerk", "p@ss", "db.example", 5433, "ledger"]


@pytest.mark.parametrize("address", ["", "sqlite:////srv/other.sqlite3"])
def test_writers_on_sqlite_wait_for_one_another(address: str) -> None:
    assert settings_of(address, data=DATA)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize("address", ["", "postgresql://clerk@db.example/ledger"])
def test_connections_are_kept_and_looked_at_before_they_are_used(address: str) -> None:
    found = settings_of(address, data=DATA)

    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (None, True)


@pytest.mark.parametrize(
    "address",
    ["ledger", "mysql://clerk:secret@db.example/ledger", "oracle://clerk:secret@db/x", "postgresql://clerk:secret@db:port/x", "://"],
)
def test_an_address_of_no_database_that_we_run_on_is_refused_without_repeating_its_password(address: str) -> None:
    with pytest.raises(UnsafeSettings, match=r"^TAIZHANG_DATABASE_URL names no database") as refused:
        settings_of(address, data=DATA)

    assert "secret" not in str(refused.value)
