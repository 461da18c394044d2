"""Settlement 对账结转: at half-year and at the end of the year what was to be reached stands beside what was; what is open goes on."""

from taizhang.frame.manifest import N_, Entry, Manifest, Permission
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="settlement",
    title=N_("Settlement of the year"),
    address="settlement/",
    urls="taizhang.capabilities.settlement.pages.urls",
    desk=("taizhang.capabilities.settlement.pages.desk.cards",),
    beside=("taizhang.capabilities.settlement.pages.beside.links",),
    navigation=(Entry(N_("Settlement of the year"), "settlement:years", "settlement.read", group=N_("Work"), place=26),),
    permissions=(Permission("read", N_("See years beside their targets, settle them and carry over what is open"), works),),
)
