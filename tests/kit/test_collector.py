"""The collector rests while somebody needs it to, goes on afterwards, and stays off where it was off."""

import gc
import threading
from collections.abc import Iterator

import pytest

from taizhang.kit.collector import collector_resting


@pytest.fixture(autouse=True)
def on_again() -> Iterator[None]:
    yield
    gc.enable()


def test_it_goes_on_after_work_that_failed() -> None:
    with pytest.raises(KeyError), collector_resting():
        raise KeyError

    assert gc.isenabled()


def test_it_rests_until_the_last_of_several_threads_has_left() -> None:
    entered, leave = threading.Event(), threading.Event()

    def longer() -> None:
        with collector_resting():
            entered.set()
            leave.wait(10)

    other = threading.Thread(target=longer)
    with collector_resting():
        other.start()
        assert entered.wait(10)
    still = gc.isenabled()
    leave.set()
    other.join()

    assert (still, gc.isenabled()) == (False, True)


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()

    with collector_resting():
        pass

    assert not gc.isenabled()


def test_a_function_may_be_marked_and_called_again_and_again() -> None:
    @collector_resting()
    def resting() -> bool:
        return gc.isenabled()

    assert [resting(), resting(), gc.isenabled()] == [False, False, True]
