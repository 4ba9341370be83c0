"""Holding the rows of one case against each other: one case, one household, every person once."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.words import N_
from wams_tui.desk.importing.cells import RowReader
from wams_tui.desk.importing.drafts import CaseDraft, PersonDraft, RowDraft
from wams_tui.desk.importing.mapping import Cell, Mapping, PersonCells

PersonKey = tuple[str, date | None]
"""A person within one case: the name as compared, and the birth date."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that has been read, with the reader that holds what is wrong in it."""

    reader: RowReader
    draft: RowDraft

    @property
    def number(self) -> int:
        """The row number as in the spreadsheet."""
        return self.reader.row.number


def key_of(person: PersonDraft) -> PersonKey:
    """By what a person is recognised within one case."""
    return person.name, person.birth_date


def named_by(cells: PersonCells) -> tuple[Cell | None, ...]:
    """The fields that make up the key."""
    return cells.voornamen, cells.tussenvoegsel, cells.achternaam, cells.geboortedatum


_CELL_OF = {
    "reason": "aanleiding",
    "reported_on": "gemeld_op",
    "phase": "fase",
    "initiative": "initiatief",
    "controller": "verantwoordelijke",
    "contact": "contact",
    "title": "titel",
    "coherence": "samenhang",
    "persisting": "aanhoudend",
    "recurring": "terugkerend",
    "help_question": "hulpvraag",
    "domains": "terreinen",
    "decision": "besluit_op",
    "review_on": "evaluatie_op",
}


def check_case(rows: Sequence[ReadRow], mapping: Mapping) -> None:
    """Add to each row what does not fit the other rows of its case."""
    _one_case(rows, mapping)
    _one_person_each(rows, mapping)
    _one_head(rows, mapping)
    _code_names_nobody(rows, mapping)


def merged_case(rows: Sequence[ReadRow]) -> CaseDraft:
    """What the rows together say of the case: of every field the first that is filled in."""
    first, *others = [row.draft.case for row in rows]
    return replace(first, **_gaps(first, others))


def merged_person(drafts: Sequence[PersonDraft]) -> PersonDraft:
    """What the rows together say of one person."""
    first, *others = drafts
    return replace(first, **_gaps(first, others))


def _gaps(first: CaseDraft | PersonDraft, others: Sequence[CaseDraft | PersonDraft]) -> dict[str, Any]:
    """What the first draft leaves open and a later one fills in."""
    filled: dict[str, Any] = {}
    for name in (field.name for field in fields(first)):
        if not getattr(first, name):
            filled[name] = next((value for other in others if (value := getattr(other, name))), getattr(first, name))
    return filled


def _one_case(rows: Sequence[ReadRow], mapping: Mapping) -> None:
    for name, cell_name in _CELL_OF.items():
        cell: Cell | None = getattr(mapping.casus, cell_name)
        said: tuple[object, int] | None = None
        for row in rows:
            value = getattr(row.draft.case, name)
            if not value:
                continue
            if said is None:
                said = (value, row.number)
            elif value != said[0]:
                row.reader.refuse(
                    N_("dit verschilt van rij {other}, die bij dezelfde casus hoort."), cell, other=said[1]
                )


def _one_person_each(rows: Sequence[ReadRow], mapping: Mapping) -> None:
    cells = mapping.persoon
    seen: dict[PersonKey, tuple[PersonDraft, int]] = {}
    by_name: dict[str, tuple[PersonDraft, int]] = {}
    for row in rows:
        person = row.draft.person
        if person is None or row.reader.is_spoiled(*named_by(cells)):
            continue
        namesake, elsewhere = by_name.setdefault(person.name, (person, row.number))
        if namesake.birth_date != person.birth_date and None in (namesake.birth_date, person.birth_date):
            row.reader.refuse(
                N_("rij {other} noemt dezelfde naam; vul op beide rijen de geboortedatum in."),
                cells.geboortedatum,
                other=elsewhere,
            )
        known, other = seen.setdefault(key_of(person), (person, row.number))
        if other == row.number:
            continue
        for name, cell in (
            ("bsn", cells.bsn),
            ("role", cells.rol),
            ("joining", cells.deelname),
            ("joined", cells.deelname_vanaf),
        ):
            here, there = getattr(person, name), getattr(known, name)
            if here and there and here != there:
                row.reader.refuse(
                    N_("dit verschilt van rij {other}, die over dezelfde persoon gaat."), cell, other=other
                )
        if not row.draft.items and row.draft.participant is None:
            row.reader.refuse(N_("deze persoon staat al in rij {other} en deze rij voegt niets toe."), other=other)


def _one_head(rows: Sequence[ReadRow], mapping: Mapping) -> None:
    cells = mapping.persoon
    heads = [row for row in rows if row.draft.person is not None and row.draft.person.role is PersonRole.HOOFDPERSOON]
    if not heads and not any(row.reader.is_spoiled(cells.rol) for row in rows):
        rows[0].reader.refuse(N_("deze casus heeft geen hoofdpersoon."), cells.rol)
    first: ReadRow | None = None
    for row in heads:
        if row.reader.is_spoiled(*named_by(cells)):
            continue
        first = first or row
        if _person_of(row) != _person_of(first):
            row.reader.refuse(
                N_("rij {other} noemt al een andere hoofdpersoon van deze casus."), cells.rol, other=first.number
            )


def _person_of(row: ReadRow) -> PersonKey | None:
    return key_of(row.draft.person) if row.draft.person is not None else None


def _code_names_nobody(rows: Sequence[ReadRow], mapping: Mapping) -> None:
    """A case code may stand in a calendar or a file name, so it may not hold anybody's name."""
    surnames = {row.draft.person.surname.casefold() for row in rows if row.draft.person is not None}
    for row in rows:
        code = row.draft.case.reference.casefold()
        if any(len(surname) > 2 and surname in code for surname in surnames):
            row.reader.refuse(N_("in dit casusnummer staat een achternaam."), mapping.casus.referentie)
