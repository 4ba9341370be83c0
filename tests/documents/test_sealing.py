"""A closed file opens for its recipient alone, with the programs they have; and is never half closed."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pyrage
import pytest

from tests.documents.make import release
from tests.documents.reading import kept, run, structure
from tests.house.debian import needs
from wams_tui.casework.errors import Unusable
from wams_tui.documents.render import Form, render
from wams_tui.documents.sealing import sealed_to_key, sealed_with_password

PASSWORD = "anker boter cement dadel egel fluit"


@pytest.fixture(scope="module")
def open_pdf() -> bytes:
    return render(release(), Form.PDF)


@needs("age")
def test_the_real_age_opens_it_and_gives_back_the_very_bytes(open_pdf: bytes, tmp_path: Path) -> None:
    owner = pyrage.x25519.Identity.generate()
    (tmp_path / "sleutel").write_text(f"{owner}\n")
    sealed = sealed_to_key(open_pdf, str(owner.to_public()))
    (tmp_path / "brief.pdf.age").write_bytes(sealed)

    opened = subprocess.run(
        ["age", "--decrypt", "--identity", "sleutel", "brief.pdf.age"], cwd=tmp_path, capture_output=True, check=True
    )

    assert opened.stdout == open_pdf
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert open_pdf[:200] not in sealed


@needs("age")
def test_another_key_opens_nothing(open_pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "ander").write_text(f"{pyrage.x25519.Identity.generate()}\n")
    mine = pyrage.x25519.Identity.generate()
    (tmp_path / "brief.pdf.age").write_bytes(sealed_to_key(open_pdf, str(mine.to_public())))

    told = subprocess.run(
        ["age", "--decrypt", "--identity", "ander", "brief.pdf.age"], cwd=tmp_path, capture_output=True, check=False
    )

    assert told.returncode != 0
    assert told.stdout == b""


def test_a_key_that_is_none_says_so_and_nothing_of_the_data() -> None:
    with pytest.raises(Unusable, match="kan niet worden versleuteld") as told:
        sealed_to_key(b"Femke de Boer", "age1geensleutel")

    assert "Femke" not in str(told.value)


@needs("qpdf")
@needs("pdftotext")
def test_a_pdf_opens_with_its_password_and_without_it_not(open_pdf: bytes, tmp_path: Path) -> None:
    path = str(kept(sealed_with_password(open_pdf, PASSWORD), tmp_path))

    checked = run("qpdf", "--check", f"--password={PASSWORD}", path)

    assert "R = 6" in checked
    assert "file encryption method: AESv3" in checked
    assert "extract for accessibility: allowed" in checked
    # pdftotext itself takes no password of more than 32 signs.
    run("qpdf", "--decrypt", f"--password={PASSWORD}", path, str(tmp_path / "open.pdf"))
    assert "Drie maanden, € 2.148,50." in run("pdftotext", "-enc", "UTF-8", str(tmp_path / "open.pdf"), "-")
    for wrong in ("", PASSWORD[:-1]):
        refused = subprocess.run(["qpdf", "--check", f"--password={wrong}", path], capture_output=True, check=False)
        assert refused.returncode != 0
        assert b"invalid password" in refused.stderr


def test_a_closed_pdf_keeps_its_tags_and_no_longer_calls_itself_an_archive(open_pdf: bytes, tmp_path: Path) -> None:
    sealed = sealed_with_password(open_pdf, PASSWORD)
    with pikepdf.open(BytesIO(sealed), password=PASSWORD) as document:
        bare = BytesIO()
        document.save(bare)
        about = document.Root.Metadata.read_bytes()

    assert b"<pdfaid:part>" not in about
    assert b"<pdfuaid:part>1" in about
    assert structure(bare.getvalue()) == structure(open_pdf)
    assert b"Verstrekking" not in sealed, "the title is closed as well"


def test_what_is_no_pdf_says_so_and_nothing_of_the_data() -> None:
    with pytest.raises(Unusable) as told:
        sealed_with_password(b"Femke de Boer", PASSWORD)

    assert "Femke" not in str(told.value)
    assert told.value.__cause__ is None


def test_nothing_heavy_is_loaded_before_a_file_is_closed() -> None:
    asked = "import sys, wams_tui.desk.disclose; print({'pyrage', 'pikepdf', 'docx', 'odfdo'} & set(sys.modules))"
    seen = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert seen.stdout.strip() == "set()"
