"""States, grades and punctuality in words."""

from taizhang.frame.manifest import N_
from taizhang.ledger.rules.punctuality import Punctuality
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday

STATES = {
    "open": N_("To be reported"),
    "filled": N_("Being filled in"),
    "signed": N_("Signed, to be judged"),
    "returned": N_("Returned"),
    "accepted": N_("Accepted"),
}
GRADES = {1: N_("Expected value"), 2: N_("Preliminary value"), 3: N_("Final value")}
PUNCTUALITY = {
    Punctuality.OPEN: N_("Not due yet"),
    Punctuality.MISSING: N_("Overdue, not reported"),
    Punctuality.IN_TIME: N_("Reported in time"),
    Punctuality.LATE: N_("Reported late"),
}
CADENCES = {
    Cadence.WEEKLY: N_("Weekly"),
    Cadence.MONTHLY: N_("Monthly"),
    Cadence.QUARTERLY: N_("Quarterly"),
    Cadence.HALF_YEARLY: N_("Half-yearly"),
    Cadence.YEARLY: N_("Yearly"),
}
ON_HOLIDAYS = {
    OnHoliday.BEFORE: N_("the working day before"),
    OnHoliday.AFTER: N_("the working day after"),
    OnHoliday.SAME: N_("the day itself"),
}
