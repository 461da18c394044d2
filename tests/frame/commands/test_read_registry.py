"""`taizhang read --registry`: names in a plan led to the organisations of a file."""

import json
from pathlib import Path

from tests.commands import taizhang
from tests.plans import PLAN


def test_names_lead_to_the_organisations_of_the_registry(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(PLAN)
    (tmp_path / "units.tsv").write_text("name\taliases\n县水务局\t县水利局\n", "utf-8")

    found = json.loads(taizhang("read", "plan.txt", "--registry", "units.tsv", cwd=tmp_path).out)

    assert [(o["name"], o["canonical"]) for task in found["tasks"] for o in task["organisations"]] == [
        ("县水利局", "县水务局"),
        ("县住房城乡建设局", None),
        ("县财政局", None),
    ]


def test_a_file_that_is_no_registry_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(PLAN)
    (tmp_path / "units.tsv").write_text("县水务局\n", "utf-8")

    answer = taizhang("read", "plan.txt", "--registry", "units.tsv", cwd=tmp_path)

    assert (answer.status, answer.out) == (2, b"")
    assert answer.err.count("\n") == 1
    assert "units.tsv: The registry is no registry of organisations." in answer.err
