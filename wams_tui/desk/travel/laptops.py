"""Which laptops cases may go along on: an administrator admits each, after comparing its fingerprint with its user.

So a laptop of another organisation, or of nobody, is never packed for.
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from storage import HeadPlace, LaptopKey, make_key
from storage.team.access import colleagues
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.rules.signoff import Office
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.travel import road
from wams_tui.desk.vault.stating import state, stated

KIND = "laptop"


class LaptopWord(StrEnum):
    """What an administrator says of a laptop."""

    TOEGELATEN = "toegelaten"
    INGETROKKEN = "ingetrokken"


class LaptopStatement(BaseModel):
    """A laptop, its user (id of a coordinator) and the name people know it by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wat: LaptopWord
    sleutel: str
    voor: str
    naam: str


@dataclass(frozen=True)
class Laptop:
    """A laptop that cases may go along on; ``user`` is the id of whose it is."""

    name: str
    user: str
    key: LaptopKey

    @property
    def fingerprint(self) -> str:
        """What two people compare."""
        return self.key.fingerprint


def key_of_this_machine(heads: HeadPlace) -> LaptopKey:
    """Return the key of this machine for this user; it is made where there is none yet.

    Raises:
        Unusable: it cannot be written.
    """
    return make_key(heads.directory)


def laptops(desk: Desk) -> tuple[Laptop, ...]:
    """Return every laptop that is admitted now; only what an administrator said counts."""
    found: dict[str, Laptop] = {}
    for said, content in stated(desk, KIND, LaptopStatement):
        if content is None or said.author.office is not Office.FUNCTIONEEL_BEHEERDER:
            continue
        if content.wat is LaptopWord.INGETROKKEN:
            found.pop(content.sleutel, None)
        else:
            found[content.sleutel] = Laptop(content.naam, content.voor, LaptopKey.from_text(content.sleutel))
    return tuple(found.values())


def admit(desk: Desk, key: str, fingerprint: str, user: str, name: str) -> Laptop:
    """Admit the laptop of a colleague.

    Args:
        desk: Of an administrator.
        key: The line that its user made there.
        fingerprint: What that user read aloud; typed over, in any grouping.
        user: Id or name of whose it is.
        name: What people call it.

    Raises:
        Refused: whoever is at the desk is no administrator.
        Misused: it is no key, the fingerprint is another, there is no such colleague, or the laptop has no name.
    """
    road.refuse(desk)
    require(desk, Task.LAPTOP_TOELATEN)
    laptop = Laptop(name.strip(), _user(desk, user), LaptopKey.from_text(key))
    if "".join(fingerprint.split()).lower() != "".join(laptop.fingerprint.split()):
        raise Misused(
            N_("De vingerafdruk is niet die van deze sleutel; er is niets toegelaten."),
            N_("Laat de gebruiker hem op de laptop opnieuw voorlezen: wams travel key"),
        )
    if not laptop.name:
        raise Misused(N_("Een laptop heeft een naam nodig."), N_("Geef een naam op zoals op de sticker: --name"))
    _say(desk, laptop, LaptopWord.TOEGELATEN)
    return laptop


def dismiss(desk: Desk, fingerprint: str) -> Laptop:
    """Let no more cases go along on a laptop; what is on it stays there until it is brought back or revoked.

    Raises:
        Refused: whoever is at the desk is no administrator.
        Misused: no such laptop is admitted.
    """
    road.refuse(desk)
    require(desk, Task.LAPTOP_TOELATEN)
    laptop = _called(laptops(desk), fingerprint)
    _say(desk, laptop, LaptopWord.INGETROKKEN)
    return laptop


def own_laptops(desk: Desk) -> tuple[Laptop, ...]:
    """Return the laptops that are admitted for whoever is at the desk.

    Raises:
        Misused: there is none.
    """
    mine = tuple(one for one in laptops(desk) if one.user == desk.session.coordinator.id)
    if not mine:
        raise Misused(
            N_("Voor u is nog geen laptop toegelaten."),
            N_("Maak de sleutel op de laptop (wams travel key); de beheerder laat hem toe (wams travel admit)."),
        )
    return mine


def own_laptop(desk: Desk, fingerprint: str = "") -> Laptop:
    """Return the laptop of whoever is at the desk, that of the fingerprint where there are several.

    Raises:
        Misused: there is none, or not one alone.
    """
    mine = own_laptops(desk)
    if fingerprint:
        return _called(mine, fingerprint)
    if len(mine) > 1:
        raise Misused(N_("Voor u is meer dan één laptop toegelaten."), N_("Zeg welke, met de vingerafdruk: --laptop"))
    return mine[0]


def _called(among: tuple[Laptop, ...], fingerprint: str) -> Laptop:
    wanted = "".join(fingerprint.split()).lower()
    found = [one for one in among if wanted and "".join(one.fingerprint.split()).startswith(wanted)]
    if len(found) != 1:
        raise Misused(
            N_("Er is geen toegelaten laptop met deze vingerafdruk."), N_("Bekijk ze met: wams travel laptops")
        )
    return found[0]


def _user(desk: Desk, wanted: str) -> str:
    for one in colleagues(desk.session):
        if wanted == one.id or wanted.casefold() == one.name.casefold():
            return one.id
    raise Misused(N_("Deze kluis heeft geen coördinator met die naam."), N_("Bekijk de namen met: wams vault status."))


def _say(desk: Desk, laptop: Laptop, word: LaptopWord) -> None:
    said = LaptopStatement(wat=word, sleutel=laptop.key.to_text(), voor=laptop.user, naam=laptop.name)
    state(desk, KIND, said, AuditAction.LAPTOP_TOEGELATEN, laptop.user, laptop=laptop.fingerprint, wat=word.value)
