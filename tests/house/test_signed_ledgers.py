"""Nothing else in the house changes a signed ledger: what was signed changes through an amendment 变更 alone."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from .sources import rooms, tree_of

# What is signed (ledger/queries/ledger_contents): rows with their words, who owes them, what is to be reached, by when, by which steps.
ROWS = frozenset({"Obligation", "PlanItem", "Target", "Assignment", "Milestone"})
FIELDS = frozenset(
    """
    title basis start due due_words due_rule_zh due_rule_en curve weight creditor heading deliverable words no path rank position
    indicator scope comparator value upper unit modality firm strict tolerance baseline deadline valid_to
    organisation role ended_on office person label day percent removed_on
    """.split()
)
# Behind these nothing is signed: the ledger is a draft and stays one until the deed is over; else they refuse.
GUARDS = frozenset({"drafting", "_hold_draft"})

# What is written there is another table, or no ledger stands on it yet. The reason is said.
ELSEWHERE = {
    "filing.ordering._ordered": "the order to file it",
    "reporting.ordering._ordered": "the order to report",
    "intake.gaps._settled": "the gaps that the plan itself has",
    "intake.editions._said": "what an amendment would say, which is proposed and goes its path",
    "supervision.pressing.issue": "the paper that presses",
    "supervision.proposals.propose_all": "the paper that presses",
    "ledger.organisations.list_members": "lists of members in the registry",
    "ledger.organisations.merge_organisations": "names in the registry",
    "ledger.packs._Loading": "what packs declare",
    "ledger.standings.keep": "how a row stands, which follows from what was done",
    "ledger.setting_up._SettingUp": "a ledger that is not there before, and is a draft then",
    "ledger.setting_up._assignments": "a ledger that is not there before, and is a draft then",
    "ledger.setting_up._item": "a ledger that is not there before, and is a draft then",
    "ledger.years._OPEN": "the states in which a row goes on",
}
THE_DOOR = "ledger.amendments.apply"
# Beside the door. A line here is a decision: say its reason.
EXCEPTIONS = {
    "ledger.duties.assign": "a row that was declined (申请改派) waits for another owner; one that is issued refuses it",
    "ledger.duties.release": "a row that was declined (申请改派) waits for another owner; one that is issued refuses it",
    "ledger.duties.hand_over": "another office or person of the same organisation, which is no other owner",
    "ledger.duties.name_person": "who in the same organisation answers for it",
    "ledger.duties.transfer_duties": "organisations merge and end by a decision of their own; what they owe goes to their heir",
    "ledger.milestones.propose_milestones": "steps on the way are concluded, until somebody signs for them; signed ones refuse it",
    "ledger.milestones.set_milestones": "steps that nobody has verified and that are not due; others refuse it",
    "filing.refining.schedule": "by `set_milestones`: steps that nobody has verified and that are not due; others refuse it",
    "filing.refining.schedule_in_words": "by `set_milestones`: steps that nobody has verified and that are not due; others refuse it",
    "filing.refining.set_steps": "by `set_milestones`: steps that nobody has verified and that are not due; others refuse it",
    "ledger.milestones.remove_milestone": "a proposal that nobody has confirmed; others refuse it",
    "ledger.targets.decompose": "the target stays as it was signed; its shares are sent down below it, and one that is agreed to refuses it",
    "ledger.closing.cancel": "撤销 ends what is owed, with its approval, and is told as an end; the row stays in the record",
    "ledger.ledgers.withdraw": "the ledger as a whole is withdrawn, and says nothing any more",
    "ledger.years.carry_over": "结转 at the year's end, with its approval: the row goes on in the next ledger under its lineage",
}

Top = tuple[str, str]  # a module, and a name at its top


def name_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts[-3:]).replace(".actions", "")


class House:
    """What stands at the top of the modules of all `actions` rooms: what each writes itself, what it names, whether it opens a deed."""

    def __init__(self, trees: Mapping[str, ast.Module]) -> None:
        found = {(module, name): node for module, tree in trees.items() for node in tree.body for name in _defined(node)}
        stems = {module.rpartition(".")[2]: module for module in trees}
        self.verbs = [of for of, node in found.items() if isinstance(node, ast.FunctionDef) and not of[1].startswith("_")]
        self.writes = {of: sorted(set(_writes(node))) for of, node in found.items()}
        self.named = {of: {one for one in _named(of[0], node, stems) if one in found} for of, node in found.items()}
        self.calls = {of: {one for one in map(_called, ast.walk(node)) if one} for of, node in found.items()}

    def reached(self, verb: Top) -> set[Top]:
        """It, and all that it names, and what that names."""
        seen, waiting = set[Top](), [verb]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += self.named[one]
        return seen

    def changing(self) -> dict[str, list[str]]:
        """Each verb that opens a deed, is behind no guard, and changes what may be signed: in which functions, and how."""
        found = {}
        for verb in self.verbs:
            reached = self.reached(verb)
            calls = {call for one in reached for call in self.calls[one]}
            written = sorted(f"{one[0]}.{one[1]} {said}" for one in reached for said in self.writes[one])
            if written and "deed" in calls and not GUARDS & calls:
                found[f"{verb[0]}.{verb[1]}"] = written
        return found


def _defined(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives: of a function, a class, a table."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _named(module: str, top: ast.AST, stems: Mapping[str, str]) -> Iterator[Top]:
    for node in ast.walk(top):
        if isinstance(node, ast.Name):  # called, or named in a table of what is called
            yield module, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in stems:
            yield stems[node.value.id], node.attr


def _writes(function: ast.AST) -> Iterator[str]:
    known = _models(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr in ("CANCEL", "CANCELLED") and isinstance(node.ctx, ast.Load):
            yield "drops a row"
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in ROWS:
            yield f"adds {node.func.id}"
        if isinstance(node.func, ast.Attribute) and node.func.attr == "change" and node.args and _may_be_a_row(node.args[0], known):
            yield from (f"changes {word.arg or '**'}" for word in node.keywords if word.arg is None or word.arg in FIELDS)


def _models(function: ast.AST) -> dict[str, str]:
    """The models of names, where the function says them: `row: Obligation`, `row = Target.objects.get(…)`."""
    arguments = [one for node in ast.walk(function) if isinstance(node, ast.arguments) for one in (*node.args, *node.kwonlyargs)]
    found = {one.arg: ast.unparse(one.annotation) for one in arguments if one.annotation}
    for node in ast.walk(function):
        value = node.value if isinstance(node, ast.Assign | ast.NamedExpr) else node.iter if isinstance(node, ast.For) else None
        names = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.NamedExpr | ast.For) else []
        said = [model for part in (value.values if isinstance(value, ast.BoolOp) else [value]) if (model := _model_in(part))]
        found |= {one.id: said[0] for one in names if isinstance(one, ast.Name) and said}
    return found


def _model_in(node: ast.expr | None) -> str:
    """The model that an expression begins with: `Target.objects.get(…)`, `Target(…)`."""
    first = ast.unparse(node).partition(".objects")[0].partition("(")[0] if node else ""
    return first if first[:1].isupper() else ""


def _may_be_a_row(node: ast.expr, known: Mapping[str, str]) -> bool:
    said = known.get(node.id, "") if isinstance(node, ast.Name) else ast.unparse(node).partition(".objects")[0]
    is_model = said[:1].isupper() and said.isidentifier()
    return not is_model or said in ROWS


@cache
def house() -> House:
    return House({name_of(path): tree_of(path) for path in rooms("actions")})


def written(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Without what is written elsewhere."""
    rows = {verb: [one for one in said if one.partition(" ")[0] not in ELSEWHERE] for verb, said in found.items()}
    return {verb: said for verb, said in rows.items() if said}


def test_a_signed_ledger_changes_by_the_amendment_and_nothing_else_but_what_is_named_here() -> None:
    assert set(written(house().changing())) == {THE_DOOR, *EXCEPTIONS}


def test_the_lists_name_nothing_that_is_not_there() -> None:
    places = {f"{module}.{name}" for module, name in house().writes}

    assert {*ELSEWHERE, *EXCEPTIONS} - places == set()
    assert {name for name in ELSEWHERE if not house().writes[tuple(name.rsplit(".", 1))]} == set()  # type: ignore[index]


def test_only_the_door_does_what_an_amendment_means() -> None:
    doing = {of for of, names in house().named.items() if ("ledger.amended", "change") in names}

    assert doing == {("ledger.amendments", "apply")}


OFFENDERS = [
    "with deeds.deed('hurry', by=by) as deed:\n        deed.change(row, due=day)",
    "with deeds.deed('lower', by=by) as deed:\n        deed.change(Target.objects.get(pk=1), value=1)",
    "with deeds.deed('rename', by=by) as deed:\n        for item in items:\n            deed.change(item, words='')",
    "with deeds.deed('hand', by=by) as deed:\n        deed.add(Assignment(obligation=row, organisation=other))",
    "with deeds.deed('more', by=by) as deed:\n        deed.add_all([Obligation(code=code) for code in codes])",
    "with deeds.deed('less', by=by) as deed:\n        handling.handle(deed, row, Act.CANCEL)",
    "with deeds.deed('any', by=by) as deed:\n        deed.change(row, **values)",
    "with deeds.deed('other', by=by) as deed:\n        _below(deed, row)\n\ndef _below(deed, row):\n    deed.change(row, title='')",
]


@pytest.mark.parametrize("body", OFFENDERS)
def test_a_verb_that_changes_what_is_signed_would_be_found(body: str) -> None:
    trees = {"planted.verbs": ast.parse(f"def verb(row: Obligation, *, by):\n    {body}\n")}

    assert set(House(trees).changing()) == {"planted.verbs.verb"}


@pytest.mark.parametrize(
    "body",
    [
        "with drafting.drafting('hurry', row.ledger_id, by) as deed:\n        deed.change(row, due=day)",
        "with deeds.deed('say', by=by) as deed:\n        deed.change(row, light='red')",
        "form = standing or BlankForm(name=name)\n    with deeds.deed('keep', by=by) as deed:\n        deed.change(form, **said)",
        "paper = Pressing.objects.get(pk=1)\n    with deeds.deed('end', by=by) as deed:\n        deed.change(paper, ended_on=day)",
    ],
)
def test_a_draft_and_other_tables_are_let_through(body: str) -> None:
    trees = {"planted.verbs": ast.parse(f"def verb(row: Obligation, *, by):\n    {body}\n")}

    assert House(trees).changing() == {}
