"""What stands on the pages of a release, as plain strings in reading order; the template only sets them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.labels import label
from wams_tui.casework.release import Release, ReleaseContent, ReleasedField
from wams_tui.documents.glyphs import is_whole, readable
from wams_tui.locale.clock import dutch_time

PRACTICE_MARK = "OEFENKLUIS – fictieve personen"
"""Stands on every page and in every file that comes out of a practice vault."""

_TITLE = "Verstrekking van gegevens"
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_HASH_SHOWN = 12


class FieldOnPaper(TypedDict):
    """One datum: ``about`` names the persons only where it speaks of more than one."""

    label: str
    categories: str
    value: str
    about: str
    origin: str
    conditions: list[str]


class SubjectOnPaper(TypedDict):
    """A heading and the data under it."""

    title: str
    fields: list[FieldOnPaper]


class PartOnPaper(TypedDict):
    """A heading with paragraphs and a list."""

    title: str
    paragraphs: list[str]
    bullets: list[str]


ReleaseSheet = TypedDict(
    "ReleaseSheet",
    {
        "title": str,
        "mark": str | None,
        "footer": str,
        "recipient": str,
        "controller": str,
        "contact": str,
        "date": str,
        "case": str,
        "purpose": str,
        "basis": str,
        "articles": str,
        "regime": str,
        "channel": str,
        "conditions": list[str],
        "own-conditions": bool,
        "subjects": list[SubjectOnPaper],
        "answer": list[PartOnPaper],
        "reference": str,
        "ledger": str,
        "rules": str,
        "hash": str,
        "accounting": str,
        "spelled-out": bool,
    },
)
"""The data of ``templates/release.typ``, every string already readable in our fonts."""


def release_sheet(release: Release) -> ReleaseSheet:
    """Return the texts of the pages; ``release`` has been checked."""
    content = release.content
    return {
        "title": _TITLE,
        "mark": PRACTICE_MARK if content.nature is VaultNature.OEFENKLUIS else None,
        "footer": readable(f"Verstrekking {content.disclosure} · casus {content.case_code}"),
        "recipient": readable(_recipient(content)),
        "controller": readable(content.controller),
        "contact": readable(content.contact),
        "date": dutch_moment(content.made_at),
        "case": readable(content.case_code),
        "purpose": readable(content.purpose_title),
        "basis": readable(content.basis_title),
        "articles": readable("; ".join(content.articles)),
        "regime": readable(content.regime_note or label(content.regime)),
        "channel": label(content.channel),
        "conditions": [readable(condition) for condition in content.conditions],
        "own-conditions": any(field.conditions for field in content.fields),
        "subjects": _subjects(content),
        "answer": parts_on_paper(content.answer),
        "reference": readable(release.reference),
        "ledger": readable(_ledger(release)),
        "rules": readable(f"{content.rule_set} (hash {content.rule_set_hash[:_HASH_SHOWN]})"),
        "hash": content.digest(),
        "accounting": readable(
            "Deze verstrekking staat met deze nummers in het verstrekkingenregister. Wie het betreft, kan opvragen wat "
            f"over hem of haar is verstrekt, aan wie en waarom. Dat kan bij: {content.controller}."
        ),
        "spelled-out": not all(is_whole(text) for field in content.fields for text in (field.label, field.value)),
    }


def parts_on_paper(parts: Sequence[LetterPart]) -> list[PartOnPaper]:
    """Return parts of a letter as our fonts can draw them."""
    return [
        {
            "title": readable(part.title),
            "paragraphs": [readable(text) for text in part.paragraphs],
            "bullets": [readable(text) for text in part.bullets],
        }
        for part in parts
    ]


def dutch_moment(moment: datetime) -> str:
    """Return day and hour in words: in Dutch clock time where the machine knows it, else as ``moment`` has it."""
    local = dutch_time(moment) if moment.tzinfo else moment
    return f"{dutch_day(local)}, {local.hour}.{local.minute:02} uur"


def _recipient(content: ReleaseContent) -> str:
    recipient = content.recipient
    who = ", ".join(part for part in (recipient.person_name, recipient.function) if part)
    as_what = f"{label(recipient.party)}, in de rol: {label(recipient.hat)}"
    return "\n".join(line for line in (recipient.organisation, who, as_what) if line)


def _subjects(content: ReleaseContent) -> list[SubjectOnPaper]:
    """One heading per person, then what speaks of more than one person, told once."""
    own = [
        (f"Over {subject.label}", [field for field in content.fields if field.persons == (subject.id,)])
        for subject in content.subjects
    ]
    shared = ("Over meer personen", [field for field in content.fields if len(field.persons) > 1])
    names = {subject.id: subject.label for subject in content.subjects}
    return [
        {"title": readable(title), "fields": [_field(field, names) for field in fields]}
        for title, fields in (*own, shared)
        if fields
    ]


def _field(field: ReleasedField, names: dict[str, str]) -> FieldOnPaper:
    about = f"Gaat over: {_enumerated([names[person] for person in field.persons])}" if len(field.persons) > 1 else ""
    return {
        "label": readable(field.label),
        "categories": ", ".join(label(category) for category in field.categories),
        "value": readable(field.value),
        "about": readable(about),
        "origin": readable(_origin(field)),
        "conditions": [readable(condition) for condition in field.conditions],
    }


def _origin(field: ReleasedField) -> str:
    parts = [f"Bron: {field.source}" if field.source else "Bron: niet vermeld"]
    if field.obtained_on:
        parts.append(f"verkregen op {dutch_day(field.obtained_on)}")
    if field.confirmed_on:
        parts.append(f"bevestigd op {dutch_day(field.confirmed_on)}")
    else:
        parts.append("nog niet bevestigd")
    return " · ".join(parts)


def _ledger(release: Release) -> str:
    names = {subject.id: subject.label for subject in release.content.subjects}
    return "\n".join(
        f"nr. {line.seq} ({names[line.subject]}), hash {line.line_hash[:_HASH_SHOWN]}" for line in release.ledger
    )


def _enumerated(names: Sequence[str]) -> str:
    return " en ".join((", ".join(names[:-1]), names[-1]))


def dutch_day(day: date) -> str:
    """Return a day in words: ``3 december 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
