"""What a person reads about what was shared: also what was asked about them, and in which words of whom."""

from datetime import date

from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.disclosing.telling import KINDS, KINDS_OF, Shared, told_parts

ASKED = Shared(
    on=date(2026, 3, 3),
    recipient="GGZ Demodorp",
    categories=(Category.IDENTITEIT,),
    purpose=Purpose.PLAN,
    articles=("AVG 6 lid 1 e",),
    asked=(Category.GEZONDHEID, Category.JEUGDHULP),
)


def test_what_was_asked_about_somebody_is_told_beside_what_was_given() -> None:
    parts = {part.title: part for part in told_parts([ASKED])}

    assert parts["3 maart 2026: GGZ Demodorp"].bullets == ("wie u bent, zoals uw naam of adres.",)
    assert parts["Wat wij hun toen vroegen"].bullets == ("uw gezondheid;", "hulp bij opvoeden of opgroeien.")


def test_who_has_custody_reads_of_the_child_and_never_of_themselves() -> None:
    words = "\n".join(
        text for part in told_parts([ASKED], "Fenna") for text in (part.title, *part.paragraphs, *part.bullets)
    )

    assert "de gezondheid van Fenna;" in words
    assert "Dat was nodig voor het plan." in words
    assert " met u." not in words
    assert set(KINDS) == set(KINDS_OF) == set(Category)
    assert not [text for text in KINDS_OF.values() if "uw " in text]
