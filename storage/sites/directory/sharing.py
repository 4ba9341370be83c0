"""A vault for a group of users of one machine: whose it is and who may come in (docs/security.md §2)."""

import grp
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

GROUP_DIRECTORY = 0o2770
"""What stands in it belongs to the group, whoever made it.

Without the sticky bit: where ``fs.protected_regular`` is 2, as Debian sets it, a member may then not open the
``-wal`` that a colleague's session made, nor replace the key file when a passphrase changes.
"""


@dataclass(frozen=True)
class Group:
    """A group of the operating system."""

    name: str
    number: int

    @classmethod
    def named(cls, name: str) -> "Group":
        """Return the group that is called ``name``, of which this user must be a member.

        Raises:
            Misused: there is none, or this user is not in it.
        """
        try:
            found = grp.getgrnam(name)
        except KeyError as error:
            raise Misused(
                N_("De groep '{group}' bestaat niet op deze machine."),
                N_("Laat de systeembeheerder haar maken: groupadd {group}"),
                group=name,
            ) from error
        if os.geteuid() != 0 and found.gr_gid not in {os.getegid(), *os.getgroups()}:
            raise Misused(
                N_("U zit niet in de groep '{group}'."),
                N_("Laat de systeembeheerder u erin zetten (usermod -aG {group} {user}) en log opnieuw in."),
                group=name,
                user=user_name(os.geteuid()),
            )
        return cls(found.gr_name, found.gr_gid)


def share(directory: Path | str, group: Group) -> None:
    """Give an empty directory to ``group``; what is made in it afterwards is the group's as well.

    Raises:
        Misused: the vault is in a database, which has users of its own.
    """
    if isinstance(directory, str):
        raise Misused(
            N_("Een groep hoort bij een kluis in een map, niet bij een kluis in een database."),
            N_("Regel in de database zelf wie erbij mag; zie docs/deploy.md."),
        )
    os.chown(directory, -1, group.number)
    directory.chmod(GROUP_DIRECTORY)


def user_name(number: int) -> str:
    """Return what the system calls a user; the number where it has no name for it."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def group_name(number: int) -> str:
    """Return what the system calls a group; the number where it has no name for it."""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
