"""The citizen service number (BSN) and its 11-proef."""

import re
from typing import Annotated

from pydantic import AfterValidator

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_elfproef(digits: str) -> bool:
    """Whether nine digits pass the 11-proef: weights 9…2 and −1, sum divisible by 11 (law §9 *BSN 11-proef*)."""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "000000000":
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def completed(eight: str) -> str:
    """Return the one BSN that begins with these eight digits; empty where none does."""
    last = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, eight, strict=False)) % 11
    return whole if passes_elfproef(whole := f"{eight}{last}") else ""


def parse_bsn(text: str) -> str:
    """Return the nine digits of a BSN as people write it: dots and spaces allowed, eight digits get a leading zero.

    Raises:
        ValueError: when it is not a BSN; the message does not repeat the number.
    """
    digits = re.sub(r"[ .\-]", "", text)
    if re.fullmatch(r"[0-9]{8}", digits):
        digits = "0" + digits
    if not passes_elfproef(digits):
        raise ValueError("dit is geen geldig BSN (negen cijfers die de 11-proef doorstaan)")
    return digits


Bsn = Annotated[str, AfterValidator(parse_bsn)]
