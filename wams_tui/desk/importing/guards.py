"""The guards of the process at the door of an import: no phase without its facts, no list for reports (law §3.2)."""

from collections import defaultdict
from collections.abc import Sequence

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.gates import Gate, Thresholds, of_arriving
from wams_tui.casework.words import N_
from wams_tui.desk.importing.cells import RowReader
from wams_tui.desk.importing.household import ReadRow
from wams_tui.desk.importing.mapping import Cell, Mapping

MANY = 3
"""So many cases with one and the same reason on one and the same day came out of a list, not out of reports."""


def refuse_without_facts(reader: RowReader, file: CaseFile, mapping: Mapping, thresholds: Thresholds) -> bool:
    """Refuse a case in a phase whose facts are not in the file; say whether it was."""
    cells = mapping.casus
    told_in: dict[Gate, Cell | None] = {
        Gate.SAMENHANG: cells.terreinen if not file.case.problems else cells.samenhang,
        Gate.VOORTDUREND_EN_TERUGKEREND: cells.aanhoudend,
        Gate.HULPVRAAG: cells.hulpvraag,
        Gate.BESLUIT: cells.besluit_op,
        Gate.EVALUATIE: cells.evaluatie_op,
    }
    lacks = tuple(of_arriving(file, thresholds))
    for lack in lacks:
        reader.refuse(lack.sentence, told_in.get(lack.gate) or cells.fase, **lack.params)
    return bool(lacks)


def refuse_a_list(cases: Sequence[Sequence[ReadRow | RowReader]], mapping: Mapping) -> None:
    """Refuse cases that share reason and day word for word: residents are not made cases by matching files (G5)."""
    alike: dict[tuple[str, str], list[RowReader]] = defaultdict(list)
    for rows in cases:
        first = rows[0].reader if isinstance(rows[0], ReadRow) else rows[0]
        why, when = first.peek(mapping.casus.aanleiding), first.peek(mapping.casus.gemeld_op)
        if why:
            alike[" ".join(why.casefold().split()), when].append(first)
    for readers in alike.values():
        if len(readers) < MANY:
            continue
        for reader in readers:
            reader.refuse(
                N_(
                    "{count} casussen hebben dezelfde aanleiding op dezelfde dag: dat is een lijst, geen melding over"
                    " iemand. Bestanden koppelen maakt geen casussen."
                ),
                mapping.casus.aanleiding,
                count=len(readers),
            )
