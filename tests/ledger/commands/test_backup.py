"""A backup holds every row of one moment and goes back whole, from either database into either; or not at all."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models

from taizhang.frame.errors import BackupUnfit, PlaceNotEmpty
from taizhang.frame.keeping import tables
from taizhang.frame.models import Account
from taizhang.ledger.actions import keeping as back
from taizhang.ledger.actions import organisations
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, Organisation
from taizhang.ledger.queries import keeping, log
from taizhang.ledger.rules.roles import CLOCK
from tests.commands import demo, taizhang
from tests.conftest import MORNING
from tests.ledger.recorded import record, record_of_everything

pytestmark = pytest.mark.django_db(transaction=True)
LABELS = [model._meta.label for model in tables.kept()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monday.zip"


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those that are left out with a reason."""
    return {model._meta.label: [_plain(row) for row in model._default_manager.order_by("pk").values_list()] for model in tables.kept()}


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


def emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)


def backed_up(file: Path) -> None:
    keeping.write_backup(file, at=MORNING)
    emptied()


def changed(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """The file with one member otherwise."""
    with zipfile.ZipFile(file) as package:
        members = {member: package.read(member) for member in package.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, content)


def test_every_row_of_every_table_is_back_as_it_was(lin: Account, file: Path) -> None:
    record_of_everything(lin)
    before, root = everything(), log.root_of()
    backed_up(file)
    assert not any(everything().values())

    restored = back.restore(file)

    assert everything() == before
    assert (restored.size, bytes.fromhex(restored.root)) == root
    assert restored.rows == sum(map(len, before.values()))
    assert log.verified().broken is None


def test_work_goes_on_with_new_numbers_after_it(lin: Account, file: Path) -> None:
    record(lin)
    backed_up(file)
    back.restore(file)

    organisations.register_organisation("云川省财政厅", by=By(CLOCK, MORNING, reason="继续"))

    assert Organisation.objects.count() == 2
    assert log.verified().broken is None


def test_it_goes_back_into_an_empty_place_only(lin: Account, file: Path) -> None:
    record(lin)
    before = everything()
    keeping.write_backup(file, at=MORNING)

    with pytest.raises(PlaceNotEmpty, match=r"rows already \(frame.Account\)"):
        back.restore(file)

    assert everything() == before


def test_one_that_was_made_by_this_database_goes_back_into_sqlite_by_the_command(lin: Account, file: Path, tmp_path: Path) -> None:
    record(lin)
    keeping.write_backup(file, at=MORNING)
    place = demo(tmp_path / "place")
    assert taizhang("prepare", cwd=tmp_path, settings=place).status == 0

    restored = taizhang("restore", file, cwd=tmp_path, settings=place)
    verified = taizhang("log", "verify", cwd=tmp_path, settings=place)
    again = taizhang("restore", file, cwd=tmp_path, settings=place)

    assert restored.words.startswith("Restored and checked: ")
    assert restored.words.split()[-1] == verified.words.split()[-1] == (log.root_of() or (0, b""))[1].hex()
    assert verified.status == 0
    assert "rows already" in again.refusal


def test_one_that_was_made_in_sqlite_by_the_command_goes_back_into_this_database(lin: Account, file: Path, tmp_path: Path) -> None:
    record(lin)
    before, first = everything(), tmp_path / "first.zip"
    backed_up(first)
    place = demo(tmp_path / "place")
    for command in (("prepare",), ("restore", first), ("backup", file)):
        assert taizhang(*command, cwd=tmp_path, settings=place).status == 0

    back.restore(file)

    assert everything() == before
    assert file.stat().st_mode & 0o777 == 0o600


def test_any_table_that_was_changed_in_the_file_is_named_and_nothing_is_written(lin: Account, file: Path, tmp_path: Path) -> None:
    record_of_everything(lin)
    backed_up(file)
    for name in LABELS:
        other = tmp_path / f"{name}.zip"
        other.write_bytes(file.read_bytes())
        changed(other, f"tables/{name}.jsonl", lambda lines: lines + b"[]\n")

        with pytest.raises(BackupUnfit, match=rf"damaged: {re.escape(name)} is not as it was written"):
            back.restore(other)

    assert not any(everything().values())


def test_a_row_that_was_changed_with_its_hash_is_found_by_the_log(lin: Account, file: Path) -> None:
    record(lin)
    backed_up(file)
    forged(file, "ledger.Person", lambda lines: lines.replace("方远".encode(), "方圆".encode()))

    with pytest.raises(BackupUnfit, match="is not whole: person:"):
        back.restore(file)

    assert not any(everything().values())


def test_a_log_that_was_cut_off_with_its_hashes_does_not_have_the_root(lin: Account, file: Path) -> None:
    record(lin)
    backed_up(file)
    manifest = zipped(file)
    changed(file, "manifest.json", lambda _: json.dumps(manifest | {"about": manifest["about"] | {"root": "00" * 32}}).encode())

    with pytest.raises(BackupUnfit, match="was made at 0000"):
        back.restore(file)

    assert Event.objects.count() == 0


def test_a_reference_that_leads_nowhere_is_told_and_nothing_is_written(lin: Account, file: Path) -> None:
    record(lin)
    backed_up(file)
    forged(file, "frame.Account", lambda _: b"")

    with pytest.raises(BackupUnfit, match=r"refers to one that is not in it|is not whole"):
        back.restore(file)

    assert not any(everything().values())


def forged(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """A table otherwise, and the manifest made to fit."""
    import hashlib

    with zipfile.ZipFile(file) as package:
        lines = change(package.read(f"tables/{name}.jsonl"))
    manifest = zipped(file)
    for table in manifest["tables"]:
        if table["name"] == name:
            table |= {"rows": lines.count(b"\n"), "sha256": hashlib.sha256(lines).hexdigest()}
    changed(file, f"tables/{name}.jsonl", lambda _: lines)
    changed(file, "manifest.json", lambda _: json.dumps(manifest).encode())


def zipped(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as package:
        return dict(json.loads(package.read("manifest.json")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no backup of Taizhang, or it is cut off"),
        (b"PK\x03\x04 nothing", "no backup of Taizhang, or it is cut off"),
    ],
)
def test_a_file_that_is_none_is_told(content: bytes, said: str, file: Path) -> None:
    file.write_bytes(content)

    with pytest.raises(BackupUnfit, match=said):
        back.restore(file)


def test_a_zip_of_something_else_and_a_file_that_is_not_there_are_told(file: Path) -> None:
    with pytest.raises(BackupUnfit, match="cannot be read"):
        back.restore(file)
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(BackupUnfit, match="its manifest is damaged"):
        back.restore(file)


def test_a_backup_of_another_version_says_which(lin: Account, file: Path) -> None:
    record(lin)
    backed_up(file)
    manifest = zipped(file)
    changed(file, "manifest.json", lambda _: json.dumps(manifest | {"version": "9.1", "migrations": {"ledger": "0999_later"}}).encode())

    with pytest.raises(BackupUnfit, match=r"made by version 9\.1"):
        back.restore(file)


def test_nothing_is_overwritten_and_nothing_half_is_left(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"last week's")
    with pytest.raises(BackupUnfit, match="exists already"):
        keeping.write_backup(file, at=MORNING)
    monkeypatch.setattr(tables, "lines_of", _failing)

    with pytest.raises(ConnectionError):
        keeping.write_backup(file.with_name("tuesday.zip"), at=MORNING)

    assert [path.name for path in file.parent.iterdir()] == ["monday.zip"]
    assert file.read_bytes() == b"last week's"


def _failing(_model: type[models.Model]) -> Any:
    raise ConnectionError


def test_what_is_left_out_is_a_table_that_there_is() -> None:
    from django.apps import apps

    every = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert set(tables.LEFT_OUT) <= every
    assert {model._meta.label for model in tables.kept()} == every - set(tables.LEFT_OUT)
    assert connection.introspection.table_names()
