"""To register what a leader has written or a meeting has settled: the source, and up to six duties, in one form. The sentences that order
something are read out of the text, and none of them is left out before somebody has said so."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.supervision.actions import instructions as actions
from taizhang.capabilities.supervision.pages.instructions import may_register
from taizhang.capabilities.supervision.pages.labels import KINDS
from taizhang.capabilities.supervision.rules import ordering
from taizhang.capabilities.supervision.rules.instructions import Kind, NotInTheText, Ordered, Source
from taizhang.frame import access
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.refusals import Refused

BODIES = 3  # lines for organisations of a duty, where it names no more
MOST = 6  # duties of one form; of more a plan is made, and read
_SOURCE = ("kind", "who", "on", "number", "subject", "text")
_DUTY = ("sentence", "names", "due", "within", "deliverable")
_SO = "；"  # between sentences that are named together
_BETWEEN = str.maketrans(dict.fromkeys("，,;；\n\t　", "、"))


@access.needs("supervision.read")
@reads
def registering(request: access.Request, who: Reader) -> HttpResponse:
    """The form; sent, its duties are owed, or it comes back with what is missing and all that was written."""
    if request.method != "POST":
        return _page(request, who, {"kind": Kind.INSTRUCTION.value})
    said = {name: "、".join(filter(None, (one.replace("\r\n", "\n").strip() for one in request.POST.getlist(name)))) for name in _names()}
    if "read" in request.POST:
        return _page(request, who, _quoted(said))
    if errors := _missing(said, who.day) or _left(request, said):
        return _page(request, who, said, errors)
    try:
        row = actions.register(_source(said), [_duty(said, n) for n in _places() if _says(said, n)], by=acting.by(request))
    except AlreadyDone:
        return redirect("supervision:instructions")
    except CalendarMissing:
        return _page(request, who, said, [("within_1", _("The calendar of that year has not been announced: give a day."))])
    except Refused as refused:
        field = "text" if isinstance(refused, NotInTheText) else "sentence_1"
        return _page(request, who, said, [(field, words.said(refused.sentence))])
    messages.success(request, _("Registered as %(number)s; whoever is to do something has it on his desk.") % {"number": row.number})
    if left := ordering.left_out(row.text, _taken(said)):
        messages.info(request, _told(row.text, left))
    return redirect("supervision:instruction", key=row.key)


def _missing(said: Mapping[str, str], today: date) -> list[tuple[str, str]]:
    required = {"who": _("Who said it"), "subject": _("What it is about"), "text": _("What was said")}
    found = [(name, _("%(label)s: please fill this in.") % {"label": label}) for name, label in required.items() if not said[name]]
    if said["kind"] not in set(Kind):
        found.append(("kind", _("%(label)s: please fill this in.") % {"label": _("Kind")}))
    if (on := _day(said["on"])) is None:
        found.append(("on", _("%(label)s: please fill this in.") % {"label": _("Day")}))
    elif on > today:
        found.append(("on", _("The day lies ahead.")))
    wrong = [n for n in _places() if _is_no_term(said[f"due_{n}"], said[f"within_{n}"])]
    return found + [(f"due_{n}", _("Give a day, or a number of working days from 1 to 250.")) for n in wrong]


def _left(request: access.Request, said: Mapping[str, str]) -> list[tuple[str, str]]:
    """Sentences that order something and are quoted by no duty, until somebody has said that they are not passed on."""
    left = ordering.left_out(said["text"], _taken(said))
    return [("left", _told(said["text"], left))] if left and request.POST.get("left") != _SO.join(left) else []


def _told(text: str, left: list[str]) -> str:
    read = len(ordering.orders(text))
    return ngettext(
        "%(read)s sentences order something; %(count)s is not taken: %(sentences)s",
        "%(read)s sentences order something; %(count)s are not taken: %(sentences)s",
        len(left),
    ) % {"read": read, "count": len(left), "sentences": _SO.join(f"“{sentence}”" for sentence in left)}


def _taken(said: Mapping[str, str]) -> list[str]:
    """The sentences of the duties; without one of its own a duty has the whole text."""
    return [said[f"sentence_{n}"] or said["text"] for n in _places() if _says(said, n)]


def _quoted(said: Mapping[str, str]) -> dict[str, str]:
    """Each sentence that orders something stands in a duty of its own, as far as there is room."""
    free = [n for n in _places() if not _says(said, n)]
    left = ordering.left_out(said["text"], _taken(said))
    return dict(said) | {f"sentence_{n}": sentence for n, sentence in zip(free, left, strict=False)}


def _is_no_term(due: str, within: str) -> bool:
    return bool(due and _day(due) is None) or bool(within and _number(within) is None)


def _source(said: Mapping[str, str]) -> Source:
    on = _day(said["on"])
    assert on is not None  # noqa: S101  `_missing` has seen it
    return Source(Kind(said["kind"]), said["who"][:200], on, said["subject"][:200], said["text"], said["number"][:100])


def _duty(said: Mapping[str, str], n: int) -> Ordered:
    """Without a sentence of its own the whole of what was said is the duty."""
    kind = said[f"deliverable_{n}"]
    return Ordered(
        sentence=said[f"sentence_{n}"] or said["text"],
        names=tuple(_organisations(said, n)),
        due=_day(said[f"due_{n}"]),
        within=_number(said[f"within_{n}"]) if not said[f"due_{n}"] else None,
        deliverable=Deliverable(kind) if kind in set(Deliverable) else Deliverable.OTHER,
    )


def _organisations(said: Mapping[str, str], n: int) -> list[str]:
    """Once each, in their order; in one line may stand several with a comma between."""
    return list(dict.fromkeys(name.strip() for name in said[f"names_{n}"].translate(_BETWEEN).split("、") if name.strip()))


def _says(said: Mapping[str, str], n: int) -> bool:
    return bool(said[f"sentence_{n}"] or said[f"names_{n}"])


def _page(request: access.Request, who: Reader, said: Mapping[str, str], errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    said = dict.fromkeys(_names(), "") | dict(said)
    shown: dict[str, Any] = {
        "may": may_register(who),
        "said": said,
        "names": lambda n: _lines(_organisations(said, n)),
        "places": _places(),
        "open": max((n for n in _places() if _says(said, n)), default=1),
        "kinds": [
            {"value": kind.value, "words": _(title), "help": "", "chosen": said.get("kind") == kind} for kind, title in KINDS.items()
        ],
        "deliverables": [(kind, _(title)) for kind, title in labels.DELIVERABLES.items()],
        "read": len(ordering.orders(said["text"])),
        "left": (left := ordering.left_out(said["text"], _taken(said))),
        "left_words": _SO.join(left),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "supervision/registering.html", shown, status=422 if errors else 200)


def _lines(names: list[str]) -> list[str]:
    """A line for each, and room for more."""
    return [*names, *[""] * max(1, BODIES - len(names))]


def _names() -> tuple[str, ...]:
    return (*_SOURCE, *(f"{part}_{n}" for n in _places() for part in _DUTY))


def _places() -> range:
    return range(1, MOST + 1)


def _day(words_: str) -> date | None:
    try:
        return date.fromisoformat(words_)
    except ValueError:
        return None


def _number(words_: str) -> int | None:
    return int(words_) if words_.isascii() and words_.isdigit() and len(words_) < 4 and 0 < int(words_) <= 250 else None
