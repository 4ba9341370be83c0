"""A screen for a slow line: fewer bytes for a key, the same words; chosen by who asks for it, or by the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.terminal.line_speed import ANSWER, LineSpeed, thin_wanted
from screens.widgets.ink import THIN_REACH, Piece, Tone, fit, standing_out
from wams_tui.casework.errors import Misused

pieces = st.lists(
    st.builds(Piece, st.text("ab é漢ｗ", max_size=9), st.sampled_from([Tone.PLAIN, Tone.DIM])), max_size=5
)


@given(pieces, st.integers(72, 90))
def test_thin_or_not_a_line_says_the_same(line: list[Piece], width: int) -> None:
    text = "".join(piece.text for piece in line)

    whole = standing_out(line, width, Tone.CURSOR, thin=False)
    thin = standing_out(line, width, Tone.CURSOR, thin=True)

    assert [piece.text for piece in whole] == [fit(text, width)]
    assert "".join(piece.text for piece in thin).rstrip() == text.rstrip()
    lit = "".join(piece.text for piece in thin if piece.tone is Tone.CURSOR)
    assert THIN_REACH - 1 <= cell_len(lit) <= THIN_REACH


@given(st.binary(max_size=12), st.binary(max_size=12), st.integers(1, 3))
def test_the_answer_is_taken_out_of_what_is_typed_wherever_it_is_cut(before: bytes, after: bytes, cut: int) -> None:
    told: list[float] = []
    speed = LineSpeed(told.append)
    speed.ask()
    typed = [before + ANSWER[:cut], ANSWER[cut:] + after]

    got = b"".join(speed.without_answer(one) for one in typed) + speed.give_up()

    if cut == 1 or ANSWER in before + after:
        return  # a lone Escape is a key and waits for nothing
    assert got == before + after
    assert len(told) == 1


def test_what_only_begins_like_the_answer_was_typed() -> None:
    speed = LineSpeed(lambda _seconds: None)
    speed.ask()

    assert speed.without_answer(b"\x1b[") == b""
    assert speed.is_halfway
    assert speed.give_up() == b"\x1b["
    assert not speed.is_halfway


def test_without_a_question_nothing_is_an_answer() -> None:
    assert LineSpeed(lambda _seconds: None).without_answer(ANSWER) == ANSWER


def test_it_is_yes_or_no_or_left_to_the_line() -> None:
    assert [thin_wanted({"WAMS_THIN": text}) for text in ("yes", " NO ", "")] == [True, False, None]
    assert thin_wanted({}) is None
    with pytest.raises(Misused):
        thin_wanted({"WAMS_THIN": "misschien"})
