"""The tables of keys in the manual for coordinators, made from the bindings so that the two cannot differ."""

from collections.abc import Iterator

from screens.keys import BoundKey, keys_table

BEGIN = "<!-- toetsen: gemaakt uit de schermen zelf; zie tests/screens/test_manual.py -->"
END = "<!-- /toetsen -->"
OFFICE = "<!-- kantoor: gemaakt uit de schermen zelf; zie tests/screens/test_manual.py -->"
OFFICE_END = "<!-- /kantoor -->"

_PLACES = {
    "Frame": "overal",
    "House": "overal",
    "LineList": "in lijsten",
    "FirstScreen": "Vandaag en Casussen",
    "Today": "Vandaag",
    "Cases": "Casussen",
    "People": "Medewerkers",
    "KeyKnown": "Medewerkers: beëindigd",
    "FirstWords": "Medewerkers: eerste zin",
    "OwnWords": "Wachtwoordzin",
    "CaseScreen": "Casus",
    "HouseholdScreen": "Huishouden",
    "PersonDeeds": "Huishouden: één persoon",
    "PersonScreen": "Persoon",
    "DrawnScreen": "Tekening",
    "StepsScreen": "Stappen",
    "QueueScreen": "Verzoeken",
    "RequestScreen": "Verzoek",
    "AskedScreen": "Verzoek: wat wij vroegen",
    "CaseQueue": "Verzoeken van een casus",
    "MatrixScreen": "Matrix",
    "HearsScreen": "Wat een deelnemer kan horen",
    "CompareScreen": "Twee deelnemers naast elkaar",
    "ChangesScreen": "Wat veranderde",
    "CellScreen": "Een vak van de matrix",
    "ParticipantScreen": "Deelnemer",
    "ParticipantsScreen": "Deelnemers",
    "SeatScreen": "Deelnemers: één deelnemer",
    "DirectoryScreen": "Adresboek",
    "LedgerScreen": "Register",
    "NoticesScreen": "Register: vertellen",
    "AdviceScreen": "Vraagbaak",
    "VisitsScreen": "Huisbezoek",
    "VisitTable": "Bezoekmodus: wie er is",
    "TableApp": "Bezoekmodus: overal",
    "VisitScreen": "Bezoekmodus",
    "Blank": "Bezoekmodus: scherm leeg",
    "LedgerOfAll": "Register van alle casussen",
    "TimelineScreen": "Tijdlijn",
    "TodoScreen": "Taak",
    "DatumScreen": "Gegeven",
    "AccessScreen": "Toegang",
    "HandSheetScreen": "Overdrachtsblad",
    "StepScreen": "Verstrekken",
    "Result": "Verstrekken: klaar",
    "Explain": "Uitleg",
    "Sure": "waar om een ja gevraagd wordt",
    "FieldsStep": "Verstrekken: gegevens",
    "PointsStep": "Verstrekken: vragen vooraf",
    "PreviewStep": "Verstrekken: voorbeeld",
    "HandingStep": "Verstrekken: voorbeeld",
    "FormScreen": "formulieren",
    "Options": "formulieren: een lijst",
    "TextBox": "formulieren: een tekst",
    "Versions": "Twee versies",
    "MayScreen": "Mag dit?",
}
"""Where a coordinator meets the keys of a class, in the order of a day."""


def office_keys() -> Iterator[BoundKey]:
    """Yield every key that only the office can do something with."""
    yield from (line for line in keys_table() if line.needs_the_office and line.owner in _PLACES)


def office_lines() -> Iterator[str]:
    """Yield the table of what on the road waits for the office."""
    yield "| waar | toets | doet |"
    yield "|---|---|---|"
    found = sorted(office_keys(), key=lambda line: list(_PLACES).index(line.owner))
    yield from (f"| {_PLACES[line.owner]} | `{line.hint.key}` | {line.hint.does} |" for line in found)


def key_lines() -> Iterator[str]:
    """Yield the table, a line per place and thing to do; keys that do the same stand together."""
    yield "| waar | toets | doet |"
    yield "|---|---|---|"
    table = keys_table()
    for owner, place in _PLACES.items():
        does: dict[str, list[str]] = {}
        for line in table:
            if line.owner == owner and line.hint.does:
                does.setdefault(line.hint.does, []).append(f"`{line.hint.key}`")
        for what, keys in does.items():
            yield f"| {place} | {' '.join(dict.fromkeys(keys))} | {what} |"


def with_keys(manual: str) -> str:
    """Return the manual with both tables as they are today."""
    for begin, end, lines in ((BEGIN, END, key_lines()), (OFFICE, OFFICE_END, office_lines())):
        before, rest = manual.split(begin)
        after = rest.split(end)[1]
        manual = f"{before}{begin}\n" + "\n".join(lines) + f"\n{end}{after}"
    return manual
