"""What a partner answered to our own request, as it came in; nothing of it counts until a coordinator takes it over.

A reply is known as an answer to *our* request by the code on the form: eighty random bits that stand in the sealed
request and on the form, and nowhere else. Who has it has seen the form; it does not prove who that is.
"""

import base64
import hmac
import secrets
from datetime import date

from wams_tui.casework.codes import Answer
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.model import Model

_BYTES, _GROUP = 10, 4


class LineReply(Model):
    """The answer to one line: the value, or nothing where they keep it."""

    line: str
    value: str = ""
    known_on: date | None = None
    passing_on: Answer = Answer.ONBEKEND
    """Whether they agree that it is passed on within the approach."""
    conditions: str = ""
    words: str = ""

    @property
    def given(self) -> bool:
        """Whether something was given."""
        return bool(self.value)


class PartnerReply(Model):
    """An answer as it was read in. ``id`` is the SHA-256 of the file, so that reading it twice is noticed."""

    id: str
    read_on: date
    organisation: str
    by_name: str = ""
    by_function: str = ""
    lines: tuple[LineReply, ...]
    secrecy: SecrecyDecision | None = None


def new_code() -> str:
    """Return a code for a new form: ``ABCD-EFGH-IJKL-MNOP``, without signs that are read for one another."""
    letters = base64.b32encode(secrets.token_bytes(_BYTES)).decode()
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def same_code(ours: str, theirs: str) -> bool:
    """Whether ``theirs`` is our code as people type it over: case, spaces and dashes do not count."""
    return bool(ours) and hmac.compare_digest(_bare(ours).encode(), _bare(theirs).encode())


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
