"""The desk 我的事项: what somebody owes or must decide, from every module, each with its one next act."""

from taizhang.frame.manifest import N_, Entry, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="desk",
    title=N_("My desk"),
    address="desk/",
    urls="taizhang.capabilities.desk.pages.urls",
    landing="taizhang.capabilities.desk.pages.landing.landing",
    navigation=(Entry(N_("My desk"), "desk:desk", "desk.read", place=10),),
    permissions=(Permission("read", N_("See and do what waits for oneself"), works),),
    views="taizhang.capabilities.desk.pages.views.of_list",
    words=Words(
        {"save_view": N_("saved a view"), "rename_view": N_("renamed a view"), "drop_view": N_("dropped a view")},
        hidden=frozenset({"asked", "page", "dropped_on"}),
    ),
)
