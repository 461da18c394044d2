"""Every address is walked by those who have no business there, and tells them nothing.

A new address stands in WHO with what it is, or these tests fail: say who may see it. An address of one thing (`ONE`) also needs the thing:
`FILLED` has what stands for each part of an address.
"""

import html
import json
import re
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus

import pytest
from django.apps import apps
from django.test import Client

from taizhang.capabilities.filing.actions.attachments import attached
from taizhang.capabilities.filing.rules.attachments import AttachmentKind
from taizhang.capabilities.inbox.actions import notices
from taizhang.capabilities.inbox.models import Notice
from taizhang.capabilities.intake import actions as intake
from taizhang.capabilities.intake.actions import batches
from taizhang.capabilities.intake.models import Batch
from taizhang.capabilities.intake.rules.batches import Origin
from taizhang.capabilities.reporting.actions import bulletins
from taizhang.capabilities.reporting.models import Bulletin
from taizhang.capabilities.supervision.actions import blockers, rechecks
from taizhang.capabilities.supervision.actions.instructions import register
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.rules import instructions
from taizhang.frame.models import Account
from taizhang.ledger.actions import amendments, deeds, evidence, forms, people
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Amendment, Event, Evidence, Indicator, Ledger, Obligation, Person, Report
from taizhang.ledger.pages.filled_forms import blank_of
from taizhang.ledger.queries.documents import document_as_read
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.bulletins import BulletinKind
from taizhang.ledger.rules.form_columns import Field, Purpose
from taizhang.ledger.rules.roles import Role
from tests.capabilities.intake.drafts import set_up_all
from tests.frame.tables.made import workbook
from tests.ledger.administrators import three
from tests.ledger.letters import letter
from tests.ledger.live import line_of, live_ledger, opened
from tests.ledger.people import MARCH, Cast, cast, clock, day
from tests.ledger.scans import PDF
from tests.plans import PLAN

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
    **dict.fromkeys(("ledger:paper", "ledger:paper_docx", "ledger:paper_pdf"), ONE),
    **dict.fromkeys(("ledger:piece", "ledger:piece_file", "ledger:piece_preview", "ledger:event_proof", "ledger:proofs"), ONE),
    "ledger:chains": OWN,  # of his own organisation; its system administrator may propose one
    **dict.fromkeys(("ledger:end_delegation", "ledger:propose_chain", "ledger:decide_chain", "ledger:return_step"), ACT),
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
    **dict.fromkeys(("filing:do", "filing:opinion", "filing:defect"), ACT),
    **dict.fromkeys(("desk:do", "desk:act", "desk:save_view", "desk:rename_view", "desk:drop_view"), ACT),
    **dict.fromkeys(("inbox:read", "agenda:renew", "agenda:end"), ACT),
    "inbox:notice": ONE,
    **dict.fromkeys(("reporting:overview", "reporting:order", "reporting:burden", "reporting:bulletins", "reporting:draft"), LIST),
    **dict.fromkeys(("reporting:bulletin", "reporting:bulletin_docx", "reporting:bulletin_pdf"), ONE),
    **dict.fromkeys(("reporting:issue", "reporting:drop"), ACT),
    **dict.fromkeys(("reporting:report", "reporting:evidence", "reporting:recipients_form"), ONE),
    **dict.fromkeys(("reporting:nil", "reporting:sign", "reporting:decide", "reporting:judge"), ACT),
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def who() -> Cast:
    made = cast()
    three()
    Account.objects.update(password_given_at=None)
    account = Account.objects.create(username="far-auditor", display_name="外省审计")
    auditor = people.enter_person("外省审计", organisation=made.elsewhere, account=account.pk, by=clock())
    people.appoint(auditor, Role.AUDITOR, organisation=made.elsewhere, by=clock())
    return made


@pytest.fixture
def filled(who: Cast) -> Callable[[Address], str]:
    """The address of a thing that there is, and that is not everybody's."""
    ledger = live_ledger(who)
    light_up(on=day(3, 10), by=clock())
    light_up(on=day(9, 1), by=clock())
    notices.deliver(now=MARCH)
    later = Proposal(
        AmendmentKind.EXTEND, {"due": day(9, 30)}, "江政办函〔2026〕8号", day(4, 1), Obligation.objects.get(code=f"{ledger.code}-0001")
    )
    asked = amendments.propose(ledger, later, by=who.by("water-clerk", reason="用地批复推迟"))
    with deeds.deed("open_change_filing", by=clock()) as deed:
        deed.add(apps.get_model("adjustment", "ChangeFiling")(amendment=asked, recipient=who.office, opened_on=day(4, 1), within=10))
    line = line_of(opened(ledger))
    evidence.add_evidence(line.obligation, evidence.Proof("施工图", evidence.File("施工图.pdf", PDF)), by=who.by("water-clerk"))
    scan = evidence.File("验收单.txt", "节水管理办法已印发".encode())
    evidence.add_evidence(line.obligation, evidence.Proof("验收单", scan), line, by=who.by("water-clerk"))
    told_of = bulletins.Wanted(BulletinKind.PROGRESS, day(3, 1), day(3, 31), "节水方案")
    bulletins.draft_bulletin([ledger], told_of, by=who.by("water-clerk"))
    document, _ = intake.take_in(PLAN, name="节水方案.txt", by=who.by("water-clerk"))
    read = document_as_read(document.key)
    assert read
    set_up_all(read, {"p1": Wanted(coordinator=who.water)}, by=who.by("water-clerk"))
    sent, supervised = letter(who, ledger), _supervised(who, ledger)
    batch = batches.open_batch([batches.Entry("节水方案.txt", 1)], Origin.FOLDER, by=who.by("water-clerk"))
    Batch.objects.update(account=Account.objects.get(username="water-head"))
    keys = supervised | {
        "/documents/batches": batch.key,
        "/documents": document.key,
        "/papers": sent.key,
        "/forms": _kept_form(who),
        "/files": _scan(who, ledger),
    }
    return lambda address: _filled(address, who, ledger, keys)


def _filled(address: Address, who: Cast, ledger: Ledger, keys: dict[str, str]) -> str:
    clerk = Person.objects.get(account__username="water-clerk")
    things = {
        "/adjustment/propose": f"{ledger.code}-0001",
        "/adjustment/add": ledger.code,
        "/adjustment/editions": ledger.code,
        "/settlement": ledger.code,
        "/adjustment/letter": str(Amendment.objects.values_list("key", flat=True).first()),
        "/adjustment": str(Amendment.objects.values_list("key", flat=True).first()),
        "/reports/forms": ledger.code,
        **keys,
        "/obligations": f"{ledger.code}-0001",
        "/ledgers": ledger.code,
        "/organisations": who.water.key,
        "/indicators": str(Indicator.objects.order_by("pk").values_list("key", flat=True).first()),
        "/chains": "sign_ledger",
        "/administration": clerk.key,
        "/reports/bulletins": Bulletin.objects.get().key,
        "/reports/evidence": Evidence.objects.get(line__isnull=False).key,
        "/reports": Report.objects.get().key,
    }
    if "/review/" in address.path or address.name == "intake:of_ledger":
        draft = Ledger.objects.get(plan__document__key=keys["/documents"]).code
        parts = {"document": keys["/documents"], "ledger": draft, "row": f"{draft}-0001", "verb": "split"}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: parts[match[1]], address.path)
    if address.name == "inbox:notice":
        return f"/inbox/{Notice.objects.filter(account__username='water-head').values_list('pk', flat=True)[0]}"
    if address.name in ("ledger:piece", "ledger:piece_file", "ledger:piece_preview", "ledger:event_proof"):
        row = Obligation.objects.get(code=things["/obligations"])
        number = Event.objects.filter(subject=f"obligation:{row.pk}").values_list("number", flat=True)[0]
        parts = {"code": row.code, "key": Evidence.objects.get(line__isnull=True).key, "number": str(number)}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: parts[match[1]], address.path)
    if address.name == "filing:refine":
        return f"/filing/ledgers/{ledger.code}/claims/{ledger.code}-0001"
    if address.name == "filing:attachment":
        return f"/filing/ledgers/{ledger.code}/files/{keys['/files']}"
    thing = next((value for start, value in things.items() if start in address.path), "a")
    return re.sub(r"<(?:(\w+):)?\w+>", lambda match: "1" if match[1] == "int" else thing, address.path)


def _kept_form(who: Cast) -> str:
    """The form in which 省人民政府督查室 wants ledgers, as 省水利厅 keeps it."""
    blank = blank_of("节水方案台账.xlsx", workbook(["节水方案"], ["序号", "具体举措", "完成时限"]))
    by = who.by("water-clerk")
    told = forms.keep_form(who.office, Purpose.PROGRESS, blank, by=by)
    forms.map_form(told, {0: Field.SEQ, 1: Field.MEASURE, 2: Field.DUE}, first_row=3, by=by)
    kept = forms.keep_form(who.office, Purpose.LEDGER, blank, by=by)
    return forms.map_form(kept, {0: Field.SEQ, 1: Field.MEASURE, 2: Field.DUE}, first_row=3, by=by).key


def _scan(who: Cast, ledger: Ledger) -> str:
    """What stands beside the ledger: a file."""
    with deeds.deed("import_ledger", by=who.by("water-clerk")) as deed:
        scan = evidence.File("节水方案.txt", "节水方案台账".encode())
        return str(attached(deed, ledger, scan, AttachmentKind.SCAN).pk)


def _supervised(who: Cast, ledger: Ledger) -> dict[str, str]:
    """An order that was sent to 省水利厅, a blocker that it has raised, and what a leader has asked it to do."""
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    paper = Pressing(
        obligation=row,
        place=2,
        step="supervision",
        document="督办单",
        title_zh="督办单",
        title_en="order",
        state="issued",
        issuer=who.office,
        addressee=who.water,
        ground_on=day(9, 1),
        proposed_on=day(9, 1),
        issued_on=day(9, 1),
        number="督办单〔2026〕1号",
    )
    with deeds.deed("issue_pressing", by=clock()) as deed:
        deed.add(paper)
    blocker = blockers.raise_blocker([row], blockers.Problem("高效节水灌溉缺资金", "请协调"), by=who.by("water-clerk"))
    by = who.by("office-supervisor")
    said = instructions.Source(instructions.Kind.INSTRUCTION, "方远副省长", by.today, "节水方案", "请省水利厅报节水方案")
    ordered = register(said, [instructions.Ordered("请省水利厅报节水方案", ("省水利厅",), due=by.today)], by=by)
    with deeds.deed("close", by=clock()) as deed:
        closed = deed.change(Obligation.objects.get(code=f"{ledger.code}-0002"), state="closed", state_since=by.today)
    recheck = rechecks.announce(by.today, by.today, size=1, by=by)
    return {
        "/supervision/instructions": ordered.key,
        "/supervision/closing": closed.code,
        "/supervision/rechecks": recheck.key,
        "/supervision/papers": paper.key,
        "/supervision/press": row.code,
        "/supervision/blockers/raise": row.code,
        "/supervision/blockers": blocker.key,
    }


def signed_in(username: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(Account.objects.get(username=username))
    return client


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
WORDLESS = {"ledger:proofs", "ledger:event_proof", "ledger:piece_file", "ledger:piece_preview"}  # hashes, a drawing, a picture of it


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
