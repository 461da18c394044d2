"""A Reading as the JSON that `taizhang read` prints: a public contract, published in docs/reference/reading.schema.json."""

import json
from typing import Any

from ..document import Document, Measure, Organisation, Plan, Provision, Reading, Span, Target, Task
from .due import deadline_of_measure, plan_of

FORMAT = "taizhang.reading/1"


def dumps(reading: Reading) -> str:
    """The JSON text, one value a line so that two readings can be compared line by line; ends without a line end."""
    return json.dumps(to_json(reading), ensure_ascii=False, indent=1)


def to_json(reading: Reading) -> dict[str, Any]:
    """The contract's object, its fields in the contract's order; whole numbers are integers, spans lists of two."""
    return {
        "format": FORMAT,
        "document": _document(reading.document),
        "plans": [_plan(plan) for plan in reading.plans],
        "tasks": [_task(task, reading) for task in reading.tasks],
        "targets": [_target(target) for target in reading.targets],
        "provisions": [_provision(provision) for provision in reading.provisions],
        "orders": [{"id": o.id, "no": o.no, "heading": o.heading, "text": o.text, "span": _span(o.span)} for o in reading.orders],
        "gaps": [{"kind": g.kind, "about": list(g.about), "message": g.message} for g in reading.gaps],
        "mendings": [{"span": _span(m.span), "source": m.source, "mended": m.mended, "why": m.why} for m in reading.mendings],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "doc_number": document.doc_number,
        "issuer": document.issuer,
        "issue_date": document.issue_date,
        "addressees": list(document.addressees),
        "source": {"name": document.source.name, "sha256": document.source.sha256},
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "package": plan.package,
        "span": _span(plan.span),
        "title_only": plan.title_only,
    }


def _task(task: Task, reading: Reading) -> dict[str, Any]:
    return {
        "id": task.id,
        "plan": task.plan,
        "no": task.no,
        "path": list(task.path),
        "heading": task.heading,
        "text": task.text,
        "span": _span(task.span),
        "deadline": task.deadline,
        "deadline_text": task.deadline_text,
        "recurrence": task.recurrence,
        "organisations": [_organisation(organisation) for organisation in task.organisations],
        "measures": [_measure(measure, task, reading) for measure in task.measures],
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "name": organisation.name,
        "canonical": organisation.canonical,
        "role": organisation.role,
        "label": organisation.label,
        "inferred": organisation.inferred,
        "span": _span(organisation.span),
    }


def _measure(measure: Measure, task: Task, reading: Reading) -> dict[str, Any]:
    own = [target for target in reading.targets if target.measure == measure.id]
    due = deadline_of_measure(measure.text, task, own, plan_of(reading, task.plan), issued=reading.document.issue_date)
    return {
        "id": measure.id,
        "text": measure.text,
        "verb": measure.verb,
        "deliverable": measure.deliverable,
        "deadline": due.day.isoformat() if due and due.day else None,
        "deadline_text": due.words if due else None,
        "span": _span(measure.span),
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "plan": target.plan,
        "task": target.task,
        "measure": target.measure,
        "quote": target.quote,
        "indicator": target.indicator,
        "scope": target.scope,
        "comparator": target.comparator,
        "value": whole(target.value),
        "value2": None if target.value2 is None else whole(target.value2),
        "unit": target.unit,
        "modality": list(target.modality),
        "firm": target.firm,
        "kind": target.kind,
        "baseline": target.baseline,
        "series": target.series,
        "deadline": target.deadline,
        "deadline_text": target.deadline_text,
        "span": _span(target.span),
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.id,
        "task": provision.task,
        "quote": provision.quote,
        "kind": provision.kind,
        "beneficiary": provision.beneficiary,
        "conditions": list(provision.conditions),
        "amount": whole(provision.amount),
        "unit": provision.unit,
        "fund": provision.fund,
        "span": _span(provision.span),
    }


def _span(span: Span) -> list[int]:
    return [span[0], span[1]]


def whole(number: float) -> int | float:
    """`number` as an integer where it is one: 30000.0 is written 30000.

    A product of decimals carries the noise of binary fractions (1.1 * 10000 = 11000.000000000002): twelve digits are kept.
    """
    rounded = float(f"{number:.12g}")
    return int(rounded) if rounded.is_integer() else rounded
