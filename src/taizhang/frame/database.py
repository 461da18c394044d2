"""Whether the database is there and up to date; a command that needs it says so instead of failing in its middle."""

from collections.abc import Iterator
from contextlib import contextmanager

from taizhang.frame.errors import CommandRefused


def refuse_unreachable() -> None:
    """The database answers."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise CommandRefused(
            f"The database cannot be reached ({reason}): check that it runs, TAIZHANG_DATABASE_URL and TAIZHANG_DATA."
        ) from None


def refuse_unprepared() -> None:
    """The database answers and has every migration."""
    if _is_new():
        raise CommandRefused("There is no database yet: run taizhang prepare first.")
    refuse_unreachable()
    if is_out_of_date():
        raise CommandRefused("The database is not up to date: run taizhang prepare first.")


def is_out_of_date() -> bool:
    """Whether there are migrations that it does not have."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside is of one moment, and nobody who writes waits for it. Inside another transaction: it is that one's."""
    from django.db import connection, transaction

    if connection.in_atomic_block:
        yield
        return
    mode = getattr(connection, "transaction_mode", None)  # of SQLite: ours begin as writers, this one does not
    connection.transaction_mode = None  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]


def _is_new() -> bool:
    """An SQLite file that is not there would be made, empty, by looking into it."""
    from pathlib import Path

    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    return connection.vendor == "sqlite" and name != ":memory:" and not name.startswith("file:") and not Path(name).exists()
