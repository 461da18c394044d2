"""What each act asks for, and what it does with what was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import answers
from taizhang.capabilities.supervision.actions import pressing as actions
from taizhang.capabilities.supervision.actions.drafting import Words
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.frame.manifest import N_
from taizhang.ledger.actions.by import By


class Field(NamedTuple):
    """Something that is asked for. `kind`: line, text, date, organisation."""

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and the revision that he saw."""

    words: Mapping[str, str]
    seen: int | None = None

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, "")

    def day(self, name: str) -> date | None:
        """The day in that field; None where there is none that is one."""
        try:
            return date.fromisoformat(self[name])
        except ValueError:
            return None


Call = Callable[[Any, Said, By], object]


class Form(NamedTuple):
    """An act: its fields, and the verb behind it. The reason of a verb is the field `reason`."""

    fields: tuple[Field, ...]
    call: Call
    kind: str = ""


REASON = Field("reason", N_("Reason"), help=N_("It stands in the record, and those concerned read it."))
_REPLY_BY = Field("reply_by", N_("Reply by"), "date")
BASIS = Field(
    "basis",
    N_("Basis"),
    help=N_("The decision or instruction that it stands on; supervision without one is not allowed (Order 733, article 11)."),
)
DEMAND = Field("demand", N_("What is demanded"))
FORMS: dict[Act, Form] = {
    Act.SUBMIT: Form(
        (BASIS, DEMAND), lambda row, said, by: actions.submit(row, Words(said["basis"], said["demand"]), seen=said.seen, by=by), "primary"
    ),
    Act.APPROVE: Form(
        (Field("approval", N_("Approval: in which words, on which paper")),),
        lambda row, said, by: actions.approve(row, approval=said["approval"], seen=said.seen, by=by),
        "primary",
    ),
    Act.ISSUE: Form(
        (BASIS, DEMAND, _REPLY_BY._replace(required=False)),
        lambda row, said, by: actions.issue(
            row, Words(said["basis"], said["demand"]), reply_by=said.day("reply_by"), seen=said.seen, by=by
        ),
        "primary",
    ),
    Act.REPLY: Form(
        (
            Field("text", N_("The reply"), help=N_("The cause, what is being done about it, who does it, and by when.")),
            Field("expected_on", N_("Done by"), "date", required=False),
            Field("signer", N_("Signed by (name and post)"), "line", help=N_("The leader of the organisation who has seen this reply.")),
        ),
        lambda row, said, by: answers.reply(
            row, said["text"], signer=said["signer"], expected_on=said.day("expected_on"), seen=said.seen, by=by
        ),
        "primary",
    ),
    Act.ACCEPT: Form(
        (Field("reason", N_("Opinion"), required=False),), lambda row, said, by: answers.accept_reply(row, seen=said.seen, by=by), "primary"
    ),
    Act.CLOSE: Form(
        (Field("finding", N_("What was found")),),
        lambda row, said, by: answers.close(row, finding=said["finding"], seen=said.seen, by=by),
        "primary",
    ),
    Act.RETURN: Form(
        (REASON, _REPLY_BY),
        lambda row, said, by: answers.return_reply(row, reply_by=said.day("reply_by"), seen=said.seen, by=by),
        "danger",
    ),
    Act.REFUSE: Form((REASON,), lambda row, said, by: actions.refuse(row, seen=said.seen, by=by), "danger"),
    Act.WITHDRAW: Form((REASON,), lambda row, said, by: actions.withdraw(row, seen=said.seen, by=by), "danger"),
}


def form_of(act: Act, row: Pressing) -> Form:
    """What the act asks for; the words of a paper that was approved are not asked for again."""
    form = FORMS[act]
    return form._replace(fields=(_REPLY_BY._replace(required=False),)) if act is Act.ISSUE and row.state == State.APPROVED else form


def read(form: Form, written: Mapping[str, str]) -> Said:
    """What was written into its fields."""
    return Said({field.name: written.get(field.name, "").strip() for field in form.fields}, seen_of(written.get("seen", "")))


def missing(form: Form, said: Said) -> list[tuple[str, str]]:
    """Which required fields are empty, or are no day: pairs of the field and words."""
    found = []
    for field in form.fields:
        empty = not said[field.name] or (field.kind == "date" and said.day(field.name) is None)
        if empty and (field.required or said[field.name]):
            found.append((field.name, _("%(label)s: please fill this in.") % {"label": _(field.label)}))
    return found


def seen_of(revision: str) -> int | None:
    """The revision that stood on the page; who decides about another one is told."""
    return int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else None


def label(field: Field) -> tuple[str, str]:
    """Its words and its help, in the reader's language."""
    return _(field.label), _(field.help) if field.help else ""
