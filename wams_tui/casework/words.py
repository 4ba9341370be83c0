"""Marking text for translation without translating it."""


def N_(text: str) -> str:
    """Mark ``text`` (Dutch) for the catalogue; it is translated where it is shown, not where it is written."""
    return text
