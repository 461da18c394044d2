"""Every address is walked by those who have no business there, and tells them nothing.

A new address stands in WHO with what it is, or these tests fail: say who may see it. An address of one thing (`ONE`) also needs the thing:
`FILLED` has what stands for each part of an address.
"""

import html
import json
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus

import pytest
from django.test import Client

from taizhang.ledger.models import Event

from .peopled import signed_in
from .test_addresses import ALL, Address


class Kind(StrEnum):
    """What an address is, and so who sees it."""

    PUBLIC = "public"  # everybody, strangers too; nothing of the record
    OWN = "own"  # everybody who has signed in: his own account
    DESIGN = "design"  # everybody who has signed in; nothing of the record
    REGISTRY = "registry"  # names of organisations and indicators: everybody who works with the record
    LIST = "list"  # everybody who works with the record: what he may see of it
    ONE = "one"  # who may see that thing; to others it is not there
    ACT = "act"  # takes a form alone; the verb behind it says who may
    ADMINISTRATION = "administration"  # the three administrators
    LOG = "log"  # auditors and the security auditor


PUBLIC, OWN, DESIGN, REGISTRY, LIST, ONE, ACT, ADMINISTRATION, LOG = Kind
WHO: dict[str, Kind] = {
    **dict.fromkeys(("home", "health", "set_language", "set_text_size", "api:openapi-json", "api:api-root"), PUBLIC),
    **dict.fromkeys(("account_login", "account_logout", "account_inactive", "account_signup", "mfa_authenticate"), PUBLIC),
    **dict.fromkeys(("kept", "account_reauthenticate", "account_change_password", "mfa_index", "mfa_reauthenticate"), OWN),
    **dict.fromkeys(("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"), OWN),
    **dict.fromkeys(("mfa_generate_recovery_codes", "mfa_download_recovery_codes"), OWN),
    **{address.name: DESIGN for address in ALL if address.name.startswith("frame:design")},
    **dict.fromkeys(("api:organisations", "api:indicators", "ledger:organisation_names"), REGISTRY),
    **dict.fromkeys(("api:ledgers", "api:obligations", "api:rollups", "api:reports", "api:report_lines", "api:targets"), LIST),
    **dict.fromkeys(("api:observations", "api:amendments"), LIST),
    **dict.fromkeys(("api:ledger", "api:editions", "api:obligation", "api:history"), ONE),
    "api:indicator": REGISTRY,  # its values are those of organisations that one sees
    **dict.fromkeys(("ledger:ledgers", "ledger:plans", "ledger:late", "ledger:deputies", "ledger:papers"), LIST),
    **dict.fromkeys(("ledger:coverage", "ledger:sources", "ledger:months", "ledger:indicator", "ledger:organisation_months"), ONE),
    **dict.fromkeys(("ledger:ledger", "ledger:ledger_xlsx", "ledger:ledger_csv", "ledger:obligation", "ledger:organisation"), ONE),
    **dict.fromkeys(("ledger:obligations", "ledger:obligations_xlsx", "ledger:obligations_csv"), LIST),
    **dict.fromkeys(("ledger:paper", "ledger:paper_docx", "ledger:paper_pdf"), ONE),
    **dict.fromkeys(("ledger:piece", "ledger:piece_file", "ledger:piece_preview", "ledger:event_proof", "ledger:proofs"), ONE),
    "ledger:chains": OWN,  # of his own organisation; its system administrator may propose one
    **dict.fromkeys(("ledger:end_delegation", "ledger:propose_chain", "ledger:decide_chain", "ledger:return_step", "ledger:correct"), ACT),
    "ledger:forms": LIST,
    **dict.fromkeys(("ledger:form", "ledger:form_file"), ONE),
    **{address.name: ADMINISTRATION for address in ALL if address.path.startswith("/administration/")},
    **dict.fromkeys(("ledger:log", "ledger:verify_log", "ledger:proof"), LOG),
    **dict.fromkeys(("intake:documents", "intake:upload", "intake:folder"), LIST),
    "intake:batch": ONE,
    **dict.fromkeys(("intake:document", "intake:download_json", "intake:download_xlsx", "intake:download_source"), ONE),
    **dict.fromkeys(
        (
            "intake:sentence",
            "intake:set_up",
            "intake:review",
            "intake:desk",
            "intake:row",
            "intake:add",
            "intake:names",
            "intake:gaps",
            "intake:sentences",
            "intake:letter",
            "intake:of_ledger",
        ),
        ONE,
    ),
    **dict.fromkeys(("intake:indicators", "intake:editions"), ONE),
    **dict.fromkeys(("intake:accept", "intake:act", "intake:undo"), ACT),
    **dict.fromkeys(("desk:desk", "search:search", "filing:roster", "filing:order", "inbox:inbox", "agenda:month"), LIST),
    **dict.fromkeys(("filing:register", "filing:register_xlsx", "filing:report_docx", "filing:report_pdf"), LIST),
    **dict.fromkeys(("filing:one", "filing:claims", "filing:letter", "filing:letter_docx", "filing:letter_pdf", "filing:answer"), ONE),
    **dict.fromkeys(("filing:sheet", "filing:sheet_xlsx", "filing:form", "filing:attachment", "filing:import", "filing:refine"), ONE),
    **dict.fromkeys(("filing:do", "filing:opinion", "filing:defects"), ACT),
    **dict.fromkeys(("desk:do", "desk:act", "desk:save_view", "desk:rename_view", "desk:drop_view"), ACT),
    **dict.fromkeys(("inbox:read", "agenda:renew", "agenda:end"), ACT),
    "inbox:notice": ONE,
    **dict.fromkeys(("reporting:overview", "reporting:order", "reporting:burden", "reporting:bulletins", "reporting:draft"), LIST),
    **dict.fromkeys(("reporting:bulletin", "reporting:bulletin_docx", "reporting:bulletin_pdf"), ONE),
    **dict.fromkeys(("reporting:issue", "reporting:drop"), ACT),
    **dict.fromkeys(("reporting:report", "reporting:recipients_form"), ONE),
    **dict.fromkeys(("reporting:evidence", "reporting:evidence_preview", "reporting:evidence_look"), ONE),
    **dict.fromkeys(("reporting:nil", "reporting:sign", "reporting:decide", "reporting:judge"), ACT),
    "ledger:settings": ONE,
    **dict.fromkeys(("ledger:judge_piece", "ledger:verify_milestone", "ledger:record_decision"), ACT),
    **dict.fromkeys(("reporting:line", "reporting:add_evidence"), ACT),
    **dict.fromkeys(("reporting:form", "reporting:paste"), ONE),
    **dict.fromkeys(("supervision:board", "supervision:blockers", "supervision:instructions", "supervision:registering"), LIST),
    **dict.fromkeys(("supervision:closing", "supervision:rechecks"), LIST),
    **dict.fromkeys(("supervision:press", "supervision:pressing", "supervision:raising"), ONE),
    **dict.fromkeys(("supervision:blocker", "supervision:instruction", "supervision:closing_one", "supervision:recheck"), ONE),
    "adjustment:amendments": LIST,
    **dict.fromkeys(("adjustment:propose", "adjustment:add", "adjustment:editions", "adjustment:amendment", "adjustment:letter"), ONE),
    "adjustment:act": ACT,
    "settlement:years": LIST,
    "settlement:year": ONE,
    **dict.fromkeys(("settlement:close", "settlement:carry_over", "settlement:archive"), ACT),
    "agenda:feed": PUBLIC,  # to whoever knows its secret; to others it is not there
}

# What only the parties of the ledger may read.
SECRETS = ("高效节水灌溉", "节水管理办法", "节水方案", "节水工作方案", "water-clerk")
# Yet an indicator's name is the registry's; administrators see whose account it is, and the log whose hand it was.

pytestmark = [pytest.mark.django_db, pytest.mark.looks, pytest.mark.usefixtures("quick_passwords")]


def told(answer: object) -> str:
    """Whatever an answer tells, in whatever it is packed."""
    content = b"".join(answer.streaming_content) if getattr(answer, "streaming", False) else answer.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return html.unescape("".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist()))
    text = str(content.decode("utf-8", "replace"))
    return json.dumps(json.loads(text), ensure_ascii=False) if "json" in answer.headers["Content-Type"] else text  # type: ignore[attr-defined]


def leaked(text: str, kind: Kind) -> list[str]:
    told_anyway = {Kind.REGISTRY: {"高效节水灌溉"}, Kind.ADMINISTRATION: {"water-clerk"}, Kind.LOG: {"water-clerk"}}.get(kind, set())
    return [secret for secret in SECRETS if secret in text and secret not in told_anyway]


def test_every_address_says_who_may_see_it_and_none_is_said_that_there_is_not() -> None:
    assert {address.name for address in ALL} - set(WHO) == set(), "a new address: say in WHO what it is and who may see it"
    assert set(WHO) - {address.name for address in ALL} == set()


def test_an_address_is_public_where_its_page_is_open_and_nowhere_else() -> None:
    assert {a.name for a in ALL if a.permission == "everyone"} == {name for name, kind in WHO.items() if kind is PUBLIC}
    assert {a.permission for a in ALL if WHO[a.name] in (LIST, ONE, REGISTRY, ACT)} & {"everyone", "signed-in", "frame.design"} == set()


HIS_OWN = ("intake:upload", "desk:save_view", "agenda:renew", "ledger:deputies", "ledger:forms")  # whoever works may do it, for himself
OUTSIDERS = ("", "elsewhere-clerk", "elsewhere-head", "far-auditor", "system", "security", "audit")


@pytest.mark.parametrize("username", OUTSIDERS, ids=lambda name: name or "stranger")
def test_who_is_no_party_is_told_nothing_at_any_address(username: str, filled: Callable[[Address], str]) -> None:
    browser = signed_in(username) if username else Client()
    found: list[str] = []
    for address in ALL:
        if address.name in ("ledger:verify_log", "account_logout"):  # what it says after a check, the page of the log says before it
            continue
        kind, path = WHO[address.name], filled(address)
        for search in ("", "?words=节水", "?q=节水"):
            answer = browser.get(f"{path}{search}")
            if secrets := leaked(told(answer), kind):
                found.append(f"{path}{search} tells {username or 'a stranger'} {secrets}")
    assert found == []


@pytest.mark.parametrize("username", OUTSIDERS, ids=lambda name: name or "stranger")
def test_each_kind_of_address_answers_each_of_them_as_it_should(username: str, filled: Callable[[Address], str]) -> None:
    browser = signed_in(username) if username else Client()
    wrong = [
        f"{address.path}: {status}"
        for address in ALL
        if address.name != "account_logout"
        and (status := browser.get(filled(address)).status_code) not in expected(WHO[address.name], username, address)
    ]
    assert wrong == []


def expected(kind: Kind, username: str, address: Address) -> set[int]:
    """Of GET; 405 is said of an address that takes forms alone."""
    refused = {HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED}
    if not username and kind is not PUBLIC:
        return {HTTPStatus.UNAUTHORIZED} if address.path.startswith("/api/") else {HTTPStatus.FOUND}
    administers = username in ("system", "security", "audit")
    if kind in (LIST, ONE, REGISTRY, ACT) and administers:
        return refused | ({HTTPStatus.UNAUTHORIZED} if address.path.startswith("/api/") else set())
    if kind is ONE:
        return {HTTPStatus.NOT_FOUND}
    if kind is ADMINISTRATION and not administers:
        return refused
    if kind is LOG and username not in ("audit", "far-auditor"):
        return refused
    return {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND, *refused}


@pytest.mark.parametrize("username", ["", "elsewhere-head", "audit"], ids=lambda name: name or "stranger")
def test_whatever_form_they_send_nothing_is_written(username: str, filled: Callable[[Address], str]) -> None:
    browser = signed_in(username) if username else Client()
    before = Event.objects.count()

    for address in ALL:
        if WHO[address.name] not in (PUBLIC, OWN) and address.name not in HIS_OWN:
            browser.post(filled(address), {"act": "approve", "verb": "sign_ledger", "role": "clerk", "name": "x"})

    assert Event.objects.count() == before


NOT_HIS = {
    "api:editions",  # nobody has signed it yet
    "supervision:recheck",  # it is of the office that announced it
}
WORDLESS = {
    "ledger:proofs",
    "ledger:event_proof",
    "ledger:piece_file",
    "ledger:piece_preview",
    "reporting:evidence_preview",
}  # hashes, a drawing, a picture of it


def test_who_is_a_party_does_see_it_so_that_the_others_would_be_caught(filled: Callable[[Address], str]) -> None:
    browser = signed_in("water-head")

    seen = [address for address in ALL if WHO[address.name] is ONE and address.name not in NOT_HIS]
    answers = {address: browser.get(filled(address), follow=True) for address in seen}

    blind = [
        of.path
        for of, answer in answers.items()
        if answer.status_code != HTTPStatus.OK or not (of.name in WORDLESS or leaked(told(answer), ONE))
    ]

    assert blind == [], "\n".join(blind)
