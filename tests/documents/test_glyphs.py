"""What cannot be drawn is spelled out, and nothing is dropped in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.documents.glyphs import is_whole, readable


@pytest.mark.parametrize(
    "text", ["Zoë Çelik-Đorđević, € 12,50 – ½", "Żółć ğİş Ελλάδα Київ", "سلام عليكم", "שָׁלוֹם", "e\u0301e\u0308", ""]
)
def test_names_from_every_corner_are_printed_as_they_are(text: str) -> None:
    assert readable(text) == text
    assert is_whole(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("blij 😀", "blij [U+1F600 GRINNING FACE]"),
        ("漢", "[U+6F22]"),
        ("a\x00b\x1bc", "a[U+0000]b[U+001B]c"),
        ("betaald \u202eteitn", "betaald [U+202E]teitn"),
        ("\ue000", "[U+E000]"),
        ("a\u0651", "a[U+0651]"),
    ],
)
def test_what_the_fonts_lack_or_may_mislead_is_spelled_out(text: str, printed: str) -> None:
    assert readable(text) == printed
    assert not is_whole(text)


def test_line_ends_of_every_kind_are_one_kind() -> None:
    assert readable("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_a_long_word_may_break_and_a_short_one_stays_whole() -> None:
    assert readable("x" * 40) == "x" * 40
    assert readable("x" * 41).split("\u200b") == ["x" * 20, "x" * 20, "x"]


@given(
    st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x17E, exclude_categories=("C", "Z")), max_size=40)
)
def test_latin_text_is_never_changed(text: str) -> None:
    assert readable(text) == text
