"""YAML as plain values, with the line on which each of them stands.

Plain: text, whole numbers, yes and no, lists, mappings. Dates are text, as JSON has them. Fractions, anchors, tags and keys that stand twice are
problems.
"""

from collections.abc import Hashable
from datetime import date
from typing import Any, NamedTuple

import yaml

from .problems import Problem, Words

Place = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where the wheel has it
_PLAIN = Words("只写文字、数字、列表和键值", "write plain text, numbers, lists and mappings")
_CORRECT = Words("请更正此处", "correct this place")


class Lined(NamedTuple):
    """The value, and the line of each place in it."""

    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of the place, or of the nearest that it stands in."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(text: str, *, file: str) -> tuple[Lined, list[Problem]]:
    """What the text says, as far as it can be read, and what is wrong with it."""
    reader = _Reader(file)
    try:
        root = yaml.compose(text, _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "no YAML"
        reader.note(mark.line + 1 if mark else 1, Words(f"不是有效的 YAML（{said}）", f"no valid YAML ({said})"), _CORRECT)
        return Lined(None, {}), reader.problems
    value = reader.plain(root, ()) if root is not None else None
    return Lined(value, reader.lines), reader.problems


class _Reader:
    def __init__(self, file: str) -> None:
        self.file, self.lines, self.problems = file, {}, []  # type: str, dict[Place, int], list[Problem]
        self._seen: set[int] = set()
        self._scalars = yaml.constructor.SafeConstructor()

    def note(self, line: int, what: Words, remedy: Words) -> None:
        self.problems.append(Problem(self.file, line, what, remedy))

    def plain(self, node: yaml.Node, place: Place) -> Any:
        line = self.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, line)
        if id(node) in self._seen:  # an anchor: a few lines of them become gigabytes
            self.note(line, Words("用了锚点引用", "an anchor is referred to"), _PLAIN)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*place, number)) for number, item in enumerate(node.value)]
        return self._mapping(node, place) if isinstance(node, yaml.MappingNode) else None

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in found:
                self.note(line, Words(f"「{name}」出现两次", f"`{name}` stands twice"), Words("保留一处", "keep one of them"))
            found[name] = self.plain(value, (*place, name))
            self.lines[(*place, name)] = line
        return found

    def _scalar(self, node: yaml.ScalarNode, line: int) -> Any:
        try:
            value: Hashable = self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.note(line, Words(f"「{node.value}」无法识别", f"`{node.value}` cannot be read"), _CORRECT)
            return None
        if isinstance(value, float):  # the log has no spelling for it, for two machines may round it in two ways
            quoted = f'"{node.value}"'
            self.note(
                line, Words(f"「{node.value}」是小数", f"`{node.value}` is a fraction"), Words(f"加引号：{quoted}", f"write {quoted}")
            )
            return None
        if isinstance(value, date):  # a moment is one too
            return value.isoformat()
        return value if isinstance(value, str | int | None) else str(node.value)
