"""Whoever holds a root checks a proof without the log (RFC 9162, 2.1.3.2 and 2.1.4.2: the trees of RFC 6962, the steps written out)."""

from collections.abc import Sequence

from .hashing import Algorithm, empty_root, node_hash

_LENGTH = 32


class ProofRefused(ValueError):
    """The proof does not prove what it claims; the message is the first thing that is wrong."""


def check_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes, algorithm: Algorithm = Algorithm.SHA256
) -> None:
    """Returns where the record with this leaf hash is number `index` (from 0) of the `size` records under `root`; else `ProofRefused`."""
    _require(0 <= index < size, f"there is no record {index} among {size}")
    _require_hashes(leaf, root, *path)
    place, last, found = index, size - 1, leaf
    for neighbour in path:
        _require(last > 0, "the path is too long")
        if place & 1 or place == last:
            found = node_hash(neighbour, found, algorithm)
            place, last = _up_past_lone(place, last)
        else:
            found = node_hash(found, neighbour, algorithm)
        place, last = place >> 1, last >> 1
    _require(last == 0, "the path is too short")
    _require(found == root, "the path leads to another root")


def check_consistency(
    old: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes], algorithm: Algorithm = Algorithm.SHA256
) -> None:
    """Returns where the log of `size` records continues that of the first `old` ones, nothing changed; else `ProofRefused`."""
    _require(0 <= old <= size, f"{old} records are no earlier state of {size}")
    _require_hashes(old_root, root, *path)
    if old in (0, size):
        _require(not path, "the path is too long")
        _require(old_root == (root if old else empty_root(algorithm)), "the roots differ")
        return
    _climb(old, size, old_root, root, path if old & (old - 1) else [old_root, *path], algorithm)


def _climb(old: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes], algorithm: Algorithm) -> None:
    """Both roots are rebuilt on one way up, from the last subtree that the two logs share."""
    _require(bool(path), "the path is too short")
    place, last = _up_past_odd(old - 1, size - 1)
    found_old = found = path[0]
    for neighbour in path[1:]:
        _require(last > 0, "the path is too long")
        if place & 1 or place == last:
            found_old, found = node_hash(neighbour, found_old, algorithm), node_hash(neighbour, found, algorithm)
            place, last = _up_past_lone(place, last)
        else:
            found = node_hash(found, neighbour, algorithm)
        place, last = place >> 1, last >> 1
    _require(last == 0, "the path is too short")
    _require(found_old == old_root, "the path leads to another old root")
    _require(found == root, "the path leads to another root")


def _up_past_lone(place: int, last: int) -> tuple[int, int]:
    """Levels on which the right edge has no neighbour of its own are skipped."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _up_past_odd(place: int, last: int) -> tuple[int, int]:
    while place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _require_hashes(*hashes: bytes) -> None:
    _require(all(len(found) == _LENGTH for found in hashes), f"a hash has not {_LENGTH} bytes")


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001  a condition, and what it means if it does not hold
    if not holds:
        raise ProofRefused(otherwise)
