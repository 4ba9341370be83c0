"""Whoever packs or brings back while strace looks on: ``python -m tests.desk.travel.cutoff pack|merge BASE``.

What it wrote is replayed up to each call (:mod:`tests.storage.faults.powerloss`), and looked at as the next would find
it: after a kill -9 at that call, or when the power went.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage import HeadPlace, open_returned, verify
from storage.entry import opening
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.keys.slots import Secrets, Slot
from storage.sites.place import site_of
from tests.desk.travel.trips import CASE, LATER, Office
from wams_tui.casework.errors import WamsError
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.travel.returning import CaseOutcome, bring_back
from wams_tui.desk.travel.status import travels
from wams_tui.law.ruleset import RuleSet, load_rules


@dataclass(frozen=True)
class Hand:
    """The opened slot of the office: a copy of its vault opens without paying for Argon2id."""

    keys: KeyFile
    slot: Slot
    secrets: Secrets
    rules: RuleSet

    @classmethod
    def of(cls, vault: Path, rules: RuleSet) -> "Hand":
        """Open the one slot of a vault."""
        keys = keyfile.load(vault)
        return cls(keys, *opening.enter(keys, "demo", keys.slots), rules)

    @contextmanager
    def desk(self, place: Path) -> Iterator[Desk]:
        """Sit down at a copy of the office."""
        site, heads = site_of(place / "vault"), HeadPlace(place / "heads")
        with opening.open_session(site, self.keys, self.slot, self.secrets, heads, lambda: LATER) as session:
            yield Desk(session, self.rules, lambda: LATER)

    def judge_packed(self, place: Path, acknowledged: list[str]) -> list[str]:
        """Look whether home and the travel vault agree, and the one that was out before still comes home."""

        def look(desk: Desk) -> Iterator[str]:
            out, there = travels(desk), (place / "weer").exists()
            if there and len(out) != 2:
                yield "it is there and home does not know"
            if acknowledged and not there:
                yield "it was packed and is not there"
            if len(open_case(desk, CASE).file.trips) != len(out):
                yield "the case says otherwise than the vault"
            if there:
                (case,) = open_returned(desk.session, place / "weer").cases
                went, now = ({one.id: one.content for one in each.values()} for each in (case.base, case.now))
                if went.keys() != case.went.keys() or went != now:
                    yield "it is not what was packed"
                bring_back(desk, place / "weer")
            yield from self._comes_home(desk, place)

        return self._judged(place, look)

    def judge_merged(self, place: Path, acknowledged: list[str]) -> list[str]:
        """Look whether all of it came home or nothing, and bringing it back once more ends as it would have."""

        def look(desk: Desk) -> Iterator[str]:
            file = open_case(desk, CASE).file
            (trip,), (out,) = file.trips, travels(desk)
            signs = {"t" in {one.id for one in file.todos}, not trip.is_out, out.vault.ended is not None}
            if len(signs) != 1:
                yield "it came home in part"
            if acknowledged and True not in signs:
                yield "it came home and is not there"
            yield from self._comes_home(desk, place)

        return self._judged(place, look)

    def _comes_home(self, desk: Desk, place: Path) -> Iterator[str]:
        bring_back(desk, place / "laptop" / "reis")
        if [one.id for one in open_case(desk, CASE).file.todos] != ["t"]:
            yield "not everything is home"
        again = bring_back(desk, place / "laptop" / "reis")
        if not again.again or {one.outcome for one in again.cases} != {CaseOutcome.ONGEWIJZIGD}:
            yield "twice is not as once"
        yield from (finding.say() for finding in verify(desk.session).findings)

    def _judged(self, place: Path, look: Callable[[Desk], Iterator[str]]) -> list[str]:
        try:
            with self.desk(place) as desk:
                return list(look(desk))
        except WamsError as error:
            return [error.say()]


def main(work: str, place: str) -> None:
    """Be the one that is traced."""
    base = Path(place)
    with Office(base, load_rules()).desk(LATER) as desk:
        if work == "pack":
            pack_cases(desk, [CASE], base / "weer", own_laptop(desk), desk.today(), "demo")
        else:
            bring_back(desk, base / "laptop" / "reis")
        sys.stdout.write(f"{work}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
