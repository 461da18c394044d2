"""A long log is checked by two processes: they find what one finds, and one that is killed is replaced."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.commands import demo

ROOT = Path(__file__).parents[3]


@pytest.fixture
def settings_of_its_own(db: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Settings of an empty database that other processes see; the one of the tests is theirs alone."""
    if connection.vendor == "sqlite":
        yield demo(tmp_path)
        return
    import psycopg

    server = urlsplit(os.environ["TAIZHANG_DATABASE_URL"])
    name = f"apart_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(server.geturl(), autocommit=True) as administrator:
        administrator.execute(f"CREATE DATABASE {name}")
        yield demo(tmp_path) | {"TAIZHANG_DATABASE_URL": server._replace(path=f"/{name}").geturl()}
        administrator.execute(f"DROP DATABASE {name}")


def test_two_processes_find_what_one_finds_and_a_killed_one_is_replaced(settings_of_its_own: dict[str, str]) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings_of_its_own}
    command = [sys.executable, "-m", "tests.ledger.queries.checked_apart"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)

    found = dict(re.findall(r"^((?:whole|changed) \w+): (Verified.*)$", done.stdout, re.MULTILINE))
    assert len(found) == 6, done.stderr
    assert "size=6" in found["whole alone"]
    assert "broken=None" in found["whole alone"]
    assert "is not as its newest version" in found["changed alone"]
    assert found["whole apart"] == found["whole killed"] == found["whole alone"]
    assert found["changed apart"] == found["changed killed"] == found["changed alone"]
