"""Views 常用视图 are saved and dropped by those whose they are."""

from taizhang.capabilities.desk.models import SavedView
from taizhang.capabilities.desk.queries.views import LIMIT
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class ViewRefused(Refused):
    """A view has a name and an owner, and there are not too many of them."""


def save_view(name: str, asked: str, *, by: By) -> SavedView:
    """What the address asks stands under that name; a view of that name asks this from now on."""
    account, name = by.actor.account, name.strip()
    if account is None or not name:
        raise ViewRefused(Sentence("请先填写视图名称", "give the view a name first"))
    standing = SavedView.objects.filter(account_id=account, dropped_on__isnull=True)
    with deeds.deed("save_view", by=by) as deed:
        if known := standing.filter(name=name).first():
            return deed.change(known, asked=asked)
        if standing.count() >= LIMIT:
            raise ViewRefused(Sentence(f"常用视图最多{LIMIT}个，请先删除不用的", f"there are {LIMIT} views already: drop one first"))
        return deed.add(SavedView(account_id=account, name=name, asked=asked))


def drop_view(view: SavedView, *, by: By) -> SavedView:
    """The view is gone from its owner's desk; nobody else drops it."""
    if view.account_id != by.actor.account:
        raise ViewRefused(Sentence("只能删除自己的视图", "only your own views are yours to drop"))
    with deeds.deed("drop_view", by=by) as deed:
        return deed.change(view, dropped_on=by.today)
