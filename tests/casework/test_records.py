"""Records go to bytes and back, and what is not a record says so without telling its content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.errors import Damaged
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import DataItem, Source
from wams_tui.casework.records import KINDS, decode, decode_head, encode, kind_of

words = st.text(st.characters(codec="utf-8"), max_size=40).map(str.strip)


@given(words, words, st.sampled_from(PersonRole), st.dates())
def test_every_person_survives_the_store(given_names: str, surname: str, role: PersonRole, born: object) -> None:
    person = Person.model_validate(
        {"id": "p", "given_names": given_names, "surname": surname, "role": role, "birth_date": born}
    )

    assert decode(kind_of(person), encode(person)) == person


@given(words, st.sampled_from(Category), st.sampled_from(Party), st.sampled_from(Hat), st.dates())
def test_every_item_survives_the_store(value: str, category: Category, party: Party, hat: Hat, day: object) -> None:
    item = DataItem.model_validate(
        {
            "id": "i",
            "person": "p",
            "category": category,
            "label": "Iets",
            "value": value,
            "source": Source(description="bron", party=party, hat=hat),
            "obtained_on": day,
        }
    )

    assert decode(kind_of(item), encode(item)) == item


@given(st.sampled_from([*KINDS, "onzin"]), st.binary(max_size=60))
def test_bytes_that_are_no_record_are_damage_told_without_their_content(kind: str, rubbish: bytes) -> None:
    with pytest.raises(Damaged) as damage:
        decode(kind, rubbish)

    assert damage.value.exit_code == 4
    assert not rubbish or rubbish.decode("latin-1").strip() not in str(damage.value) or len(rubbish) < 4
    with pytest.raises(Damaged):
        decode_head(rubbish)
