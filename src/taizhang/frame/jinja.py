"""The environment of our own templates."""

import secrets
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone, translation
from jinja2 import Environment, StrictUndefined

from taizhang.frame.addresses import address_of
from taizhang.frame.drawn import drawn


def environment(**options: Any) -> Environment:
    """Templates that name something missing fail loudly; every word can be translated."""
    options["undefined"] = StrictUndefined
    env = Environment(**options, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701  Django passes autoescape
    env.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext)  # type: ignore[attr-defined]
    env.globals.update(
        drawn=drawn, url=_url, static=_static, asset=_asset, current_language=translation.get_language, request_token=_request_token
    )
    env.filters.update(date=_date, moment=_moment, number=_number, figure=_figure, size=filesizeformat)
    return env


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs) if kwargs else address_of(name)


@lru_cache(maxsize=1_000)
def _static(path: str) -> str:
    """Files have their addresses for as long as the process runs; a page names some twenty."""
    return static(path)


def _asset(path: str) -> str:
    """The address of a file of others, or nothing where an installation was made without it: no page needs one in order to open."""
    try:
        return _static(path)
    except ValueError:
        return ""


def _request_token() -> str:
    """The name of one sending of a form: sent twice, it is done once."""
    return secrets.token_urlsafe(16)


def _date(value: Any) -> str:
    return _day(value, translation.get_language()) if value else ""


@lru_cache(maxsize=4_000)
def _day(value: Any, _language: str) -> str:
    """A list says the same days over and over."""
    return formats.date_format(value, "DATE_FORMAT")


def _moment(value: Any) -> str:
    return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT") if value else ""


def _number(value: Any) -> str:
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def _figure(value: Any) -> str:
    """A number as it is known: without noughts behind the point that say nothing, and one that is not known is no zero."""
    if value is None:
        return "—"
    return _number(int(value) if value == int(value) else value.normalize() if isinstance(value, Decimal) else value)
