"""A broken pack tells everything that is wrong, with file and line, at once."""

from pathlib import Path

import pytest

from taizhang.ledger.pack import whole

from .making import COUNTY, folder_of

HEAD = {"pack.yaml": COUNTY["pack.yaml"]}


def told(root: Path, files: dict[str, str]) -> list[str]:
    pack, problems = whole.read(folder_of(root, {**HEAD, **files}))
    assert pack is None or not problems
    return [problem.told("en") for problem in problems]


def test_all_problems_of_all_files_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": "suggested: true\norganisations:\n- name: 甲局\n  short: 甲\n  parent: 乙政府\n- {name: 甲局, levle: city}\n",
        "organisations/b.yaml": "organisations:\n- name: 丙局\n- name: 丁局\n  aliases: [丁局]\n  cites: {document: 文}\n",
        "calendars/2022.yaml": (
            "year: 2022\nsource: 通知\nsuggested: true\nclosed:\n- 2022-01-03\n- 2022-01-01\nworked:\n- 2022-01-31\n- 2021-12-25\n"
        ),
        "surprise.yaml": "a: 1\n",
    }

    assert told(tmp_path, files) == [
        "calendars/2022.yaml:6: 2022-01-01 is a Saturday or Sunday, and off anyway; check it against the notice of the year",
        "calendars/2022.yaml:8: 2022-01-31 is no Saturday or Sunday; check it against the notice of the year",
        "calendars/2022.yaml:9: 2021-12-25 is not in 2022; check it against the notice of the year",
        (
            "organisations/a.yaml:6: there is no `levle`; known are: name, short, kind, level, parent, code, aliases, former, from, until, successor, "
            "cites, suggested, note"
        ),
        "organisations/b.yaml:2: it cites no source; write `cites` (document, task, quote), or `suggested: true`",
        "organisations/b.yaml:3: 丁局 stands twice; keep one of them",
        (
            "surprise.yaml: a file of no known kind; known are: organisations/*.yaml, members/*.yaml, calendars/*.yaml, light_rules.yaml, "
            "ladders.yaml, milestone_templates.yaml, reporting_calendars.yaml, collective_names.yaml, amendment_paths.yaml"
        ),
    ]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "amendment_paths.yaml",
            "suggested: true\npaths:\n- kind: words\n  steps:\n  - {step: a, title: {zh: 审, en: a}, parties: [recipent], roles: [head]}\n",
            (
                "amendment_paths.yaml:5: there is no `recipent`; known are: coordinator, lead, debtor, creditor, recipient, proposer, "
                "supervisor, above, none"
            ),
        ),
        (
            "amendment_paths.yaml",
            "suggested: true\npaths:\n- kind: word\n  steps:\n  - {step: a, title: {zh: 审, en: a}, parties: [recipient], roles: [head]}\n",
            "amendment_paths.yaml:3: there is no `word`; known are: target, deadline, owner, words, add, drop, extend",
        ),
        (
            "amendment_paths.yaml",
            "suggested: true\npaths:\n- kind: words\n  steps:\n  - {step: a, title: {zh: 审, en: a}, parties: [proposer], roles: [head]}\n",
            "amendment_paths.yaml:5: the last step is the proposer's own; let another decide, like `recipient`",
        ),
        (
            "organisations/a.yaml",
            "suggested: true\norganisations:\n- {name: 甲局}\n- name: 乙局\n  parent: 丙政府\n",
            "organisations/a.yaml:5: there is no organisation 丙政府; write its full name",
        ),
        (
            "organisations/a.yaml",
            "suggested: true\norganisations:\n- {name: 甲局}\n- {name: 甲局}\n",
            "organisations/a.yaml:4: 甲局 stands in organisations/a.yaml:3; keep one of them",
        ),
        (
            "organisations/a.yaml",
            "suggested: true\norganisations:\n- name: 甲局\n  from: 2022-03-01\n  until: 2021-03-01\n",
            "organisations/a.yaml:5: it ends before it starts; check the dates",
        ),
        (
            "members/a.yaml",
            "suggested: true\nlists:\n- name: 组\n  members:\n  - 甲局\n",
            "members/a.yaml:5: there is no organisation 甲局; write its full name",
        ),
        (
            "light_rules.yaml",
            "suggested: true\nrules:\n- name: 宽\n  thresholds: {behind: 30, far_behind: 20}\n",
            (
                "light_rules.yaml:4: the thresholds do not fit together (what is red is no less than what is yellow); "
                "what is red is no less than what is yellow"
            ),
        ),
        (
            "milestone_templates.yaml",
            (
                "suggested: true\ntemplates:\n- deliverable: document\n  steps:\n"
                "  - {at: 50, percent: 50, title: {zh: 中, en: half}}\n  - {at: 40, percent: 100, title: {zh: 完, en: done}}\n"
            ),
            "milestone_templates.yaml:6: it is not behind the step before; put them in order",
        ),
        (
            "milestone_templates.yaml",
            "suggested: true\ntemplates:\n- deliverable: bridge\n  steps:\n  - {at: 100, percent: 100, title: {zh: 完, en: done}}\n",
            (
                "milestone_templates.yaml:3: there is no `bridge`; known are: document, list, training, event, selection, national-bid, project, "
                "built, other"
            ),
        ),
        (
            "reporting_calendars.yaml",
            "calendars:\n- {name: 月报, every: fortnight, by_day: 25}\n",
            "reporting_calendars.yaml:2: `every` cannot be `fortnight`; write one of: week, month, quarter, half-year, year",
        ),
    ],
)
def test_what_cannot_be_is_told_on_its_line(name: str, text: str, problem: str, tmp_path: Path) -> None:
    assert problem in told(tmp_path, {name: text})


def test_names_in_a_file_that_cannot_be_read_are_not_told_to_be_missing(tmp_path: Path) -> None:
    files = {
        "organisations/a.yaml": "suggested: true\norganisations:\n- {nane: 甲政府}\n",
        "organisations/b.yaml": "suggested: true\norganisations:\n- {name: 乙局, parent: 甲政府}\n",
    }

    assert {line.partition(":")[0] for line in told(tmp_path, files)} == {"organisations/a.yaml"}


def test_a_circle_of_governments_is_told_of_each_in_it(tmp_path: Path) -> None:
    circle = "suggested: true\norganisations:\n- {name: 甲, parent: 乙}\n- {name: 乙, parent: 甲}\n"

    assert [line.partition(";")[0] for line in told(tmp_path, {"organisations/a.yaml": circle})] == [
        "organisations/a.yaml:3: 甲 leads back to itself",
        "organisations/a.yaml:4: 乙 leads back to itself",
    ]


def test_a_post_that_there_is_not_issues_nothing(tmp_path: Path) -> None:
    ladder = (
        "suggested: true\nladders:\n- name: 督办\n  steps:\n  - step: reminder\n    title: {zh: 提醒, en: reminder}\n"
        "    issued_by: [king]\n    approved_by: []\n"
    )

    [line] = told(tmp_path, {"ladders.yaml": ladder})

    assert line.startswith("ladders.yaml:7: there is no `king`; known are: clerk, ")


def test_comments_and_the_version_are_no_other_content(tmp_path: Path) -> None:
    first, _ = whole.read(folder_of(tmp_path / "1", COUNTY))
    second, _ = whole.read(
        folder_of(tmp_path / "2", {name: "# said\n" + text.replace('version: "1"', 'version: "2"') for name, text in COUNTY.items()})
    )

    assert first is not None
    assert second is not None
    assert (first.version, second.version) == ("1", "2")
    assert first.sha256 == second.sha256
