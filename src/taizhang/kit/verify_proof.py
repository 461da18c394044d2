#!/usr/bin/env python3
"""Checks a proof file offline, without Taizhang: `python verify_proof.py FILE [ROOT]`. Needs nothing but Python 3.9 or newer.

Says in one line what is proved, or the first thing that is wrong (exit status 1). What is proved holds for the root in the file: compare
it with the one that was published that day, or give that as ROOT (hexadecimal). This is a second implementation on purpose: whoever
trusts neither the log nor its authors reads these lines, and needs no others. The trees are those of RFC 6962.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

FORMAT, ALGORITHMS = "taizhang.proof/1", ("sha256", "sm3")
TEXTS, NUMBERS = ("format", "algorithm", "payload_hash", "leaf", "root"), ("index", "size")
FIELDS = {**dict.fromkeys(TEXTS, str), **dict.fromkeys(NUMBERS, int), "envelope": dict, "path": list}
SHOWN = {"payload", "salt"}


class Wrong(Exception):
    """The first thing that is wrong."""


def main(arguments: list[str]) -> int:
    try:
        if len(arguments) not in (1, 2):
            raise Wrong("usage: python verify_proof.py FILE [ROOT]")
        print("proved:", verify(read(arguments[0]), *arguments[1:]))
    except Wrong as wrong:
        print("not proved:", wrong)
        return 1
    return 0


def read(path: str) -> dict[str, Any]:
    """The proof as it stands in the file: JSON with every key once and without fractions."""
    try:
        text = Path(path).read_text("utf-8")
        proof = json.loads(text, object_pairs_hook=once, parse_float=refuse, parse_constant=refuse)
    except (OSError, ValueError, RecursionError) as error:
        raise Wrong(f"the file cannot be read: {error}") from error
    if not isinstance(proof, dict):
        raise Wrong("the file holds no proof")
    if strange := sorted(set(proof) - set(FIELDS) - SHOWN):
        raise Wrong(f"the file holds more than a proof: {strange[0]}")
    for name, kind in FIELDS.items():
        if type(proof.get(name)) is not kind:
            raise Wrong(f"{name} is missing or malformed")
    return proof


def verify(proof: dict[str, Any], published: str | None = None) -> str:
    """The sentence that the proof proves."""
    if proof["format"] != FORMAT:
        raise Wrong(f"this script knows no format {proof['format']}")
    if proof["algorithm"] not in ALGORITHMS:
        raise Wrong(f"{proof['algorithm']} is no algorithm of this format")
    if published is not None and published.lower() != proof["root"]:
        raise Wrong("the file's root is not the one that was published")
    payload = check_payload(proof)
    check_leaf(proof)
    check_path(proof)
    number = f"record {proof['index'] + 1} of {proof['size']}"
    return f"the envelope is {number} in the log with the {proof['algorithm']} root {proof['root']}; {payload}"


def check_payload(proof: dict[str, Any]) -> str:
    """Salt and payload, where they are shown, give the hash in the record."""
    if len(SHOWN & set(proof)) == 1:
        raise Wrong("a payload is shown with its salt, or neither")
    if "payload" not in proof:
        return "its payload is not shown"
    salt = unhex(proof["salt"], "salt")
    if digest(proof, salt + canonical(proof["payload"])) != unhex(proof["payload_hash"], "payload_hash"):
        raise Wrong("the payload is not the one that was recorded")
    return "its payload is the one that was recorded"


def check_leaf(proof: dict[str, Any]) -> None:
    """Envelope and hash of the payload give the leaf."""
    unhex(proof["payload_hash"], "payload_hash")
    recorded = canonical({"envelope": proof["envelope"], "payload_hash": proof["payload_hash"]})
    if digest(proof, b"\x00" + recorded) != unhex(proof["leaf"], "leaf"):
        raise Wrong("the envelope is not the one that was recorded")


def check_path(proof: dict[str, Any]) -> None:
    """The neighbours lead from the leaf to the root (RFC 9162, 2.1.3.2)."""
    place, last, found = proof["index"], proof["size"] - 1, unhex(proof["leaf"], "leaf")
    if not 0 <= place <= last:
        raise Wrong(f"there is no record {place} (from 0) among {last + 1}")
    for step in proof["path"]:
        if last == 0:
            raise Wrong("the path is too long")
        found, place, last = climb(proof, unhex(step, "path"), found, place, last)
    if last:
        raise Wrong("the path is too short")
    if found != unhex(proof["root"], "root"):
        raise Wrong("the path does not lead to the root")


def climb(proof: dict[str, Any], neighbour: bytes, found: bytes, place: int, last: int) -> tuple[bytes, int, int]:
    """One level up: the hash there, its place, and the last place of that level."""
    if place % 2 == 0 and place != last:
        return digest(proof, b"\x01" + found + neighbour), place // 2, last // 2
    while place and place % 2 == 0:  # the right edge had no neighbour of its own on these levels
        place, last = place // 2, last // 2
    return digest(proof, b"\x01" + neighbour + found), place // 2, last // 2


def canonical(value: object) -> bytes:
    """RFC 8785 for values without fractions: keys in the order of their UTF-16 units, nothing escaped that need not be."""
    try:
        return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Wrong("a text holds half a character") from error


def ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def digest(proof: dict[str, Any], data: bytes) -> bytes:
    try:
        return hashlib.new(proof["algorithm"], data).digest()
    except ValueError as error:
        raise Wrong(f"this Python cannot compute {proof['algorithm']}") from error


def unhex(text: object, name: str) -> bytes:
    """32 bytes, written in the one way that is used here."""
    if not isinstance(text, str) or len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise Wrong(f"{name} holds no hash of 64 hexadecimal digits")
    return bytes.fromhex(text)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no whole number")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
