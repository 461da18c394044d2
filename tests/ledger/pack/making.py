"""Packs for tests: a small one of an invented county, and the ones that are shipped."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from taizhang.frame.packs import folder
from taizhang.ledger.actions import packs
from taizhang.ledger.actions.by import By
from taizhang.ledger.pack import whole
from taizhang.ledger.rules.packs import Change, Incoming
from taizhang.ledger.rules.roles import CLOCK

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
COUNTY = {
    "pack.yaml": 'format: taizhang.pack/1\nname: jiangbei\nversion: "1"\ntitle: 江北县\n',
    "organisations/county.yaml": """\
suggested: true
organisations:
- {name: 江北县人民政府, short: 县政府, level: county, code: "990101"}
- {name: 江北县水利局, short: 县水利局, level: county, parent: 江北县人民政府, aliases: [县水务局]}
- {name: 江北县财政局, short: 县财政局, level: county, parent: 江北县人民政府}
""",
    "members/groups.yaml": "suggested: true\nlists:\n- {name: 县节水领导小组, members: [江北县水利局, 江北县财政局]}\n",
}


def folder_of(root: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files; `root` is new."""
    path = root / "jiangbei"
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


def read(root: Path, **replaced: str) -> Incoming:
    """The county's pack, with some files replaced: `organisations="…"`, `members="…"`, `pack="…"`."""
    files = {name: replaced.get(name.partition("/")[0].removesuffix(".yaml"), text) for name, text in COUNTY.items()}
    pack, problems = whole.read(folder_of(root, files))
    assert pack is not None, problems
    return pack


@cache
def shipped(name: str) -> Incoming:
    pack, problems = whole.read(folder.find(name))
    assert pack is not None, problems
    return pack


def load(pack: Incoming, *, at: datetime = NOON) -> list[Change]:
    return packs.load_pack(pack, by=By(CLOCK, at, source="test"))
