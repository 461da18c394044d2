"""What a log holds of a record: the hash of its envelope and of its salted payload, and the file that proves it to others.

The payload can be erased (it may hold personal data): envelope and hash stay, and with them every proof. The salt keeps a short payload
from being guessed out of its hash; it is erased with the payload. `verify_proof.py` checks the file without Taizhang.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .canonical import canonical
from .merkle import Algorithm, leaf_hash
from .merkle.hashing import digest

FORMAT = "taizhang.proof/1"
SALT_LENGTH = 32


def payload_hash(payload: object, salt: bytes, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The hash over the salt and the canonical payload. The salt has 32 bytes, so that none of it passes for payload; else `ValueError`."""
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"a salt has {SALT_LENGTH} bytes, not {len(salt)}")
    return digest(salt + canonical(payload), algorithm)


def leaf_data(envelope: Mapping[str, object], hashed: bytes) -> bytes:
    """The bytes of the record in the log: the envelope, and the payload by its hash."""
    return canonical({"envelope": envelope, "payload_hash": hashed.hex()})


def leaf(envelope: Mapping[str, object], hashed: bytes, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The leaf hash of a record."""
    return leaf_hash(leaf_data(envelope, hashed), algorithm)


@dataclass(frozen=True)
class Disclosed:
    """A payload, shown together with its salt."""

    payload: object
    salt: bytes


@dataclass(frozen=True)
class Place:
    """Where a record stands: number `index` (from 0) of `size` records under `root`, and the path there."""

    index: int
    size: int
    path: Sequence[bytes]
    root: bytes


def proof_file(
    envelope: Mapping[str, object],
    hashed: bytes,
    place: Place,
    *,
    shown: Disclosed | None = None,
    algorithm: Algorithm = Algorithm.SHA256,
) -> bytes:
    """One file that proves the record, in canonical JSON; with its payload where that is shown."""
    proof = {
        "format": FORMAT,
        "algorithm": algorithm,
        "envelope": envelope,
        "payload_hash": hashed.hex(),
        "leaf": leaf(envelope, hashed, algorithm).hex(),
        "index": place.index,
        "size": place.size,
        "path": [neighbour.hex() for neighbour in place.path],
        "root": place.root.hex(),
    }
    return canonical(proof | ({"payload": shown.payload, "salt": shown.salt.hex()} if shown else {}))
