"""From ``--vault`` and a passphrase to an open desk, and back to a locked vault whatever happens."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wams_tui.casework.errors import Misused, Unusable
from wams_tui.casework.words import N_
from wams_tui.commands.line.terminal import ask_passphrase, note
from wams_tui.front import read_passphrase_file
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from wams_tui.desk.desk import Desk


def now() -> datetime:
    """Return the time of the machine, aware, in UTC: the only clock of the command line."""
    return datetime.now(UTC)


def vault_at(vault: str) -> Path | str:
    """Return the directory that was chosen, or the address of a database.

    Raises:
        Misused: none was.
    """
    if not vault:
        raise Misused(
            N_("Er is geen kluis gekozen."),
            N_("Geef hem op met --vault MAP of WAMS_VAULT, of maak een oefenkluis met: wams demo"),
        )
    return vault if "://" in vault else Path(vault)


def read_passphrase(file: str) -> str:
    """Return the passphrase from ``file``, or typed by a person when no file is given.

    Raises:
        Unusable: the file cannot be read.
        Locked: the file is empty or not text.
        Misused: there is neither a file nor a terminal.
    """
    if not file:
        return ask_passphrase()
    passphrase = read_passphrase_file(file)
    if Path(file).stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        warning = _("Let op: {path} is ook voor anderen op deze machine leesbaar. Beperk dat met: chmod 600")
        note(warning.format(path=file))
    return passphrase


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:  # a directory above it is closed to us
        raise Unusable(N_("{path} is voor u niet toegankelijk."), N_("Controleer de rechten."), path=path) from error


@contextmanager
def desk_of(vault: str, passphrase_file: str) -> Iterator["Desk"]:
    """Open the desk on a vault for the length of one command; warnings go to standard error.

    Raises:
        WamsError: the vault cannot be opened; the kind says why.
    """
    from wams_tui.desk.vault.people import has_first_words

    with sitting(vault, lambda: read_passphrase(passphrase_file)) as desk:
        if has_first_words(desk):
            note(_("U gebruikt nog de eerste wachtwoordzin, die ook de beheerder kent. Vervang hem: wams vault passwd"))
        note(*notices(desk))
        yield desk


def notices(desk: "Desk") -> list[str]:
    """Return what everybody who unlocks must be told until they say to have seen it: emergencies, and the officers."""
    from wams_tui.desk.access.emergency import unseen

    found, duty = unseen(desk)
    lines = []
    for one in found:
        where = one.code or one.case_id[:8]
        told = _("Noodtoegang van {name} tot casus {code} op {day}. Gezien? wams audit list --emergency --seen")
        lines.append(told.format(name=one.officer, code=where, day=f"{dutch_time(one.at):%d-%m-%Y %H:%M}"))
    if duty is not None and duty.exists:
        told = _("In nood kunnen elke casus openen: {names}. Gezien? wams vault duty status")
        lines.append(told.format(names=", ".join(duty.officers)))
    elif duty is not None:
        lines.append(_("De piketsleutel is afgeschaft. Gezien? wams vault duty status"))
    return lines


@contextmanager
def sitting(vault: str, passphrase: Callable[[], str]) -> Iterator["Desk"]:
    """Open the desk with what ``passphrase`` gives, asked once the vault is there.

    Raises:
        WamsError: the vault cannot be opened; the kind says why.
    """
    from wams_tui.desk.vault.door import warnings_of
    from wams_tui.desk.vault.opening import heads_outside, open_desk, refuse_missing
    from wams_tui.hardening import forbid_inspection

    directory = vault_at(vault)
    if isinstance(directory, str):
        refuse_missing(directory)
    elif not _is_directory(directory):
        raise Unusable(
            N_("Er is geen kluis in {path}."),
            N_("Controleer --vault, of maak hem met: wams vault create"),
            path=directory,
        )
    forbid_inspection()
    who = os.environ.get("WAMS_COORDINATOR") or None
    desk = open_desk(directory, passphrase(), heads_outside(os.environ), now, who)
    known = desk.session.warnings
    note(*dict.fromkeys(finding.say(_) for finding in warnings_of(desk)))
    with desk.session:
        yield desk
    note(*dict.fromkeys(finding.say(_) for finding in desk.session.warnings if finding not in known))
