"""What becomes of a gap of a plan: somebody here answers it, or its sentence goes back to whoever issued the plan.

>>> key_of("task-without-owner", ["t3"], "第3项未写明责任单位。") == key_of("task-without-owner", ["t3"], "第3项未写明责任单位。")
True
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from .anchors import anchor


class Outcome(StrEnum):
    """What was decided of a gap."""

    ANSWERED = "answered"
    SENT_BACK = "sent-back"


class Gap(NamedTuple):
    """A gap as it was read: `at` is the finding that it is about, as the page of the document names it."""

    key: str
    kind: str
    message: str
    at: str


def gaps_of(findings: Mapping[str, Any]) -> list[Gap]:
    """The gaps of a reading, each with a name of its own that a later reading of the same words gives it again."""
    return [_gap(said) for said in findings["gaps"]]


def coordinator_gaps(findings: Mapping[str, Any]) -> dict[str, str]:
    """The gaps that ask who puts the ledger of a plan together: the plan, by the name of its gap."""
    asked = (said for said in findings["gaps"] if said["kind"] == "plan-without-coordinator" and said["about"])
    return {key_of(said["kind"], said["about"], said["message"]): said["about"][0] for said in asked}


def key_of(kind: str, about: Iterable[str], message: str) -> str:
    """The name of a gap: what it says, and of what."""
    said = "\n".join([kind, *about, message])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _gap(said: Mapping[str, Any]) -> Gap:
    about = said["about"]
    return Gap(key_of(said["kind"], about, said["message"]), said["kind"], said["message"], anchor(about[0]) if about else "")
