"""Amounts of money as people type them at a table, in euro; kept as whole cents."""

import re

from wams_tui.casework.words import N_

NOT_AN_AMOUNT = N_("Dit is geen bedrag; typ het als 250 of 1.250,00.")

_AMOUNT = re.compile(r"(?:€|eur(?:o)?)?\s*([0-9]+(?:[. ][0-9]{3})*|[0-9]+)(?:([.,])([0-9]{1,2}|-))?\s*(?:euro|eur|,-)?")


class NoAmountError(ValueError):
    """It is no amount; the sentence is :data:`NOT_AN_AMOUNT`."""


def parse_amount(text: str) -> int:
    """Return the amount in euro cents: ``250``, ``€ 1.250,00``, ``1250.5``, ``€ 75,-``.

    Raises:
        NoAmountError: it is no amount.
    """
    found = _AMOUNT.fullmatch(" ".join(text.casefold().replace("\u00a0", " ").split()))
    if found is None:
        raise NoAmountError(NOT_AN_AMOUNT)
    whole, _separator, part = found.groups()
    cents = int((part or "0").replace("-", "0").ljust(2, "0"))
    return int(re.sub(r"[. ]", "", whole)) * 100 + cents


def amount_text(cents: int) -> str:
    """Return an amount as one reads it: ``€ 1.250,00``."""
    euros, rest = divmod(cents, 100)
    return f"€ {euros:,}".replace(",", ".") + f",{rest:02d}"
