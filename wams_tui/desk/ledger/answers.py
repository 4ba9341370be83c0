"""Answers by letter that gave nothing, beside what was given: no line of the ledger tells of them, the case does.

No datum left, so the ledger has nothing to say of them (design §2); what was answered, to whom and when stands in the
case and the audit log, and who asks what became of a request looks for both in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.letter import LetterKind, SentLetter
from wams_tui.desk.ledger.lines import UNKNOWN, LedgerLine, Order


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One letter that answered a request: to whom, about whom and which kinds were asked; never what is known here."""

    letter: SentLetter
    recipient: str
    person: str
    asked: tuple[Category, ...]
    purpose: str


Row = LedgerLine | AnswerLine


def answers_of(file: CaseFile) -> list[AnswerLine]:
    """Return the answers by letter of a case that lies open, newest first."""
    requests = {one.id: one for one in file.requests}
    persons = {one.id: one.name for one in file.persons}
    found = []
    for letter in file.letters:
        if letter.kind is not LetterKind.ANTWOORD:
            continue
        request = requests.get(letter.request)
        lines = request.lines if request is not None else ()
        about = dict.fromkeys(persons.get(line.person, UNKNOWN) for line in lines)
        found.append(
            AnswerLine(
                letter,
                file.asker_named(request, UNKNOWN) if request is not None else UNKNOWN,
                ", ".join(about),
                tuple(dict.fromkeys(line.category for line in lines)),
                request.purpose_words if request is not None else "",
            )
        )
    return sorted(found, key=lambda one: (one.letter.made_at, one.letter.id), reverse=True)


def among(lines: Iterable[LedgerLine], answers: Iterable[AnswerLine], order: Order) -> list[Row]:
    """Return both in one order: newest first, or what belongs together side by side and within that newest first."""
    newest: list[Row] = sorted((*lines, *answers), key=_when, reverse=True)
    match order:
        case Order.PERSOON:
            return sorted(newest, key=lambda one: (one.person.casefold(), _subject(one)))
        case Order.ONTVANGER:
            return sorted(newest, key=lambda one: one.recipient.casefold())
    return newest


def key_of(row: Row) -> str:
    """Return what a row is known by, also after others came in."""
    return str(row.disclosed.seq) if isinstance(row, LedgerLine) else row.letter.id


def _when(row: Row) -> tuple[datetime, int, str]:
    if isinstance(row, LedgerLine):
        return row.disclosed.at, row.disclosed.seq, ""
    return row.letter.made_at, 0, row.letter.id


def _subject(row: Row) -> str:
    return row.disclosed.subject if isinstance(row, LedgerLine) else ""
