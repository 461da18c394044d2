"""What an event says can be erased, by somebody else than who did it and on a ground; that it happened stays, and stays proven."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang.frame.models import Account
from taizhang.kit import verify_proof
from taizhang.ledger.actions import erasing, people
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyErased
from taizhang.ledger.models import Event, Organisation
from taizhang.ledger.queries import actors, log
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.report_lines import ReasonMissing
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.conftest import MORNING
from tests.ledger.recorded import record

pytestmark = pytest.mark.django_db
GROUND = "个人信息保护法第四十七条，本人申请"


@pytest.fixture
def qin(lin: Account) -> Account:
    """The security administrator of an office whose first six events are there."""
    record(lin)
    account = Account.objects.create(username="qin", display_name="秦安")
    office = Organisation.objects.get()
    person = people.enter_person("秦安", organisation=office, account=account.pk, by=By(CLOCK, MORNING))
    people.appoint(person, Role.SECURITY_ADMINISTRATOR, organisation=office, by=By(CLOCK, MORNING))
    return account


def by(account: Account, reason: str = GROUND) -> By:
    return By(actors.actor_of(account, on=MORNING.date()), MORNING, reason=reason)


def test_its_words_are_gone_and_the_record_is_whole_and_says_who_and_why(qin: Account) -> None:
    before = bytes(Event.objects.get(number=1).payload_hash)

    erasing.erase_payload(1, by=by(qin))

    erased, told = Event.objects.get(number=1), Event.objects.order_by("-number")[0]
    assert (erased.payload, erased.salt, bytes(erased.payload_hash)) == (None, None, before)
    assert (told.verb, told.subject, told.actor, (told.payload or {})["reason"]) == ("erase_payload", "event:1", qin, GROUND)
    assert (log.verified().broken, log.verified().erased) == (None, 1)


def test_a_proof_of_before_and_one_of_afterwards_hold(qin: Account, tmp_path: Path) -> None:
    (tmp_path / "before.json").write_bytes(log.proof(1, show=log.Show.PAYLOAD))

    erasing.erase_payload(1, by=by(qin))

    (tmp_path / "after.json").write_bytes(log.proof(1, show=log.Show.PAYLOAD))
    for name in ("before.json", "after.json"):
        command = [sys.executable, "-I", "-S", verify_proof.__file__, tmp_path / name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout[:6]) == (0, "proved"), done.stdout
    assert "payload" not in json.loads((tmp_path / "after.json").read_text("utf-8"))


def test_words_that_somebody_removed_without_this_verb_are_still_missed(qin: Account) -> None:
    erasing.erase_payload(1, by=by(qin))
    Event.objects.filter(number=2).update(payload=None, salt=None)

    broken = log.verified().broken
    assert broken is not None
    assert broken.en == "the payload of event 2 is gone, and no event erased it"


def test_it_needs_the_right_person_and_a_ground(qin: Account, lin: Account) -> None:
    with pytest.raises(NotPermitted):
        erasing.erase_payload(1, by=by(lin))
    with pytest.raises(ReasonMissing):
        erasing.erase_payload(1, by=by(qin, reason=" "))
    with pytest.raises(log.NoSuchEvent):
        erasing.erase_payload(4711, by=by(qin))

    assert Event.objects.filter(payload__isnull=True).count() == 0


def test_nobody_erases_what_he_did_nor_why_something_was_erased_nor_anything_twice(qin: Account) -> None:
    erasing.erase_payload(1, by=by(qin))
    last = Event.objects.order_by("-number")[0].number

    with pytest.raises(AlreadyErased):
        erasing.erase_payload(1, by=by(qin))
    with pytest.raises(erasing.NotErasable, match="why something was erased"):
        erasing.erase_payload(last, by=by(qin))
    Event.objects.filter(number=2).update(actor=qin)
    with pytest.raises(erasing.NotErasable, match="who did it"):
        erasing.erase_payload(2, by=by(qin))

    assert Event.objects.count() == last + 1
