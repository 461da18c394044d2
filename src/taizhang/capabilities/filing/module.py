"""Filing 会签备案: which ledger is to be with the government above by when, and where each of them stands."""

from taizhang.frame.manifest import N_, Entry, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="filing",
    title=N_("Filing"),
    address="filing/",
    urls="taizhang.capabilities.filing.pages.urls",
    navigation=(Entry(N_("Filing"), "filing:roster", "filing.read", place=40),),
    permissions=(Permission("read", N_("See which ledgers are filed"), works),),
    words=Words({"order_filing": N_("ordered by when it is to be filed")}, hidden=frozenset({"ordered_by_id", "rule_en", "rule_zh"})),
)
