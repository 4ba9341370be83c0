"""What an import would do, row by row, before anything is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Regime
from wams_tui.casework.course.gates import Thresholds
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.importing.assemble import Adds, assemble
from wams_tui.desk.importing.cells import RowReader, Vocabulary
from wams_tui.desk.importing.drafts import read_row
from wams_tui.desk.importing.guards import refuse_a_list, refuse_without_facts
from wams_tui.desk.importing.household import PersonKey, ReadRow, check_case, key_of, named_by
from wams_tui.desk.importing.mapping import Mapping
from wams_tui.desk.importing.reasons import Reason, near, reason
from wams_tui.desk.importing.table import Table


class RowOutcome(StrEnum):
    """What becomes of a row."""

    INGELEZEN = "ingelezen"
    GEWEIGERD = "geweigerd"
    TEGENGEHOUDEN = "tegengehouden"
    """Nothing is wrong with it, but another row of its case was refused: no half households."""
    LEEG = "leeg"


_NOTHING = Adds()
_THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row: what becomes of it, in which case, what it adds there, or every reason why not."""

    number: int
    outcome: RowOutcome
    case_code: str = ""
    adds: Adds = _NOTHING
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every row of the file in its order, and the case files that would be saved."""

    rows: tuple[PlannedRow, ...]
    casefiles: tuple[CaseFile, ...]

    def count(self, outcome: RowOutcome) -> int:
        """How many rows have this outcome."""
        return sum(1 for row in self.rows if row.outcome is outcome)

    @property
    def controllers(self) -> tuple[str, ...]:
        """Who would answer for the data of these cases, as every document names them; each once, in order."""
        return tuple(dict.fromkeys(file.case.controller for file in self.casefiles))


def plan_import(
    table: Table,
    mapping: Mapping,
    today: date,
    coordinator: str,
    known_codes: Collection[str],
    regime: Regime = Regime.HUIDIG_RECHT,
    thresholds: Thresholds = _THRESHOLDS,
) -> ImportPlan:
    """Say what an import would do; nothing is written.

    Rows become cases by their case reference only, never by comparing people (law guard G5). A case is taken in whole
    or not at all, so that the file can be mended and read again; a case that is already there is refused, not merged.

    Args:
        table: The rows.
        mapping: What the columns and words mean.
        today: The day no report, birth or datum can lie after.
        coordinator: Whose cases they become.
        known_codes: Case codes that are already in the vault.
        regime: The law the cases live under.
        thresholds: How many domains a case must touch from its investigation on.

    Raises:
        Misused: when the mapping speaks of columns that the file does not have.
    """
    places = {name.casefold(): place for place, name in enumerate(table.columns) if name}
    _check_columns(mapping, table.columns)
    vocabulary = Vocabulary.of(mapping.codes)
    known = {code.casefold() for code in known_codes}
    readers = [RowReader(row, places, vocabulary, today) for row in table.rows if not row.is_blank]
    read = _read_rows(readers, mapping, len(table.columns))
    _check_bsns(read, mapping)
    cases = _by_reference(read, mapping)
    refuse_a_list(list(cases.values()), mapping)
    for code, rows in cases.items():
        whole = [row for row in rows if isinstance(row, ReadRow)]
        if code in known:
            for row in whole:
                row.reader.refuse(
                    N_("deze casus staat al in de kluis; er wordt niets samengevoegd."), mapping.casus.referentie
                )
        if whole:
            check_case(whole, mapping)
    planned: dict[int, PlannedRow] = {}
    casefiles: list[CaseFile] = []
    for rows in cases.values():
        refused = _refused(rows)
        if refused:
            planned |= refused
            continue
        whole = [row for row in rows if isinstance(row, ReadRow)]
        casefile, adds = assemble(whole, today, coordinator, regime)
        if refuse_without_facts(whole[0].reader, casefile, mapping, thresholds):
            planned |= _refused(rows)
            continue
        casefiles.append(casefile)
        planned |= {
            number: PlannedRow(number, RowOutcome.INGELEZEN, casefile.case.code, added)
            for number, added in adds.items()
        }
    return ImportPlan(
        tuple(planned.get(row.number, PlannedRow(row.number, RowOutcome.LEEG)) for row in table.rows), tuple(casefiles)
    )


def _check_columns(mapping: Mapping, columns: Sequence[str]) -> None:
    present = {name.casefold() for name in columns}
    for column in sorted(mapping.columns()):
        if column.casefold() not in present:
            close = near(column, columns)
            raise Misused(
                N_("De kolom '{column}' uit het koppelbestand staat niet in de eerste rij van het bestand."),
                N_("Bedoelt u {near}?") if close else N_("Vergelijk de kolomnamen in rij 1 met het koppelbestand."),
                column=column,
                near=close,
            )


def _read_rows(readers: Sequence[RowReader], mapping: Mapping, width: int) -> list[ReadRow | RowReader]:
    """Read the rows whose cells stand under their columns; another stays a reader, with that as its reason."""
    read: list[ReadRow | RowReader] = []
    seen: dict[tuple[str, ...], int] = {}
    for reader in readers:
        cells = reader.row.cells
        if len(cells) != width:
            reader.refuse(
                N_("deze rij heeft {cells} cellen en de kopregel {columns}; de rest is niet beoordeeld."),
                cells=len(cells),
                columns=width,
            )
            read.append(reader)
            continue
        other = seen.setdefault(cells, reader.row.number)
        if other != reader.row.number:
            reader.refuse(N_("deze rij is gelijk aan rij {other}."), other=other)
        read.append(ReadRow(reader, read_row(reader, mapping)))
    return read


def _check_bsns(rows: Sequence[ReadRow | RowReader], mapping: Mapping) -> None:
    """One number, one person, in the whole file."""
    owners: dict[str, tuple[PersonKey, int]] = {}
    for row in rows:
        if isinstance(row, RowReader) or row.draft.person is None or row.draft.person.bsn is None:
            continue
        if row.reader.is_spoiled(*named_by(mapping.persoon)):
            continue
        key = key_of(row.draft.person)
        owner, other = owners.setdefault(row.draft.person.bsn, (key, row.number))
        if owner != key:
            row.reader.refuse(
                N_("rij {other} geeft dit BSN aan iemand met een andere naam of geboortedatum."),
                mapping.persoon.bsn,
                other=other,
            )


def _by_reference(rows: Sequence[ReadRow | RowReader], mapping: Mapping) -> dict[str, list[ReadRow | RowReader]]:
    """The rows of each case, by its reference and nothing else; a row without one stands alone."""
    cases: dict[str, list[ReadRow | RowReader]] = {}
    for row in rows:
        reader = row.reader if isinstance(row, ReadRow) else row
        reference = reader.peek(mapping.casus.referentie).casefold()
        cases.setdefault(reference or f"\n{reader.row.number}", []).append(row)
    return cases


def _refused(rows: Sequence[ReadRow | RowReader]) -> dict[int, PlannedRow]:
    """The rows of one case as refused or held back; nothing when nothing is wrong with any of them."""
    readers = [row.reader if isinstance(row, ReadRow) else row for row in rows]
    wrong = next((reader.row.number for reader in readers if reader.reasons), None)
    if wrong is None:
        return {}
    held = (reason(N_("rij {other} van dezelfde casus is geweigerd; een casus wordt heel ingelezen."), other=wrong),)
    return {
        reader.row.number: PlannedRow(
            reader.row.number,
            RowOutcome.GEWEIGERD if reader.reasons else RowOutcome.TEGENGEHOUDEN,
            reasons=tuple(reader.reasons) or held,
        )
        for reader in readers
    }
