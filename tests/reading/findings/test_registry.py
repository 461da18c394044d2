"""Which organisation a written name means, by a registry that is given to the reader."""

from pathlib import Path

import pytest

from taizhang import reading
from taizhang.reading import Entry, Registry, RegistryUnreadable, load_registry

REGISTRY = Registry(
    [
        Entry("县水务局", aliases=("县水利局", "禾岭县水务局"), predecessors=("县水电局",)),
        Entry("县住房城乡建设局", aliases=("县住建局",), predecessors=("县建设局",)),
        Entry("县交通运输局", aliases=("县交通局",), predecessors=("县建设局",)),
        Entry("县委宣传部"),
    ]
)
PLAN = "禾岭县供水保障行动方案\n一、重点任务\n1.更新供水管网30公里。（牵头单位：县水利局；配合单位：县住建局、县财政局）"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("县水务局", "县水务局"),
        ("县水利局", "县水务局"),
        ("县水电局", "县水务局"),
        ("禾岭县 水务局", "县水务局"),
        ("县委宣传部（县新闻办）", "县委宣传部"),
    ],
)
def test_a_name_an_alias_or_a_former_name_leads_to_its_organisation(written: str, canonical: str) -> None:
    assert REGISTRY.canonical(written) == canonical


@pytest.mark.parametrize("written", ["县财政局", "水务局", "市水务局", ""])
def test_a_name_that_the_registry_does_not_know_leads_nowhere(written: str) -> None:
    assert REGISTRY.canonical(written) is None


def test_a_name_that_may_mean_several_leads_nowhere() -> None:
    assert REGISTRY.canonical("县建设局") is None


def test_a_name_of_its_own_goes_before_the_alias_of_another() -> None:
    registry = Registry([Entry("县农业局"), Entry("县农业农村局", aliases=("县农业局",))])

    assert registry.canonical("县农业局") == "县农业局"


def test_the_reader_gives_each_organisation_its_canonical_name_or_none() -> None:
    found = reading.read_bytes(PLAN.encode(), name="plan.txt", registry=REGISTRY)

    assert [(o.name, o.canonical) for o in found.tasks[0].organisations] == [
        ("县水利局", "县水务局"),
        ("县住建局", "县住房城乡建设局"),
        ("县财政局", None),
    ]


def test_without_a_registry_no_organisation_has_a_canonical_name() -> None:
    found = reading.read_bytes(PLAN.encode(), name="plan.txt")

    assert [o.canonical for o in found.tasks[0].organisations] == [None, None, None]


def test_a_registry_is_read_from_a_table_with_tabs(tmp_path: Path) -> None:
    file = tmp_path / "units.tsv"
    file.write_text("name\taliases\tpredecessors\n县水务局\t县水利局|县水务处\t县水电局\n县财政局\t\t\n", "utf-8")

    registry = load_registry(file)

    assert [entry.name for entry in registry.entries] == ["县水务局", "县财政局"]
    assert [registry.canonical(name) for name in ("县水利局", "县水务处", "县水电局", "县财政局")] == ["县水务局"] * 3 + ["县财政局"]


def test_a_registry_is_read_from_a_json_list(tmp_path: Path) -> None:
    file = tmp_path / "units.json"
    file.write_text('[{"name": "县水务局", "aliases": ["县水利局"], "level": "县", "region": "禾岭县"}, {"name": "县财政局"}]', "utf-8")

    registry = load_registry(file)

    assert registry.entries[0] == Entry("县水务局", ("县水利局",), (), "县", "禾岭县")
    assert registry.canonical("县水利局") == "县水务局"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "县水务局\t县水利局\n",
        "[1, 2]",
        '[{"aliases": []}]',
        '[{"name": "县水务局", "aliases": 3}]',
        '{"units": []}',
        "[",
        "name\taliases\n\t县水利局\n",
    ],
)
def test_a_file_that_holds_no_registry_is_refused(words: str, tmp_path: Path) -> None:
    file = tmp_path / "units.tsv"
    file.write_text(words, "utf-8")

    with pytest.raises(RegistryUnreadable, match=r"units\.tsv: The registry is no registry of organisations"):
        load_registry(file)


def test_a_registry_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryUnreadable, match="cannot be opened"):
        load_registry(tmp_path / "nothing.tsv")
