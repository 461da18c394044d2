"""`taizhang prepare` and `taizhang serve`: what is made, what is served, and what is refused before a port is opened."""

import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from taizhang.frame.commands import secret_key
from tests.commands import TAIZHANG, demo, production, taizhang

NOBODY = "postgresql://clerk:secret@127.0.0.1:1/ledger"  # no database listens at port 1


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data in which everything has been prepared for a demo."""
    folder = tmp_path_factory.mktemp("prepared")
    assert taizhang("prepare", cwd=folder, settings=demo(folder)).status == 0
    return folder


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "ledger.example"])  # noqa: S104
def test_a_demo_is_served_on_this_machine_only(host: str, prepared: Path) -> None:
    answer = taizhang("serve", "--host", host, cwd=prepared, settings=demo(prepared))

    assert answer.refusal == "TAIZHANG_DEBUG is on: a demo is served on this machine only (--host 127.0.0.1)."


@pytest.mark.parametrize("given", [(), ("--certificate", "tls.pem"), ("--key", "tls.key")])
def test_passwords_do_not_travel_unprotected(given: tuple[str, ...], prepared: Path) -> None:
    alone = production(prepared) | {"TAIZHANG_BEHIND_PROXY": "0"}

    answer = taizhang("serve", *given, cwd=prepared, settings=alone)

    assert answer.refusal.startswith("Passwords would travel unprotected")


def test_a_database_that_is_not_there_yet_is_refused_and_not_made(tmp_path: Path) -> None:
    answer = taizhang("serve", cwd=tmp_path, settings=production(tmp_path))

    assert answer.refusal == "There is no database yet: run taizhang prepare first."
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_lacks_a_migration_is_refused(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "taizhang.sqlite3").execute("CREATE TABLE something_older (id integer)").connection.close()

    answer = taizhang("serve", cwd=tmp_path, settings=production(tmp_path))

    assert answer.refusal == "The database is not up to date: run taizhang prepare first."


@pytest.mark.parametrize("command", ["serve", "prepare"])
def test_a_database_that_does_not_answer_is_refused_without_its_password(command: str, tmp_path: Path) -> None:
    answer = taizhang(command, cwd=tmp_path, settings=production(tmp_path) | {"TAIZHANG_DATABASE_URL": NOBODY})

    assert answer.refusal.startswith("The database cannot be reached (connection failed")
    assert "secret" not in answer.refusal


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taizhang.sqlite3").write_bytes(b"this is a letter and not a database" * 99)

    answer = taizhang("prepare", cwd=tmp_path, settings=demo(tmp_path))

    assert answer.refusal.startswith("The database cannot be reached (file is not a database)")


def test_a_folder_for_the_data_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    answer = taizhang("prepare", cwd=tmp_path, settings=demo(tmp_path / "file" / "data"))

    assert "choose another folder with TAIZHANG_DATA." in answer.refusal


def test_to_prepare_again_changes_nothing(prepared: Path) -> None:
    answer = taizhang("prepare", cwd=prepared, settings=demo(prepared))

    assert answer.status == 0
    assert "No migrations to apply." in answer.words


def test_outside_debug_static_files_are_collected_under_names_with_their_hash(tmp_path: Path) -> None:
    assert taizhang("prepare", cwd=tmp_path, settings=production(tmp_path)).status == 0

    collected = {path.name for path in (tmp_path / "static" / "taizhang").iterdir()}
    assert any(name.startswith("layout.") and name.endswith(".css") and name != "layout.css" for name in collected)


def test_a_key_that_is_made_is_one_that_is_accepted(tmp_path: Path) -> None:
    key = taizhang("secret-key", cwd=tmp_path).words.strip()

    answer = taizhang("manage", "check", cwd=tmp_path, settings=production(tmp_path) | {"TAIZHANG_SECRET_KEY": key})

    assert answer.status == 0, answer.err


def test_a_key_is_made_anew_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    for _ in range(2):
        secret_key.run(argparse.Namespace())

    one, other = capsys.readouterr().out.split()
    assert one != other


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, settings: dict[str, str]) -> Iterator[str]:
    """The pages of `taizhang serve`, at the address that is given back, until the block ends."""
    port = free_port()
    process = subprocess.Popen([TAIZHANG, "serve", "--port", str(port)], cwd=folder, env={"PATH": "/usr/bin:/bin", **settings})
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def answer_of(address: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and words of a page, as soon as the server is up."""
    request = urllib.request.Request(address, headers=headers or {})  # noqa: S310  our own address
    for _ in range(200):
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up in 20 seconds")


def test_a_demo_serves_its_pages_and_their_style_sheets(prepared: Path) -> None:
    with served(prepared, demo(prepared)) as address:
        health = answer_of(f"{address}/healthz")
        door = answer_of(f"{address}/")
        sheet = answer_of(f"{address}/static/taizhang/layout.css")

    assert health == (200, "ok\n")
    assert door[0] == 200
    assert "登录" in door[1]
    assert sheet[0] == 200


def test_behind_a_proxy_pages_are_served_over_its_encrypted_connection(tmp_path: Path) -> None:
    settings = production(tmp_path)
    assert taizhang("prepare", cwd=tmp_path, settings=settings).status == 0

    with served(tmp_path, settings) as address:
        door = answer_of(f"{address}/account/login/", {"Host": "ledger.example", "X-Forwarded-Proto": "https"})
        other = answer_of(f"{address}/account/login/", {"Host": "elsewhere.example", "X-Forwarded-Proto": "https"})

    assert door[0] == 200
    assert "登录" in door[1]
    assert ".css" in door[1]
    assert other[0] == 400
