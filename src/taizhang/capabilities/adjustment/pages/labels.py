"""Closed values of adjustment in words."""

from taizhang.capabilities.adjustment.rules.filings import FilingStage
from taizhang.frame.manifest import N_

FILINGS = {
    FilingStage.OPEN: N_("To be filed"),
    FilingStage.FILED: N_("Filed, not yet on record"),
    FilingStage.RECORDED: N_("On record"),
}
