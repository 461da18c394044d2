"""Adjustment 动态调整: a signed ledger changes through amendments; what changed is put on record where the ledger is."""

from taizhang.frame.manifest import N_, Entry, Job, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

_JOBS = "taizhang.capabilities.adjustment.jobs.filings"

MANIFEST = Manifest(
    name="adjustment",
    title=N_("Adjustment"),
    address="adjustment/",
    urls="taizhang.capabilities.adjustment.pages.urls",
    desk=("taizhang.capabilities.adjustment.pages.desk.cards",),
    navigation=(Entry(N_("Adjustment"), "adjustment:amendments", "adjustment.read", group=N_("Work"), place=24),),
    permissions=(Permission("read", N_("See and propose changes of signed ledgers"), works),),
    beside=("taizhang.capabilities.adjustment.pages.beside.links",),
    words=Words(
        {
            "open_change_filing": N_("is to be put on record as changed"),
            "file_change": N_("filed the change"),
            "return_change": N_("returned what was filed of the change"),
            "record_change": N_("put the change on record"),
        },
        columns={
            "number": N_("Number of the letter"),
            "filed_on": N_("Filed on"),
            "record_number": N_("Number of the record"),
            "recorded_on": N_("On record since"),
            "returned_on": N_("Returned on"),
        },
        hidden=frozenset({"amendment_id", "opened_on", "within", "filed_by_id", "recorded_by_id"}),
    ),
    concerns={
        "open_change_filing": ("coordinator",),
        "file_change": ("recipient",),
        "return_change": ("coordinator",),
        "record_change": ("coordinator", "debtor"),
    },
    listeners=(f"{_JOBS}.open_filings",),
    jobs=(Job("open-change-filings", N_("Changes to be put on record"), f"{_JOBS}.open_filings", "20 0 * * *"),),
)
