"""Four coordinators with the vault open at once, and what each of them can open with every key they ever had."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from storage import HeadPlace, Role, Session, create_vault
from storage.basics.codec import Unopened, canonical, unseal
from storage.cases.records import bound
from tests.storage.colleagues import join
from tests.storage.vaults import PASSPHRASE, SEEN, Clock, Place
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked

FIRST = "Anneke Voorbeeld"
NAMES = ("Bram Voorbeeld", "Carla Voorbeeld", "Dilan Voorbeeld")


@dataclass
class Team:
    """Sessions by the letter of a name: a, b, c, d."""

    place: Place
    sessions: dict[str, Session]
    kept: dict[str, set[bytes]] = field(default_factory=lambda: {one: set() for one in "abcd"})
    """Every case key that somebody could have copied, by letter."""

    def __getitem__(self, letter: str) -> Session:
        return self.sessions[letter]

    def id(self, letter: str) -> str:
        return self.sessions[letter].coordinator.id

    def later(self, hours: float) -> datetime:
        """The time so many hours from now; asking costs a second of the clock."""
        return self.place.clock() + timedelta(hours=hours)

    def wait(self, hours: float) -> None:
        self.place.clock.time += timedelta(hours=hours)

    def who_can(self, case_id: str) -> set[str]:
        """Who opens the case with the program now; the keys they find are kept for ever."""
        found = set()
        for letter, session in self.sessions.items():
            try:
                session.read_case(case_id, SEEN)
            except Locked:
                assert case_id not in {head.case_id for head in session.heads()}
                continue
            assert case_id in {head.case_id for head in session.heads()}
            found.add(letter)
            case = session.case_keys.current(case_id)
            with session.opened.database.reading() as sql:
                self.kept[letter] |= set(session.case_keys.every(sql, case).values())
        return found

    def who_could(self, case_id: str) -> set[str]:
        """Who opens any record of the case, as it lies in the file now, with any key they ever had or have now."""
        self.who_can(case_id)
        with self["a"].opened.database.reading() as sql:
            rows = sql.execute(
                "SELECT id, kind, epoch, version, content FROM record WHERE case_id = :case", {"case": case_id}
            ).fetchall()
        found = set()
        for letter, session in self.sessions.items():
            secrets = session.opened.secrets
            keys = {*self.kept[letter], secrets.vault_key, secrets.wrap, secrets.signing}
            keys |= self._that_follow(session.vault_id, case_id, keys)
            if any(_opens(key, session.vault_id, case_id, row) for key in keys for row in rows):
                found.add(letter)
        return found

    def _that_follow(self, vault_id: str, case_id: str, keys: set[bytes]) -> set[bytes]:
        """Keys that open from other keys by what stands in the epochs, forwards or backwards."""
        with self["a"].opened.database.reading() as sql:
            epochs = sql.execute(
                "SELECT epoch, forward, backward FROM case_epoch WHERE case_id = :case ORDER BY epoch",
                {"case": case_id},
            ).fetchall()
        found: set[bytes] = set()
        for epoch, *boxes in [*epochs, *reversed(epochs)]:
            for label in ("wams/epoch/1", "wams/epoch/2", "wams/epoch-back/1"):
                for box in boxes:
                    for key in keys | found:
                        try:
                            found.add(unseal(key, bytes(box), canonical(label, vault_id, case_id, epoch)))
                        except Unopened:
                            continue
        return {key for key in found if len(key) == 32}


def _opens(key: bytes, vault_id: str, case_id: str, row: tuple[object, ...]) -> bool:
    record, kind, epoch, version, content = row
    try:
        unseal(key, content, bound(vault_id, case_id, epoch, record, kind, version))  # type: ignore[arg-type]
    except Unopened:
        return False
    return True


def empty(base: Path) -> Place:
    """Make a vault with the first of them."""
    heads, clock = HeadPlace(base / "koppen"), Clock()
    created = create_vault(
        base / "kluis",
        nature=VaultNature.OEFENKLUIS,
        coordinator_name=FIRST,
        passphrase=PASSPHRASE,
        heads=heads,
        now=clock,
    )
    return Place(base / "kluis", heads, created, clock)


def made(master: Place, to: Path, roles: Mapping[str, Role] = MappingProxyType({})) -> Place:
    """Return a copy of a vault with the three others in it, coordinators unless ``roles`` says otherwise."""
    place = master.copy(to)
    join_all(place, roles)
    return place


def join_all(place: Place, roles: Mapping[str, Role] = MappingProxyType({})) -> None:
    """Give the three others a slot, and a first look inside, so that each has a signed head."""
    for name in NAMES:
        join(place, name, name, roles.get(name, Role.COORDINATOR))
        place.unlock(name, name).lock()


@contextmanager
def at_work(place: Place) -> Iterator[Team]:
    """Everybody unlocks."""
    with ExitStack() as all_of_them:
        sessions = {"a": all_of_them.enter_context(place.unlock(PASSPHRASE, FIRST))}
        for letter, name in zip("bcd", NAMES, strict=True):
            sessions[letter] = all_of_them.enter_context(place.unlock(name, name))
        yield Team(place, sessions)
