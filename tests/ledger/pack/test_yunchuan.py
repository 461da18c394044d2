"""The invented province of the demo knows the organisations that the sample plans name."""

import json
from datetime import date

import pytest

from taizhang.ledger.queries import registry
from taizhang.ledger.rules.expansion import NotExpandable, expand
from tests.house.sources import ROOT

from .making import load, shipped

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
SAMPLES = {
    "01_yunchuan_shuzi": "云川省人民政府",
    "02_lanjiang_chanye": "澜江市人民政府",
    "03_hexi_xiangcun": "禾溪县人民政府",
}


def names_in(sample: str) -> list[str]:
    annotated = json.loads((ROOT / f"samples/annotations/{sample}.json").read_text("utf-8"))
    return sorted({organisation["name"] for task in annotated["tasks"] for organisation in task["organisations"]})


def unresolved(sample: str, issuer: str) -> list[str]:
    names = names_in(sample)
    known = registry.organisations_named(names, on=TODAY)
    bodies = registry.governments()
    government = next(body for body in bodies if body.name == issuer)
    missing = []
    for name in (name for name in names if name not in known):
        try:
            expand(name, issuer=government, bodies=bodies, lists=registry.member_lists(), on=TODAY)
        except NotExpandable:
            missing.append(name)
    return missing


@pytest.mark.parametrize(("sample", "issuer"), SAMPLES.items())
def test_names_of_the_samples_resolve_but_for_those_that_are_open(sample: str, issuer: str) -> None:
    load(shipped("yunchuan-demo"))

    missing = unresolved(sample, issuer)

    assert all(name.startswith(("省级", "各", "中心城区各", "有关")) for name in missing), missing


def test_nineteen_of_twenty_names_resolve() -> None:
    load(shipped("yunchuan-demo"))

    missing = [name for sample, issuer in SAMPLES.items() for name in unresolved(sample, issuer)]
    named = [name for sample in SAMPLES for name in names_in(sample)]

    assert len(missing) <= 0.05 * len(named), missing


def test_members_of_a_group_are_expanded() -> None:
    load(shipped("yunchuan-demo"))
    province = next(body for body in registry.governments() if body.name == "云川省人民政府")

    found = expand("省数字云川建设领导小组各成员单位", issuer=province, lists=registry.member_lists(), on=TODAY)
    earlier = expand("数字云川建设领导小组成员单位", issuer=province, lists=registry.member_lists(), on=date(2025, 6, 1))

    assert (len(found.members), len(earlier.members)) == (7, 6)


def test_both_packs_stand_side_by_side() -> None:
    load(shipped("shandong-2022"))

    assert {change.act.value for change in load(shipped("yunchuan-demo"))} == {"add"}
