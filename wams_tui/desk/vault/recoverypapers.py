"""The two recovery halves as files for people: what each is, whom to give it, and the half itself on a line of its own.

What the halves hold and how they open a vault: docs/security.md §4.5.
"""

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

_HALF = re.compile(r"[ABab](?:[- ]?[A-Za-z2-7]{4}){14}")
"""How :mod:`storage.keys.recovery` prints a half: its letter, and fourteen groups of four."""

_WIDE = 78
_NATURES = {VaultNature.ECHT: N_("echte kluis"), VaultNature.OEFENKLUIS: N_("oefenkluis")}
_TITLE = N_("Herstelhelft {letter} van een kluis van Wams")
_FACTS = (
    N_("Kluis: {name} ({nature})"),
    N_("Kenmerk van de kluis: {vault_id}"),
    N_("Gemaakt op: {day}"),
    N_("Deze helft: {letter} (de andere is {other})"),
)
_ADVICE = (
    N_("Is de wachtwoordzin van deze kluis kwijt, dan opent deze helft de kluis samen met helft {other}."
       " Beide zijn nodig; één helft alleen opent niets."),
    N_("Druk dit blad af en geef het aan iemand die helft {other} niet bewaart en die er over jaren nog is,"
       " bijvoorbeeld de functioneel beheerder of de gemandateerde proceseigenaar. Die legt het achter slot."),
    N_("Wis daarna dit bestand, ook uit de prullenbak. Mail het niet en bewaar het niet op de machine van de kluis."),
    N_("Moet de kluis met de helften open, breng ze dan samen naar de functioneel beheerder."
       " Is een helft kwijt of door een ander gezien, meld dat dan meteen."),
)  # fmt: skip
_BY_HAND = (
    N_("Schrijf dit blad over, ook het kenmerk van de kluis, en geef het aan iemand die helft {other} niet bewaart"
       " en die er over jaren nog is. Die legt het achter slot. Eén helft alleen opent niets."),
)  # fmt: skip
_HERE = N_("De helft zelf, de hele regel:")


@dataclass(frozen=True, slots=True)
class Kept:
    """Which vault a half belongs to: what its directory is called, its id, its nature, and the day it was made."""

    name: str
    vault_id: str
    nature: VaultNature
    day: date


def paper(kept: Kept, half: str, translate: Callable[[str], str], *, by_hand: bool = False) -> str:
    """Return the text of one half for whoever keeps it; ``half`` is as :mod:`storage` prints it.

    ``by_hand`` is for a page that is written over from the screen: it is no file to print and to erase.
    """
    letter = half[0]
    words = {
        "name": kept.name,
        "nature": translate(_NATURES[kept.nature]),
        "vault_id": kept.vault_id,
        "day": f"{kept.day:%d-%m-%Y}",
        "letter": letter,
        "other": "B" if letter == "A" else "A",
    }

    def told(text: str) -> str:
        return translate(text).format(**words)

    title, advice = told(_TITLE), _BY_HAND if by_hand else _ADVICE
    blocks = [
        f"{title}\n{'=' * len(title)}",
        "\n".join(told(text) for text in _FACTS),
        *("\n".join(textwrap.wrap(told(text), _WIDE, break_on_hyphens=False)) for text in advice),
        told(_HERE),
        half,
    ]
    return "\n\n".join(blocks) + "\n"


def half_in(text: str) -> str:
    """Return the one half in a text: a whole file as :func:`paper` gives it, or the half alone.

    Raises:
        Misused: there is none on a line of its own, or more than one.
    """
    found = [line.strip() for line in text.splitlines() if _HALF.fullmatch(line.strip())]
    if len(found) != 1:
        raise Misused(
            N_("Hier staat niet precies één herstelhelft."),
            N_("Geef het bestand van één helft, of de regel zelf, die met A of B begint."),
        )
    return found[0]
