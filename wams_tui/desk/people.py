"""The people of a vault, as an administrator deals with them: who is in it, who comes, who goes."""

from dataclasses import dataclass

from storage import (
    Coordinator,
    Ended,
    Member,
    Role,
    add_member,
    bind_device,
    change_member,
    change_passphrase,
    find_member,
    generate_passphrase,
    judge_passphrase,
    members,
    must_change,
    revoke_member,
    unbind_device,
)
from wams_tui.casework.codes import VaultNature
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require


@dataclass(frozen=True, repr=False)
class NewColleague:
    """Somebody just added, and the words they come in with, which are shown once and kept nowhere."""

    coordinator: Coordinator
    words: str


def colleagues(desk: Desk) -> list[Member]:
    """Return everybody who was ever in this vault, in the order in which they came."""
    return members(desk.session)


def colleague(desk: Desk, asked: str) -> Coordinator:
    """Return who is called ``asked``, by name or id.

    Raises:
        Misused: there is nobody of that name.
    """
    return find_member(desk.session, asked).coordinator


def add_colleague(desk: Desk, name: str, role: Role) -> NewColleague:
    """Add somebody, with six words made for them; no case is shared with them by it.

    Raises:
        Refused: only an administrator does this.
        Misused: the name is no name.
        Conflict: there is or was somebody of that name.
        Locked: the key that goes with the role is not held here.
    """
    require(desk, Task.MEDEWERKERS_BEHEREN)
    words = generate_passphrase()
    return NewColleague(add_member(desk.session, name, role, words).coordinator, words)


def end_colleague(desk: Desk, asked: str) -> Ended:
    """End somebody's access; what is left to do is in the answer.

    Raises:
        Refused: only an administrator does this, or they cannot be missed.
        Misused: nobody of that name, or they ended before.
    """
    require(desk, Task.MEDEWERKERS_BEHEREN)
    return revoke_member(desk.session, asked)


def rename_colleague(desk: Desk, asked: str, name: str) -> Coordinator:
    """Give somebody another name; the logs keep their id.

    Raises:
        As :func:`storage.change_member`, and Refused for who is no administrator.
    """
    require(desk, Task.MEDEWERKERS_BEHEREN)
    return change_member(desk.session, asked, name=name).certificate.coordinator


def give_role(desk: Desk, asked: str, role: Role) -> Ended:
    """Give somebody another role, with the keys it goes with.

    Raises:
        As :func:`storage.change_member`, and Refused for who is no administrator.
    """
    require(desk, Task.MEDEWERKERS_BEHEREN)
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


def change_words(desk: Desk, old: str, new: str) -> None:
    """Change one's own passphrase.

    Raises:
        Locked: ``old`` is not the present one.
        Misused: ``new`` is too weak, or the old one.
    """
    change_passphrase(desk.session, old, new)


def add_device(desk: Desk, words: str) -> None:
    """Let one's own access ask for this device too.

    Raises:
        As :func:`storage.bind_device`.
    """
    bind_device(desk.session, words)


def remove_device(desk: Desk, words: str) -> None:
    """Let one's own access ask for the passphrase alone.

    Raises:
        As :func:`storage.unbind_device`.
    """
    unbind_device(desk.session, words)
