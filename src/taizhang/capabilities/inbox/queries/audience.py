"""Whom a deed concerns, by its verb: not its doer, and nobody who could do nothing about it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings

from taizhang.frame import manifest
from taizhang.ledger.rules.permissions import Party

_P = Party
_OF: dict[Party, tuple[str, ...]] = {
    _P.DEBTOR: (
        "sign_ledger", "withdraw_ledger", "issue", "assign", "verify", "close", "return", "reopen", "cancel", "suspend", "resume",
        "open_reports", "accept_report", "return_report", "return_line", "refuse_evidence", "verify_milestone",
        "approve_amendment", "refuse_amendment", "apply_amendment", "decompose", "carry_over", "light_up", "transfer_duties",
    ),
    _P.LEAD: ("circulate_ledger",),
    _P.COORDINATOR: (
        "name_coordinator", "countersign", "put_on_record", "return_ledger", "decline", "send_share_back", "agree_to_share",
        "sign_report", "approve_amendment", "refuse_amendment", "close_year",
    ),
    _P.RECIPIENT: ("file_ledger", "propose_amendment", "withdraw_amendment"),
    _P.CREDITOR: ("apply_for_closing", "propose_amendment", "withdraw_amendment", "add_evidence"),
}  # fmt: skip


def concerned(verb: str) -> frozenset[Party]:
    """What an organisation is to the thing when the deed concerns it: of the record's verbs here, of a capability's as its manifest says."""
    return frozenset(party for party, verbs in _OF.items() if verb in verbs) | _of_modules(tuple(settings.MODULES)).get(verb, frozenset())


def named(verb: str, payload: Mapping[str, Any]) -> frozenset[int]:
    """The persons, by number, whom the deed has named for something, as its module's manifest says."""
    column = _naming(tuple(settings.MODULES)).get(verb, "")
    values = (row[column][1] for row in payload.get("changes", {}).values() if column in row) if column else ()
    return frozenset(value for value in values if isinstance(value, int))


@cache
def _naming(modules: tuple[str, ...]) -> dict[str, str]:
    return {verb: column for one in manifest.of(modules) for verb, column in one.names.items()}


@cache
def _of_modules(modules: tuple[str, ...]) -> dict[str, frozenset[Party]]:
    said = [module.concerns for module in manifest.of(modules)]
    return {verb: frozenset(map(Party, parties)) for one in said for verb, parties in one.items()}
