"""Every minute: files of the server's folder that somebody wants read are read, one after the other, in his name."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils import timezone

from taizhang.capabilities.intake.actions import batches
from taizhang.capabilities.intake.actions.receiving import received
from taizhang.capabilities.intake.jobs.apart import look_apart
from taizhang.capabilities.intake.models import BatchFile
from taizhang.capabilities.intake.queries.folder import NotInFolder, content_of
from taizhang.ledger.actions.by import By
from taizhang.ledger.queries import actors
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

SOURCE = "job:read-batches"
_LIES_THERE = Sentence(
    "文件标有密级，本系统不得存储、处理涉密文件，未作任何保存。该文件仍在服务器文件夹中，请立即移走，并按保密规定在涉密系统中办理",
    "the file is marked as classified: nothing of it is kept. It still lies in the folder of the server: take it away at once, and handle it on a classified system only",
)


def read_waiting(_now: datetime) -> str:
    """All that wait have been read, or refused in words. Killed in between, it goes on with the file that it had."""
    count = 0
    while file := batches.take_next(now=timezone.now()):
        batches.end_file(file, _read(file), now=timezone.now())
        count += 1
    return f"{count} files"


def _read(file: BatchFile) -> batches.Entry:
    try:
        by = _by(file)
    except Refused as refused:
        return batches.refused(file.name, file.size, refused.sentence)
    entry = received(file.name, partial(_content, file.name), by=by, look=look_apart)
    return replace(entry, said=_LIES_THERE) if entry.is_secret else entry


def _by(file: BatchFile) -> By:
    """Who wanted it, with the posts of today: one who may no longer set up ledgers has nothing read. Raises `NotPermitted`."""
    account, now = file.batch.account, timezone.now()
    actor = actors.actor_of(account, on=timezone.localdate(now), organisation=file.batch.organisation_id)
    if not account.is_active:
        raise permissions.NotPermitted(batches.CLOSED)
    permissions.require("set_up_ledger", actor, set())
    return By(actor, now, source=SOURCE)


def _content(name: str) -> bytes:
    if settings.INTAKE_FOLDER is None:
        raise NotInFolder(name)
    return content_of(settings.INTAKE_FOLDER, name)
