"""A record in which everything that has an address is there once, among people who are its parties and people who are not."""

import re
from collections.abc import Callable

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
from taizhang.ledger.actions import amendments, deeds, evidence, forms
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Amendment, Event, Evidence, Indicator, Ledger, Obligation, Person, Report
from taizhang.ledger.pages.filled_forms import blank_of
from taizhang.ledger.queries.documents import document_as_read
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.bulletins import BulletinKind
from taizhang.ledger.rules.form_columns import Field, Purpose
from tests.capabilities.intake.drafts import set_up_all
from tests.frame.tables.made import workbook
from tests.ledger.letters import letter
from tests.ledger.live import line_of, live_ledger, opened
from tests.ledger.people import MARCH, Cast, clock, day
from tests.ledger.scans import PDF
from tests.plans import PLAN

from .test_addresses import Address


def fill(who: Cast) -> Callable[[Address], str]:
    """The address of a thing that there is, and that is not everybody's, of everything that has an address."""
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
    evidence.add_evidence(line.obligation, evidence.Proof("竣工图", evidence.File("竣工图.pdf", PDF)), line=line, by=who.by("water-clerk"))
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
        "/reports/evidence": Evidence.objects.get(proves="line").key,
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
    if address.name == "reporting:evidence_preview":
        return f"/reports/evidence/{Evidence.objects.get(title='竣工图').key}/preview.png"
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
