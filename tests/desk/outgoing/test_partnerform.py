"""A file of a stranger is a form, whole and as it should be, or a sentence; and no sentence repeats what it says."""

import os
import random
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.desk.outgoing.forms import asked, given, written
from wams_tui.casework.asking.form import MOST_BYTES, FormKind
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused, Unusable, WamsError
from wams_tui.desk.asking.partnerform import parse, read_file

PRACTICE = VaultNature.OEFENKLUIS
SECRET = "Chantal"


def line(**changes: Any) -> dict[str, Any]:
    return {**asked()["regels"][0], **changes}


def test_a_form_is_read_as_it_was_written() -> None:
    form = parse(b"\xef\xbb\xbf" + written(asked()), PRACTICE)

    assert form.soort is FormKind.VERZOEK
    assert form.person(form.regels[0].persoon).naam == "Bram Visser"
    assert form.regels[0].vraag == "of er een regeling is"


def test_an_answer_answers_every_line() -> None:
    form = parse(written(asked(soort="antwoord", regels=[line(antwoord=given())])), PRACTICE)

    assert form.regels[0].antwoord is not None
    assert form.regels[0].antwoord.waarde == "Er is een regeling."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "geen JSON"),
        (b"%PDF-1.7", "geen JSON"),
        (written(asked())[:-9], "geen JSON"),
        (b'{"formaat": NaN}', "geen JSON"),
        (b"[" * 100_000, "geen JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "geen JSON"),
        ("é".encode("latin-1"), "UTF-8"),
        (written(asked()).decode().encode("utf-16"), "UTF-8"),
        (b'{"formaat": "a", "formaat": "b"}', "twee keer"),
        (written([asked()]), "geen verzoekformulier"),
        (written(asked(formaat="wams-verzoekformulier/9")), "geen verzoekformulier"),
        (written(asked(van={"naam": SECRET})), "'van.organisatie' ontbreekt"),
        (written(asked(**{SECRET: 1})), "een veld dat het formulier niet kent"),
        (written(asked(van={"organisatie": "Woonstee", SECRET: ""})), "Bij 'van' staat een veld"),
        (written(asked(regels=[line(soort=SECRET)])), "'regels[1].soort' staat geen code"),
        (written(asked(datum=SECRET)), "'datum' staat geen dag"),
        (written(asked(datum=20261120)), "'datum'"),
        (written(asked(doel="")), "'doel' is leeg"),
        (written(asked(doel="x" * 4001)), "'doel' is te lang"),
        (written(asked(doel="om\u202erekening")), "'doel' spreekt zichzelf tegen"),
        (written(asked(doel="om\x1b[2J")), "'doel' spreekt zichzelf tegen"),
        (written(asked(doel="?")).replace(b"?", b"\\ud800"), ""),
        (written(asked(praktijk="ja")), "'praktijk'"),
        (written(asked(personen=[])), "'personen' is leeg"),
        (written(asked(regels=[line()] * 61)), "'regels' heeft te veel regels"),
        (written(asked(regels=[line(), line()])), "spreekt zichzelf tegen"),
        (written(asked(regels=[line(persoon=7)])), "spreekt zichzelf tegen"),
        (written(asked(regels=[line(antwoord=given())])), "spreekt zichzelf tegen"),
        (written(asked(soort="antwoord")), "spreekt zichzelf tegen"),
        (written(asked(soort="antwoord", regels=[line(antwoord=given(""))])), "'regels[1].antwoord' spreekt"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_told_without_a_word_of_it(content: bytes, told: str) -> None:
    with pytest.raises(Misused) as caught:
        parse(content, PRACTICE)

    assert told in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(("real", "nature"), [(True, PRACTICE), (False, VaultNature.ECHT)])
def test_fictional_and_real_people_are_kept_apart(real: bool, nature: VaultNature) -> None:
    with pytest.raises(Refused):
        parse(written(asked(praktijk=not real)), nature)


def test_no_broken_form_is_ever_a_fault_of_ours() -> None:
    whole, dice = written(asked()), random.Random(6)
    for _try in range(400):
        broken = bytearray(whole)
        for _change in range(dice.randint(1, 4)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        with suppress(WamsError):
            parse(bytes(broken), PRACTICE)


def test_a_large_file_is_told_by_its_first_megabyte(tmp_path: Path) -> None:
    large = tmp_path / "groot.json"
    with large.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(Misused, match="te groot"):
        read_file(large)


def test_what_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)

    def fill() -> None:
        with pipe.open("wb", buffering=0) as file:
            try:
                for _part in range(1000):
                    file.write(b"x" * 65_536)
            except BrokenPipeError:
                return

    writer = threading.Thread(target=fill)
    writer.start()
    with pytest.raises(Misused, match="te groot"):
        read_file(pipe)
    writer.join()


def test_a_file_that_is_not_there_and_a_directory_are_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="niet te lezen"):
        read_file(tmp_path / "weg.json")
    with pytest.raises(Misused, match="map"):
        read_file(tmp_path)
    small = tmp_path / "klein.json"
    small.write_bytes(b"x" * MOST_BYTES)
    assert len(read_file(small)) == MOST_BYTES
