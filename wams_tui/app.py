"""The one place where screens, desk and vault are put together; the front door calls these, in this order.

Nothing heavy is imported at the top: the prompt is on the terminal before :func:`warm` runs.
"""

import gc
import importlib
import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screens.unlock import PromptInfo

if TYPE_CHECKING:
    from screens.house import House
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.vault.beside import Beside
    from wams_tui.desk.vault.regaining import Regain
    from wams_tui.front import ExitReason

ON_REQUEST = "verzoek"
"""The place that ``wams demo`` opens on: the request that is due first, if one waits."""

BEGIN = "vandaag"
"""The place one begins the day at."""

PRACTICE_PASSPHRASE = "demo"

MOST_TRIED = 8
"""People of a vault whose slots are tried without a name (:data:`storage.entry.opening.MOST_SLOTS_TRIED`)."""

SELDOM = 50
"""After how many searches of what is young all of it is searched for garbage while somebody types: 10 by default."""

SWITCH_S = 0.0005
"""How long one thread may compute before another gets its turn, in seconds."""


def describe(vault: str, who: str = "") -> PromptInfo:
    """Say what the prompt shows of a vault, from the plain part of its key file alone.

    In a vault of more people than are tried one by one, it asks who is there, unless ``who`` says so already.

    Raises:
        WamsError: when there is no vault there, or not one that this version reads.
    """
    place = _place(vault)
    try:
        keys = json.loads(_plain_keys(place))
        practice = keys["nature"] == "oefenkluis"
        names = {slot["certificate"]["coordinator"]: slot["certificate"]["name"] for slot in keys["slots"]}
    except (OSError, ValueError, KeyError, TypeError):
        _refuse(place)
        raise
    asks = len(names) > MOST_TRIED and not who
    name = _last_here(str(keys.get("vault", "")), names) if asks else ""
    title = place.resolve().name if isinstance(place, Path) else place.partition("?")[0].rpartition("/")[2]
    # Whoever came later has words of their own.
    suggestion = PRACTICE_PASSPHRASE if practice and len(names) == 1 else ""
    return PromptInfo(title, practice, suggestion, asks, name)


def _last_here(vault_id: str, names: dict[str, str]) -> str:
    """Return the name of who locked this vault last on this account; nothing where nobody did."""
    from storage.outside.heads import HeadPlace

    seen = HeadPlace.from_environment(os.environ).seen_here(vault_id)
    return next((names[one] for one in seen if one in names), "")


def _place(vault: str) -> Path | str:
    return vault if "://" in vault else Path(vault)


def _plain_keys(place: Path | str) -> bytes:
    if isinstance(place, Path):
        return (place / "vault.keys").read_bytes()
    from storage.sites.postgresql.pgaddress import parse
    from storage.sites.postgresql.pglink import plain_keys

    return plain_keys(parse(place))


def _refuse(place: Path | str) -> None:
    """Say what is wrong with a vault whose key file cannot be read, in the words of the store."""
    from wams_tui.desk.vault.opening import status

    for problem in status(place).problems:
        raise problem


_NEEDED_FIRST = (
    "cryptography.hazmat.primitives.kdf.argon2",
    "storage.entry.opening",
    "wams_tui.desk.vault.opening",
    "wams_tui.desk.caselist",
    "textual.app",
    "screens.house",
    "screens.cases",
    "screens.requests.request",
)
"""What unlocking and the first screens need, the passphrase's own needs first."""


def warm() -> None:
    """Import what unlocking and the first screen need, while the passphrase is typed."""
    for module in _NEEDED_FIRST:
        importlib.import_module(module)


def unlock(vault: str, passphrase: str, who: str = "") -> "Desk":
    """Open the vault and sit down at the desk; ``who`` is the name or id of who asks, empty where that is not said.

    Raises:
        Misused: when there is nobody of that name.
        Locked: when the passphrase is not right.
        WamsError: when the vault cannot be opened at all.
    """
    from wams_tui.desk.vault.opening import heads_outside, open_desk

    return open_desk(_place(vault), passphrase, heads_outside(os.environ), now, who or None)


def regaining(vault: str, lang: str) -> "Regain":
    """Return what brings somebody back into the vault with the two printed halves, in the language of the screen.

    Raises:
        WamsError: when the vault cannot be seen.
    """
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.desk.vault.regaining import Regain
    from wams_tui.locale import Language, use

    use(Language(lang))
    return Regain(_place(vault), heads_outside(os.environ), now)


def beside(session: object) -> "Beside":
    """Return what knows of this person's other session with the vault; ``session`` is what :func:`unlock` returned."""
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.vault.beside import Beside

    return Beside(cast(Desk, session))


def run(session: object, lang: str, at: str) -> "ExitReason":
    """Show the screens until the person leaves or locks; closes the vault.

    Args:
        session: What :func:`unlock` returned.
        lang: The language of the screen.
        at: Where to return to after a lock: a screen's name and ids; empty for the beginning.

    Raises:
        Locked: an administrator ended this person's access while they were at work.
    """
    from wams_tui.casework.errors import WamsError
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.place import leave_place, left_place, opened_place, sealed_place
    from wams_tui.front import BACK, Left, Lock
    from wams_tui.locale import Language, use

    use(Language(lang))
    # A key must not wait behind the thread that reads the rest of the list: the default is ten times as long.
    sys.setswitchinterval(SWITCH_S)
    desk = cast(Desk, session)
    if at in ("", BACK):  # who only looks does not see what is half typed elsewhere
        at = "" if desk.read_only else left_place(desk)
    app = build(desk, opened_place(desk, at))
    # What is here by now stays as long as the session: a key need not wait while it is looked through for garbage.
    gc.freeze()
    # The rest is looked through when nobody types, and only seldom in between: 15 to 35 ms that a key would wait.
    gc.set_threshold(*gc.get_threshold()[:2], SELDOM)
    app.when_at_rest = gc.collect
    who = desk.session.coordinator.id
    with desk.session:  # a hang-up has locked it already
        place = app.run_guarded()
        with suppress(WamsError):  # a disk that is full keeps nobody from leaving
            desk.keep_visits()
        # A command line holds no more than 128 kB, and others can see how long it is: it holds the place only where
        # that could not be left beside the vault.
        sealed = ""
        if place:
            sealed = BACK if not desk.read_only and leave_place(desk, place) else sealed_place(desk, place)
        if app.renew_key:
            _renew_key(desk)
    if desk.presence is not None:  # not before the head is signed: the next one begins where this one ended
        desk.presence.give_back()
    if app.ended is not None:
        raise app.ended
    if app.taken_at:
        return Lock(BACK, who, app.taken_at)
    return Lock(sealed, who) if sealed else Left(app.return_code or 0)


def _renew_key(desk: "Desk") -> None:
    """Give the vault another key, on the terminal that the screens left, and say how that went."""
    from wams_tui.casework.errors import WamsError
    from wams_tui.desk.household.leaving import KEY_KNOWN_IN_USE, KEY_NEW
    from wams_tui.desk.vault.keeping import renew_key_and_leave
    from wams_tui.locale import _

    sys.stdout.write(_("De sleutel van de kluis wordt vernieuwd.") + "\n")
    sys.stdout.flush()
    try:
        told = _(KEY_KNOWN_IN_USE if renew_key_and_leave(desk) is None else KEY_NEW)
    except WamsError as error:
        told = error.say(_)
    sys.stdout.write(told + "\n")


def now() -> datetime:
    """Return the time, aware, in UTC: the only clock of the program."""
    return datetime.now(UTC)


def build(desk: "Desk", at: str = "") -> "House":
    """Put the app together: *Casussen* below, and on it the place to return to, the request that waits, or *Vandaag*.

    Whoever still has the words that were made for them chooses their own before anything of a case is on the screen.
    """
    from screens.cases import Cases
    from screens.frame import Frame
    from screens.house import House
    from screens.returning import return_to
    from screens.visit.places import DOOR, is_at_a_door
    from wams_tui.desk.caselist import waiting_request
    from wams_tui.desk.vault.people import has_first_words

    class WamsApp(House):
        """The screens of one unlocked vault."""

        TITLE = "wams"

        def get_default_screen(self) -> Frame[None]:
            """The screen below all others."""
            if has_first_words(self.desk):
                from screens.people.own_words import OwnWords

                return OwnWords(self.desk, self.come_in)
            self.hold_back()
            return Cases(self.desk, self.go_on)

        def come_in(self) -> None:
            """Show the list, now that one has words of one's own."""
            self.push_screen(Cases(self.desk, self.go_on))

        def go_on(self) -> None:
            """Open what was open, or the request that waits, or what the day asks."""
            place = at
            if place == ON_REQUEST:
                waiting = waiting_request(self.desk)
                place = f"{ON_REQUEST}:{waiting[0]}:{waiting[1]}" if waiting else ""
            if not place and isinstance(self.screen, Cases) and is_at_a_door(self.screen):
                place = DOOR
            return_to(self, place or BEGIN)
            self.screen.call_after_refresh(self._are_there)

        def _are_there(self) -> None:
            self.let_through()
            self.arrive()

    return WamsApp(desk, os.environ)
