"""What a leader or a meeting has ordered becomes obligations at once 批示和议定事项交办, under a number, with a paper to who does it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from taizhang.capabilities.supervision.models import Instruction
from taizhang.capabilities.supervision.queries import instructions as questions
from taizhang.capabilities.supervision.rules import instructions as rules
from taizhang.capabilities.supervision.rules.instructions import Ordered, Source
from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Block, Paper, Table, Text
from taizhang.ledger.actions import deeds, documents, ledgers, papers, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document, IssuedPaper, Ledger, Obligation, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import clock, permissions
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import Dates, Period

READER = "taizhang.instructions/1"  # read by a person: he quotes the sentences
CODES = "JB"  # 交办


def register(source: Source, duties: Sequence[Ordered], *, by: By) -> Instruction:
    """It stands in the record with its own words, each duty is owed by who was named, and a paper tells them. Raises `NothingOrdered`,
    `NotInTheText`, `NotBelow`, `KnownAlready`, and `Classified` for what bears a marking of secrecy."""
    permissions.require("order_ledger", by.actor, {permissions.Party.COORDINATOR})
    rules.require_duties(duties, on=by.today)
    named = questions.named([name for duty in duties for name in duty.names], actor=by.actor, on=by.today)
    office = Organisation.objects.get(pk=by.actor.organisation or 0)
    with transaction.atomic():
        ledger = _in_force(source, duties, office, {name: one.pk for name, one in named.items()}, by=by)
        with deeds.deed("register_instruction", by=by, instruction=source.subject) as deed:
            deed.about(ledger)
            paper = _issued(deed, source, ledger, office, named)
            return deed.add(
                Instruction(
                    kind=source.kind.value,
                    who=source.who,
                    on=source.on,
                    subject=source.subject,
                    text=source.text,
                    reference=source.number,
                    number=f"{office}{paper.number}",
                    organisation=office,
                    ledger=ledger,
                    paper=paper,
                    registered_by_id=by.actor.person,
                    registered_on=by.today,
                )
            )


def _in_force(source: Source, duties: Sequence[Ordered], office: Organisation, names: Mapping[str, int], *, by: By) -> Ledger:
    deeds.hold(Organisation.objects.order_by("pk")[0])  # codes are counted over all offices: one at a time
    dates = Dates(issued=source.on, printed=by.today)
    calendar = registry.calendar()
    last = max(clock.due(rules.term_of(duty), dates=dates, calendar=calendar).day for duty in duties)
    wanted = setting_up.Wanted(
        coordinator=office, recipient=office, code=_next_code(by.today.year), names=names, dates=dates, period=Period(by.today, last)
    )
    findings = rules.findings_of(source, duties)
    ledger = setting_up.set_up_ledger(findings, rules.PLAN, document=_document(source, findings, by), wanted=wanted, by=by.apart())
    ledgers.order(ledger, by=by.apart())
    return ledger


def _document(source: Source, findings: dict[str, object], by: By) -> Document:
    text = rules.document_of(source)
    read = documents.Read(READER, findings, text, text)
    document, new = documents.receive_document(text.encode(), name=f"{source.subject}.txt", read=read, by=by.apart())
    if not new:
        raise rules.KnownAlready(Sentence("该批示或议定事项已登记，请勿重复交办", "these words of this day are registered already"))
    return document


def _issued(deed: deeds.Deed, source: Source, ledger: Ledger, office: Organisation, named: Mapping[str, Organisation]) -> IssuedPaper:
    """The paper: what was said, and a table of who does what by when."""
    title = f"关于办理“{source.subject}”的{rules.DOCUMENTS[source.kind]}"
    said = f"{source.who}{day_in_words(source.on)}" + (f"（{source.number}）" if source.number else "")
    body: tuple[Block, ...] = (
        Text(f"{said}{'批示' if source.kind is rules.Kind.INSTRUCTION else '议定'}：{source.text.strip()}"),
        Text("现将有关任务转你单位，请按下列时限办理，并通过台账反馈办理结果。"),
        Table(("编号", "任务", "责任单位", "办理时限"), tuple(_rows(ledger)), widths=(3, 8, 4, 3)),
    )
    to = list({one.pk: one for one in named.values()}.values())
    draft = Paper(title, body, office.name, to=tuple(str(one) for one in to))
    return papers.issue(deed, draft, papers.Issuing(office, "instruction", rules.MARKS[source.kind], to=to, ledger=ledger))


def _rows(ledger: Ledger) -> list[tuple[str, str, str, str]]:
    rows = Obligation.objects.filter(ledger=ledger).prefetch_related("assignments__organisation").order_by("code")
    return [
        (
            row.code,
            row.title,
            "、".join(str(one.organisation) for one in sorted(row.assignments.all(), key=lambda one: one.position)),
            day_in_words(row.due) if row.due else "",
        )
        for row in rows
    ]


def _next_code(year: int) -> str:
    """The next code of such a ledger in that year: JB-2026-003."""
    start = f"{CODES}-{year}-"
    last = Ledger.objects.filter(code__startswith=start).order_by("-pk").values_list("code", flat=True).first()
    return f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:03}"
