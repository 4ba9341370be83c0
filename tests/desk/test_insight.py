"""What somebody gets who asks what was shared about them: all of it, nothing of others, and never what is kept."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import NOW
from tests.desk.test_letters import send, share
from wams_tui.casework.codes import Channel, Party
from wams_tui.casework.disclosing.letter import LetterKind
from wams_tui.casework.disclosing.readers import Reader
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.course.recording import NotYet
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.informed import withhold
from wams_tui.desk.letters.insight import insight_letter, kept_out
from wams_tui.desk.letters.inspecting import post_insight
from wams_tui.desk.letters.letterbox import About, LetterForm, compose
from wams_tui.desk.letters.telling import readers, untold

INSPECTS = About(person="tenant", kind=LetterKind.INZAGE)
LATER = NOW.date().replace(year=NOW.year + 1)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents go to a home of the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))


def own(desk: Desk, opened: OpenCase) -> Reader:
    (reader,) = readers(desk, opened, "tenant")
    return reader


def test_also_what_was_told_before_is_in_it_and_as_data_too(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")
    opened = send(desk, opened, About(person="tenant"), tmp_path / "brief.odt").opened
    arrears = next(one for one in opened.file.items if one.id == "arrears")

    letter = compose(desk, opened, INSPECTS)
    made = post_insight(desk, opened, INSPECTS, Channel.VEILIGE_MAIL, letter)

    corporation = opened.file.participant("corporation").organisation
    assert f": {corporation}" in letter.text()
    assert arrears.value not in letter.text()
    pdf, data = (one.path for one in made)
    assert pdf.read_bytes().startswith(b"%PDF-")
    told = json.loads(data.read_text(encoding="utf-8"))
    (once,) = told["gedeeld"]
    assert (once["ontvanger"], once["op"], once["aangekomen"]) == (corporation, NOW.date().isoformat(), True)
    assert arrears.category in [one["code"] for one in once["categorieen"]]
    assert once["artikelen"]
    everything = data.read_text(encoding="utf-8")
    assert arrears.value not in everything
    assert all(one.name not in everything for one in opened.file.persons if one.id != "tenant")
    kept = open_case(desk, opened.id).file.letters
    inspections = {one.format: bool(one.tells) for one in kept if one.kind is LetterKind.INZAGE}
    assert inspections == {"pdf": True, "json": False}


def test_who_is_there_for_another_alone_is_not_named(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")
    participants = tuple(
        one.model_copy(update={"concerns": ("ex",)}) if one.party is Party.WONINGCORPORATIE else one
        for one in opened.file.participants
    )
    hidden = replace(opened, file=opened.file.model_copy(update={"participants": participants}))

    letter = insight_letter(desk, hidden, "tenant", own(desk, hidden))

    assert hidden.file.participant("corporation").organisation not in letter.text()
    assert "een andere partij" in letter.text()
    assert [one.recipient for one in letter.shared] == [""]


def test_what_is_kept_from_its_reader_is_not_in_it_and_nothing_untrue_is_said(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    assert "Wij gaven geen gegevens over u aan anderen." in compose(desk, opened, INSPECTS).text()
    opened = share(desk, opened, tmp_path / "uit.json")
    ids = tuple(one.disclosure for one in untold(desk, opened, "tenant"))
    decided = NotYet(WhyNotInformed.VEILIGHEID, "Er loopt nog een onderzoek van de politie.", "T. de Boer", LATER)
    opened = withhold(desk, opened, "tenant", "tenant", ids, decided)

    assert kept_out(desk, opened, "tenant", "tenant") == 1
    with pytest.raises(Refused, match="onwaar"):
        compose(desk, opened, INSPECTS)


def test_data_go_with_an_inspection_alone_and_not_by_word(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = share(desk, opened, tmp_path / "uit.json")

    with pytest.raises(Misused, match="JSON"):
        send(desk, opened, About(person="tenant"), tmp_path / "brief.json", LetterForm.JSON)
    with pytest.raises(Misused, match="inzage"):
        post_insight(desk, opened, INSPECTS, Channel.MONDELING, compose(desk, opened, INSPECTS))
    (closed,) = post_insight(desk, opened, INSPECTS, Channel.VERSLEUTELD_BESTAND, compose(desk, opened, INSPECTS))
    assert len(closed.password.split()) == 6
