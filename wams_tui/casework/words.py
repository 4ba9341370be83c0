"""Marking text for translation without translating it; and how many words say something."""

MIN_WORDS = 10
"""Characters below which a motivation says nothing."""


def N_(text: str) -> str:
    """Mark ``text`` (Dutch) for the catalogue; it is translated where it is shown, not where it is written."""
    return text
