"""Stages, punctuality and outcomes in words."""

from taizhang.capabilities.filing.rules.adoption import Outcome
from taizhang.capabilities.filing.rules.sheet import Column, Kind
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
STEPS = {
    Stage.DRAFT: N_("Draft"),
    Stage.COUNTERSIGNING: N_("Countersigning"),
    Stage.SIGNED: N_("Signed"),
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
OUTCOMES = {
    Outcome.ADOPTED: N_("Adopted"),
    Outcome.PARTLY: N_("Adopted in part"),
    Outcome.DECLINED: N_("Not adopted"),
}
KINDS = {
    Kind.CHANGED: N_("Changed"),
    Kind.ADDED: N_("A new row"),
    Kind.UNREADABLE: N_("Cannot be read"),
    Kind.UNKNOWN: N_("No row of yours has this code"),
    Kind.NOBODY: N_("No organisation of that name is registered; register it or add the name, and send the file again"),
    Kind.BY_HAND: N_("The target differs; set it on the page of claims"),
    Kind.TWICE: N_("A second row for the same one of ours; left out"),
    Kind.LEFT_OUT: N_("No row of a ledger; left out"),
    Kind.GONE: N_("Did not come back; the row stays"),
    Kind.GIVEN: N_("Went out to be read only; the coordinator changes it"),
    Kind.EITHER: N_("Milestones and quarters both changed; choose one of the two"),
    Kind.AT_ODDS: N_("Not taken over as it stands"),
    Kind.NO_COLUMN: N_("No column of ours is called so; left out"),
}
COLUMNS = {
    Column.CODE: N_("Code"),
    Column.TARGET: N_("Target"),
    Column.LEAD: N_("Lead"),
    Column.TITLE: N_("Measure"),
    Column.DUE: N_("Due date"),
    Column.PERSON: N_("Person in charge"),
    Column.LEADER: N_("Leader in charge"),
    Column.PHONE: N_("Telephone"),
    Column.MILESTONES: N_("Milestones"),
    Column.QUARTERS: N_("By quarters"),
    Column.LIAISON: N_("Liaison"),
    Column.RESPONSIBLE: N_("Responsible"),
    Column.SUPPORT: N_("Support"),
}
