"""The people of a vault, as an administrator deals with them: who is in it, who comes, who goes."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from storage import (
    Coordinator,
    Ended,
    HeldKey,
    Member,
    Role,
    add_member,
    bind_device,
    change_member,
    change_passphrase,
    find_member,
    free_name,
    generate_passphrase,
    judge_passphrase,
    members,
    must_change,
    normalised,
    revoke_member,
    unbind_device,
)
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import clear_up
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, refuse_where_one_looks, require
from wams_tui.desk.travel import road


@dataclass(frozen=True, repr=False)
class NewColleague:
    """Somebody just added, and the words they come in with, which are shown once and kept nowhere."""

    coordinator: Coordinator
    words: str


@dataclass(frozen=True)
class Colleague:
    """Somebody of the vault as the screens show them; times are UTC.

    ``here`` says whether they can come in; ``cases`` counts what they can open; an ``officer`` holds the duty key.
    """

    id: str
    name: str
    role: Role
    since: datetime
    until: datetime | None
    here: bool
    cases: int
    first_words: bool
    officer: bool
    me: bool


def roll(desk: Desk) -> list[Colleague]:
    """Return everybody who was ever in this vault, by name."""
    me = desk.session.coordinator.id
    found = [
        Colleague(
            one.coordinator.id, one.coordinator.name, one.coordinator.role, one.since, one.until,
            one.in_force and one.has_slot, one.cases, one.in_force and not one.own_words, HeldKey.DUTY in one.holds,
            one.coordinator.id == me,
        )
        for one in members(desk.session)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def colleagues(desk: Desk) -> list[Member]:
    """Return everybody who was ever in this vault, in the order in which they came."""
    return members(desk.session)


def colleague(desk: Desk, asked: str) -> Coordinator:
    """Return who is called ``asked``, by name or id.

    Raises:
        Misused: there is nobody of that name.
    """
    return find_member(desk.session, asked).coordinator


def name_for(desk: Desk, name: str, but: str = "") -> str:
    """Return a name as it will be kept, where nobody else than ``but`` (an id) is or was called so.

    Raises:
        Misused: it is no name.
        Conflict: somebody is or was.
    """
    return free_name(desk.session, name, but)


def add_colleague(desk: Desk, name: str, role: Role, words: str = "") -> NewColleague:
    """Add somebody, with ``words`` to come in with, or six made here; no case is shared with them by it.

    Raises:
        Refused: only an administrator does this.
        Misused: the name is no name.
        Conflict: there is or was somebody of that name.
        Locked: the key that goes with the role is not held here.
    """
    road.refuse(desk)
    require(desk, Task.MEDEWERKERS_BEHEREN)
    words = words or generate_passphrase()
    return NewColleague(add_member(desk.session, name, role, words).coordinator, words)


def end_colleague(desk: Desk, asked: str) -> Ended:
    """End somebody's access, with a new duty key where they held it, and a new key for the cases one holds oneself.

    What is left to do is in the answer; its cases are those that only others can give a new key.

    Raises:
        Refused: only an administrator does this, or they cannot be missed.
        Misused: nobody of that name, or they ended before.
    """
    road.refuse(desk)
    require(desk, Task.MEDEWERKERS_BEHEREN)
    ended = revoke_member(desk.session, asked)
    clear_up(desk)
    who = ended.certificate.coordinator.id
    left = next((one.cases for one in members(desk.session) if one.coordinator.id == who), 0)
    return replace(ended, cases=left)


def rename_colleague(desk: Desk, asked: str, name: str) -> Coordinator:
    """Give somebody another name; the logs keep their id.

    Raises:
        As :func:`storage.change_member`, and Refused for who is no administrator.
    """
    road.refuse(desk)
    require(desk, Task.MEDEWERKERS_BEHEREN)
    return change_member(desk.session, asked, name=name).certificate.coordinator


def give_role(desk: Desk, asked: str, role: Role) -> Ended:
    """Give somebody another role, with the keys it goes with.

    Raises:
        As :func:`storage.change_member`, and Refused for who is no administrator, or where a lawyer would have cases.
    """
    road.refuse(desk)
    require(desk, Task.MEDEWERKERS_BEHEREN)
    if role is Role.JURIST:
        who = colleague(desk, asked).id
        one = next(one for one in members(desk.session) if one.coordinator.id == who)
        if one.cases or HeldKey.DUTY in one.holds:
            raise Refused(
                N_("{name} heeft nog casussen of de piketsleutel; een jurist heeft die niet."),
                N_("Laat eerst de casussen overdragen en de toegang en de piketsleutel intrekken."),
                name=one.coordinator.name,
            )
    return change_member(desk.session, asked, role=role)


def has_first_words(desk: Desk) -> bool:
    """Say whether whoever is at the desk still has the words that were made for them."""
    return must_change(desk.session)


def judge_words(nature: VaultNature, words: str) -> None:
    """Accept words of one's own that are strong enough for a vault of this nature.

    Raises:
        Misused: they are not.
    """
    if nature is VaultNature.ECHT:
        judge_passphrase(words)


def suggest_words() -> str:
    """Return six random words."""
    return generate_passphrase()


class Typed(Enum):
    """How what was typed compares with words that were suggested."""

    SAME = auto()
    ALMOST = auto()
    OTHER = auto()


def typed_over(suggested: str, typed: str) -> Typed:
    """Tell words that were typed over from a slip in them, and both from a sentence of one's own."""
    if same_words(suggested, typed):
        return Typed.SAME
    wanted, found = suggested.casefold().split(), set(typed.casefold().split())
    return Typed.ALMOST if sum(word in found for word in wanted) * 2 > len(wanted) else Typed.OTHER


def same_words(one: str, other: str) -> bool:
    """Say whether two passphrases open the same slot: spaces before, between and after do not count."""
    return normalised(one) == normalised(other)


def change_words(desk: Desk, old: str, new: str) -> None:
    """Change one's own passphrase.

    Raises:
        Locked: ``old`` is not the present one.
        Misused: ``new`` is too weak, or the old one.
    """
    refuse_where_one_looks(desk)
    change_passphrase(desk.session, old, new)


def add_device(desk: Desk, words: str) -> None:
    """Let one's own access ask for this device too.

    Raises:
        As :func:`storage.bind_device`.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    bind_device(desk.session, words)


def remove_device(desk: Desk, words: str) -> None:
    """Let one's own access ask for the passphrase alone.

    Raises:
        As :func:`storage.unbind_device`.
    """
    road.refuse(desk)  # without the key of the laptop it would open anywhere
    refuse_where_one_looks(desk)
    unbind_device(desk.session, words)
