"""The directory at the desk: who writes it, what is refused, two at once, and vCard files both ways."""

from pathlib import Path

import pytest

from tests.casework.test_partners import KEY
from tests.desk.offices import Hall, Who
from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.partners.organisations import Partner, PartnerStatement
from wams_tui.desk.desk import Desk
from wams_tui.desk.importing.vcards import read_cards
from wams_tui.desk.partners.files import CardOutcome, export_cards, plan_cards, save_cards
from wams_tui.desk.partners.organisations import KIND, directory, put, remove
from wams_tui.desk.vault.stating import state

WOONSTEE = Partner(id="", name="Woonstee; Zuid, én meer", party=Party.WONINGCORPORATIE, phone="010-1234567")


def names(desk: Desk) -> list[str]:
    return [one.name for one in directory(desk).partners]


def test_a_colleague_reads_and_changes_what_was_written_and_an_fg_only_reads(hall: Hall) -> None:
    with hall.sit(Who.COORDINATOR) as desk:
        made = put(desk, WOONSTEE, None)
    with hall.sit(Who.TEAMLEIDER) as desk:
        assert directory(desk).partners == (made,)
        put(desk, made.model_copy(update={"recipient_key": KEY.upper()}), made)
        remove(desk, put(desk, Partner(id="", name="Weg", party=Party.SCHOOL), None))
    with hall.sit(Who.FG) as desk:
        (seen,) = directory(desk).partners
        assert (seen.id, seen.recipient_key) == (made.id, KEY)
        for deed in (lambda: put(desk, seen.model_copy(update={"phone": ""}), seen), lambda: remove(desk, seen)):
            with pytest.raises(Refused, match="kijkt alleen mee"):
                deed()
        # Another program could state it with the key of an FG all the same: it counts for nothing.
        said = PartnerStatement(partner=seen.model_copy(update={"name": "Vervalst"}))
        state(desk, KIND, said, AuditAction.PARTNER_VASTGELEGD, seen.id)
        assert names(desk) == [made.name]


def test_two_who_change_one_organisation_are_told_and_two_who_change_others_are_not(hall: Hall) -> None:
    with hall.sit(Who.COORDINATOR) as mine, hall.sit(Who.TEAMLEIDER) as theirs:
        made = put(mine, WOONSTEE, None)
        put(theirs, Partner(id="", name="School", party=Party.SCHOOL), None)
        put(mine, Partner(id="", name="GGZ", party=Party.GGZ_MEDISCH), None)
        put(theirs, made.model_copy(update={"phone": "1"}), made)

        with pytest.raises(Conflict):
            put(mine, made.model_copy(update={"mail": "balie@woonstee.example"}), made)
        with pytest.raises(Conflict):
            remove(mine, made)

        assert names(mine) == ["GGZ", "School", made.name]
        assert directory(mine).by_id[made.id].phone == "1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "},
        {"name": "W" * 201},
        {"mail": "geen adres"},
        {"recipient_key": KEY[:-1]},
        {"agreement_until": "2026-01-01"},
        {"agreement_on": "2026-02-01", "agreement_until": "2026-01-01"},
    ],
    ids=str,
)
def test_what_cannot_be_is_said_and_nothing_is_written(desk: Desk, wrong: dict[str, str]) -> None:
    with pytest.raises(Misused):
        put(desk, Partner.model_validate(WOONSTEE.model_dump() | wrong), None)
    assert names(desk) == []


def test_an_organisation_does_not_stand_in_it_twice(desk: Desk) -> None:
    put(desk, WOONSTEE, None)

    with pytest.raises(Misused, match="al in het adresboek"):
        put(desk, WOONSTEE.model_copy(update={"name": WOONSTEE.name.upper()}), None)


def test_what_was_exported_comes_back_the_same_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    whole = {
        "contact_person": "Ünal\\Yıl, mw.",
        "recipient_key": KEY,
        "agreement_on": "2026-01-01",
        "mail": "a@b.example",
    }
    made = put(desk, Partner.model_validate(WOONSTEE.model_dump() | whole), None)
    put(desk, Partner(id="", name="ë" * 150, party=Party.SCHOOL), None)

    assert export_cards(desk, tmp_path / "boek.vcf") == 2
    content = (tmp_path / "boek.vcf").read_bytes()

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert {card.partner for card in read_cards(content)} == set(directory(desk).partners)
    assert {one.outcome for one in plan_cards(desk, content)} == {CardOutcome.ONGEWIJZIGD}
    remove(desk, made)
    assert [one.outcome for one in save_cards(desk, plan_cards(desk, content))].count(CardOutcome.NIEUW) == 1
    assert directory(desk).by_id[made.id] == made
    with pytest.raises(Conflict):
        export_cards(desk, tmp_path / "boek.vcf")


def test_a_card_changes_only_what_it_speaks_of(desk: Desk) -> None:
    made = put(desk, WOONSTEE.model_copy(update={"name": "Woonstee"}), None)
    card = "BEGIN:VCARD\nVERSION:3.0\nitem1.FN:Sanne de Wit\nORG:Woonstee;Zuid\nEMAIL:s@woonstee.example\nEND:VCARD\n"

    (done,) = save_cards(desk, plan_cards(desk, card.encode(), Party.WONINGCORPORATIE))

    assert done.outcome is CardOutcome.GEWIJZIGD
    changed = {"contact_person": "Sanne de Wit", "mail": "s@woonstee.example"}
    assert directory(desk).by_id[made.id] == made.model_copy(update=changed)


def test_each_wrong_card_says_why_and_stops_no_other(desk: Desk) -> None:
    cards = "".join(
        f"BEGIN:VCARD\r\n{lines}\r\nEND:VCARD\r\n"
        for lines in (
            "FN:Zonder partij",
            "X-WAMS-PARTIJ:school",
            "FN:Vreemd\r\nX-WAMS-PARTIJ:circus",
            "FN:Dag\r\nX-WAMS-PARTIJ:school\r\nX-WAMS-AFSPRAAK:20260231",
            f"FN:Sleutel\r\nX-WAMS-PARTIJ:school\r\nX-WAMS-SLEUTEL:{KEY[:-1]}q",
            "FN:Goed\x07 \u202eom\r\nX-WAMS-PARTIJ:School",
            "FN:goed om\r\nX-WAMS-PARTIJ:school",
        )
    )

    planned = plan_cards(desk, cards.encode())

    assert [one.outcome.value for one in planned] == ["geweigerd"] * 5 + ["nieuw", "geweigerd"]
    assert all(one.reasons for one in planned if one.outcome is CardOutcome.GEWEIGERD)
    assert names(desk) == []
    save_cards(desk, planned)
    assert names(desk) == ["Goed om"]


@pytest.mark.parametrize(
    "content",
    [b"", b"FN:los", b"BEGIN:VCARD\nFN:a", b"BEGIN:VCARD\nBEGIN:VCARD\nEND:VCARD", b"END:VCARD", b"\xff\xfe\x00"],
)
def test_what_is_no_vcard_file_is_said_so(content: bytes) -> None:
    with pytest.raises(Misused):
        read_cards(content)


def test_an_old_program_writes_latin_letters(desk: Desk) -> None:
    (card,) = read_cards("BEGIN:VCARD\nFN:Crèche\nEND:VCARD".encode("latin-1"), Party.SCHOOL)

    assert card.name == "Crèche"
