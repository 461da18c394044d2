"""YAML is read with the line of every place, and what is not plain is a problem."""

import pytest

from taizhang.frame.packs import lines


def test_every_value_knows_its_line() -> None:
    lined, problems = lines.read("year: 2022\nworked:\n- 2022-01-29\n- 2022-01-30\n", file="a.yaml")

    assert problems == []
    assert lined.value == {"year": 2022, "worked": ["2022-01-29", "2022-01-30"]}
    assert [lined.line(place) for place in (("year",), ("worked",), ("worked", 1), ("worked", 9))] == [1, 2, 4, 2]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: [1\nc: 2\n", 3, "no valid YAML"),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands twice"),
        ("a: &x [1]\nb: *x\n", 1, "anchor"),
        ("a: 1\nb: 2022-02-30\n", 2, "cannot be read"),
        ("a: 1\nb: !!python/name:os.system x\n", 2, "cannot be read"),
        ("a: 1\nb: 2.50\n", 2, '`2.50` is a fraction; write "2.50"'),
        ("a: .inf\n", 1, "a fraction"),
        ("a: \x07\n", 1, "no valid YAML"),
    ],
)
def test_what_is_not_plain_is_told_with_its_line(text: str, line: int, said: str) -> None:
    _, problems = lines.read(text, file="a.yaml")

    assert [(problem.file, problem.line) for problem in problems] == [("a.yaml", line)]
    assert said in problems[0].told("en")


def test_anchors_within_anchors_cost_no_time() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    _, problems = lines.read(bomb, file="a.yaml")

    assert problems


def test_an_empty_file_says_nothing() -> None:
    lined, problems = lines.read("# only a comment\n", file="a.yaml")

    assert (lined.value, problems) == (None, [])
