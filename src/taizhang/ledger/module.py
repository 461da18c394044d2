"""The ledger's manifest."""

from taizhang.frame.manifest import N_, Manifest

MANIFEST = Manifest(name="ledger", title=N_("Ledger"))
