"""What an asker hears: of the asker and the kind of data alone, whatever lies in the case."""

import itertools

import pytest

from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.requests.answering import NO_REASON, NO_SIGN, AnsweredLine, Said, answer_parts, why_not
from wams_tui.casework.requests.request import RefusalReason

CONTACT = "Loket, 14 099"


def line(said: Said, category: Category = Category.GEZONDHEID, **more: object) -> AnsweredLine:
    return AnsweredLine(f"iets over {category.value}", category, said, **more)  # type: ignore[arg-type]


def words(parts: tuple[LetterPart, ...]) -> str:
    return "\n".join(text for part in parts for text in (part.title, *part.paragraphs, *part.bullets))


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ((Said.NIET, Said.NIET), "Wij geven u niet wat u vroeg."),
        ((Said.GEGEVEN, Said.NIET), "Wij geven u een deel van wat u vroeg."),
        ((Said.GEGEVEN, Said.NOG_NIET), "Wij geven u een deel van wat u vroeg."),
        ((Said.GEGEVEN,), "Wij geven u wat u vroeg."),
        ((Said.NOG_NIET,), "Wij hebben uw verzoek nog in behandeling."),
    ],
)
def test_the_outcome_follows_from_the_lines(said: tuple[Said, ...], outcome: str) -> None:
    (decision, *_rest) = answer_parts([line(one) for one in said], (), CONTACT)

    assert decision.paragraphs == (outcome,)


def test_every_refusal_says_that_it_is_no_sign() -> None:
    for said in itertools.product(Said, repeat=2):
        assert (NO_SIGN in words(answer_parts([line(one) for one in said], (), CONTACT))) is (Said.NIET in said)


@pytest.mark.parametrize("reason", [RefusalReason.BEROEPSGEHEIM, RefusalReason.ANDERS, None])
def test_a_reason_that_speaks_of_data_or_of_somebody_is_not_given(reason: RefusalReason | None) -> None:
    assert why_not(line(Said.NIET, reason=reason)) == NO_REASON


def test_a_rule_against_the_kind_of_data_reads_the_same_whatever_the_coordinator_thought() -> None:
    told = {why_not(line(Said.NIET, reason=reason, ruled_out="Dat mag nooit.")) for reason in RefusalReason}

    assert told == {"Dat mag nooit."}


def test_nobody_is_invited_to_ask_what_was_just_refused_or_what_nobody_asks() -> None:
    possible = (Category.WONEN, Category.GEZONDHEID, Category.BEKENDHEID, Category.STRAFRECHT)

    told = answer_parts([line(Said.NIET)], possible, CONTACT)

    (instead,) = [part for part in told if part.title == "Wat wel kan"]
    assert instead.bullets == ("Wonen",)


def test_conditions_of_what_is_given_stand_in_it_once() -> None:
    kept = ("Geef dit niet door.",)
    told = answer_parts(
        [line(Said.GEGEVEN, conditions=kept), line(Said.GEGEVEN, Category.WONEN, conditions=kept)], (), CONTACT
    )

    assert words(told).count("Geef dit niet door.") == 1
