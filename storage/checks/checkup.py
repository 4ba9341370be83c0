"""Looking a vault's surroundings over without a passphrase: rights, leftovers, disk, the places of heads."""

import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from storage.basics.files import SHARED, filesystem, is_shared, refuse_network
from storage.entry.opening import VaultStatus, inspect_vault
from storage.keys import keyfile
from storage.outside.heads import HeadPlace
from storage.sites.directory import database
from storage.sites.directory.filesite import FILES
from storage.sites.directory.sharing import group_name, user_name
from storage.sites.postgresql import pgaddress
from storage.sites.site import Address
from wams_tui.casework.checkup import Check, Sign
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_

LEFTOVERS = (f"{database.NAME}-wal", f"{database.NAME}-shm")
PROTECTED_REGULAR = Path("/proc/sys/fs/protected_regular")
_OTHERS = stat.S_IRWXO
_SHARED_DIRECTORY = stat.S_IRWXU | stat.S_IRWXG
_MEMORY_DISKS = ("tmpfs", "ramfs", "overlay")


def vault_checks(address: Address, heads: HeadPlace) -> Iterator[Check]:
    """Yield what can be seen of a vault from outside; nothing in it is opened or changed."""
    status = inspect_vault(address)
    yield from _whole(status)
    if isinstance(address, str) and pgaddress.is_address(address):
        yield from _heads(None, heads)
        return
    directory = Path(address).absolute()
    if directory.is_dir():
        yield from _rights(directory)
        yield from _way_to(directory)
        yield from _disk(directory)
        yield from _company(directory)
    yield from _heads(directory, heads)


def _whole(status: VaultStatus) -> Iterator[Check]:
    for problem in status.problems:
        yield Check("kluis", Sign.MIS, problem.message, problem.hint, problem.params)
    if not status.problems:
        sentence = N_("De kluis is er, met al haar bestanden; mensen met een sleutel: {people}, formaat {format}.")
        yield Check("kluis", Sign.OK, sentence, "", {"people": len(status.coordinators), "format": status.format})
    if status.failed_attempts:
        yield Check(
            "pogingen",
            Sign.LET_OP,
            N_("Er zijn {count} verkeerde wachtwoordzinnen sinds de laatste goede."),
            N_("Vraag na wie dat was; bij de volgende ontgrendeling komen ze in het auditlogboek."),
            {"count": status.failed_attempts},
        )


# -- rights --------------------------------------------------------------------------------------------------------


def _rights(directory: Path) -> Iterator[Check]:
    here = directory.stat()
    mode, shared = stat.S_IMODE(here.st_mode), is_shared(directory)
    told = {"path": directory, "mode": f"{mode:04o}", "group": group_name(here.st_gid)}
    wrong = list(_directory(mode, told, shared=shared))
    for name in (*FILES, *LEFTOVERS):
        wrong.extend(_file(directory / name, here, shared=shared))
    yield from wrong
    if not wrong and shared:
        sentence = N_("De kluis is van de groep {group}: {path} is {mode} en elk bestand 0660.")
        yield Check("rechten", Sign.OK, sentence, "", told)
    elif not wrong:
        yield Check("rechten", Sign.OK, N_("De kluis is alleen van u: {path} is {mode}."), "", told)


def _directory(mode: int, told: dict[str, object], *, shared: bool) -> Iterator[Check]:
    if mode & _OTHERS:
        advice = N_("Sluit hem: chmod o-rwx {path}") if shared else N_("Sluit hem: chmod 700 {path}")
        yield Check(
            "rechten", Sign.MIS, N_("{path} is open voor iedereen op deze machine ({mode})."), advice, told
        )  # fmt: skip
    elif not shared and mode & stat.S_IRWXG:
        sentence = N_("De kluis is alleen van u, maar de groep {group} mag in {path} ({mode}).")
        yield Check("rechten", Sign.MIS, sentence, N_("Sluit hem: chmod 700 {path}"), told)
    if shared and not mode & stat.S_ISGID:
        yield Check(
            "rechten", Sign.MIS, N_("Wat in {path} wordt gemaakt, krijgt niet de groep van de kluis ({mode})."),
            N_("Zet het groepsbit: chmod g+s {path}"), told,
        )  # fmt: skip
    if shared and mode & stat.S_ISVTX:
        yield Check(
            "plakbit", Sign.MIS if _sticky_locks_out() else Sign.LET_OP,
            N_("{path} heeft het plakbit; daarmee kan een collega de kluis niet openen zolang een ander erin werkt."),
            N_("Haal het weg: chmod -t {path}"), told,
        )  # fmt: skip


def _sticky_locks_out() -> bool:
    """Whether this machine lets nobody open what another made in a sticky directory of a group."""
    try:
        return int(PROTECTED_REGULAR.read_text(encoding="ascii")) > 1
    except (OSError, ValueError):
        return False


def _file(path: Path, directory: os.stat_result, *, shared: bool) -> Iterator[Check]:
    try:
        found = path.lstat()
    except OSError:
        return  # a missing file is told of as such; a missing leftover is none
    mode, leftover = stat.S_IMODE(found.st_mode), path.name in LEFTOVERS
    told = {
        "path": path, "mode": f"{mode:04o}", "user": user_name(found.st_uid), "group": group_name(found.st_gid),
        "wanted": group_name(directory.st_gid),
    }  # fmt: skip
    if not stat.S_ISREG(found.st_mode):
        sentence = N_("{path} is geen gewoon bestand.")
        yield Check("rechten", Sign.MIS, sentence, N_("Zet de kluis uit een back-up terug."), told)
    elif shared and (mode != SHARED or found.st_gid != directory.st_gid):
        sentence = N_("{path} is {mode} van {user}, groep {group}: collega's kunnen de kluis daardoor niet openen.")
        if leftover:
            sentence = N_("{path} bleef over van {user} met rechten {mode}, groep {group}; anderen komen er niet in.")
        yield Check("rechten", Sign.MIS, sentence, N_("Herstel: chgrp {wanted} {path}; chmod 0660 {path}"), told)
    elif mode & _OTHERS or (not shared and mode & stat.S_IRWXG):
        sentence = N_("{path} is ook voor anderen toegankelijk ({mode}).")
        yield Check("rechten", Sign.MIS, sentence, N_("Sluit het: chmod go-rwx {path}"), told)
    elif not os.access(path, os.R_OK | os.W_OK):
        sentence = N_("U mag {path} niet lezen en schrijven ({mode}, {user}, groep {group}).")
        yield Check("rechten", Sign.MIS, sentence, N_("Vraag de systeembeheerder om u in de groep te zetten."), told)


def _way_to(directory: Path) -> Iterator[Check]:
    """Look at the directories above: who may exchange one of them exchanges the vault; who may not pass stays out."""
    here = directory.stat()
    shared = is_shared(directory)
    for above in directory.parents:
        try:
            found = above.stat()
        except OSError:
            continue
        told: dict[str, object] = {"path": above, "group": group_name(here.st_gid)}
        if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
            yield Check(
                "weg", Sign.MIS, N_("Iedereen op deze machine kan in {path} mappen verwisselen, ook die van de kluis."),
                N_("Sluit hem voor schrijven: chmod o-w {path}"), told,
            )  # fmt: skip
        passes = found.st_mode & stat.S_IXOTH or (found.st_mode & stat.S_IXGRP and found.st_gid == here.st_gid)
        if shared and not passes:
            yield Check(
                "weg", Sign.MIS, N_("De groep {group} komt niet door {path} heen."),
                N_("Laat de groep door: chgrp {group} {path}; chmod g+x {path}"), told,
            )  # fmt: skip


# -- the disk, and who else is there -------------------------------------------------------------------------------


def _disk(directory: Path) -> Iterator[Check]:
    told: dict[str, object] = {"path": directory, "kind": filesystem(directory) or "?"}
    try:
        refuse_network(directory)
    except WamsError as error:
        yield Check("schijf", Sign.MIS, error.message, error.hint, error.params)
    else:
        if told["kind"] in _MEMORY_DISKS:
            sentence = N_("{path} staat op {kind}: dat is weg na een herstart of een nieuwe container.")
            yield Check("schijf", Sign.LET_OP, sentence, N_("Zet de kluis op een echte schijf."), told)
        else:
            yield Check("schijf", Sign.OK, N_("De schijf is {kind}, op deze machine zelf."), "", told)
    disk = os.statvfs(directory)
    told["free"] = disk.f_bavail * disk.f_frsize // 1_000_000
    if disk.f_bavail * disk.f_frsize >= 500_000_000:
        yield Check("ruimte", Sign.OK, N_("Er is {free} MB vrij."), "", told)
    else:
        sign = Sign.LET_OP if disk.f_bavail * disk.f_frsize >= 50_000_000 else Sign.MIS
        sentence = N_("Er is nog maar {free} MB vrij; opslaan gaat straks niet meer.")
        yield Check("ruimte", sign, sentence, N_("Maak ruimte op de schijf van {path}."), told)


def _company(directory: Path) -> Iterator[Check]:
    """Count the other processes that have the vault open, as far as this user may see them."""
    wanted = {str(directory / database.NAME), str(directory / database.LOCK_NAME)}
    others = sum(1 for process in Path("/proc").glob("[0-9]*") if _holds(process, wanted))
    sentence = N_("Andere processen die de kluis open hebben, voor zover u ze kunt zien: {count}.")
    yield Check("gezelschap", Sign.OK, sentence, "", {"count": others})
    if _busy(directory / database.LOCK_NAME):
        sentence = N_("Er wordt op dit ogenblik in de kluis geschreven.")
        advice = N_("Blijft dat zo, zoek dan het proces dat vault.lock vasthoudt: fuser -v {path}")
        yield Check("beurt", Sign.LET_OP, sentence, advice, {"path": directory / database.LOCK_NAME})


def _holds(process: Path, wanted: set[str]) -> bool:
    if process.name == str(os.getpid()):
        return False
    try:
        return any(str(link.readlink()) in wanted for link in (process / "fd").iterdir())
    except OSError:
        return False


def _busy(lock: Path) -> bool:
    try:
        descriptor = os.open(lock, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


# -- where heads are kept ------------------------------------------------------------------------------------------


def _heads(vault: Path | None, heads: HeadPlace) -> Iterator[Check]:
    for place in heads.directories():
        told: dict[str, object] = {"path": place}
        there = next(one for one in (place, *place.absolute().parents) if one.exists())
        if vault is not None and place.absolute().is_relative_to(vault):
            sentence = N_("De ondertekende stand staat in de kluis zelf ({path}); terugzetten valt dan niet op.")
            yield Check("stand", Sign.MIS, sentence, N_("Kies een plaats buiten de kluis."), told)
        elif not os.access(there, os.W_OK | os.X_OK):
            sentence = N_("De ondertekende stand kan niet naar {path} worden geschreven.")
            yield Check("stand", Sign.MIS, sentence, N_("Maak de map schrijfbaar voor u of de groep."), told)
        elif place.exists() and place.stat().st_mode & stat.S_IWOTH:
            sentence = N_("Iedereen op deze machine kan de ondertekende stand in {path} weghalen.")
            yield Check("stand", Sign.MIS, sentence, N_("Sluit hem voor anderen: chmod o-w {path}"), told)
        else:
            yield Check("stand", Sign.OK, N_("De ondertekende stand komt in {path}."), "", told)
    if heads.extra is None:
        sentence = N_("De ondertekende stand staat maar op één plaats, bij uw eigen gegevens.")
        advice = N_("Zet WAMS_HEADS op een map die een ander beheert; dan valt terugzetten ook zonder u op.")
        yield Check("stand", Sign.LET_OP, sentence, advice)


def key_costs(address: Address) -> Iterator[Check]:
    """Yield what one guess at a passphrase costs; outside the bounds the key file would not have been read."""
    if isinstance(address, str) and pgaddress.is_address(address):
        return
    try:
        keys = keyfile.load(Path(address))
    except WamsError:
        return
    least = min((slot.kdf for slot in keys.slots), key=lambda kdf: kdf.memory_kib * kdf.passes, default=None)
    if least is not None:
        sentence = N_("Eén gok naar een wachtwoordzin kost minstens {memory} MiB en {passes} rondes Argon2id.")
        yield Check(
            "sleutels", Sign.OK, sentence, "", {"memory": least.memory_kib // 1024, "passes": least.passes}
        )  # fmt: skip
