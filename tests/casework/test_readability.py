"""Every letter a family gets is easy to read, its hard words are explained, and who writes one is told what is not."""

import pytest

from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.disclosing.telling import KINDS, Shared, told_parts
from wams_tui.casework.papers.hardwords import HARD
from wams_tui.casework.papers.readability import (
    EXPLAINED,
    Hurdle,
    explained,
    hard_words,
    hints,
    measured,
    texts_of,
)
from wams_tui.casework.papers.wording import Document, bare
from wams_tui.documents.style.wordings import own_wordings


@pytest.mark.parametrize("document", Document)
def test_every_letter_of_the_program_keeps_within_the_bounds(document: Document) -> None:
    texts = [bare(text) for text in own_wordings()[document].texts()]

    found = measured(texts)
    assert found.easy, found
    assert [one for one in hints(texts) if one.hurdle is not Hurdle.MOEILIJK_WOORD] == []


@pytest.mark.parametrize("purpose", [one for one in Purpose if one.value not in {"handhaving", "opsporing-vervolging"}])
def test_what_was_shared_is_told_easily(purpose: Purpose) -> None:
    from datetime import date

    parts = told_parts([Shared(date(2026, 11, 3), "De school", tuple(KINDS), purpose, ())])

    found = measured(text for part in parts for text in (*part.paragraphs, *part.bullets))
    assert (found.easy, found.longest <= 15) == (True, True), found


def test_a_hard_text_is_measured_as_hard_and_says_where() -> None:
    text = (
        "Naar aanleiding van uw aanmelding wordt door de verwerkingsverantwoordelijke binnen de afdoeningstermijn een "
        "beschikking genomen omtrent de maatschappelijke ondersteuningsvoorzieningen waarop u aanspraak maakt."
    )

    found = measured([text])
    kinds = {one.hurdle for one in hints([text])}

    assert not found.easy
    assert found.ease < 40
    assert kinds == set(Hurdle)
    assert Hurdle.LANG_WOORD in {one.hurdle for one in hints([text]) if one.where == "ondersteuningsvoorzieningen"}


def test_a_hard_word_is_explained_once_in_the_order_it_is_met_and_only_where_it_is() -> None:
    parts = (
        LetterPart(title="Klacht", paragraphs=("Vraag het de cliëntondersteuner. Cliëntondersteuners zijn gratis.",)),
        LetterPart(title="Uw klachten", bullets=("uw klacht", "iets over klachtenbussen")),
    )

    *same, last = explained("Een besluit", parts)

    assert tuple(same) == parts
    assert last.title == EXPLAINED
    assert [text.partition(":")[0] for text in last.bullets] == ["besluit", "klacht", "cliëntondersteuner"]
    assert explained("Dag", (LetterPart(title="Hoi", paragraphs=("Tot morgen.",)),)) == (
        LetterPart(title="Hoi", paragraphs=("Tot morgen.",)),
    )


def test_an_explanation_is_itself_easy_and_uses_no_other_hard_word() -> None:
    for shown, meaning in {(shown, meaning) for shown, meaning in HARD.values()}:
        assert len(meaning.split()) <= 14, shown
        assert set(hard_words([meaning])) <= {shown, "gegevens"}, shown


def test_the_kinds_of_data_all_have_easy_words() -> None:
    assert set(KINDS) == set(Category)
    assert measured(KINDS.values()).easy


def test_every_text_of_a_letter_is_read() -> None:
    part = LetterPart(title="a", paragraphs=("b",), bullets=("c",))

    assert list(texts_of([part])) == ["a", "b", "c"]
