"""`taizhang account`: the first three accounts of an installation, and a password for who cannot be helped otherwise."""

import pytest

from taizhang.config.command import main
from taizhang.frame.models import Account
from taizhang.ledger.models import Post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

FIRST = [
    "account",
    "first",
    "--organisation",
    "省大数据局",
    "--system",
    "luo=罗志坚",
    "--security",
    "liang=梁思源",
    "--auditor",
    "song=宋雅琴",
]


def test_the_first_three_can_sign_in_with_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(FIRST)

    printed = {line.split()[0]: line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert status == 0
    assert set(printed) == {"luo", "liang", "song"}
    assert all(Account.objects.get(username=name).check_password(password) for name, password in printed.items())
    assert Post.objects.count() == 3


def test_it_works_once(capsys: pytest.CaptureFixture[str]) -> None:
    main(FIRST)
    capsys.readouterr()

    assert main(FIRST) == 2
    assert "there are administrators" in capsys.readouterr().err
    assert Account.objects.count() == 3


def test_one_person_is_never_two_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FIRST[:-1], "luo=罗志坚"]) == 2

    assert "three people" in capsys.readouterr().err
    assert not Account.objects.exists()


@pytest.mark.parametrize("name", ["", "luo zhijian", "l" * 151, "<luo>"])
def test_a_name_that_cannot_be_typed_at_the_door_opens_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FIRST[:-1], name]) == 2

    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not Account.objects.exists()


def test_a_new_password_is_printed_and_the_old_one_opens_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(FIRST)
    old = capsys.readouterr().out.splitlines()[0].split()[1]

    assert main(["account", "password", "luo"]) == 0

    account = Account.objects.get(username="luo")
    assert account.check_password(capsys.readouterr().out.strip())
    assert not account.check_password(old)


def test_nobody_gets_a_password_whom_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", "password", "nobody"]) == 2
    assert "There is no account nobody." in capsys.readouterr().err
