"""The ledger's manifest."""

from taizhang.frame.manifest import Manifest, N_

MANIFEST = Manifest(name="ledger", title=N_("Ledger"))
