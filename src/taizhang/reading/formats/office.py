"""How the parts of an Office package find one another: by relations that each part keeps beside it."""

import posixpath
from xml.etree.ElementTree import Element  # a type; package.py parses

from .. import refusals
from ..errors import Wording
from .file import File
from .package import Package, resolved


def holds(package: Package | None, folder: str) -> bool:
    """Whether it is an Office package with parts in this folder."""
    return package is not None and "[Content_Types].xml" in package and bool(package.beginning_with(folder))


def package_of(file: File) -> Package:
    """The package that the file is, or the refusal of a file that is none."""
    if file.package is None:
        raise refusals.damaged(file.name, Wording("an Office file", "Office 文件"))
    return file.package


def main_part(package: Package) -> str:
    """The part that the package is about."""
    found = next((target for kind, target in relations(package, "").values() if kind == "officeDocument"), None)
    if found is None:
        raise package.damaged()
    return found


def related(package: Package, part: str, kind: str) -> Element | None:
    """The root of the part of this kind that belongs to `part`, if there is one."""
    target = next((target for found, target in relations(package, part).values() if found == kind), None)
    return package.xml(target) if target is not None else None


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What `part` refers to inside the package: the kind and the name of each, by its identifier."""
    folder, name = posixpath.split(part)
    root = package.xml(f"{folder}/_rels/{name}.rels")
    found = [] if root is None else [r for r in root.iter("Relationship") if r.get("TargetMode") != "External"]
    return {r.get("Id") or "": ((r.get("Type") or "").rpartition("/")[2], resolved(part, r.get("Target") or "")) for r in found}
