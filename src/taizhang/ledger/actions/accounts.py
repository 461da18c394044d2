"""Accounts of people: opened, closed and opened again, given a new password. None of it gives anybody a post (see `grants`)."""

from taizhang.frame.actions import accounts
from taizhang.frame.errors import FrameError
from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation, Person
from taizhang.ledger.queries import posts
from taizhang.ledger.rules import grants as rules
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence


class AccountUnfit(Refused):
    """The user name is taken, or cannot be one."""


class OwnAccount(Refused):
    """Nobody closes the account with which he works."""


class NoAccount(Refused):
    """The person has no account."""


def open_account(username: str, name: str, *, organisation: Organisation, phone: str = "", by: By) -> tuple[Person, str]:
    """A person of the organisation with an account, and the password that he exchanges when he first signs in. He may do nothing yet."""
    permissions.require("open_account", by.actor, set())
    with deeds.deed("open_account", by=by, username=username) as deed:
        return opened(deed, username, name, organisation=organisation, phone=phone)


def opened(deed: deeds.Deed, username: str, name: str, *, organisation: Organisation, phone: str = "") -> tuple[Person, str]:
    """The same within a deed."""
    try:
        account, password = accounts.open_with_given_password(username, display_name=name, at=deed.by.at)
    except FrameError as error:
        raise AccountUnfit(Sentence(f"用户名不可用：{error}", f"the user name cannot be used: {error}")) from None
    return deed.add(Person(name=name, organisation=organisation, phone=phone, account=account)), password


def give_account(person: Person, username: str, *, by: By) -> str:
    """A person who stood in the record without an account has one, and this password to begin with."""
    permissions.require("open_account", by.actor, set())
    if person.account_id is not None:
        raise AccountUnfit(Sentence("该人员已有账号", "the person has an account already"))
    with deeds.deed("open_account", by=by, username=username) as deed:
        try:
            account, password = accounts.open_with_given_password(username, display_name=person.name, at=by.at)
        except FrameError as error:
            raise AccountUnfit(Sentence(f"用户名不可用：{error}", f"the user name cannot be used: {error}")) from None
        deed.change(person, account_id=account.pk)
        return password


def close_account(person: Person, *, by: By) -> None:
    """Nobody signs in with it any more; the person and what he did stay in the record. Never one's own, never the last of the three."""
    permissions.require("close_account", by.actor, set())
    account = _account_of(person)
    _require_another(account, by.actor)
    for role in posts.roles_of(account.pk, by.today):
        rules.require_one_left(role, posts.others_with(role, but=person, on=by.today))
    with deeds.deed("close_account", by=by, username=account.username) as deed:
        deed.touched_nothing(deeds.name_of(person))
        accounts.switch_off(account)


def reopen_account(person: Person, *, by: By) -> None:
    """Its owner signs in again."""
    permissions.require("close_account", by.actor, set())
    account = _account_of(person)
    with deeds.deed("reopen_account", by=by, username=account.username) as deed:
        deed.touched_nothing(deeds.name_of(person))
        accounts.switch_on(account)


def reset_password(person: Person, *, by: By) -> str:
    """The account has this password until its owner, signing in, chooses another; its sessions have ended."""
    permissions.require("reset_password", by.actor, set())
    account = _account_of(person)
    with deeds.deed("reset_password", by=by, username=account.username) as deed:
        deed.touched_nothing(deeds.name_of(person))
        return accounts.give_password(account, at=by.at)


def _account_of(person: Person) -> Account:
    if person.account is None:
        raise NoAccount(Sentence(f"{person}没有账号", f"{person} has no account"))
    return person.account


def _require_another(account: Account, actor: Actor) -> None:
    if account.pk == actor.account:
        raise OwnAccount(Sentence("不能停用自己正在使用的账号", "nobody closes the account with which he works"))
