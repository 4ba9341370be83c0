"""The checks across the rule files: what no single table can see of itself."""

from collections import Counter
from collections.abc import Iterable, Sequence

from wams_tui.casework.codes import FORBIDDEN_PURPOSES, Basis, Category, Direction, Party, Purpose, Regime
from wams_tui.casework.words import N_
from wams_tui.law.models import BasisEntry, Row
from wams_tui.law.reading import Folder, invalid
from wams_tui.law.rulefiles import RuleFiles
from wams_tui.law.sense import check_sense


def check(read: Folder, files: RuleFiles) -> None:
    """Refuse a rule set that contradicts itself or leaves anything out.

    Raises:
        Misused: for the first fault, with file, line, what is wrong and how to mend it.
    """
    _unique(read, "rij", [row.id for row in files.rows])
    _unique(read, "regel", [rule.id for rule in files.rules])
    _unique(read, "voorwaarde", [condition.code for condition in files.conditions])
    _unique(read, "punt", [point.id for point in files.points])
    _unique(read, "grondslag", [entry.number for entry in files.bases])
    _unique(read, "parameter", [entry.code for entry in files.parameters])
    _unique(read, "hoofdstuk", [chapter.id for chapter in files.chapters])
    _all_reason_ids_differ(read, files)
    _complete(read, "grondslag", [entry.code for entry in files.bases], list(Basis))
    _complete(read, "doel", [entry.code for entry in files.purposes], list(Purpose))
    _complete(read, "gegeven", [entry.code for entry in files.categories], list(Category))
    _complete(read, "namen", list(files.names), list(Party))
    _complete(read, "regimes", list(files.regime_notes), list(Regime))
    _sources_exist(read, files)
    _conditions_exist(read, files)
    _tables_are_whole(read, files)
    _forbidden_stays_forbidden(read, files)
    check_sense(read, files)


def _unique(read: Folder, table: str, ids: Sequence[str]) -> None:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            raise invalid(
                *read.place(table, index), name, "deze naam bestaat al", N_("Geef elke regel een eigen naam.")
            )


def _all_reason_ids_differ(read: Folder, files: RuleFiles) -> None:
    names = Counter([row.id for row in files.rows] + [rule.id for rule in files.rules])
    for index, row in enumerate(files.rows):
        for refusal in row.refusals:
            names[refusal.id] += 1
            if names[refusal.id] > 1:
                place = read.place("rij", index)
                raise invalid(*place, refusal.id, "deze naam bestaat al", N_("Geef elke regel een eigen naam."))


def _complete(read: Folder, table: str, present: Sequence[str], wanted: Sequence[str]) -> None:
    for index, code in enumerate(present):
        if code in present[:index]:
            raise invalid(*read.place(table, index), code, "staat er twee keer", N_("Haal één van de twee weg."))
    for code in wanted:
        if code not in present:
            where = read.place(table, 0)
            raise invalid(*where, table, f"'{code}' ontbreekt", N_("Voeg het toe; elke code heeft een regel nodig."))


def _sources_exist(read: Folder, files: RuleFiles) -> None:
    groups: list[tuple[str, int, str, Iterable[str]]] = []
    groups += [("grondslag", i, e.code, e.sources) for i, e in enumerate(files.bases)]
    groups += [
        ("doel", i, e.code, (*e.sources, *(e.forbidden.sources if e.forbidden else ())))
        for i, e in enumerate(files.purposes)
    ]
    groups += [("gegeven", i, e.code, e.reason.sources if e.reason else ()) for i, e in enumerate(files.categories)]
    groups += [("voorwaarde", i, e.code, e.sources) for i, e in enumerate(files.conditions)]
    groups += [("regel", i, e.id, e.sources) for i, e in enumerate(files.rules)]
    groups += [("punt", i, e.id, e.sources) for i, e in enumerate(files.points)]
    groups += [
        ("rij", i, e.id, (*e.sources, *(key for refusal in e.refusals for key in refusal.sources)))
        for i, e in enumerate(files.rows)
    ]
    groups += [("parameter", i, e.code, e.sources) for i, e in enumerate(files.parameters)]
    groups += [("hoofdstuk", i, e.id, e.sources) for i, e in enumerate(files.chapters)]
    for table, index, name, keys in groups:
        for key in keys:
            if key not in files.sources:
                hint = N_("Zet de bron in bronnen.toml, of verbeter de verwijzing.")
                raise invalid(*read.place(table, index), name, f"onbekende bron '{key}'", hint)


def _conditions_exist(read: Folder, files: RuleFiles) -> None:
    known = {condition.code for condition in files.conditions}
    groups: list[tuple[str, int, str, Iterable[str]]] = []
    groups += [("grondslag", i, e.code, e.conditions) for i, e in enumerate(files.bases)]
    groups += [("regel", i, e.id, e.demands) for i, e in enumerate(files.rules)]
    groups += [("voorwaarde", i, e.code, e.covers) for i, e in enumerate(files.conditions)]
    groups += [("hoofdstuk", i, e.id, e.conditions) for i, e in enumerate(files.chapters)]
    groups += [
        ("rij", i, e.id, (c for sign in (e.rest, *e.cells) for c in codes_of(sign))) for i, e in enumerate(files.rows)
    ]
    for table, index, name, codes in groups:
        for code in codes:
            if code not in known:
                hint = N_("Zet de voorwaarde in voorwaarden.toml, of verbeter de code.")
                raise invalid(*read.place(table, index), name, f"onbekende voorwaarde '{code}'", hint)


def _tables_are_whole(read: Folder, files: RuleFiles) -> None:
    for direction in Direction:
        rows = [row for row in files.rows if row.basis is None and row.direction is direction]
        _covers(read, files, rows, frozenset(Party), f"de matrix '{direction}'")
    for entry in files.bases:
        _own_table_is_whole(read, files, entry)


def _own_table_is_whole(read: Folder, files: RuleFiles, entry: BasisEntry) -> None:
    for direction, parties in ((Direction.VERSTREKKEN, entry.gives_to), (Direction.OPVRAGEN, entry.asks_of)):
        rows = [row for row in files.rows if row.basis is entry.code and row.direction is direction]
        wanted = parties if entry.table == "eigen" else frozenset()
        _covers(read, files, rows, wanted, f"de tabel van '{entry.code}' ({direction})")


def _covers(read: Folder, files: RuleFiles, rows: Sequence[Row], wanted: frozenset[Party], table: str) -> None:
    present = [party for row in rows for party in row.parties]
    for row in rows:
        for party in row.parties:
            if present.count(party) > 1 or party not in wanted:
                what = f"'{party}' hoort hier niet of staat er twee keer in {table}"
                raise invalid(*read.place("rij", files.rows.index(row)), row.id, what, N_("Elke partij heeft één rij."))
    for party in sorted(wanted - frozenset(present)):
        where = read.place("rij", files.rows.index(rows[0]) if rows else 0)
        raise invalid(
            *where, table, f"'{party}' heeft geen rij in {table}", N_("Voeg een rij toe, ook als alles X is.")
        )


def _forbidden_stays_forbidden(read: Folder, files: RuleFiles) -> None:
    for index, purpose in enumerate(files.purposes):
        if (purpose.code in FORBIDDEN_PURPOSES) is not (purpose.forbidden is not None):
            hint = N_("De zes verboden doelen blijven verboden; andere hebben fasen.")
            raise invalid(*read.place("doel", index), purpose.code, "verboden en open zijn verwisseld", hint)
    for index, basis in enumerate(files.bases):
        if FORBIDDEN_PURPOSES.intersection(basis.purposes):
            hint = N_("Haal het verboden doel bij deze grondslag weg.")
            raise invalid(*read.place("grondslag", index), basis.code, "dient een verboden doel", hint)


def codes_of(sign: str) -> tuple[str, ...]:
    """Return the condition codes in a cell's sign: ``C:c,e1`` gives ``("c", "e1")``."""
    _, _, codes = sign.partition(":")
    return tuple(codes.split(",")) if codes else ()
