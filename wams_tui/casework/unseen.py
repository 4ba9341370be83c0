"""Signs that nobody sees: they move a cursor, turn the direction of a text, or split a name that is looked for."""

import unicodedata

_KINDS = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""General categories of Unicode: controls, format signs, private use, halves of signs, line and paragraph ends."""

_PLAIN = frozenset("\t\n")


def is_unseen(sign: str) -> bool:
    """Whether one character shows nothing; a tab and the end of a line are no such thing."""
    return sign not in _PLAIN and unicodedata.category(sign) in _KINDS


def has_unseen(text: str) -> bool:
    """Whether a sign that nobody sees stands in ``text``."""
    return any(map(is_unseen, text))


def seen_only(text: str) -> str:
    """Return ``text`` without the signs that nobody sees."""
    return "".join(sign for sign in text if not is_unseen(sign))
