"""What an event says, in words: the verb, who did it, and what changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.pages.changes_in_words import changes_of, names_in
from taizhang.ledger.pages.words_of_modules import words_of_modules
from taizhang.ledger.queries.history import EventRow
from taizhang.ledger.queries.named import Names

VERBS = {
    "set_up_ledger": N_("set up the ledger"),
    "order_ledger": N_("put in force what was ordered"),
    "sign_ledger": N_("signed the ledger"),
    "withdraw_ledger": N_("withdrew the ledger"),
    "countersign": N_("countersigned"),
    "name_coordinator": N_("named the coordinator"),
    "assign": N_("assigned it"),
    "release": N_("released an organisation"),
    "claim": N_("claimed it"),
    "name_person": N_("named the person"),
    "set_phone": N_("said under which number the liaison is called"),
    "transfer_duties": N_("handed the duties over"),
    "open_reports": N_("opened the reports"),
    "fill_line": N_("reported on it"),
    "sign_report": N_("signed the report"),
    "say_nothing": N_("reported that there is nothing to report"),
    "observe": N_("reported a value"),
    "correct": N_("corrected a value"),
    "record_decision": N_("recorded a decision"),
    "suspend": N_("suspended the clock"),
    "resume": N_("let the clock run again"),
    "issue": N_("issued it"),
    "accept": N_("took it on"),
    "decline": N_("asked for another owner"),
    "start": N_("started it"),
    "verify": N_("verified it"),
    "close": N_("closed it"),
    "return": N_("returned it"),
    "cancel": N_("cancelled it"),
    "circulate_ledger": N_("sent the ledger round for countersigning"),
    "file_ledger": N_("filed the ledger"),
    "put_on_record": N_("put the ledger on record"),
    "return_ledger": N_("returned the ledger"),
    "revise_ledger": N_("revised the ledger"),
    "accept_line": N_("accepted what was reported"),
    "return_line": N_("returned what was reported"),
    "accept_report": N_("accepted the report"),
    "return_report": N_("returned the report"),
    "add_evidence": N_("added evidence"),
    "accept_evidence": N_("accepted the evidence"),
    "refuse_evidence": N_("refused the evidence"),
    "propose_amendment": N_("proposed an amendment"),
    "agree_to_amendment": N_("agreed to the amendment"),
    "approve_amendment": N_("approved the amendment"),
    "refuse_amendment": N_("refused the amendment"),
    "withdraw_amendment": N_("withdrew the amendment"),
    "apply_amendment": N_("carried the amendment out"),
    "carry_over": N_("carried it over into the next year"),
    "close_year": N_("closed the year"),
    "light_up": N_("evaluated the lights"),
    "confirm_due": N_("confirmed the due date"),
    "set_due": N_("set the due date"),
    "edit_words": N_("edited the words"),
    "set_curve": N_("chose the curve"),
    "choose_light_rules": N_("chose the rules of the lights"),
    "choose_pace": N_("chose the pace of the ledger"),
    "apply_for_closing": N_("applied for closing"),
    "add_alias": N_("added another name"),
    "keep_form": N_("kept a blank form"),
    "map_form": N_("said what the columns of a blank form mean"),
    "appoint": N_("appointed somebody"),
    "archive": N_("put it away"),
    "confirm_members": N_("confirmed the members who owe it"),
    "decompose": N_("shared the target out"),
    "agree_to_share": N_("agreed to the share"),
    "send_share_back": N_("sent the share back"),
    "delegate": N_("named a deputy"),
    "dissolve_organisation": N_("dissolved the organisation"),
    "enter_calendar_year": N_("entered a year of the calendar"),
    "enter_person": N_("entered a person"),
    "enter_contact": N_("entered a person of the organisation"),
    "erase_payload": N_("erased what an event said"),
    "hand_over": N_("handed it over"),
    "import_people": N_("imported people"),
    "list_members": N_("listed the members"),
    "load_pack": N_("loaded a pack"),
    "merge_organisations": N_("merged organisations"),
    "open_office": N_("opened an office"),
    "propose_milestones": N_("proposed milestones"),
    "set_milestones": N_("set the milestones"),
    "remove_milestone": N_("removed a milestone"),
    "verify_milestone": N_("verified a milestone"),
    "receive_document": N_("received the document"),
    "register_organisation": N_("registered the organisation"),
    "rename_organisation": N_("renamed the organisation"),
    "relieve": N_("relieved somebody of a post"),
    "reopen": N_("reopened it after a re-check"),
    "set_target": N_("set the target"),
    "add_row": N_("added the row"),
    "drop_row": N_("dropped the row"),
    "set_weight": N_("set the weight"),
    "review_row": N_("set the row right and accepted it"),
    "accept_rows": N_("accepted rows as they were read"),
    "let_first_lead": N_("let whoever is named first lead, and accepted the rows"),
    "resolve_name": N_("said which organisation a name means"),
    "set_name_aside": N_("set a name aside that names no one organisation"),
    "resolve_collective": N_("confirmed whom a collective name means"),
    "identify_indicator": N_("said that two names are one indicator"),
    "split_row": N_("split the row"),
    "merge_rows": N_("merged it with the next row"),
    "undo_change": N_("took the last change back"),
    "fill_report": N_("filled the report in"),
    "sign_line": N_("signed what was reported"),
    "make_archive_package": N_("made the archive package"),
    "open_first_accounts": N_("opened the first three accounts"),
    "open_account": N_("opened the account"),
    "close_account": N_("closed the account"),
    "reopen_account": N_("opened the account again"),
    "reset_password": N_("gave a new password"),
    "propose_grant": N_("proposed a post"),
    "approve_grant": N_("approved a post"),
    "refuse_grant": N_("refused a post"),
    "withdraw_grant": N_("withdrew a proposal"),
    "propose_chain": N_("proposed a signature chain"),
    "approve_chain": N_("approved the signature chain"),
    "refuse_chain": N_("refused the signature chain"),
    "sign_step": N_("signed a step of the chain"),
    "return_step": N_("returned it to be signed anew"),
    "end_delegation": N_("ended the deputy's term"),
}
_SHOWN = 6  # changed columns of one event
_TYPED = frozenset({"fill_line"})  # kept while somebody writes; what he signs stands under what was reported, and the log has the rest


class Told(NamedTuple):
    """An event as the timeline draws it."""

    moment: datetime
    who: str
    did: str
    words: str
    kind: str


def history(events: Sequence[EventRow], names: Names | None = None) -> list[Told]:
    """The events in words; whom they name by number is asked for once, where the caller has not asked already."""
    names = names_in(event.payload for event in events) if names is None else names
    return [_told(event, names) for event in events]


def _told(event: EventRow, names: Names) -> Told:
    who = "，".join(name for name in (event.organisation, event.person or event.account) if name) or _("The clock")
    if event.payload and (principal := event.payload.get("acting_for_name")):
        who = _("%(who)s (for %(name)s)") % {"who": who, "name": principal}
    did = of_verb(event.verb)
    number = _("event %(number)s") % {"number": event.number}
    if event.payload is None:
        return Told(event.at, who, f"{did} · {number}", _("Its words were erased; its hash stands in the log."), "")
    said = () if event.verb in _TYPED else _lines(event.payload, names)
    return Told(event.at, who, f"{did} · {number}", "；".join(said), "")


def of_verb(verb: str) -> str:
    """What was done, in the reader's language; a verb of a capability that was taken out is told by its name."""
    words = VERBS.get(verb) or words_of_modules().verbs.get(verb)
    return _(words) if words else verb.replace("_", " ")


def _lines(payload: dict[str, Any], names: Names) -> list[str]:
    reason = [str(payload[name]) for name in ("reason", "note") if payload.get(name)]
    changes = dict.fromkeys(
        f"{change.column}：{change.old} → {change.new}" for change in changes_of(payload, names)
    )  # of many rows at once
    return [*reason, *list(changes)[:_SHOWN]]
