"""The choice of language, kept in a cookie."""

from django.views.i18n import set_language as _set_language

from taizhang.frame import access

set_language = access.open_to_everyone(_set_language)
