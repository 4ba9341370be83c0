"""``vault.reis``: what a travel vault says of itself before it is open, signed at home (docs/security.md §17)."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from storage.basics import strict
from storage.basics.codec import Unopened, canonical_json, to_text
from storage.basics.files import PRIVATE, read_small, sync_directory, told, write_whole
from storage.keys.keyfile import refuse_newer
from storage.keys.laptop import device_info, own_key
from wams_tui.casework.errors import Damaged, Locked, Misused, Unusable
from wams_tui.casework.words import N_

NAME = "vault.reis"
OPEN_NAME = "vault.open"
"""An empty file beside a travel vault from its opening until it was closed with all it holds in ``vault.db``."""
_FORMAT = "wams-reis"
_VERSION = 1
_MOST = 64 * 1024
_FIELDS = (
    "format", "version", "vault", "home", "coordinator", "packed", "until", "laptop", "device", "signing", "content",
    "signature",
)  # fmt: skip


@dataclass(frozen=True)
class TravelFile:
    """What stands beside a travel vault; times in microseconds since 1970.

    ``device`` is the key its slot asks for beside the passphrase, sealed to the laptop whose key has the fingerprint
    ``laptop``; ``content`` the SHA-256 of what home keeps of it; ``signature`` the coordinator's word for the row at
    home (docs/security.md §6.4).
    """

    vault: str
    home: str
    coordinator: str
    packed: int
    until: int
    laptop: bytes
    device: bytes
    signing: bytes
    content: bytes
    signature: bytes

    def to_bytes(self) -> bytes:
        """Return the bytes of the file."""
        said = {name: to_text(value) if isinstance(value, bytes) else value for name, value in vars(self).items()}
        return canonical_json({"format": _FORMAT, "version": _VERSION, **said})

    def store(self, directory: Path) -> None:
        """Write it, whole or not at all."""
        write_whole(directory / NAME, self.to_bytes(), PRIVATE)


def is_travel(directory: Path) -> bool:
    """Say whether a travel vault stands there."""
    return (directory / NAME).is_file()


def say_open(directory: Path) -> None:
    """Mark a travel vault as open, before anything is written in it; of another vault nothing is said.

    Raises:
        Unusable: it cannot be written there.
    """
    if is_travel(directory):
        with told(directory):
            (directory / OPEN_NAME).touch(PRIVATE)
            sync_directory(directory)


def say_closed(directory: Path) -> None:
    """Take the mark away, once nobody has the vault open and its write-ahead log is no more."""
    with suppress(OSError):
        if is_travel(directory) and not (directory / "vault.db-wal").exists():
            (directory / OPEN_NAME).unlink(missing_ok=True)


def refuse_open(directory: Path) -> None:
    """Refuse a copy of a travel vault that was not closed: the last of it may not have come along.

    Raises:
        Unusable: it is open on the laptop, or was when that stopped.
    """
    if (directory / OPEN_NAME).exists():
        raise Unusable(
            N_("Deze reiskluis is op de laptop nog open of daar niet afgesloten: het laatste werk kan ontbreken."),
            N_("Open hem op de laptop, sluit af en kopieer de hele map opnieuw. Kan dat niet meer, dan met: --anyway"),
            path=directory,
        )


def load(directory: Path) -> TravelFile:
    """Read the file of a travel vault; its signature is for home to check.

    Raises:
        Misused: no travel vault stands there.
        Unusable: it may not be read, or is of a newer program.
        Damaged: it is not what was written.
    """
    path = directory / NAME
    if directory.is_dir() and not path.exists():
        raise Misused(
            N_("In {path} staat geen reiskluis."),
            N_("Kies de map waarin u bij het inpakken de reiskluis zette."),
            path=directory,
        )
    content = read_small(path, _MOST)
    try:
        value = json.loads(content)
        if not isinstance(value, dict) or value.get("format") != _FORMAT:
            raise ValueError
        refuse_newer(strict.number(value, "version"), _VERSION)
        source = strict.fields(value, *_FIELDS)
        found = TravelFile(
            strict.text(source, "vault"),
            strict.text(source, "home"),
            strict.text(source, "coordinator"),
            strict.number(source, "packed"),
            strict.number(source, "until"),
            strict.raw(source, "laptop", 32),
            strict.raw(source, "device"),
            strict.raw(source, "signing", 32),
            strict.raw(source, "content", 32),
            strict.raw(source, "signature", 64),
        )
    except (ValueError, KeyError, RecursionError) as error:
        raise Damaged(
            N_("{path} is beschadigd of maar half gekopieerd."),
            N_("Kopieer de hele map van de reiskluis opnieuw van de laptop; verwijder daar nog niets."),
            path=path,
        ) from error
    return found


def device_key(place: Path | str, heads: Path) -> bytes:
    """Return the key that the slot of a travel vault asks for; nothing for a vault that does not travel.

    Raises:
        Locked: the travel vault was packed for another laptop.
    """
    if not isinstance(place, Path) or not is_travel(place):
        return b""
    found, private = load(place), own_key(heads)
    try:
        if private is None or private.public.fingerprint != found.laptop:
            raise Unopened
        return private.open(found.device, device_info(found.vault, found.coordinator))
    except Unopened as error:
        raise Locked(
            N_("Deze reiskluis is voor een andere laptop ingepakt en gaat hier niet open."),
            N_("Open hem op die laptop, of breng hem terug met: wams travel merge"),
        ) from error


def refuse_half(directory: Path, names: tuple[str, ...]) -> None:
    """Refuse a travel vault of which a file did not come along.

    Raises:
        Unusable: one is missing or empty.
    """
    for name in names:
        path = directory / name
        if not path.is_file() or path.stat().st_size == 0:
            raise Unusable(
                N_("{path} ontbreekt of is leeg: de reiskluis is maar half gekopieerd."),
                N_("Kopieer de hele map van de reiskluis opnieuw van de laptop; verwijder daar nog niets."),
                path=path,
            )
