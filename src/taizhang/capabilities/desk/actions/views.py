"""Views 常用视图 are saved, renamed and dropped by those whose they are."""

from dataclasses import dataclass

from taizhang.capabilities.desk.models import SavedView
from taizhang.capabilities.desk.queries.views import DESK, LIMIT
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class ViewRefused(Refused):
    """A view has a name and an owner, and there are not too many of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of a list asks."""

    asked: str
    page: str = DESK


def save_view(name: str, wanted: Wanted, *, by: By) -> SavedView:
    """What the address asks stands under that name; a view of that list and name asks this from now on."""
    account, name = by.actor.account, _named(name)
    if account is None:
        raise ViewRefused(Sentence("请先登录", "sign in first"))
    standing = SavedView.objects.filter(account_id=account, page=wanted.page, dropped_on__isnull=True)
    with deeds.deed("save_view", by=by) as deed:
        if known := standing.filter(name=name).first():
            return deed.change(known, asked=wanted.asked)
        if standing.count() >= LIMIT:
            raise ViewRefused(Sentence(f"常用视图最多{LIMIT}个，请先删除不用的", f"there are {LIMIT} views already: drop one first"))
        return deed.add(SavedView(account_id=account, name=name, page=wanted.page, asked=wanted.asked))


def rename_view(view: SavedView, name: str, *, by: By) -> SavedView:
    """It is called so from now on; no two views of a list have one name."""
    _require_own(view, by)
    name = _named(name)
    same = SavedView.objects.filter(account_id=view.account_id, page=view.page, name=name, dropped_on__isnull=True)
    if same.exclude(pk=view.pk).exists():
        raise ViewRefused(Sentence(f"已有名为“{name}”的视图，请换一个名称", f"there is a view “{name}” already: choose another name"))
    with deeds.deed("rename_view", by=by) as deed:
        return deed.change(view, name=name)


def drop_view(view: SavedView, *, by: By) -> SavedView:
    """The view is gone from its owner's list; nobody else drops it."""
    _require_own(view, by)
    with deeds.deed("drop_view", by=by) as deed:
        return deed.change(view, dropped_on=by.today)


def _named(name: str) -> str:
    if not name.strip():
        raise ViewRefused(Sentence("请先填写视图名称", "give the view a name first"))
    return name.strip()


def _require_own(view: SavedView, by: By) -> None:
    if view.account_id != by.actor.account:
        raise ViewRefused(Sentence("只能修改或删除自己的视图", "only your own views are yours to change"))
