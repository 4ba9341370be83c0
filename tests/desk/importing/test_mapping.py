"""The mapping file: what it must say, and what is told when it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.importing.files import EXAMPLES, MAPPING, told
from wams_tui.casework.errors import Misused
from wams_tui.desk.importing import load_mapping

WHOLE = (EXAMPLES / "koppeling.toml").read_text(encoding="utf-8")


def refused(text: str) -> str:
    with pytest.raises(Misused) as fault:
        load_mapping(text.encode())
    return fault.value.say()


def test_the_example_in_the_docs_is_a_mapping() -> None:
    assert MAPPING.casus.referentie.kolom == "Dossiernr"
    assert MAPPING.casus.initiatief.standaard == "inwoner"
    assert len(MAPPING.gegeven) == 2


def test_a_mapping_saved_by_windows_is_read_the_same() -> None:
    assert load_mapping(WHOLE.replace("\n", "\r\n").encode("utf-8-sig")) == MAPPING


def test_an_unknown_field_is_named_with_what_it_looks_like() -> None:
    said = refused(WHOLE.replace('achternaam = "Achternaam"', 'achternaam = "Achternaam"\ngeboortdatum = "x"'))

    assert "'geboortdatum' in [persoon]" in said
    assert "'geboortedatum'" in said


def test_an_unknown_part_is_named_with_what_it_looks_like() -> None:
    assert "'persoon'" in refused(WHOLE + '\n[personen]\nachternaam = "x"\n')


def test_a_missing_field_is_named() -> None:
    assert "'aanleiding' in [casus]" in refused(WHOLE.replace('aanleiding = "Aanleiding"', ""))


def test_an_unknown_code_is_named_with_what_it_looks_like() -> None:
    said = refused(WHOLE.replace('"Lopend" = "uitvoering"', '"Lopend" = "uitvoring"'))

    assert "'uitvoring' in [codes.fase]" in said
    assert "'uitvoering'" in said


def test_an_unknown_code_list_is_named_with_what_it_looks_like() -> None:
    said = refused(WHOLE.replace("[codes.categorie]", "[codes.categorieen]"))

    assert "'categorie'" in said


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('categorie = { vast = "schulden-inkomen" }', 'categorie = { vast = "schulden" }'),
        ('bron_pet = { vast = "betrokkene" }', 'bron_pet = { vast = "betrokene" }'),
        ('standaard = "inwoner"', 'standaard = "inwoners"'),
    ],
)
def test_a_fixed_or_default_word_that_means_nothing_is_refused_at_once(line: str, wrong: str) -> None:
    assert line in WHOLE

    said = refused(WHOLE.replace(line, wrong))

    assert "onbekende woord" in said
    assert "Bedoelt u" in said


def test_a_field_cannot_come_from_a_column_and_be_fixed() -> None:
    assert "één van beide" in refused(WHOLE.replace('"Status"', '{ kolom = "Status", vast = "plan" }'))


@pytest.mark.parametrize("field", ["referentie", "aanleiding", "gemeld_op"])
def test_a_case_never_starts_from_a_value_that_is_the_same_for_all(field: str) -> None:
    line = next(line for line in WHOLE.splitlines() if line.startswith(f"{field} ="))

    assert "voor elke casus apart" in refused(WHOLE.replace(line, f'{field} = {{ vast = "x" }}'))


def test_a_datum_needs_a_source() -> None:
    assert "'bron'" in refused(WHOLE.replace('leverancier = "deelnemer"\n', ""))


@pytest.mark.parametrize("text", ["[casus", "a = ", "versie = 1e", "x = 2024-99-99", "[" * 5000])
def test_what_is_no_toml_is_refused(text: str) -> None:
    assert "TOML" in refused(text)


def test_another_version_is_refused() -> None:
    assert "'versie'" in refused(WHOLE.replace("versie = 1", "versie = 2"))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_mapping_or_a_sentence(data: bytes) -> None:
    assert told(lambda: load_mapping(data))


@given(
    st.lists(st.sampled_from(WHOLE.splitlines()), max_size=40),
    st.lists(st.sampled_from(['x = "y"', "[gegeven]", "rol = 3", "[codes]", "fase = { kolom = 1 }"]), max_size=3),
)
def test_any_mixture_of_lines_gives_a_mapping_or_a_sentence(lines: list[str], odd: list[str]) -> None:
    assert told(lambda: load_mapping("\n".join(lines + odd).encode()))
