"""What can be answered to what waits on a desk: for each verb its ways, each a verb of the record, and the words that it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.actions import amendments, chains, closing, deeds, duties, evidence, ledgers, targets
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation
from taizhang.ledger.queries.chains import open_round
from taizhang.ledger.rules.chains import ChainAct


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is asked for. `kind`: line, text, file. What is required is said before the verb is tried."""

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote into the fields, and the file that he sent."""

    words: Mapping[str, str]
    file: "UploadedFile[Any] | None" = None
    seen: int | None = None  # the revision of the thing that he saw

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, "")


Call = Callable[[Any, Said, By], Any]


@dataclass(frozen=True, slots=True)
class Way:
    """One answer: its key, the words on its button, what it does, what it asks for. The reason of a verb is the field `reason`."""

    key: str
    words: str
    call: Call
    fields: tuple[Field, ...] = ()
    kind: str = ""
    when: Callable[[Any], bool] = lambda _row: True  # whether the thing as it stands leaves this way open


_REASON = Field("reason", N_("Reason"), help=N_("It stands in the record, and those concerned read it."))
_RETURN = Way("return", N_("Return it"), lambda row, said, by: closing.return_(row, seen=said.seen, by=by), (_REASON,), "danger")


def _back(act: ChainAct) -> Way:
    """The next hand of a chain that has begun need not sign."""
    return Way(
        "return-step",
        N_("Return it to be signed anew"),
        lambda row, _said, by: chains.return_step(act, row, by=by),
        (_REASON,),
        "danger",
        when=lambda row: open_round(act, row) is not None,
    )


def _apply(row: Obligation, said: Said, by: By) -> None:
    """The evidence first, where some is given: an application without any is refused."""
    deeds.require_revision(row, said.seen)
    if said.file is not None or said["outside"]:
        what: Any = evidence.Outside(said["outside"])
        if said.file is not None:
            what = evidence.File(said.file.name or _("unnamed"), said.file.read())
        evidence.add_evidence(row, evidence.Proof(said["title"] or row.title[:100], what), by=_apart(by))
    closing.apply_for_closing(row, note=said["note"], by=by)


def _apart(by: By) -> By:
    """The same hand without the name of the request: that belongs to the verb for which the form was sent."""
    return By(by.actor, by.at, reason=by.reason, source=by.source)


WAYS: dict[str, tuple[Way, ...]] = {
    "accept": (
        Way("accept", N_("Take it on"), lambda row, _said, by: duties.accept(row, by=by), kind="primary"),
        Way("decline", N_("Ask for another owner"), lambda row, _said, by: duties.decline(row, by=by), (_REASON,), "danger"),
    ),
    "claim": (Way("claim", N_("Claim it"), lambda row, _said, by: duties.claim(row, by=by), kind="primary"),),
    "start": (Way("start", N_("Begin"), lambda row, _said, by: duties.start(row, by=by), kind="primary"),),
    "apply_for_closing": (
        Way(
            "apply",
            N_("Apply for closing"),
            _apply,
            (
                Field("note", N_("What was done")),
                Field("title", N_("Title of the evidence"), "line", required=False),
                Field("file", N_("Evidence"), "file", required=False, help=N_("An application needs evidence: a file, or a record elsewhere.")),
                Field("outside", N_("Or a record elsewhere (number or address)"), "line", required=False),
            ),
            "primary",
        ),
    ),
    "verify": (
        Way(
            "verify",
            N_("It is done: verify"),
            lambda row, said, by: closing.verify(row, finding=said["finding"], seen=said.seen, by=by),
            (Field("finding", N_("What was found")),),
            "primary",
        ),
        _RETURN,
    ),
    "close": (
        Way(
            "close",
            N_("Close it"),
            lambda row, said, by: closing.close(row, approval=said["approval"], seen=said.seen, by=by),
            (Field("approval", N_("Approval: who, by which paper")),),
            "primary",
        ),
        _RETURN,
    ),
    "countersign": (
        Way("agree", N_("Agree"), lambda row, said, by: ledgers.countersign(row, agreed=True, opinion=said["opinion"], by=by),
            (Field("opinion", N_("Opinion"), required=False),), "primary"),
        Way("object", N_("Object"), lambda row, said, by: ledgers.countersign(row, agreed=False, opinion=said["objection"], by=by),
            (Field("objection", N_("What has to change")),), "danger"),
    ),
    "circulate_ledger": (Way("circulate", N_("Send it round"), lambda row, _said, by: ledgers.circulate(row, by=by), kind="primary"),),
    "sign_ledger": (Way("sign", N_("Sign the ledger"), lambda row, _said, by: ledgers.sign(row, by=by), kind="primary"),
        _back(ChainAct.SIGN_LEDGER)),
    "file_ledger": (Way("file", N_("File the ledger"), lambda row, _said, by: ledgers.file(row, by=by), kind="primary"),
        _back(ChainAct.FILE_LEDGER)),
    "put_on_record": (
        Way("record", N_("Put it on record"), lambda row, _said, by: ledgers.put_on_record(row, by=by), kind="primary"),
        Way("return", N_("Return it"), lambda row, _said, by: ledgers.return_ledger(row, by=by), (_REASON,), "danger"),
    ),
    "revise_ledger": (Way("revise", N_("Draft it again"), lambda row, _said, by: ledgers.revise(row, by=by), kind="primary"),),
    "answer_share": (
        Way("agree", N_("Agree to the share"), lambda row, _said, by: targets.agree_to_share(row, by=by), kind="primary"),
        Way("send-back", N_("Send it back"), lambda row, _said, by: targets.send_share_back(row, by=by), (_REASON,), "danger"),
    ),
    "decide_amendment": (
        Way("approve", N_("Approve"), lambda row, said, by: amendments.approve(row, decision=said["decision"], by=by),
            (Field("decision", N_("Decision"), required=False),), "primary"),
        Way("refuse", N_("Refuse"), lambda row, said, by: amendments.refuse(row, decision=said["refusal"], by=by),
            (Field("refusal", N_("Reason of the refusal")),), "danger"),
    ),
    "apply_amendment": (Way("apply", N_("Carry it out"), lambda row, _said, by: amendments.apply(row, by=by), kind="primary"),),
}  # fmt: skip
AT_ONCE = frozenset({"accept", "claim", "start"})  # one click on the card itself: nothing is asked, and nothing ends by it


def way_of(verb: str, key: str) -> Way | None:
    return next((way for way in WAYS.get(verb, ()) if way.key == key), None)
