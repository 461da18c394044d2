"""What becomes of one file among others: whatever is wrong with it is said of it, and the others go on."""

from collections.abc import Callable
from dataclasses import replace

from taizhang import reading
from taizhang.capabilities.intake.actions import receive
from taizhang.capabilities.intake.actions.batches import Entry, refused
from taizhang.capabilities.intake.looking import Found, look_into
from taizhang.capabilities.intake.rules.batches import FileState
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.secrecy import Classified
from taizhang.ledger.rules.sentences import Sentence


def received(name: str, load: Callable[[], bytes], *, by: By, look: Callable[[bytes, str], Found] = look_into) -> Entry:
    """The file is a document, new or known; or it is refused, with the words of the refusal, and nothing of it is kept."""
    size = 0
    try:
        content = load()
        size = len(content)
        document, new = receive(content, look(content, name), name=name.rpartition("/")[2], by=by)
    except Classified as secret:
        return replace(refused(name, 0, secret.sentence), is_secret=True)
    except Refused as why:
        return refused(name, size, why.sentence)
    except reading.ReadingError as error:
        return refused(name, size, Sentence(f"{error.what.zh}{error.remedy.zh}", f"{error.what.en} {error.remedy.en}"))
    return Entry(name, size, FileState.READ if new else FileState.KNOWN, document=document)
