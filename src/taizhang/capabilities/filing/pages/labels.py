"""Stages and punctuality in words."""

from taizhang.capabilities.filing.rules.stages import Punctuality, Stage
from taizhang.frame.manifest import N_

STAGES = {
    Stage.NOTHING: N_("Nothing yet"),
    Stage.DRAFT: N_("Drafted"),
    Stage.COUNTERSIGNING: N_("Being countersigned"),
    Stage.SIGNED: N_("Signed, to be filed"),
    Stage.RETURNED: N_("Returned for correction"),
    Stage.FILED: N_("Filed"),
    Stage.ON_RECORD: N_("On record"),
}
PUNCTUALITY = {
    Punctuality.UNORDERED: N_("No day ordered"),
    Punctuality.OPEN: N_("Not due yet"),
    Punctuality.OVERDUE: N_("Overdue, not filed"),
    Punctuality.IN_TIME: N_("Filed in time"),
    Punctuality.LATE: N_("Filed late"),
}
