"""A file of a pack against its JSON Schema: every breach as a problem on its line."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .lines import Lined, Place
from .problems import Problem, Words

_HERE = Path(__file__).parent / "schemas"
_TYPES = {
    "object": ("键值", "a mapping"),
    "array": ("列表", "a list"),
    "string": ("文字（数字请加引号）", "text (put numbers in quotation marks)"),
    "integer": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "boolean": ("true 或 false", "true or false"),
}


def problems(lined: Lined, schema: Path, *, file: str) -> list[Problem]:
    """Everything that the schema does not allow, in the order of lines."""
    found = [problem for error in _validator(schema).iter_errors(lined.value) for problem in _told(error, lined, file, schema)]
    return sorted(set(found), key=lambda problem: problem.line)


@cache
def _validator(schema: Path) -> Any:
    # 60 ms of imports, which only packs need
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource

    cited = Resource.from_contents(json.loads((_HERE / "cited.schema.json").read_text("utf-8")))
    registry = Registry().with_resource("taizhang:cited", cited)
    return Draft202012Validator(json.loads(schema.read_text("utf-8")), registry=registry, format_checker=FormatChecker(["date"]))


def _told(error: Any, lined: Lined, file: str, schema: Path) -> Iterator[Problem]:
    place: Place = tuple(error.absolute_path)
    if error.validator in ("oneOf", "anyOf") and error.context:  # the alternative that came nearest says more than "none of them"
        nearest = max(error.context, key=lambda below: (len(below.absolute_path), below.validator != "type"))
        yield from _told(nearest, lined, file, schema)
        return
    if error.validator == "additionalProperties":
        allowed = error.schema["properties"]
        for name in sorted(set(error.instance) - set(allowed)):
            yield Problem(file, lined.line((*place, name)), *_unknown(name, list(allowed)))
        return
    yield Problem(file, lined.line(place), *_words(error, schema))


def _unknown(name: str, allowed: list[str]) -> tuple[Words, Words]:
    known = ", ".join(allowed)
    return Words(f"没有「{name}」这一项", f"there is no `{name}`"), Words(f"可用：{known}", f"known are: {known}")


def _words(error: Any, schema: Path) -> tuple[Words, Words]:
    """What is wrong and what to do, by the keyword of the schema that was broken."""
    name = str(error.absolute_path[-1]) if error.absolute_path else ""
    zh, en, wanted = f"「{name}」" if name else "内容", f"`{name}`" if name else "the content", error.validator_value
    match error.validator:
        case "required":
            missing = next(key for key in wanted if key not in error.instance)
            return Words(f"缺少「{missing}」", f"`{missing}` is missing"), Words(f"写上 {missing}: …", f"write `{missing}: …`")
        case "type":
            kinds = [_TYPES.get(kind, (kind, kind)) for kind in ([wanted] if isinstance(wanted, str) else wanted)]
            be_zh, be_en = "或".join(kind[0] for kind in kinds), " or ".join(kind[1] for kind in kinds)
            return Words(f"{zh}类型不对", f"{en} is of the wrong type"), Words(f"应为{be_zh}", f"write {be_en}")
        case "enum" | "const":
            known = ", ".join(str(value) for value in (wanted if error.validator == "enum" else [wanted]))
            return Words(f"{zh}不能是「{error.instance}」", f"{en} cannot be `{error.instance}`"), Words(
                f"应为：{known}", f"write one of: {known}"
            )
        case "format":
            return Words(f"{zh}不是日期：{error.instance}", f"{en} is no date: {error.instance}"), Words(
                "写成 2022-03-27", "write it as 2022-03-27"
            )
        case "maxLength":
            count = len(error.instance)
            return Words(f"{zh}有{count}个字", f"{en} has {count} characters"), Words(f"最多{wanted}个字", f"write {wanted} at most")
        case _:
            return Words(f"{zh}不符合要求（{error.message}）", f"{en} does not fit ({error.message})"), Words(
                f"见 {schema.name}", f"see {schema.name}"
            )
