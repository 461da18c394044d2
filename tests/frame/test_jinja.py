"""What our templates can say."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError


def rendered(template: str, **words: object) -> str:
    return str(engines["jinja2"].from_string(template).render(words))


def test_what_somebody_wrote_is_shown_and_never_becomes_part_of_the_page() -> None:
    assert rendered("{{ title }}", title="<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_name_that_is_missing_fails_loudly() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ titel }}")


@pytest.mark.parametrize(("code", "shown"), [("zh-hans", "2026年3月27日"), ("en", "27 Mar 2026")])
def test_a_date_is_written_as_the_language_writes_it(code: str, shown: str) -> None:
    with translation.override(code):
        assert rendered("{{ day | date }}", day=date(2026, 3, 27)) == shown


@pytest.mark.parametrize(("code", "shown"), [("zh-hans", "2026年3月28日 00:30"), ("en", "28 Mar 2026, 00:30")])
def test_a_moment_is_told_by_the_clock_of_shanghai(code: str, shown: str) -> None:
    with translation.override(code):
        assert rendered("{{ at | moment }}", at=datetime(2026, 3, 27, 16, 30, tzinfo=UTC)) == shown


def test_a_day_that_is_not_known_is_nothing() -> None:
    assert rendered("{{ none | date }}|{{ none | moment }}", none=None) == "|"


@pytest.mark.parametrize("code", ["zh-hans", "en"])
def test_a_large_number_is_grouped_by_threes(code: str) -> None:
    with translation.override(code):
        assert rendered("{{ 1234567 | number }}") == "1,234,567"


@pytest.mark.parametrize(("code", "shown"), [("zh-hans", "登录"), ("en", "Sign in")])
def test_words_are_translated(code: str, shown: str) -> None:
    with translation.override(code):
        assert rendered("{{ _('Sign in') }}") == shown


def test_a_percent_sign_in_what_somebody_wrote_is_no_placeholder() -> None:
    assert rendered("{{ title }} {{ _('Sign in') }}", title="完成率100%s").startswith("完成率100%s ")


def test_addresses_are_named() -> None:
    assert rendered("{{ url('intake:document', document='abc') }}") == "/documents/abc"


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "—"), (0, "0"), (42.0, "42"), (46.5, "46.5"), (12345.0, "12,345"), (Decimal("0.900000"), "0.9")]
)
def test_a_figure_is_written_as_it_is_known(value: float | Decimal | None, shown: str) -> None:
    assert rendered("{{ value | figure }}", value=value) == shown
