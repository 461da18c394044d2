"""What a pack declares is what the rules take."""

from decimal import Decimal
from pathlib import Path

import pytest

from taizhang.ledger.actions import milestones
from taizhang.ledger.pack import whole
from taizhang.ledger.queries import declared
from taizhang.ledger.rules.milestones import TEMPLATES, Deliverable
from tests.ledger.in_force import confirmed_draft, first_row
from tests.ledger.people import cast

from .making import COUNTY, folder_of, load, shipped

pytestmark = pytest.mark.django_db

TWO_STEPS = """\
suggested: true
templates:
- deliverable: built
  steps:
  - {at: 50, percent: 40, title: {zh: 主体过半, en: half is built}}
  - {at: 100, percent: 100, title: {zh: 上级验收, en: accepted above}, own: false}
"""


def load_two_steps(root: Path, version: str = "1") -> None:
    files = COUNTY | {"milestone_templates.yaml": TWO_STEPS, "pack.yaml": COUNTY["pack.yaml"].replace('"1"', f'"{version}"')}
    pack, problems = whole.read(folder_of(root, files))
    assert pack is not None, problems
    load(pack)


def test_milestones_are_proposed_by_the_template_of_a_pack(tmp_path: Path) -> None:
    who = cast()
    row = first_row(confirmed_draft(who))
    load_two_steps(tmp_path)

    found = milestones.propose_milestones(row, by=who.by("water-clerk"))

    assert [(one.title, one.percent, one.own) for one in found] == [("主体过半", 40, True), ("上级验收", 100, False)]
    assert found[-1].day == row.due


def test_what_no_pack_declares_has_no_template_of_its_own(tmp_path: Path) -> None:
    load_two_steps(tmp_path)

    steps = declared.milestone_template(Deliverable.BUILT)
    assert steps is not None
    assert [step.at for step in steps] == [Decimal("0.5"), Decimal(1)]
    assert declared.milestone_template(Deliverable.DOCUMENT) is None


def test_of_two_packs_the_one_that_was_loaded_last_counts(tmp_path: Path) -> None:
    load(shipped("yunchuan-demo"))
    before = declared.milestone_template(Deliverable.BUILT)
    load_two_steps(tmp_path)

    assert before is not None
    assert len(before) != 2
    assert len(declared.milestone_template(Deliverable.BUILT) or ()) == 2


@pytest.mark.parametrize("name", ["shandong-2022", "yunchuan-demo"])
def test_the_packs_that_are_shipped_have_a_template_for_every_deliverable(name: str) -> None:
    load(shipped(name))

    assert all(declared.milestone_template(kind) for kind in TEMPLATES)
