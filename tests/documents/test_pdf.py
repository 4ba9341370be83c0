"""The pages of a release, read back by programs that archives and screen readers are built on."""

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.make import ARREARS, MOTHER, NAME, OWN_WORDS, SON, content, recorded, release, rule_book
from tests.documents.planned import hand_over_sheet
from tests.documents.reading import kept, pages, run, structure, text
from tests.house.debian import needs
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Unusable
from wams_tui.casework.release import Subject
from wams_tui.documents import paper
from wams_tui.documents.render import Form, render

FONTS_ALLOWED = {
    "NotoSans-Regular",
    "NotoSans-Bold",
    "NotoSans-Italic",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
}
DOCUMENTS = {
    "release": render(release(), Form.PDF),
    "publication": render(rule_book(), Form.PDF),
    "sheet": render(hand_over_sheet(), Form.PDF),
}


@needs("pdftotext")
def test_the_recipient_reads_everything_that_belongs_to_a_disclosure(tmp_path: Path) -> None:
    read = text(DOCUMENTS["release"], tmp_path)

    of_the_release = (
        "Verstrekking van gegevens",
        "Woonstichting De Esdoorn M. van Dalen, woonconsulent Woningcorporatie, in de rol: verhuur",
        "College van B en W van Voorbeeldstad",
        "Coördinator, telefoon 14 099",
        "21 november 2026, 14.05 uur",
        "Eigen afgesproken actie uitvoeren",
        "Gecoördineerde aanpak",
        "AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.3a.3",
        "De Wams is een wetsvoorstel en nog niet in werking.",
        "veilige mail (NTA 7516)",
        "Wat mag u hiermee?",
        "Geef deze gegevens niet door aan anderen.",
        "Naam Identiteit Femke de Boer Bron: Toegang Voorbeeldstad · verkregen op 3 september 2026 · bevestigd op 2",
        "Huurachterstand Wonen Drie maanden, € 2.148,50.",
        "Voorwaarde: Alleen voor de afspraak over de betalingsregeling.",
        "Gaat over: Femke de Boer en betrokkene 2",
        "Bron: niet vermeld",
        "wams-2026-nr8 (hash ab12ab12ab12)",
        release().reference,
        "nr. 17 (Femke de Boer), hash cd34cd34cd34",
        release().content.digest(),
    )
    assert [sentence for sentence in of_the_release if sentence not in read] == []


@needs("qpdf")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_qpdf_finds_no_fault_in_the_file(name: str, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(kept(DOCUMENTS[name], tmp_path)))


@needs("pdffonts")
def test_every_font_is_ours_and_embedded(tmp_path: Path) -> None:
    foreign = NAME.model_copy(update={"value": "سلام שלום Ελλάδα Żółć ğİş"})

    listed = run("pdffonts", str(kept(render(recorded(content(foreign)), Form.PDF), tmp_path))).splitlines()[2:]

    names = {line.split()[0].partition("+")[2] for line in listed}
    assert names <= FONTS_ALLOWED
    assert {"NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"} <= names
    assert all(re.search(r"yes yes yes\s+\d+\s+\d+$", line) for line in listed)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_says_it_is_pdf_a_2a_and_pdf_ua_1_and_is_tagged(name: str) -> None:
    with pikepdf.open(BytesIO(DOCUMENTS[name])) as file, file.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert str(file.Root.Lang) == "nl-NL"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert "/OutputIntents" in file.Root


def test_a_screen_reader_finds_title_headings_and_list() -> None:
    tags = structure(DOCUMENTS["release"])

    assert tags["/H1"] == 1
    assert tags["/H2"] == 4  # what one may do, the mother, both of them, the account
    assert tags["/LI"] == 1


def test_a_table_has_a_head_that_is_read_as_one() -> None:
    tags = structure(DOCUMENTS["publication"])

    assert tags["/TH"] == 3
    assert tags["/TD"] == 3


def test_what_describes_the_file_tells_nothing_of_persons() -> None:
    with pikepdf.open(BytesIO(DOCUMENTS["release"])) as file:
        told = file.Root.Metadata.read_bytes().decode() + " ".join(str(value) for value in file.docinfo.values())

    assert "Verstrekking van gegevens" in told
    assert not re.search(r"Boer|Femke|Dalen|Esdoorn|2148", told)


@needs("pdftotext")
def test_the_practice_mark_is_on_every_page_and_real_pages_have_none(tmp_path: Path) -> None:
    many = tuple(NAME.model_copy(update={"record": f"r{number}"}) for number in range(60))

    practice = pages(render(recorded(content(*many)), Form.PDF), tmp_path)
    real = pages(render(recorded(content(*many, nature=VaultNature.ECHT)), Form.PDF), tmp_path)

    assert len(practice) > 3
    assert all("OEFENKLUIS – fictieve personen" in page for page in practice)
    assert all(f"pagina {at} van {len(practice)}" in page for at, page in enumerate(practice, 1))
    assert not any("OEFENKLUIS" in page or "oefenkluis" in page for page in real)
    for practised in (True, False):
        paper = render(rule_book().model_copy(update={"practice": practised}), Form.PDF)
        marked = ["OEFENKLUIS – fictieve personen" in page for page in pages(paper, tmp_path)]
        assert marked == [practised] * len(marked)


@needs("pdftotext")
def test_a_value_longer_than_a_page_is_there_to_its_last_word(tmp_path: Path) -> None:
    words = [f"woord{number}" for number in range(3000)]
    long = OWN_WORDS.model_copy(update={"value": " ".join(words)})

    read = text(render(recorded(content(long)), Form.PDF), tmp_path)

    assert [word for word in words if f"{word} " not in read + " "] == []


@needs("pdftotext")
def test_a_word_wider_than_the_page_stays_on_it(tmp_path: Path) -> None:
    endless = NAME.model_copy(update={"value": "x" * 700})

    data = render(recorded(content(endless, subjects=(MOTHER,))), Form.PDF)

    inside = run("pdftotext", "-x", "0", "-y", "0", "-W", "535", "-H", "842", str(kept(data, tmp_path)), "-")
    assert inside.count("x") >= 700


@needs("pdftotext")
def test_what_is_not_known_leaves_no_empty_line(tmp_path: Path) -> None:
    bare = NAME.model_copy(update={"source": "", "obtained_on": None, "confirmed_on": None})
    thin = content(bare, subjects=(MOTHER,), conditions=())
    thin = thin.model_copy(update={"articles": (), "recipient": thin.recipient.model_copy(update={"function": ""})})

    read = text(render(recorded(thin), Form.PDF), tmp_path)

    assert "Bron: niet vermeld · nog niet bevestigd" in read
    assert "Artikelen" not in read
    assert "voorwaarden" not in read
    assert "None" not in read


@needs("pdftotext")
def test_the_hour_is_the_one_on_a_dutch_clock(tmp_path: Path) -> None:
    at_midnight = content(made_at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))

    assert "1 januari 2027, 0.30 uur" in text(render(recorded(at_midnight), Form.PDF), tmp_path)


@needs("pdftotext")
@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("x")',
        '"); #read("/etc/hostname") //',
        "#sys.inputs.data",
        "= Kop\n== Nog een kop\n- punt\n+ een",
        "$ x^2 $ `raw` *vet* _schuin_ <etiket> @bron \\ // weg",
        "{{ }} %s {0} \\u{41} \\n",
    ],
)
def test_markup_in_a_value_is_printed_and_never_obeyed(hostile: str, tmp_path: Path) -> None:
    field = NAME.model_copy(update={"value": hostile, "label": hostile, "conditions": (hostile,)})

    data = render(recorded(content(field, subjects=(MOTHER,), organisation=hostile)), Form.PDF)

    assert text(data, tmp_path).count(" ".join(hostile.split())) >= 4
    assert structure(data)["/H2"] == 3


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(label=st.text(), value=st.text(max_size=400), source=st.text(), name=st.text(), condition=st.text())
def test_every_text_can_be_set_without_changing_the_page(
    label: str, value: str, source: str, name: str, condition: str
) -> None:
    field = ARREARS.model_copy(
        update={"label": label, "value": value, "source": source, "conditions": (condition,), "persons": ("p1",)}
    )
    subject = MOTHER.model_copy(update={"label": f"x{name}"})

    tags = structure(render(recorded(content(field, subjects=(subject,), organisation=f"x{name}")), Form.PDF))

    assert (tags["/H1"], tags["/H2"], tags["/LI"]) == (1, 3, 1)


def test_a_fault_in_setting_says_nothing_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "readable", str)
    secret = rule_book().model_copy(update={"subtitle": "geheim\ue000"})

    with pytest.raises(Unusable) as failure:
        render(secret, Form.PDF)

    assert "geheim" not in f"{failure.value} {failure.value.__context__} {failure.value.__cause__}"


@needs("strace")
def test_no_file_is_written_and_no_network_is_asked_while_pages_are_set(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = (
        "from tests.documents.make import release\n"
        "from wams_tui.documents.render import Form, render\n"
        "assert render(release(), Form.PDF).startswith(b'%PDF-1.7')\n"
    )

    calls = "trace=open,openat,creat,mkdir,mkdirat,memfd_create,rename,socket,connect"
    run("strace", "-f", "-qq", "-e", calls, "-o", str(trace), sys.executable, "-B", "-c", program)

    seen = trace.read_text()
    assert "NotoSans-Regular.ttf" in seen
    written = [line for line in seen.splitlines() if re.search(r"O_WRONLY|O_RDWR|O_CREAT|mkdir|memfd|rename", line)]
    assert [line for line in written if "/dev/" not in line] == []
    assert not re.search(r"AF_INET", seen)


def test_a_person_without_data_of_their_own_gets_no_empty_heading() -> None:
    assert structure(render(recorded(content(NAME, subjects=(MOTHER, SON))), Form.PDF))["/H2"] == 3


@needs("pdftotext")
def test_a_large_household_has_every_ledger_line_on_the_page(tmp_path: Path) -> None:
    many = tuple(Subject(id=f"p{number}", label=f"betrokkene {number}") for number in range(1, 91))

    read = text(render(recorded(content(NAME, subjects=many)), Form.PDF), tmp_path)

    assert [subject.label for subject in many if f"({subject.label})" not in read] == []
