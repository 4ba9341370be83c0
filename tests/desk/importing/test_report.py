"""The report of an import, as a person reads it."""

from tests.desk.importing.files import GOOD, plan_of
from wams_tui.desk.importing import RowOutcome, report_lines


def test_every_row_has_a_line_with_its_number_and_what_becomes_of_it() -> None:
    plan = plan_of(GOOD, {}, GOOD | {"Dossiernr": "A-2", "Geb.datum": "3-12-84"}, GOOD | {"Dossiernr": "A-2"})

    lines = report_lines(plan)

    assert [(line.row, line.outcome) for line in lines] == [
        (2, RowOutcome.INGELEZEN),
        (3, RowOutcome.LEEG),
        (4, RowOutcome.GEWEIGERD),
        (5, RowOutcome.TEGENGEHOUDEN),
    ]
    assert lines[0].reasons == ("A-1: nieuwe casus, personen: 1",)
    assert lines[1].reasons == ("lege rij, overgeslagen",)
    assert lines[2].reasons == (
        "Kolom 'Geb.datum': het jaar heeft twee cijfers en kan van twee eeuwen zijn; schrijf vier cijfers.",
    )
    assert "rij 4 van dezelfde casus" in lines[3].reasons[0]


def test_the_report_is_translated_sentence_by_sentence_before_it_is_filled_in() -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text.upper() if "{" not in text else text

    report_lines(plan_of(GOOD | {"Aanleiding": ""}), translate)

    assert "deze cel mag niet leeg zijn." in asked
    assert "Kolom '{column}': {sentence}" in asked


def test_the_report_names_nobody() -> None:
    plan = plan_of(GOOD, GOOD | {"Dossiernr": "A-2", "BSN": "123", "Rol": "tante Voorbeeld"})

    report = " ".join(sentence for line in report_lines(plan) for sentence in line.reasons)

    assert "Voorbeeld" not in report
    assert "Eva" not in report
    assert "123" not in report
