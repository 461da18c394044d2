"""Intake 读取建账: a file comes in, is read, and stands beside what was read in it."""

from taizhang.frame.manifest import N_, Entry, Manifest, Permission
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="intake",
    title=N_("Intake"),
    address="documents/",
    urls="taizhang.capabilities.intake.pages.urls",
    navigation=(Entry(N_("Documents"), "intake:documents", "intake.read"),),
    permissions=(
        Permission("read", N_("See documents and what was read in them"), works),
        Permission("upload", N_("Upload documents"), works),
    ),
)
