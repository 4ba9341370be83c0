"""What the eye is led to in free text."""

from tests.desk.builders import household
from wams_tui.desk.advice.slips import slips
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.disclosing.freetext import MarkKind, marks, needs_reading


def test_a_name_of_somebody_else_and_a_sensitive_word_are_marked_where_they_stand() -> None:
    file = household()
    field = field_by_key(file, "visit")
    assert field is not None

    found = {(field.value[mark.start : mark.end], mark.kind) for mark in marks(file, field)}

    assert ("Lotte", MarkKind.ANDER) in found
    assert ("medicatie", MarkKind.GEVOELIG) in found
    assert not any(text == "Bram" for text, _ in found), "the text is about him"


def test_accents_and_capitals_hide_no_name() -> None:
    file = household()
    text = file.texts[0].model_copy(update={"text": "LÓTTE belde; dat zei Fenna ook."})
    file = file.model_copy(update={"texts": (text,)})
    field = field_by_key(file, "visit")
    assert field is not None

    assert [field.value[mark.start : mark.end] for mark in marks(file, field)] == ["LÓTTE", "Fenna"]


def test_a_free_text_always_asks_to_be_read_and_a_plain_datum_does_not() -> None:
    file = household()
    text, datum = field_by_key(file, "visit"), field_by_key(file, "help")
    assert text is not None
    assert datum is not None

    assert needs_reading(file, text)
    assert not needs_reading(file, datum)


def test_a_name_split_by_a_sign_nobody_sees_is_read_for() -> None:
    file = household()
    for sign in ("\u200b", "\u00ad", "\u2060", "\u061c", "\U000e0041"):
        split = f"De zus, Lot{sign}te, betaalt mee."
        item = next(one for one in file.items if one.id == "help").model_copy(update={"value": split})
        other = file.model_copy(update={"items": (item,)})
        field = field_by_key(other, "help")
        assert field is not None
        assert needs_reading(other, field)
        assert slips(split, file).names
