"""Words for people: English in the sources, Chinese in the catalogue, both complete."""

import re
from pathlib import Path

import pytest

from taizhang.frame import translations

from .sources import shown

HANZI = re.compile("[\u3400-\u9fff]")
CATALOGUES = translations.catalogues()
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}")


def test_there_is_a_chinese_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["zh_Hans"]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=shown)
def test_every_word_for_people_is_translated_and_none_is_left_over(catalogue: Path) -> None:
    assert translations.untranslated(catalogue) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=shown)
def test_a_translation_has_the_placeholders_of_its_words(catalogue: Path) -> None:
    strings = [(message.id, message.string) for message in translations.read(catalogue) if message.id]
    pairs = [(english, chinese) for english, chinese in strings if isinstance(english, str) and isinstance(chinese, str)]

    assert pairs
    assert [english for english, chinese in pairs if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(chinese))] == []


def test_words_in_the_sources_are_english() -> None:
    messages = [message for message in translations.words() if message.id]

    assert messages
    assert [message.id for message in messages if HANZI.search(str(message.id))] == []


def _catalogue(folder: Path, *lines: str) -> Path:
    path = folder / "django.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "\n".join(lines), "utf-8")
    return path


def test_a_word_that_is_missing_empty_or_doubtful_would_be_caught(tmp_path: Path) -> None:
    missing = _catalogue(tmp_path)
    assert "not translated: Account" in translations.untranslated(missing)

    empty = _catalogue(tmp_path, 'msgid "Account"\nmsgstr ""')
    assert "not translated: Account" in translations.untranslated(empty)

    doubtful = _catalogue(tmp_path, '#, fuzzy\nmsgid "Account"\nmsgstr "账户"')
    assert "not translated: Account" in translations.untranslated(doubtful)

    good = _catalogue(tmp_path, 'msgid "Account"\nmsgstr "账户"')
    assert "not translated: Account" not in translations.untranslated(good)


def test_a_translation_of_words_that_are_no_longer_used_would_be_caught(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path, 'msgid "Words that nobody writes"\nmsgstr "无人使用"')

    assert "not in the sources: Words that nobody writes" in translations.untranslated(catalogue)
