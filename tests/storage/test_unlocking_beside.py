"""Unlocking while a colleague changes the key file: the log never says that it went back."""

import threading
from datetime import datetime

import pytest

from storage import verify
from storage.entry import opening
from storage.sites.place import site_of
from tests.storage.faults.hands import Hands
from tests.storage.vaults import CHANGED, Place


@pytest.mark.parametrize("moment", range(1, 6))
def test_a_key_file_that_is_changed_at_any_moment_of_an_unlock_is_no_alarm(place: Place, moment: int) -> None:
    hands = Hands.of(place.directory)
    with place.unlock() as colleague:
        done, asked = threading.Event(), 0

        def change() -> None:
            with colleague.deed(CHANGED) as deed:
                deed.change_keys(lambda keys: keys)
            done.set()

        def clock() -> datetime:
            nonlocal asked
            asked += 1
            if asked == moment:
                worker.start()
                done.wait(0.2)
            return place.clock()

        worker = threading.Thread(target=change)
        site = site_of(place.directory)
        session = opening.open_session(site, hands.keys, hands.slot, hands.secrets, place.heads, clock)
        worker.join(10)
        session.lock()

        assert asked >= moment
        assert verify(colleague).findings == ()
    with place.unlock() as session:
        assert session.warnings == ()
