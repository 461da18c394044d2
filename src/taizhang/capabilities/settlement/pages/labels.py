"""Closed values of settlement in words."""

from taizhang.capabilities.settlement.rules.marks import Mark
from taizhang.frame.manifest import N_

MARKS = {
    Mark.MISSED: N_("Not reached"),
    Mark.UNREPORTED: N_("No figure reported"),
    Mark.AWAITED: N_("Figure awaited"),
    Mark.RUNNING: N_("Under way"),
    Mark.CLOSED: N_("Closed"),
    Mark.MET: N_("Reached"),
    Mark.UNMEASURED: N_("No figure wanted"),
}
RETENTION = {"permanent": N_("Permanent"), "30-years": N_("30 years"), "10-years": N_("10 years")}
