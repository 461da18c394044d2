"""Inclusion proofs that somebody else wrote (transparency-dev/merkle), read beside the project."""

import json
from base64 import b64decode
from contextlib import nullcontext

import pytest

from taizhang.kit.merkle import ProofRefused, check_inclusion

from ...house.sources import ROOT

VECTORS = ROOT.parent / "shared" / "vectors" / "rfc6962_inclusion.jsonl"


@pytest.mark.skipif(not VECTORS.exists(), reason="there are no vectors of RFC 6962 beside the project")
def test_proofs_of_others_are_accepted_and_their_wrong_ones_refused() -> None:
    cases = [json.loads(line) for line in VECTORS.read_text("utf-8").splitlines()]

    for case in cases:
        path = [b64decode(neighbour) for neighbour in case["proof"] or []]
        with pytest.raises(ProofRefused) if case["wantErr"] else nullcontext():
            check_inclusion(b64decode(case["leafHash"]), case["leafIdx"], case["treeSize"], path, b64decode(case["root"]))

    assert sum(case["wantErr"] for case in cases) > len(cases) / 2
