"""The key of a laptop: made and kept there; what is packed for it opens nowhere else (docs/security.md §17)."""

import json
from dataclasses import dataclass
from pathlib import Path

from storage.basics import strict
from storage.basics.codec import canonical, canonical_json, from_text, to_text
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.basics.hybrid import HybridPrivate, HybridPublic
from wams_tui.casework.errors import Damaged, Misused, Unusable
from wams_tui.casework.words import N_

FOLDER = "laptop"
"""Beside the heads in the state directory of the user."""

_NAME = "sleutel"
_MARK = "wams-laptop-1"
_MOST = 16 * 1024
_DIGITS = 16


@dataclass(frozen=True)
class LaptopKey:
    """The public key of a laptop, as its owner hands it over."""

    public: HybridPublic

    @property
    def fingerprint(self) -> str:
        """What two people read to each other: the first 64 bits of its SHA-256, 16 hex digits in fours."""
        digits = self.public.fingerprint.hex()[:_DIGITS]
        return " ".join(digits[place : place + 4] for place in range(0, _DIGITS, 4))

    def to_text(self) -> str:
        """Return one line of text that holds it."""
        return f"{_MARK} {to_text(self.public.raw)}"

    @classmethod
    def from_text(cls, text: str) -> "LaptopKey":
        """Read what :meth:`to_text` gave.

        Raises:
            Misused: it is something else, or not all of it.
        """
        mark, _, rest = text.strip().partition(" ")
        try:
            if mark != _MARK:
                raise ValueError
            return cls(HybridPublic(from_text(rest.strip())))
        except ValueError as error:
            raise Misused(
                N_("Dit is geen sleutel van een laptop, of niet de hele sleutel."),
                N_("Maak hem op de laptop zelf met: wams travel key"),
            ) from error


def own_key(heads: Path) -> HybridPrivate | None:
    """Return the private key of this machine for this user, None where none was made; ``heads`` is the heads' place.

    Raises:
        Damaged: the file is something else than was written.
    """
    path = _path(heads)
    try:
        content = read_small(path, _MOST)
    except Unusable:
        return None
    try:
        source = strict.fields(json.loads(content), "version", "private")
        if strict.number(source, "version") != 1:
            raise ValueError
        return HybridPrivate(strict.raw(source, "private"))
    except (ValueError, RecursionError) as error:
        raise Damaged(
            N_("De sleutel van deze laptop in {path} is beschadigd."),
            N_("Breng terug wat u bij u hebt en maak daarna een nieuwe sleutel."),
            path=path,
        ) from error


def make_key(heads: Path) -> LaptopKey:
    """Return the public key of this machine for this user; a key is made where there is none yet.

    Raises:
        Unusable: it cannot be written.
        Damaged: the key that is there is not readable.
    """
    private = own_key(heads)
    if private is None:
        private, path = HybridPrivate.generate(), _path(heads)
        with told(path.parent):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, canonical_json({"version": 1, "private": to_text(private.raw)}), PRIVATE)
    return LaptopKey(private.public)


def device_info(travel: str, coordinator: str) -> bytes:
    """Return the HPKE ``info`` under which the device key of a travel vault is sealed to a laptop."""
    return canonical("wams/travel-device/1", travel, coordinator)


def _path(heads: Path) -> Path:
    return heads.with_name(FOLDER) / _NAME
