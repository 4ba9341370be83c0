"""Which datum of the case the words of an asker name: found only where they say its name, and decided by nobody yet."""

import re

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.requests.request import RequestLine
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.locale import _


def pointed_out(file: CaseFile, line: RequestLine) -> RequestLine:
    """Return the line with the key of the datum it names, where it names exactly one of that person and kind.

    It stays inside the case: the asker is not told by it that there is such a datum, and it is chosen by nobody.
    """
    said = _words(line.wording)
    named = [
        one.key
        for one in fields_of(file)
        if one.persons == (line.person,)
        and line.category in one.categories
        and any(f" {name} " in f" {said} " for name in {_words(one.label), _words(_(one.label))} if name)
    ]
    return line.model_copy(update={"field": named[0]}) if len(named) == 1 else line


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
