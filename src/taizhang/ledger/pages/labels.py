"""Closed values of the record in words; a value that is new to us is shown as it is."""

from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.rules.form_columns import Field, Purpose

DUTIES = {"lead": N_("Lead"), "responsible": N_("Responsible"), "support": N_("Support")}
RANKS = {"goal": N_("Goal"), "task": N_("Task"), "measure": N_("Measure")}
GRADES = {1: N_("Expected value"), 2: N_("Preliminary value"), 3: N_("Final value")}
PROVES = {"line": N_("Report line"), "milestone": N_("Milestone"), "target": N_("Indicator"), "closing": N_("That it is done")}
EVIDENCE_KINDS = {
    "acceptance": N_("Acceptance or test"),
    "approval": N_("Approval or permit"),
    "statistics": N_("Statistics"),
    "funds": N_("Proof of funds"),
    "contract": N_("Contract"),
    "issued": N_("Document issued"),
    "photo": N_("Photo or film"),
    "record": N_("Record in a system"),
    "report": N_("Report or summary"),
    "other": N_("Other paper"),
}
VERDICTS = {"pending": N_("Not judged yet"), "accepted": N_("Accepted"), "returned": N_("Returned")}
AMENDED = {
    "target": N_("Target"),
    "deadline": N_("Deadline"),
    "owner": N_("Owner"),
    "words": N_("Words"),
    "add": N_("Added row"),
    "drop": N_("Dropped row"),
    "extend": N_("Extension"),
}
AMENDMENT_STATES = {
    "proposed": N_("Proposed"),
    "approved": N_("Approved"),
    "refused": N_("Refused"),
    "applied": N_("Applied"),
    "withdrawn": N_("Withdrawn"),
}
CAUSES = {
    "state-approval": N_("A ministry has not approved yet"),
    "figures": N_("Figures are not released yet"),
    "funds": N_("Funds"),
    "partner": N_("A co-organisation"),
    "land": N_("Land"),
    "own": N_("Its own work"),
    "other": N_("Other"),
}
NEXT = {
    "ourselves": N_("The organisation itself"),
    "partner": N_("A co-organisation"),
    "ministry": N_("A ministry of the state"),
    "funds": N_("Funds"),
    "figures": N_("Figures not released yet"),
    "land": N_("Land"),
    "verifier": N_("The verifier"),
    "coordinator": N_("The coordinator: nobody owes it"),
    "other": N_("Other"),
}
LEVELS = {
    "nation": N_("Nation"),
    "province": N_("Province"),
    "city": N_("City"),
    "county": N_("County"),
    "township": N_("Township"),
}
ROLES = {
    "clerk": N_("Clerk"),
    "liaison": N_("Liaison"),
    "head": N_("Head of office"),
    "general-office": N_("General office"),
    "deputy": N_("Deputy leader"),
    "chief": N_("Main leader"),
    "supervisor": N_("Supervisor"),
    "auditor": N_("Auditor"),
    "system-administrator": N_("System administrator"),
    "security-administrator": N_("Security administrator"),
    "security-auditor": N_("Security auditor"),
}
CHAIN_ACTS = {
    "sign_ledger": N_("Signing a ledger"),
    "file_ledger": N_("The letter with which it is filed"),
    "sign_report": N_("Signing a report"),
}
CHAIN_STATES = {"standing": N_("In force"), "proposed": N_("Proposed")}
ROUND_STATES = {"open": N_("Being signed"), "done": N_("Signed by all"), "returned": N_("Returned"), "void": N_("Overtaken by a change")}
DELIVERABLES = {
    "document": N_("A document"),
    "list": N_("A list"),
    "training": N_("A training"),
    "event": N_("An event"),
    "selection": N_("A selection"),
    "national-bid": N_("A bid for a national title"),
    "project": N_("A project"),
    "built": N_("Something built"),
    "other": N_("Other"),
}
CURVES = {
    "by-month": N_("Evenly, month by month"),
    "by-day": N_("Evenly, day by day"),
    "by-span": N_("Evenly over its time"),
    "milestones": N_("By its milestones"),
}
REPORT_STATES = {
    "open": N_("Open"),
    "filled": N_("Filled in"),
    "signed": N_("Signed"),
    "returned": N_("Returned"),
    "accepted": N_("Accepted"),
}
GRANT_STATES = {"proposed": N_("Waits"), "approved": N_("Approved"), "refused": N_("Refused"), "withdrawn": N_("Withdrawn")}
DELEGATION_STATES = {"coming": N_("To come"), "running": N_("Running"), "ended": N_("Ended")}
VALUE_KINDS = {
    "cumulative": N_("From the start of the year on"),
    "current": N_("Of the period alone"),
    "point": N_("On a day"),
    "growth": N_("Growth"),
    "share": N_("Share"),
    "rank": N_("Place"),
}
DIRECTIONS = {"reach": N_("To be reached"), "keep-below": N_("Not to be exceeded")}
RANKS_OF_DEMANDS = {
    "stands": N_("Stands"),
    "outdone": N_("Outdone by a stricter one"),
    "stretch": N_("A wish beyond it"),
    "unnumbered": N_("Says no number"),
    "share": N_("A share"),
    "revised": N_("Revised"),
}
SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈", "range": ""}


def named(names: dict[str, str] | dict[int, str], value: str | int) -> str:
    """The word for a value."""
    found = names.get(value)  # type: ignore[arg-type]
    return _(found) if found else str(value)


def claim(proves: str, indicator: str = "", milestone: str = "") -> str:
    """What a piece of evidence proves, with the name of it where it has one."""
    kind, name = named(PROVES, proves), {"target": indicator, "milestone": milestone}.get(proves, "")
    return _("%(kind)s: %(name)s") % {"kind": kind, "name": name} if name else kind


FORM_PURPOSES = {Purpose.LEDGER: N_("The ledger that is filed"), Purpose.PROGRESS: N_("Reports of progress")}
FORM_FIELDS = {
    Field.SEQ: "Number",
    Field.CODE: "Code",
    Field.CATEGORY: "Category",
    Field.SOURCE: "Source",
    Field.TASK: "Task",
    Field.MEASURE: "Measure",
    Field.TARGET: "Target",
    Field.LEADER: "Leader in charge",
    Field.LEAD: "Lead",
    Field.RESPONSIBLE: "Responsible",
    Field.SUPPORT: "Support",
    Field.PERSON: "Person",
    Field.LIAISON: "Liaison",
    Field.PHONE: "Telephone",
    Field.START: "Begins on",
    Field.DUE: "Due date",
    Field.MILESTONES: "Milestones",
    Field.QUARTERS: "By quarters",
    Field.PROGRESS: "Progress",
    Field.PERCENT: "Done (%)",
    Field.PROBLEMS: "Problems",
    Field.NEXT: "Next step",
    Field.EVIDENCE: "Evidence",
    Field.LIGHT: "Light",
    Field.STATUS: "State",
    Field.REMARK: "Remark",
}  # in Chinese they are called as `form_columns.ALIASES` names them first
