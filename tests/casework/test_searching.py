"""Finding cases as somebody types: tolerant of spelling, by number, and never by what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import SINCE, household, item
from wams_tui.casework.codes import Category
from wams_tui.casework.finding.findable import Findable, FoundBy, bsn_tag
from wams_tui.casework.finding.likeness import letters, one_slip, sound
from wams_tui.casework.finding.searching import Index, entry
from wams_tui.casework.household.kin import Address
from wams_tui.casework.records import encode

PEOPLE = {
    "a": "Fatma Yıldız",
    "b": "Jan Pieter van der Meijden",
    "c": "Chantal de IJsselmeer",
    "d": "Cees Janssen",
    "e": "Sjoerd Schmidt",
    "f": "Zoë Crèvecœur",
}


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    for case, name in PEOPLE.items():
        texts = [
            Findable(by=FoundBy.CODE, text=f"W-2026-004{ord(case) - ord('a')}"),
            Findable(by=FoundBy.PERSOON, text=name),
            Findable(by=FoundBy.DEELNEMER, text="Woonstichting De Rietkraag"),
        ]
        made.put(entry(case, texts, [bsn_tag(f"99999670{ord(case) - ord('a')}")]))
    return made


def found(index: Index, text: str) -> list[str]:
    return [case for group in index.find(text) for case in sorted(group)]


@pytest.mark.parametrize(
    ("typed", "case"),
    [
        ("yildiz", "a"), ("YILDIZ fat", "a"), ("meyden", "b"), ("Meiden", "b"), ("van der meijden", "b"),
        ("meijden jan", "b"), ("ijssel", "c"), ("ysselmeer", "c"), ("selmeer", "c"), ("kees jansen", "d"),
        ("jansne", "d"), ("smidt", "e"), ("schmitd", "e"), ("zoe", "f"), ("krevekoeur", "f"), ("crevecoeur", "f"),
        ("W-2026-0043", "d"), ("0043", "d"), ("999996703", "d"), ("9999.96.703", "d"), ("9999 96 703", "d"),
    ],
)  # fmt: skip
def test_spelling_does_not_matter_within_reason(index: Index, typed: str, case: str) -> None:
    assert found(index, typed) == [case]


@pytest.mark.parametrize("typed", ["", "  ", "-", "zzzz", "jansen fatma", "99999670", "9999967031"])
def test_what_is_not_there_is_not_found(index: Index, typed: str) -> None:
    assert found(index, typed) == []


def test_tussenvoegsels_alone_are_words_and_beside_a_name_they_say_nothing(index: Index) -> None:
    assert set(found(index, "de")) == set(PEOPLE)
    assert found(index, "van yildiz") == ["a"]


def test_the_best_match_comes_first() -> None:
    index = Index()
    for case, name in (("slip", "Fischer"), ("sound", "Fisser"), ("inside", "Devisser"), ("exact", "Visser")):
        index.put(entry(case, [Findable(by=FoundBy.PERSOON, text=name)]))

    assert found(index, "visser") == ["exact", "inside", "sound"]


def test_why_says_by_what_a_case_was_found(index: Index) -> None:
    assert [(one.by, one.text) for one in index.why("d", "rietkraag jansen")] == [
        (FoundBy.DEELNEMER, "Woonstichting De Rietkraag"),
        (FoundBy.PERSOON, "Cees Janssen"),
    ]
    assert [one.by for one in index.why("d", "999996703")] == [FoundBy.BSN]
    assert index.why("weg", "jansen") == ()


def test_a_case_that_is_put_in_again_is_found_by_what_it_says_now_and_one_taken_out_by_nothing() -> None:
    index = Index()
    index.put(entry("a", [Findable(by=FoundBy.PERSOON, text="Visser")], [bsn_tag("999996708")]))
    index.put(entry("a", [Findable(by=FoundBy.PERSOON, text="Bakker")]))

    assert (found(index, "visser"), found(index, "bakker"), found(index, "999996708")) == ([], ["a"], [])
    index.drop("a")
    assert found(index, "bakker") == []


@given(st.lists(st.text("abcij", min_size=1, max_size=7), max_size=6), st.text("abcij", min_size=1, max_size=7))
def test_whatever_begins_as_typed_is_found_and_no_case_is_told_twice(names: list[str], typed: str) -> None:
    index = Index()
    for number, name in enumerate(names):
        index.put(entry(str(number), [Findable(by=FoundBy.PERSOON, text=name)]))

    hits = found(index, typed)

    assert len(hits) == len(set(hits))
    assert {str(number) for number, name in enumerate(names) if name.startswith(typed)} <= set(hits)


@given(st.text("abcde", min_size=1, max_size=8), st.data())
def test_one_slip_is_found_both_ways_and_never_by_more_than_two_letters(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    slips = [word[:at] + word[at + 1 :], f"{word[:at]}x{word[at:]}", f"{word[:at]}x{word[at + 1 :]}"]
    slips.append(word[:at] + word[at : at + 2][::-1] + word[at + 2 :])

    for slip in slips:
        assert one_slip(slip, word)
        assert one_slip(word, slip)
        assert (letters(slip) ^ letters(word)).bit_count() <= 2
    assert not one_slip(word, f"{word}xy")


def test_names_that_sound_alike_are_one() -> None:
    assert len({sound(name) for name in ("meijer", "meyer", "meier")}) == 1
    assert sound("thijssen") == sound("tijsen")
    assert sound("visser") != sound("vissers")


def test_a_head_finds_names_addresses_and_references_and_holds_no_bsn() -> None:
    file = household()
    home = Address(id="home", street="Kopersteeg 12", postcode="1234 AB", town="Demodorp", period=SINCE)
    tenant = file.person("tenant").model_copy(update={"addresses": (home,)})
    file = file.model_copy(update={"persons": (tenant, *file.persons[1:])})

    head = file.head()

    said = {(one.by, one.text) for one in head.findables}
    assert {
        (FoundBy.PERSOON, "Lotte de Graaf"),
        (FoundBy.ADRES, "Kopersteeg 12, 1234 AB Demodorp"),
        (FoundBy.DEELNEMER, "GGZ Demodorp"),
        (FoundBy.KENMERK, "ask"),
    } <= said
    assert head.bsn_tags == (bsn_tag("999996708"),)
    assert b"999996708" not in encode(head)


def test_of_a_household_with_a_hidden_address_no_address_is_found() -> None:
    file = household()
    address = item("adres", "tenant", Category.IDENTITEIT, "Kopersteeg 12").model_copy(
        update={"label": "Naam en adres"}
    )
    hidden = item("geheim", "ex", Category.GEHEIM_ADRES, "Verborgenpad 3")
    home = Address(id="h", street="Verborgenpad 3", period=SINCE, secret=True)
    ex = file.person("ex").model_copy(update={"addresses": (home,)})

    open_one = file.model_copy(update={"items": (address,)})
    by_item = file.model_copy(update={"items": (address, hidden)})
    by_person = open_one.model_copy(update={"persons": (*file.persons[:2], ex)})

    assert FoundBy.ADRES in {one.by for one in open_one.head().findables}
    for one in (by_item, by_person):
        assert FoundBy.ADRES not in {found.by for found in one.head().findables}
        assert b"Verborgenpad" not in encode(one.head())
