"""A request form to print: what a treating professional is asked about a mother. All persons are fictional."""

from datetime import date

from tests.documents.make import MOTHER, NAME, content
from wams_tui.casework.codes import Category
from wams_tui.casework.release import Asked, AskedLine, ReleaseContent

BORN = NAME.model_copy(update={"label": "Geboortedatum", "value": "03-12-1984"})
CODE = "ABCD-EFGH-IJKL-MNOP"


def asked_content() -> ReleaseContent:
    """Return what is asked about one person, in two lines."""
    lines = (
        AskedLine(
            number=1,
            person="p1",
            category=Category.GEZONDHEID,
            wording="Wat kan mevrouw op dit moment zelf, en waar heeft zij hulp bij nodig?",
            why="Om in het plan te zetten wie haar waarbij helpt.",
        ),
        AskedLine(
            number=2,
            person="p1",
            category=Category.HULPVRAAG_PLAN,
            wording="Welke afspraken hebt u met haar voor als het slechter gaat?",
            why="Om te weten wie er dan belt.",
        ),
    )
    asked = Asked(reference="r1", reply_code=CODE, asker="S. Postma", due_on=date(2026, 12, 5), lines=lines)
    made = content(NAME, BORN, subjects=(MOTHER,), organisation="GGZ Waterland")
    return made.model_copy(update={"asked": asked})
