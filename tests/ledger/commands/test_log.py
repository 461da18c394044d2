"""`taizhang log`: one line says that the record is whole, or where it is not; a proof is checked by the script that we ship."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang.config.command import main
from taizhang.frame.models import Account
from taizhang.kit import verify_proof
from taizhang.ledger.actions import people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, Person
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.conftest import MORNING
from tests.ledger.recorded import record

pytestmark = pytest.mark.usefixtures("kept")


@pytest.fixture
def kept(lin: Account) -> None:
    record(lin)


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def said(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out + err


def proved(*arguments: str | Path) -> tuple[int, str]:
    """What the shipped script says, in a Python of its own without Taizhang."""
    command = [sys.executable, "-I", "-S", verify_proof.__file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.usefixtures("english")
def test_a_whole_record_is_told_in_one_line_with_its_root(capsys: pytest.CaptureFixture[str]) -> None:
    _status, root = said("log", "root", capsys=capsys)

    assert said("log", "verify", capsys=capsys) == (
        0,
        f"The record is whole: 6 events (0 payloads erased), 8 rows, root {root.split()[1]}\n",
    )


@pytest.mark.usefixtures("english")
def test_a_record_that_is_not_is_told_in_one_line_with_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    person = Person.objects.get(name="方远")
    Person.objects.filter(pk=person.pk).update(name="方圆")

    assert said("log", "verify", capsys=capsys) == (1, f"person:{person.pk} is not as its newest version\n")


@pytest.mark.usefixtures("chinese")
def test_on_a_chinese_terminal_it_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("log", "verify", capsys=capsys)[1].startswith("记录完好：6条记录")

    Event.objects.filter(number=3).delete()

    assert said("log", "verify", capsys=capsys) == (1, "第3号记录缺失（其后是第4号）\n")


@pytest.mark.parametrize("number", range(6))
def test_the_proof_of_every_event_is_accepted_by_the_script_that_we_ship(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "proof.json"

    assert said("log", "prove", str(number), "-o", file, "--payload", capsys=capsys) == (0, "")

    root = said("log", "root", capsys=capsys)[1].split()[1]
    status, words = proved(file, root)
    assert (status, f"record {number + 1} of 6" in words, "its payload is the one that was recorded" in words) == (0, True, True)
    assert proved(file, "0" * 64) == (1, "not proved: the file's root is not the one that was published\n")


def test_a_proof_shows_the_payload_only_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said("log", "prove", "4", "-o", tmp_path / "closed.json", capsys=capsys)
    said("log", "prove", "4", "-o", tmp_path / "open.json", "--payload", capsys=capsys)

    assert "调任" not in (tmp_path / "closed.json").read_text("utf-8")
    assert json.loads((tmp_path / "open.json").read_text("utf-8"))["payload"]["reason"] == "调任"


@pytest.mark.usefixtures("english")
def test_what_is_not_there_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said("log", "prove", "6", "-o", tmp_path / "x", capsys=capsys) == (2, "taizhang: There is no event 6.\n")
    assert said("log", "prove", "0", "-o", tmp_path, capsys=capsys)[0] == 2
    assert said("log", "root", "--day", "2025-01-01", capsys=capsys)[0] == 2


def test_the_root_of_a_past_day_is_the_one_that_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("log", "root", "--day", "2026-03-02", capsys=capsys)[1].split()[0] == "3"


def test_what_happened_to_a_person_is_listed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    person = Person.objects.get(name="林晓禾")

    lines = said("log", "show", f"person:{person.pk}", capsys=capsys)[1].splitlines()

    assert [line.split("\t")[2] for line in lines] == ["enter_person", "appoint", "relieve"]
    assert lines[0].split("\t")[1] == "2026-03-02T09:00:00+08:00"
    assert said("log", "show", f"person:{person.pk}", "--after", "2", capsys=capsys)[1].count("\n") == 1


@pytest.mark.usefixtures("english")
def test_what_an_event_says_is_erased_by_a_security_administrator_alone(lin: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        said("log", "erase", "1", "--by", "nobody", "--reason", "law", capsys=capsys)[1] == "taizhang: There is no active account nobody.\n"
    )
    assert "erase_payload is for: security-administrator" in said("log", "erase", "1", "--by", "lin", "--reason", "law", capsys=capsys)[1]
    other = Account.objects.create(username="liang", display_name="梁思源")  # a clerk is never one of the three (三员分立)
    home = Person.objects.get(account=lin).organisation
    person = people.enter_person("梁思源", organisation=home, account=other.pk, by=By(CLOCK, MORNING))
    people.appoint(person, Role.SECURITY_ADMINISTRATOR, organisation=home, by=By(CLOCK, MORNING))

    assert said("log", "erase", "99", "--by", "liang", "--reason", "law", capsys=capsys) == (2, "taizhang: There is no event 99.\n")
    assert said("log", "erase", "1", "--by", "liang", "--reason", "law", capsys=capsys) == (
        0,
        "What event 1 said is erased; its hash stands.\n",
    )

    assert "(1 payloads erased)" in said("log", "verify", capsys=capsys)[1]
