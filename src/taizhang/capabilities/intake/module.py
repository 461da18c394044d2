"""Intake 读取建账: a file comes in, is read, and stands beside what was read in it."""

from taizhang.frame.manifest import N_, Entry, Job, Manifest, Permission, Words
from taizhang.ledger.pages.holding import holds, works
from taizhang.ledger.rules.roles import STAFF, Role

MANIFEST = Manifest(
    name="intake",
    title=N_("Intake"),
    address="documents/",
    urls="taizhang.capabilities.intake.pages.urls",
    desk=("taizhang.capabilities.intake.pages.desk_cards.cards",),
    beside=("taizhang.capabilities.intake.pages.desk_cards.links",),
    navigation=(Entry(N_("Documents"), "intake:documents", "intake.read"),),
    permissions=(
        Permission("read", N_("See documents and what was read in them"), works),
        Permission("upload", N_("Upload documents"), works),
        Permission("folder", N_("Read plans from the server's folder"), holds(*STAFF, Role.SUPERVISOR)),
    ),
    jobs=(
        Job("read-batches", N_("Plans from the server's folder"), "taizhang.capabilities.intake.jobs.batches.read_waiting", "* * * * *"),
    ),
    words=Words(
        {"settle_gaps": N_("settled gaps of the plan")},
        {"outcome": N_("What becomes of the gap"), "message": N_("Gap"), "decided_by_id": N_("Decided by"), "decided_on": N_("Decided on")},
        hidden=frozenset({"gap", "document_id"}),
        people=frozenset({"decided_by_id"}),
        values={"gapanswer.outcome": {"answered": N_("Answered"), "sent-back": N_("Goes back")}},
    ),
)
