"""A municipality's own house style: what is right is used, what is wrong is one sentence with file, line and remedy."""

import os
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.papers import PAPER, png
from tests.documents.reading import text as text_of
from tests.house.debian import needs
from wams_tui.casework.errors import Misused, Unusable, WamsError
from wams_tui.casework.papers.wording import Document
from wams_tui.commands.line.terminal import note
from wams_tui.documents.glyphs import FONTS as OUR_FONTS
from wams_tui.documents.paperpdf import paper_pdf
from wams_tui.documents.style.contrast import contrast
from wams_tui.documents.style.folder import FONTS, STYLE, own_style, read_style
from wams_tui.documents.style.start import START
from wams_tui.documents.style.wordings import own_text

SETTINGS = """\
naam = "Gemeente Voorbeeldstad"
logo = "logo.svg"
kleur = "#7A1F4B"
[afzender]
adres = ["Postbus 1", "1234 AB Voorbeeldstad"]
telefoon = "14 099"
[contact]
rechten = "de FG, fg@voorbeeldstad.example"
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><style>.a{fill:#7a1f4b}</style>'
    '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
    '<rect class="a" width="300" height="100"/><circle cx="50" cy="50" r="30" fill="url(#g)"/></svg>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "huisstijl"
    place.mkdir()
    (place / STYLE).write_text(SETTINGS, encoding="utf-8")
    (place / "logo.svg").write_text(DRAWING, encoding="utf-8")
    return place


def told(folder: Path) -> str:
    with pytest.raises((Misused, Unusable)) as fault:
        read_style(folder)
    assert fault.value.hint, "what to do about it"
    return str(fault.value)


def test_what_is_in_the_folder_is_used_and_the_rest_is_our_own(folder: Path) -> None:
    (folder / "gedeeld.toml").write_text(own_text(Document.GEDEELD).replace("Wij deelden", "We deelden"), "utf-8")

    style = read_style(folder)

    assert (style.look.name, style.look.accent) == ("Gemeente Voorbeeldstad", "#7a1f4b")
    assert style.look.sender == ("Postbus 1", "1234 AB Voorbeeldstad", "Telefoon 14 099")
    assert style.look.logo is not None
    assert style.look.logo.png.startswith(b"\x89PNG")
    assert style.look.logo.size() == pytest.approx((5.4, 1.8))
    assert style.contacts.rights == "de FG, fg@voorbeeldstad.example"
    assert style.wordings[Document.GEDEELD].title == "We deelden gegevens over {wie}"
    assert style.wordings[Document.SLOT] == own_style().wordings[Document.SLOT]
    assert style.adapted == (Document.GEDEELD,)


@needs("pdftotext")
def test_a_page_in_it_has_its_sender_and_keeps_the_mark_of_a_practice_vault(folder: Path, tmp_path: Path) -> None:
    read = text_of(paper_pdf(PAPER, read_style(folder).look), tmp_path)

    assert "Telefoon 14 099" in read
    assert read.count("OEFENKLUIS – fictieve personen") == 2


def test_what_one_begins_from_is_right(tmp_path: Path) -> None:
    (tmp_path / STYLE).write_text(START, encoding="utf-8")
    for document in Document:
        (tmp_path / f"{document.value}.toml").write_text(own_text(document), encoding="utf-8")

    style = read_style(tmp_path)

    assert style.wordings == own_style().wordings
    assert set(style.adapted) == set(Document)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"#7A1F4B"', '"#ffdd00"', 3, "kleur #ffdd00 is te licht om te lezen: contrast 1.2, nodig is 4.5"),
        ('"#7A1F4B"', '"paars"', 3, "'kleur' heeft niet de goede vorm"),
        ("telefoon", "telefon", 6, "'telefon' is geen bekende sleutel"),
        ("naam = ", "naam = x", 1, "dit is geen geldige TOML"),
        ('naam = "Gemeente Voorbeeldstad"\n', "", 1, "'naam' ontbreekt"),
        ("logo.svg", "logo2.svg", 2, "logo2.svg ontbreekt of is niet te lezen"),
        ("logo.svg", "../geheim.png", 2, "'logo' heeft niet de goede vorm"),
        ('"Postbus 1"', '"Postbus 1\\n#import"', 5, "'adres' heeft niet de goede vorm"),
        ('"Postbus 1"', '"{bsn}"', 5, "'adres' heeft niet de goede vorm"),
        ('"14 099"', f'"{"9" * 300}"', 6, "'telefoon' is langer dan 200 tekens"),
        ("naam =", 'lettertype = "Open Sans"\nnaam =', 1, "het lettertype 'Open Sans' staat niet in de map"),
    ],
)
def test_a_fault_in_the_settings_is_told_with_its_line(folder: Path, old: str, new: str, line: int, said: str) -> None:
    settings = SETTINGS.replace(old, new, 1)
    assert settings != SETTINGS
    (folder / STYLE).write_text(settings, encoding="utf-8")

    sentence = told(folder)

    assert sentence.startswith(f"Huisstijl, bestand huisstijl.toml, regel {line}: ")
    assert said in sentence


@pytest.mark.parametrize(
    ("document", "old", "new", "line", "said"),
    [
        (Document.SLOT, "Vraag het dan aan: {rechten}", "Vraag het: {bsn}", 25, "de plaats 'bsn' bestaat in dit"),
        (Document.SLOT, "{rechten}", "ons", 1, "de plaats 'rechten' ontbreekt"),
        (Document.SLOT, "{klachten}", "ons", 1, "de plaats 'klachten' ontbreekt"),
        (Document.SLOT, "{clientondersteuner}", "ons", 1, "de plaats 'clientondersteuner' ontbreekt"),
        (Document.GEDEELD, 'plaats = "gedeeld"', 'plaats = "bsn"', 16, "'plaats = bsn' kan hier niet"),
        (Document.GEDEELD, 'kop = "Waarom', 'kopje = "Waarom', 7, "'kopje' is geen bekende sleutel"),
        (Document.GEDEELD, "Soms", "{contact Soms", 9, "er staat een losse accolade"),
        (Document.GEDEELD, "Soms", "Soms " * 150, 9, "is langer dan 600 tekens"),
        (Document.GEDEELD, "titel =", "# titel =", 1, "er is geen 'titel'"),
        (Document.AFSLUITING, 'plaats = "reden"', 'kop = "Kop"\nalineas = ["x"]', 1, "de plaats 'reden' ontbreekt"),
        (Document.ONTVANGST, 'kop = "U beslist mee"', 'kop = ""', 16, "een deel heeft een kop"),
    ],
)
def test_a_fault_in_the_words_is_told_with_its_line(
    folder: Path, document: Document, old: str, new: str, line: int, said: str
) -> None:
    words = own_text(document).replace(old, new)
    assert words != own_text(document)
    (folder / f"{document.value}.toml").write_text(words, encoding="utf-8")

    sentence = told(folder)

    assert sentence.startswith(f"Huisstijl, bestand {document.value}.toml, regel {line}: ")
    assert said in sentence


def broken(data: bytes) -> bytes:
    return data[:60] + bytes([data[60] ^ 1]) + data[61:]


def bomb(width: int = 3900) -> bytes:
    """A small file that would be far more pixels than it says."""
    from tests.documents.papers import chunk

    head = b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", b"\0\0\0\x0a\0\0\0\x0a\x08\x02\0\0\0")))
    return head + chunk(b"IDAT", zlib.compress(b"\0" * width * 1000)) + chunk(b"IEND", b"")


def nested(kind: str, by: str) -> bytes:
    """A drawing of a few hundred bytes whose parts are each drawn eight times in the one before."""
    parts = (
        f'<{kind} id="p{number}" width="1" height="1">' + f'<rect {by}="url(#p{number + 1})"/>' * 8 + f"</{kind}>"
        for number in range(9)
    )
    return f'<svg width="1" height="1"><defs>{"".join(parts)}</defs><rect {by}="url(#p0)"/></svg>'.encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x", "geen PNG en geen SVG"),
        (b"x" * 600_000, "groter dan 512 kB"),
        (png()[:40], "beschadigde PNG"),
        (broken(png()), "beschadigde PNG"),
        (bomb(), "beschadigde PNG"),
        (png(4001, 1), "meer dan 4000 beeldpunten"),
        (b"<svg", "beschadigde SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1" height="1"/>', "verwijst naar iets buiten zichzelf"),
        (b'<svg width="1" height="1"><script>x</script></svg>', "verwijst naar iets buiten zichzelf"),
        (b'<svg width="1" height="1"><image href="/etc/passwd"/></svg>', "verwijst naar iets buiten zichzelf"),
        (b'<svg width="1" height="1"><g onload="x"/></svg>', "verwijst naar iets buiten zichzelf"),
        (b'<svg width="1" height="1"><style>@import "x"</style></svg>', "verwijst naar iets buiten zichzelf"),
        (b'<svg width="1" height="1"><rect fill="url(http://x)"/></svg>', "verwijst naar iets buiten zichzelf"),
        (b"<svg/>", "zegt niet hoe breed en hoog"),
        (b'<svg width="0" height="1"/>', "zegt niet hoe breed en hoog"),
        # Drawn 1.8 cm high it would be eighteen kilometres wide: the program would stop for want of memory.
        (b'<svg width="999999" height="1"/>', "40 keer zo lang als breed"),
        (b'<svg viewBox="0 0 1 41"/>', "40 keer zo lang als breed"),
        (nested("pattern", "fill"), "herhaalt een patroon"),
        (nested("mask", "mask"), "herhaalt een patroon"),
        (nested("clipPath", "clip-path"), "herhaalt een patroon"),
        (b'<svg width="1" height="1"><style>rect{mask:url(#a)}</style></svg>', "masker in een masker"),
        (
            (
                b'<svg width="1" height="1"><style>.a,.b{fill:red;clip-path:url(#c)}</style>'
                b'<clipPath id="c"><g class="x b"/></clipPath></svg>'
            ),
            "masker in een masker",
        ),
    ],
)
def test_a_logo_that_is_no_plain_picture_is_refused(folder: Path, data: bytes, said: str) -> None:
    (folder / "logo.svg").write_bytes(data)

    sentence = told(folder)

    assert sentence.startswith("Huisstijl, bestand huisstijl.toml, regel 2: ")
    assert said in sentence


def test_what_drawing_programs_write_is_taken(folder: Path) -> None:
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><defs><style>.cls-1{fill:none;}.cls-2{clip-path:'
        'url(#clip);}</style><clipPath id="clip"><rect class="cls-1" width="20" height="10"/></clipPath></defs>'
        '<g class="cls-2"><rect width="40" height="10"/></g></svg>',
        encoding="utf-8",
    )

    assert read_style(folder).look.logo is not None


def test_a_logo_may_be_png_whatever_its_name_says(folder: Path) -> None:
    (folder / "logo.svg").write_bytes(png(40, 20))

    logo = read_style(folder).look.logo

    assert logo is not None
    assert logo.png == png(40, 20)
    assert logo.size() == pytest.approx((3.6, 1.8))


@pytest.mark.parametrize("name", ["logo.svg", STYLE, "slot.toml"])
def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "elders"
    outside.write_text(own_text(Document.SLOT) if name == "slot.toml" else SETTINGS, encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside)

    assert f"'{name}' ligt buiten de map van de huisstijl" in told(folder)


def test_a_font_of_its_own_is_used_once_its_files_are_there(folder: Path) -> None:
    (folder / FONTS).mkdir()
    shutil.copy(OUR_FONTS / "NotoSans-Regular.ttf", folder / FONTS)
    (folder / STYLE).write_text(f'lettertype = "Noto Sans"\n{SETTINGS}', encoding="utf-8")

    look = read_style(folder).look

    assert (look.font, look.fonts) == ("Noto Sans", folder / FONTS)
    assert paper_pdf(PAPER, look).startswith(b"%PDF-")


def test_a_file_of_another_name_or_kind_is_told(folder: Path) -> None:
    (folder / "brief.toml").write_text("x = 1", encoding="utf-8")
    assert told(folder).startswith("brief.toml hoort niet bij de documenten. Er zijn: afsluiting.toml, ")
    (folder / "brief.toml").unlink()
    (folder / "slot.toml").write_bytes(b"\xff\xfe")
    assert "dit is geen UTF-8-tekst" in told(folder)


def test_the_name_of_a_file_does_not_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a\x1b]0;x\x07.toml").write_text("", encoding="utf-8")

    note(told(folder))

    assert "\x1b" not in (said := capsys.readouterr().err)
    assert said.startswith("a\N{REPLACEMENT CHARACTER}]0;x")


def closed(folder: Path) -> None:
    shutil.rmtree(folder)


def without_settings(folder: Path) -> None:
    (folder / STYLE).unlink()


def settings_that_are_a_folder(folder: Path) -> None:
    (folder / STYLE).unlink()
    (folder / STYLE).mkdir()


def a_pipe(folder: Path) -> None:
    (folder / "logo.svg").unlink()
    os.mkfifo(folder / "logo.svg")


@pytest.mark.parametrize("spoil", [closed, without_settings, settings_that_are_a_folder, a_pipe])
def test_what_cannot_be_read_is_told_and_never_waited_for(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)

    assert "niet te lezen" in told(folder)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_fault_is_told_in_english_too(folder: Path) -> None:
    from wams_tui import locale

    (folder / STYLE).write_text(SETTINGS.replace("telefoon", "telefon"), encoding="utf-8")
    try:
        read_style(folder)
    except WamsError as error:
        locale.use(locale.Language.EN)
        try:
            sentence = error.say(locale._)
        finally:
            locale.use(locale.Language.NL)
        assert sentence.startswith("House style, file huisstijl.toml, line 6: 'telefon' is no known key.")
