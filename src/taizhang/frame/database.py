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
    refuse_foreign()
    if is_out_of_date():
        raise CommandRefused("The database is not up to date: run taizhang prepare first.")


def refuse_foreign() -> None:
    """The database was made by this version or an earlier one that it can upgrade, and not by another."""
    if unknown := unknown_migrations():
        raise CommandRefused(
            f"The database was made by another version of Taizhang ({unknown[0]} is not in this one): use that version, or a new TAIZHANG_DATA."
        )


def unknown_migrations() -> list[str]:
    """The steps that the database has gone through and this version does not know."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {label for label, _ in loader.disk_migrations}
    return sorted(
        f"{label}.{name}" for label, name in loader.applied_migrations if label in ours and (label, name) not in loader.disk_migrations
    )


def last_migrations() -> dict[str, str]:
    """The last step of each module that the database has gone through."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return dict(sorted(MigrationRecorder(connection).applied_migrations()))  # of one module's the last remains


def is_out_of_date() -> bool:
    """Whether there are migrations that it does not have."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def snapshot(of: str = "") -> Iterator[None]:
    """All that is read inside is of one moment, and nobody who writes waits for it. Inside another transaction: it is that one's.
    `of` is what `shared_snapshot` said to another process: its moment."""
    from django.db import connection, transaction

    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()  # it sets the mode anew
    mode = getattr(connection, "transaction_mode", None)  # of SQLite: ours begin as writers, this one does not
    connection.transaction_mode = None  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    if of:
                        cursor.execute("SET TRANSACTION SNAPSHOT %s", [of])
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]


def shared_snapshot() -> str:
    """The name of this transaction's moment for another process; on SQLite there is none, and the other begins when it begins."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _is_new() -> bool:
    """An SQLite file that is not there would be made, empty, by looking into it."""
    from pathlib import Path

    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    return connection.vendor == "sqlite" and name != ":memory:" and not name.startswith("file:") and not Path(name).exists()
