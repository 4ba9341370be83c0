"""The table of keys in the manual for coordinators, made from the bindings so that the two cannot differ."""

from collections.abc import Iterator

from screens.keys import keys_table

BEGIN = "<!-- toetsen: gemaakt uit de schermen zelf; zie tests/screens/test_manual.py -->"
END = "<!-- /toetsen -->"

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
    """Return the manual with the table as it is today."""
    before, rest = manual.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n" + "\n".join(key_lines()) + f"\n{END}{after}"
