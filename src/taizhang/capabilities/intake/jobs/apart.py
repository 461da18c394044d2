"""A file is read in a process of its own: one that never ends, or takes its process along, is given up, and the others go on."""

import multiprocessing
from multiprocessing.connection import Connection

from taizhang.capabilities.intake.looking import Found, look_into
from taizhang.frame import process_groups
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.secrecy import Classified
from taizhang.ledger.rules.sentences import Sentence
from taizhang.reading import ReadingError, Wording

PATIENCE = 60.0  # seconds
_SPAWN = multiprocessing.get_context("spawn")
_DEAD = Sentence(
    "读取程序在该文件上意外终止，请把该文件反馈给台账的开发者", "the reader died over this file: tell the makers of Taizhang, with the file"
)


class GivenUp(Refused):
    """The file was not read to its end."""


def look_apart(content: bytes, name: str, *, seconds: float = PATIENCE) -> Found:
    """What is read in it. Raises what the reading raises, `Classified`, and `GivenUp`."""
    here, there = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_look, args=(there, content, name), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise GivenUp(_too_long(seconds))
        return _answered(here.recv(), name)
    except EOFError:
        raise GivenUp(_DEAD) from None
    finally:
        process_groups.end(process)
        here.close()


def _look(pipe: Connection, content: bytes, name: str) -> None:
    """Answers with what was found, or with the words in which it was refused."""
    process_groups.lead()
    try:
        pipe.send(look_into(content, name))
    except ReadingError as error:
        pipe.send((error.what, error.remedy))
    except Classified as secret:
        pipe.send(secret.level)


def _answered(said: "Found | str | tuple[Wording, Wording]", name: str) -> Found:
    if isinstance(said, Found):
        return said
    if isinstance(said, str):
        raise Classified(said)
    raise ReadingError(name, *said)


def _too_long(seconds: float) -> Sentence:
    return Sentence(
        f"读取超过{seconds:g}秒，已放弃。请只保存计划的正文后再读取",
        f"reading took more than {seconds:g} s and was given up: save the text of the plan alone, and read that",
    )
