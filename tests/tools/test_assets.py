"""Third-party browser files are taken only if they are, byte for byte, the pinned ones."""

import hashlib
import io
import tarfile
from pathlib import Path

import assets
import pytest

CONTENT = b"export const chart = 1;\n"


@pytest.fixture
def vendor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for assets, and one pinned file."""
    pins = tmp_path / "assets.toml"
    digest = hashlib.sha256(CONTENT).hexdigest()
    pins.write_text(f'[[package]]\nname = "charts"\nversion = "1.0.0"\n[package.files]\n"dist/charts.mjs" = "{digest}"\n')
    monkeypatch.setattr(assets, "PINS", pins)
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")
    return tmp_path / "vendor"


def _registry_gives(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The registry answers with a package that holds `content`; what was asked of it is noted."""
    asked: list[str] = []

    def pack(package: assets.Package, folder: str) -> Path:
        asked.append(f"{package.name}@{package.version}")
        archive = tmp_path / "package.tgz"
        with tarfile.open(archive, "w:gz") as tar:
            member = tarfile.TarInfo("package/dist/charts.mjs")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        return archive

    monkeypatch.setattr(assets, "_npm_pack", pack)
    return asked


def test_the_pinned_file_is_put_in_place_and_not_fetched_again(vendor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _registry_gives(CONTENT, tmp_path, monkeypatch)

    assets.ensure()
    assets.ensure()

    assert (vendor / "charts/charts.mjs").read_bytes() == CONTENT
    assert asked == ["charts@1.0.0"]


def test_a_file_that_is_not_the_pinned_one_is_refused_and_nothing_is_kept(
    vendor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _registry_gives(CONTENT + b"steal();", tmp_path, monkeypatch)

    with pytest.raises(assets.AssetError, match=r"dist/charts\.mjs is not the file that was pinned"):
        assets.ensure()

    assert not vendor.exists()


def test_a_file_changed_in_place_is_fetched_again(vendor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _registry_gives(CONTENT, tmp_path, monkeypatch)
    assets.ensure()
    (vendor / "charts/charts.mjs").write_bytes(b"changed")

    assets.ensure()

    assert (vendor / "charts/charts.mjs").read_bytes() == CONTENT


def test_a_pinned_name_that_the_package_does_not_hold_is_said_in_one_line(
    vendor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _registry_gives(CONTENT, tmp_path, monkeypatch)
    assets.PINS.write_text(assets.PINS.read_text().replace("dist/charts.mjs", "dist/other.mjs"))

    with pytest.raises(assets.AssetError, match=r"charts 1\.0\.0 has no file dist/other\.mjs"):
        assets.ensure()


def test_what_the_wheel_ships_is_pinned_with_its_licence() -> None:
    for package in assets._pinned():
        assert "LICENSE" in package.files, f"{package.name} has to be shipped with its licence"
        assert all(len(digest) == 64 for digest in package.files.values())
