"""Catalogues are kept up to date and compiled by our own small tool."""

import gettext
import os
from pathlib import Path

import pytest

from taizhang.frame import translations

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with one word of the sources translated, and one that the sources no longer have."""
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'{HEAD}msgid "Account"\nmsgstr "账户"\n\nmsgid "Words that nobody writes"\nmsgstr "无人使用"\n', "utf-8")
    monkeypatch.setattr(translations, "LOCALES", tmp_path)
    return path


def translated(catalogue: Path) -> dict[object, object]:
    return {message.id: message.string for message in translations.read(catalogue) if message.id}


def test_an_update_keeps_what_was_translated_takes_up_what_is_new_and_drops_what_is_gone(catalogue: Path) -> None:
    translations.main(["--update"])

    words = translated(catalogue)
    assert words["Account"] == "账户"
    assert words["Documents"] == ""
    assert "Words that nobody writes" not in words


def test_a_second_update_changes_nothing(catalogue: Path) -> None:
    translations.main(["--update"])
    before = catalogue.read_bytes()

    translations.main(["--update"])

    assert catalogue.read_bytes() == before


def test_what_is_compiled_is_what_is_read_at_run_time(catalogue: Path) -> None:
    translations.main([])

    with catalogue.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Account") == "账户"


def test_only_what_has_changed_is_compiled_again(catalogue: Path) -> None:
    translations.main([])
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(b"as it was")
    os.utime(catalogue, (1, 1))

    translations.main([])
    assert compiled.read_bytes() == b"as it was"

    os.utime(compiled, (0, 0))
    translations.main([])
    assert compiled.read_bytes() != b"as it was"


def test_words_of_every_kind_of_source_are_found() -> None:
    words = {message.id for message in translations.words()}

    assert "Something went wrong on our side" in words  # a page
    assert "Documents" in words  # a manifest
    assert "Earlier documents" in words  # a template of ours
    assert "Action plans, read and delivered" in words  # a template of Django's kind
