"""Every verb that the source code writes an event of: the name given to `deeds.deed`, followed back to whoever passes it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from taizhang.ledger.rules.amending import AmendmentAct
from taizhang.ledger.rules.reporting import ReportAct

SRC = Path(__file__).resolve().parents[3] / "src" / "taizhang"
ACTS = {"_line": ReportAct, "_report": ReportAct, "_amendment": AmendmentAct}  # `deed(f"{act.value}_line")`

DEEDS = {"deed", "drafting"}  # `deeds.deed`, and a deed on a draft: `drafting.drafting`

Function = ast.FunctionDef | ast.AsyncFunctionDef


def verbs(module: str = "") -> set[str]:
    """Those of one folder of the source, or of all of it."""
    files = [path for path in (SRC / module).rglob("*.py") if "actions" in path.with_suffix("").parts]
    return {verb for path in files for verb in _of_module(ast.parse(path.read_text(encoding="utf-8")))}


def _of_module(tree: ast.Module) -> Iterator[str]:
    for function, call in _calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in DEEDS and call.args:
            yield from _said(call.args[0], function, tree)
    for node in ast.walk(tree):  # a deed that turns out to be another one: `deed.verb = "sign_step"`
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="verb", value=ast.Name(id="deed"))], value=ast.Constant(value=str(verb))):
                yield verb


def _calls(tree: ast.Module) -> Iterator[tuple[Function, ast.Call]]:
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    return ((function, node) for function in functions for node in ast.walk(function) if isinstance(node, ast.Call))


def _said(name: ast.expr, function: Function, tree: ast.Module) -> Iterator[str]:
    match name:
        case ast.Constant(value=str(verb)):
            yield verb
        case ast.IfExp(body=one, orelse=other):
            yield from _said(one, function, tree)
            yield from _said(other, function, tree)
        case ast.JoinedStr(values=[_, ast.Constant(value=str(end))]):
            yield from (f"{act.value}{end}" for act in ACTS[end])
        case ast.Name(id=parameter):
            yield from _passed(parameter, function, tree)
        case _:
            raise AssertionError(f"a verb that cannot be followed: {ast.unparse(name)}")


def _passed(parameter: str, function: Function, tree: ast.Module) -> Iterator[str]:
    """What callers give as this parameter, what it is where they give nothing, or the module's constant of this name."""
    names = [argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]]
    if parameter not in names:
        constants = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == parameter]
        return (verb for node in constants for verb in _said(node.value, function, tree))
    place = names.index(parameter)
    defaults = [default for default in [*function.args.defaults, *function.args.kw_defaults] if isinstance(default, ast.Constant)]
    given = [
        (caller, argument)
        for caller, call in _calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id == function.name
        for argument in [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == parameter)]
    ]
    found = [verb for caller, argument in given for verb in _said(argument, caller, tree)]
    return iter([*found, *(str(default.value) for default in defaults if isinstance(default.value, str) and "_" in default.value)])
