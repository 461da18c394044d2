"""Closed values of adjustment in words."""

from taizhang.capabilities.adjustment.rules.filings import FilingAct, FilingStage
from taizhang.frame.manifest import N_

FILINGS = {
    FilingStage.OPEN: N_("To be filed"),
    FilingStage.FILED: N_("Filed, not yet on record"),
    FilingStage.RETURNED: N_("Returned for correction"),
    FilingStage.RECORDED: N_("On record"),
}
FILING_ACTS = {
    FilingAct.FILE: N_("Filed"),
    FilingAct.RETURN: N_("Returned for correction"),
    FilingAct.RECORD: N_("On record"),
}
