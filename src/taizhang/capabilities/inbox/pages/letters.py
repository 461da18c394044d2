"""A digest as a letter: plain text, and no word of the record that its reader could not see here."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from taizhang.capabilities.inbox.pages import sentences
from taizhang.capabilities.inbox.pages.sentences import Line
from taizhang.capabilities.inbox.queries.digests import Digest


def letter(digest: Digest) -> EmailMessage:
    """In the language of the installation."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Taizhang: %(count)s unread") % {"count": digest.number}
        more = digest.number - len(digest.notices)
        body = [
            _("%(name)s, this waits for you in Taizhang:") % {"name": digest.name},
            *(_said(line) for line in sentences.lines(digest.notices)),
            *([_("and %(count)s more.") % {"count": more}] if more else []),
            _("Open your inbox to read and to act."),
        ]
    return EmailMessage(subject, "\n\n".join(body), to=[digest.address])


def _said(line: Line) -> str:
    """On one line each: what somebody wrote begins no line of its own."""
    moment = formats.date_format(timezone.localtime(line.at), "DATETIME_FORMAT")
    words = [f"{line.who} {line.did}", line.title, line.said, moment]
    return "- " + " · ".join(" ".join(part.split()) for part in words if part)
