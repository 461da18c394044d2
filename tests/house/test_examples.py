"""The examples in the documents give what they say."""

import doctest

import pytest

from .sources import ROOT


@pytest.mark.parametrize("name", ["docs/how-reading-works.md"])
def test_every_example_of_a_document_gives_what_it_says(name: str) -> None:
    found = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")

    assert found.attempted > 0
    assert found.failed == 0
