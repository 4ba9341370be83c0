"""The request form with nobody on it, for partners to ask us with: on paper, or as a file that is read back in."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.desk.letters.papers import Papers
from wams_tui.documents.askform import blank_json
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.publish import PublicationForm, publish

_ROOM = "………………………………………………………………"


class BlankForm(StrEnum):
    """As what the form is written."""

    PDF = "pdf"
    ODT = "odt"
    JSON = "json"


def write_blank(form: BlankForm, made_at: datetime, path: Path, papers: Papers, *, practice: bool) -> None:
    """Write an empty form to a new file, in the house style; it says nothing of anybody, so it is no disclosure.

    Raises:
        Conflict, Misused, Unusable: the file cannot be written there, or the house style has a fault; nothing is left.
    """
    check_target(path)
    if form is BlankForm.JSON:
        data = blank_json(practice=practice)
    else:
        data = publish(blank(made_at), PublicationForm(form.value), papers.style().look)
    write_new(path, data)


def blank(made_at: datetime) -> Publication:
    """Return the form: what a coordinator needs to decide, and no more."""
    return Publication(
        title="Verzoek om gegevens aan de coördinator",
        made_at=made_at,
        subtitle="Vraag alleen wat u voor uw eigen afgesproken actie nodig hebt. De coördinator beslist per onderdeel.",
        sections=(
            Section(
                title="Wie vraagt",
                paragraphs=(
                    f"Organisatie: {_ROOM}",
                    f"Naam en functie: {_ROOM}",
                    f"Casuscode: {_ROOM}",
                    f"Datum, en wanneer u het antwoord nodig hebt: {_ROOM}",
                ),
            ),
            Section(
                title="Waarvoor",
                paragraphs=("Beschrijf uw eigen actie in de aanpak. Niet voor handhaving of opsporing.", _ROOM, _ROOM),
            ),
            Section(
                title="Wat u vraagt, per persoon",
                paragraphs=("Eén regel voor elk ding. Geen heel dossier; geen medische gegevens als het zonder kan.",),
                table=(
                    ("nr.", "over wie (naam, geboortedatum)", "wat precies", "waarom is dit nodig"),
                    *((f"{number}", "", "", "") for number in range(1, 5)),
                ),
                widths=(0.06, 0.3, 0.34, 0.3),
            ),
            Section(
                title="Het antwoord",
                paragraphs=(
                    "U hoort wat u krijgt, onder welke voorwaarden, en wat niet. Een antwoord zegt niet of er meer is.",
                    "Een formulier is geen handtekening: de coördinator belt u om te horen of het van u komt.",
                ),
            ),
        ),
    )
