"""The style of a cell, as SGR parameters: what of it is seen, and the shortest way from one to the next."""

from functools import lru_cache
from typing import NamedTuple

RESET = "\x1b[m"
SEEN_ON_BLANKS = frozenset({"4", "5", "7", "9"})
"""Underlined, blinking, reversed, struck: attributes that can be seen where there is no letter."""

_LIFTED = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What ends an attribute; *bold* and *faint* end together."""

_DEFAULT_TEXT, _DEFAULT_GROUND = "39", "49"


class Drawn(NamedTuple):
    """A style taken apart; colours that are empty are the terminal's own."""

    attributes: frozenset[str] = frozenset()
    text: str = ""
    ground: str = ""


@lru_cache(4096)
def taken_apart(code: str) -> Drawn:
    """Return what ``code`` sets, from the default style."""
    attributes: set[str] = set()
    text = ground = ""
    waiting = code.split(";") if code else []
    while waiting:
        one = waiting.pop(0)
        if one in ("38", "48"):
            length = 4 if waiting[0] == "2" else 2
            one, waiting = ";".join([one, *waiting[:length]]), waiting[length:]
        if one[:2] == "48" or (one[:1] == "4" and len(one) == 2) or one[:2] == "10":
            ground = "" if one == _DEFAULT_GROUND else one
        elif one[:2] == "38" or (one[:1] in ("3", "9") and len(one) == 2):
            text = "" if one == _DEFAULT_TEXT else one
        else:
            attributes.add(one)
    return Drawn(frozenset(attributes), text, ground)


@lru_cache(4096)
def background(code: str) -> str:
    """Return what of ``code`` can be seen on a blank: its background, unless it is underlined, struck or reversed."""
    return taken_apart(code).ground if fills(code) else code


@lru_cache(4096)
def fills(code: str) -> bool:
    """Whether of ``code`` no more than its background is seen on a blank."""
    drawn = taken_apart(code)
    return all(one in _LIFTED and one not in SEEN_ON_BLANKS for one in drawn.attributes)


@lru_cache(4096)
def change(before: str, after: str) -> str:
    """Return what to send where the style in use is ``before`` and it is to be ``after``."""
    if before == after:
        return ""
    whole = f"\x1b[0;{after}m" if after else RESET
    old, new = taken_apart(before), taken_apart(after)
    if not all(one in _LIFTED for one in old.attributes | new.attributes):
        return whole
    lifted = {_LIFTED[one] for one in old.attributes - new.attributes}
    # What ends bold ends faint too.
    kept = {one for one in old.attributes & new.attributes if _LIFTED[one] not in lifted}
    parts = [*sorted(lifted), *sorted(new.attributes - kept)]
    if old.text != new.text:
        # The console of older Linux ends underlining together with the colour of the text.
        if not new.text and "4" in new.attributes:
            return whole
        parts.append(new.text or _DEFAULT_TEXT)
    if old.ground != new.ground:
        parts.append(new.ground or _DEFAULT_GROUND)
    least = f"\x1b[{';'.join(parts)}m"
    return min(least, whole, key=len)
