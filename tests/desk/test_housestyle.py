"""A vault names the house style for everybody in it: the administrator's word, over which a machine has its own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import NOW
from tests.desk.offices import Hall, Who
from tests.documents.reading import run
from tests.house.debian import needs
from wams_tui.casework.checkup import Sign
from wams_tui.casework.errors import Misused, Refused, Unusable, WamsError
from wams_tui.casework.log import AuditAction
from wams_tui.desk.asking.blank import BlankForm, write_blank
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.housestyle import KIND, Named, folder_named, name_folder
from wams_tui.desk.letters.papers import DOCUMENTS, Papers, papers_in_use
from wams_tui.desk.rules.rulebook import write_book
from wams_tui.desk.vault.doctor import examine_opened
from wams_tui.desk.vault.stating import state
from wams_tui.documents.publish import PublicationForm
from wams_tui.law.ruleset import RuleSet


def styled(folder: Path, name: str) -> Path:
    folder.mkdir()
    (folder / "huisstijl.toml").write_text(f'naam = "{name}"\nvoettekst = "{name}, samen verder"\n', "utf-8")
    return folder


def test_what_the_vault_names_is_used_and_a_machine_may_have_its_own(desk: Desk, tmp_path: Path) -> None:
    town, other = styled(tmp_path / "stad", "Demodorp"), styled(tmp_path / "elders", "Elders")
    papers = papers_in_use({}, lambda: folder_named(desk.session))
    assert not papers.adapted

    assert name_folder(desk, str(town)) == "Demodorp"

    assert folder_named(desk.session) == town
    assert papers.style().look.name == "Demodorp", "the same session sees it at once"
    here = papers_in_use({DOCUMENTS: str(other)}, lambda: folder_named(desk.session))
    assert here.style().look.name == "Elders"
    name_folder(desk, "")
    assert not papers.adapted


def test_the_doctor_looks_at_what_the_vault_names(desk: Desk, tmp_path: Path) -> None:
    town = styled(tmp_path / "stad", "Demodorp")
    name_folder(desk, str(town))

    def found(papers: Papers) -> list[Sign]:
        return [one.sign for one in examine_opened(replace(desk, papers=papers)) if one.code == "huisstijl"]

    named = papers_in_use({}, lambda: folder_named(desk.session))
    assert found(named) == [Sign.OK]
    assert found(papers_in_use({DOCUMENTS: str(town)}, lambda: folder_named(desk.session))) == [], "said without a key"
    (town / "huisstijl.toml").write_text("naam = 1")
    assert found(named) == [Sign.MIS]
    assert found(papers_in_use({})) == []


def test_a_folder_that_cannot_be_used_is_not_named(desk: Desk, tmp_path: Path) -> None:
    broken = styled(tmp_path / "stuk", "Demodorp")
    (broken / "huisstijl.toml").write_text("naam = 1", "utf-8")

    for folder, error in ((str(broken), Misused), (str(tmp_path / "nergens"), Unusable), ("stad", Misused)):
        with pytest.raises(error):
            name_folder(desk, folder)

    assert folder_named(desk.session) is None


def test_only_an_administrator_names_it_and_nobody_elses_word_counts(hall: Hall, tmp_path: Path) -> None:
    town = styled(tmp_path / "stad", "Demodorp")

    with hall.sit(Who.COORDINATOR) as desk:
        with pytest.raises(Refused):
            name_folder(desk, str(town))
        state(desk, KIND, Named(map=str(town)), AuditAction.HUISSTIJL_GENOEMD, KIND)
        assert folder_named(desk.session) is None, "what another program of theirs would write"
    with hall.sit(Who.BEHEERDER) as desk:
        name_folder(desk, str(town))
    with hall.sit(Who.COORDINATOR) as desk:
        assert folder_named(desk.session) == town


def test_a_blank_form_and_the_rule_book_wear_it_and_wait_for_a_fault_to_be_mended(
    tmp_path: Path, rules: RuleSet
) -> None:
    papers = Papers(styled(tmp_path / "stad", "Demodorp"))

    write_blank(BlankForm.ODT, NOW, tmp_path / "leeg.odt", papers, practice=False)
    write_book(rules, PublicationForm.ODT, NOW, tmp_path / "boek.odt", papers)

    from zipfile import ZipFile

    for name in ("leeg.odt", "boek.odt"):
        assert "Demodorp, samen verder" in ZipFile(tmp_path / name).read("styles.xml").decode()
    (tmp_path / "stad" / "huisstijl.toml").write_text("naam = 1", "utf-8")
    with pytest.raises(WamsError):
        write_blank(BlankForm.PDF, NOW, tmp_path / "nee.pdf", papers, practice=False)
    assert not (tmp_path / "nee.pdf").exists()


@needs("pdftotext")
def test_a_blank_form_has_room_to_write_in(tmp_path: Path) -> None:
    write_blank(BlankForm.PDF, NOW, tmp_path / "leeg.pdf", Papers(), practice=False)

    told = run("pdftotext", "-bbox", str(tmp_path / "leeg.pdf"), "-")
    tops = {word: float(top) for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>([23])</word>', told)}

    assert tops["3"] - tops["2"] > 35, "points: three lines of handwriting"
