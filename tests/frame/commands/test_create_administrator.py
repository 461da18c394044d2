"""`taizhang create-administrator`: the first account of an empty installation, and none after it."""

from pathlib import Path

import pytest

from taizhang.config.command import main
from taizhang.frame.models import Account
from tests.commands import demo, taizhang

PASSWORD = "ripe-plums-fall-slowly"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_PASSWORD", PASSWORD)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line of a refusal."""
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    return err.removeprefix("taizhang: ").strip()


@pytest.mark.usefixtures("password")
def test_the_first_administrator_can_sign_in_with_the_password_of_the_environment(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["create-administrator", "wang", "--name", "王晓"])

    account = Account.objects.get()
    assert (status, capsys.readouterr().out) == (0, "Administrator wang can sign in.\n")
    assert (account.username, account.display_name, account.is_superuser, account.is_active) == ("wang", "王晓", True, True)
    assert account.check_password(PASSWORD)


@pytest.mark.usefixtures("password")
def test_an_administrator_without_a_name_is_shown_by_the_user_name() -> None:
    main(["create-administrator", "wang"])

    assert str(Account.objects.get()) == "wang"


@pytest.mark.usefixtures("password")
def test_a_second_administrator_is_not_made_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["create-administrator", "wang"])
    capsys.readouterr()

    status = main(["create-administrator", "li"])

    assert (status, said(capsys)) == (2, "This installation has an administrator: sign in with that account.")
    assert Account.objects.count() == 1


@pytest.mark.usefixtures("password", "lin")
def test_a_name_that_is_taken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["create-administrator", "lin"])

    assert (status, said(capsys)) == (2, "There is an account lin already: choose another name.")
    assert not Account.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password123", "wangwangwang1"])
def test_a_weak_password_is_refused_in_one_line(weak: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TAIZHANG_PASSWORD", weak)

    status = main(["create-administrator", "wangwangwang"])

    assert (status, "password" in said(capsys).lower()) == (2, True)
    assert not Account.objects.exists()


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("name", ["", "wang xiao", "wang\nxiao", "w" * 151, "<wang>"])
def test_a_name_that_cannot_be_typed_at_the_door_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["create-administrator", name])

    assert (status, said(capsys) != "") == (2, True)
    assert not Account.objects.exists()


def test_without_a_password_and_without_a_terminal_it_says_what_to_set(tmp_path: Path) -> None:
    assert taizhang("prepare", cwd=tmp_path, settings=demo(tmp_path)).status == 0

    answer = taizhang("create-administrator", "wang", cwd=tmp_path, settings=demo(tmp_path))

    assert answer.refusal == "There is no terminal to ask for a password: set TAIZHANG_PASSWORD."


def test_before_there_is_a_database_it_says_how_to_make_one(tmp_path: Path) -> None:
    settings = demo(tmp_path) | {"TAIZHANG_PASSWORD": PASSWORD}

    answer = taizhang("create-administrator", "wang", cwd=tmp_path, settings=settings)

    assert answer.refusal == "There is no database yet: run taizhang prepare first."
    assert list(tmp_path.iterdir()) == []


class Terminal:
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


def answers(monkeypatch: pytest.MonkeyPatch, *typed: str | type[BaseException]) -> None:
    """Somebody at a terminal, who types these passwords one after the other, or leaves."""
    waiting = iter(typed)

    def ask(prompt: str) -> str:
        answer = next(waiting)
        if isinstance(answer, str):
            return answer
        raise answer

    monkeypatch.delenv("TAIZHANG_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", ask)


def test_at_a_terminal_the_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, PASSWORD, PASSWORD)

    assert main(["create-administrator", "wang"]) == 0
    assert Account.objects.get().check_password(PASSWORD)


def test_two_passwords_that_differ_make_no_account(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers(monkeypatch, PASSWORD, "ripe-plums-fall-slwoly")

    status = main(["create-administrator", "wang"])

    assert (status, said(capsys)) == (2, "The two passwords differ: run the command again.")
    assert not Account.objects.exists()


@pytest.mark.parametrize("leaves", [KeyboardInterrupt, EOFError])
def test_somebody_who_leaves_at_the_question_sees_no_traceback(
    leaves: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, leaves)

    assert main(["create-administrator", "wang"]) == 130
    assert capsys.readouterr().err.strip() == ""
