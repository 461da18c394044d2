"""The script that checks a proof without Taizhang: what the log writes is proved, and any change is not."""

import ast
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.kit import verify_proof
from taizhang.kit.canonical import LARGEST, canonical
from taizhang.kit.leaves import FORMAT, Disclosed, Place, leaf, payload_hash, proof_file
from taizhang.kit.merkle import Algorithm, AlgorithmMissing, Tree

SALT = bytes(range(32))
PAYLOAD = {"完成值": Decimal("7.50"), "说明": "已建成"}
ENVELOPE = {"actor": "张三", "verb": "report.accept", "subject": "obligation:17", "at": "2022-04-11T00:00:00.000000Z"}


def proof_of(number: int, size: int, *, shown: bool = True, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    hashed = payload_hash(PAYLOAD, SALT, algorithm)
    tree = Tree(algorithm=algorithm)
    for other in range(size):
        tree.append(leaf(ENVELOPE | {"number": other}, hashed, algorithm))
    place = Place(number, size, tree.inclusion(number), tree.root())
    return proof_file(ENVELOPE | {"number": number}, hashed, place, shown=Disclosed(PAYLOAD, SALT) if shown else None, algorithm=algorithm)


def run(tmp_path: Path, proof: bytes, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As somebody without Taizhang runs it: the file alone, isolated from everything installed."""
    file = tmp_path / "proof.json"
    file.write_bytes(proof)
    command = [sys.executable, "-I", "-S", verify_proof.__file__, str(file), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def verdict(tmp_path: Path, proof: bytes, *published: str) -> str:
    file = tmp_path / "proof.json"
    file.write_bytes(proof)
    try:
        return verify_proof.verify(verify_proof.read(str(file)), *published)
    except verify_proof.Wrong as wrong:
        return f"wrong: {wrong}"


def test_a_record_is_proved_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, proof_of(4, 11))

    assert done.returncode == 0
    assert done.stdout.startswith("proved: the envelope is record 5 of 11 in the log with the sha256 root ")
    assert done.stdout.endswith("; its payload is the one that was recorded\n")
    assert done.stderr == ""


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, proof_of(4, 11).replace("张三".encode(), "李四".encode()))

    assert (done.returncode, done.stdout) == (1, "not proved: the envelope is not the one that was recorded\n")


def test_without_a_file_it_says_how_it_is_called() -> None:
    done = subprocess.run([sys.executable, verify_proof.__file__], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "not proved: usage: python verify_proof.py FILE [ROOT]\n")


def test_an_erased_payload_leaves_the_record_proved(tmp_path: Path) -> None:
    proof = proof_of(0, 1, shown=False)

    assert "7.5" not in proof.decode()
    assert verdict(tmp_path, proof).endswith("its payload is not shown")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_changed_byte_of_the_file_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    proof = bytearray(proof_of(5, 7))
    proof[data.draw(st.integers(0, len(proof) - 1), "place")] ^= data.draw(st.integers(1, 255), "flip")

    assert verdict(tmp_path, bytes(proof)).startswith("wrong: ")


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"format": "taizhang.proof/2"}, "knows no format"),
        ({"algorithm": "md5"}, "no algorithm"),
        ({"index": True}, "index is missing or malformed"),
        ({"index": 7}, "no record 7"),
        ({"size": 100, "index": 0}, "the path is too short"),
        ({"size": 1, "index": 0}, "the path is too long"),
        ({"leaf": "0" * 64}, "the envelope is not"),
        ({"payload": {}}, "the payload is not"),
        ({"payload_hash": "AB" * 32}, "no hash of 64"),
        ({"path": [""]}, "path holds no hash"),
        ({"root": "0" * 64}, "does not lead to the root"),
        ({"note": "by the way"}, "more than a proof: note"),
        ({"envelope": {"actor": "\ud800"}}, "half a character"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_first_thing_that_is_wrong_is_named(tmp_path: Path, change: dict[str, object], wrong: str) -> None:
    proof = json.loads(proof_of(5, 7)) | change

    assert wrong in verdict(tmp_path, json.dumps(proof).encode())


@pytest.mark.parametrize("file", [b"", b"[]", b"{", b'{"a":1,"a":2}', b'{"size":1.0}', b'{"size":NaN}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_proof_is_refused(tmp_path: Path, file: bytes) -> None:
    assert verdict(tmp_path, file).startswith("wrong: the file ")


def test_a_proof_of_another_log_is_told_from_the_published_root(tmp_path: Path) -> None:
    proof = proof_of(5, 7)
    published = json.loads(proof)["root"]

    assert verdict(tmp_path, proof, published.upper()).startswith("the envelope is record 6 of 7")
    assert verdict(tmp_path, proof, "00" * 32) == "wrong: the file's root is not the one that was published"


def test_sm3_is_checked_too(tmp_path: Path) -> None:
    try:
        proof = proof_of(2, 3, algorithm=Algorithm.SM3)
    except AlgorithmMissing as error:
        pytest.skip(str(error))

    assert "sm3 root" in verdict(tmp_path, proof)


@given(st.dictionaries(st.text(), st.integers(-LARGEST, LARGEST) | st.text() | st.none() | st.booleans()))
def test_the_script_spells_json_as_the_log_does(value: dict[str, object]) -> None:
    assert verify_proof.canonical(value) == canonical(value)


def test_the_script_needs_nothing_but_python() -> None:
    tree = ast.parse(Path(verify_proof.__file__).read_text("utf-8"))
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert imported == {"__future__", "hashlib", "json", "pathlib", "sys", "typing"}
    assert verify_proof.FORMAT == FORMAT


def test_a_salt_that_is_too_short_hides_nothing() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        payload_hash(PAYLOAD, b"salt")
