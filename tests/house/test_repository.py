"""What is in the repository, and what comes with it: nothing of a third party, no address of a registry, no machine's path, no copyleft."""

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from .sources import ROOT, SRC, shown, tracked

# Built of pieces, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [
    ".".join(words)
    for words in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("tuna", "tsinghua"), ("mirrors", "aliyun"))
]
MACHINE_PATHS = re.compile(r"(?<![\w.$)}])/(?:root|home/[a-z]\w*|Users/\w+|work)/")
COPYLEFT = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)

ASSETS_OF_OTHERS = {".woff", ".woff2", ".ttf", ".otf", ".map", ".wasm", ".mjs"}
THIRD_PARTY_MARKS = re.compile(rb"/\*![^*]*(licen[sc]e|copyright)|@license|\(c\) \d{4}", re.IGNORECASE)


def _texts() -> list[Path]:
    return [path for path in tracked() if b"\0" not in path.read_bytes()]


def test_no_tracked_file_names_a_registry() -> None:
    named = [(shown(path), host) for path in _texts() for host in REGISTRY_HOSTS if host in path.read_text("utf-8")]

    assert named == []


def test_no_tracked_file_holds_a_path_of_somebodys_machine() -> None:
    found = [(shown(path), match.group()) for path in _texts() for match in MACHINE_PATHS.finditer(path.read_text("utf-8"))]

    assert found == []


def test_no_asset_of_a_third_party_is_committed() -> None:
    static = [path for path in tracked() if path.is_relative_to(SRC) and ("static" in path.parts or path.suffix in ASSETS_OF_OTHERS)]

    foreign = [
        path for path in static if path.suffix in ASSETS_OF_OTHERS or ".min." in path.name or THIRD_PARTY_MARKS.search(path.read_bytes())
    ]

    assert [shown(path) for path in foreign] == []


def required_distributions() -> dict[str, Distribution]:
    """What an installation without extras brings, all the way down."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(line) for line in _project()["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        if wanted.name in found:
            continue
        found[wanted.name] = distribution(wanted.name)
        waiting += [below for line in found[wanted.name].requires or [] if _applies(below := Requirement(line), wanted.extras)]
    return found


def _applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def _project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def licence_of(installed: Distribution) -> str:
    """The licence as the distribution states it; a whole text in the old field counts by its first line."""
    fields = installed.metadata
    stated = [
        fields.get("License-Expression") or "",
        (fields.get("License") or "").strip().split("\n")[0],
        *(fields.get_all("Classifier") or []),
    ]
    return " | ".join(
        line for line in stated if line and not line.startswith(("Programming", "Framework", "Topic", "Operating", "Intended"))
    )


@pytest.mark.parametrize("name", sorted(required_distributions()))
def test_nothing_required_is_under_a_copyleft_licence(name: str) -> None:
    licence = licence_of(distribution(name))

    assert "licen" in licence.lower() or licence, f"{name} states no licence"
    assert not COPYLEFT.search(licence), licence
    assert not LESSER.search(licence), f"{licence}: LGPL parts belong in an extra"


def test_every_dependency_says_why_it_is_here() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    dependencies = [line for line in lines if re.match(r'  "[a-z][\w.-]*(\[[\w,-]+\])?[<>=!~]', line)]

    assert len(dependencies) > 20
    assert [line for line in dependencies if not re.search(r'",\s+# \w', line)] == []


def test_the_locks_hold_every_dependency_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8") + (ROOT / "benchmarks/peers.lock").read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9][\w.-]*)==\S+ \\\n    --hash=sha256:", lock, re.MULTILINE)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [*settings["dependency-groups"].values(), *_project()["optional-dependencies"].values(), _project()["dependencies"]]  # type: ignore[call-overload]
    wanted = {Requirement(line).name for group in groups for line in group if isinstance(line, str)}

    assert wanted - set(pinned) == set()
    assert "://" not in lock
