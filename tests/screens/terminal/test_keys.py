"""What arrives as bytes at the prompt is what a person did, in whatever pieces it arrives."""

from hypothesis import given
from hypothesis import strategies as st

from screens.plain_prompt import Typed
from screens.terminal.keys import Act, KeyReader, Stroke


def typed(data: bytes) -> str:
    line, reader = Typed(), KeyReader()
    for byte in data:
        for stroke in reader.feed(bytes([byte])):
            line.apply(stroke)
    return line.text


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_every_letter_arrives_also_byte_by_byte(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())

    assert typed(text.encode()) == printable


def test_backspace_takes_a_letter_with_its_accents_and_ctrl_u_takes_all() -> None:
    assert typed("zee\u0308\x7f".encode()) == "ze"
    assert typed(b"weg\x15nieuw") == "nieuw"


def test_arrows_and_function_keys_type_nothing() -> None:
    assert typed(b"a\x1b[A\x1bOP\x1b[15~\x1bxb") == "ab"


def test_a_paste_is_text_without_its_line_end_and_does_not_press_enter() -> None:
    strokes = KeyReader().feed(b"\x1b[200~zes woorden\r\n\x1b[201~")

    assert [stroke for stroke in strokes if stroke.text] == [Stroke(Act.TEXT, "zes woorden")]
    assert Act.ENTER not in {stroke.act for stroke in strokes}


def test_a_lone_escape_leaves_only_after_a_silence() -> None:
    reader = KeyReader()

    assert reader.feed(b"\x1b") == []
    assert reader.undecided
    assert reader.pause() == [Stroke(Act.LEAVE)]


def test_ctrl_c_and_ctrl_d_leave() -> None:
    assert KeyReader().feed(b"\x03") == KeyReader().feed(b"\x04") == [Stroke(Act.LEAVE)]


def test_a_terminal_that_is_not_utf8_gives_a_wrong_passphrase_and_no_crash() -> None:
    assert typed(b"caf\xe9!") == "caf\ufffd!"


@given(st.binary(max_size=40))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    reader = KeyReader()

    strokes = reader.feed(data) + reader.pause()

    assert all(stroke.text.isprintable() for stroke in strokes)
