"""The first three accounts of an installation 三员: after them, accounts are opened and posts granted by these three."""

from collections.abc import Mapping
from typing import NamedTuple

from taizhang.ledger.actions import accounts, deeds, organisations
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation, Post
from taizhang.ledger.queries import posts
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import ADMINISTRATORS, Role
from taizhang.ledger.rules.sentences import Sentence


class NotTheFirst(Refused):
    """The installation has administrators."""


class NotThree(Refused):
    """Three posts want three people."""


class Named(NamedTuple):
    """A user name, and the name that is shown."""

    username: str
    name: str


def open_first_accounts(people: Mapping[Role, Named], *, organisation: str, by: By) -> dict[Role, str]:
    """The three administrators of the organisation that runs the installation can sign in: the password of each, to be exchanged at once."""
    if posts.administered():
        raise NotTheFirst(Sentence("本系统已有管理员，请由系统管理员开设账号", "there are administrators: they open further accounts"))
    if set(people) != ADMINISTRATORS or len({one.username for one in people.values()}) != len(ADMINISTRATORS):
        raise NotThree(Sentence("三员须由三个不同的人担任", "the three administrators are three people"))
    home = organisations.register_organisation(organisation, by=by)
    with deeds.deed("open_first_accounts", by=by) as deed:
        deed.about(home)
        return {role: _opened(deed, role, one, home) for role, one in people.items()}


def _opened(deed: deeds.Deed, role: Role, one: Named, home: Organisation) -> str:
    person, password = accounts.opened(deed, one.username, one.name, organisation=home)
    deed.add(Post(person=person, organisation=home, role=role.value, valid_from=deed.by.today))
    return password
