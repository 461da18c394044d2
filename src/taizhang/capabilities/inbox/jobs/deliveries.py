"""Every minute notices are delivered; every morning those who have an address of mail are sent what they have not read."""

from datetime import datetime

from django.conf import settings
from django.core.mail import get_connection

from taizhang.capabilities.inbox.actions import notices
from taizhang.capabilities.inbox.pages import letters
from taizhang.capabilities.inbox.queries import digests


def deliver(now: datetime) -> str:
    """Everybody has been told of every event that concerns him."""
    return f"{notices.deliver(now=now)} notices"


def mail_digests(now: datetime) -> str:
    """One letter to each who has something unread that stood in none before; no letter where the installation sends no mail.

    A letter is marked when it has gone: after a crash in between it goes once more, and nothing is left out.
    """
    notices.deliver(now=now)
    if not settings.MAILS:
        return "no mail: TAIZHANG_EMAIL_URL is not set"
    connection, waiting = get_connection(), digests.waiting()
    for digest in waiting:
        connection.send_messages([letters.letter(digest)])
        notices.mailed(digest.account, until=digest.until, now=now)
    return f"{len(waiting)} letters"
