"""Encrypted delivery at the desk: only to a key that was checked, never an open file under that name, on record."""

import subprocess
from pathlib import Path

import pyrage
import pytest

from tests.casework.test_partners import KEY
from tests.desk.conftest import NOW
from tests.desk.test_disclose import answered, draft
from tests.house.debian import needs
from wams_tui.casework.codes import Channel, Party, Sealing
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.partners.organisations import KeyCheckWay, Partner
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import Delivered, disclose, preview
from wams_tui.desk.disclosing.sealing import ways
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.desk.letters.outbox import suggest
from wams_tui.desk.partners.organisations import check_key, directory, put
from wams_tui.documents.render import Form

WOONSTEE = Partner(id="", name="Woonstee", party=Party.WONINGCORPORATIE)
OWNER = pyrage.x25519.Identity.generate()
OWN_KEY = str(OWNER.to_public())


def listed(desk: Desk, key: str = OWN_KEY) -> Partner:
    return put(desk, WOONSTEE.model_copy(update={"recipient_key": key}), None)


def checked(desk: Desk) -> Partner:
    made = listed(desk)
    return check_key(desk, made, fingerprint(OWN_KEY), KeyCheckWay.TELEFOON, "Mw. De Wit, woonconsulent")


def send(
    desk: Desk,
    opened: OpenCase,
    form: Form,
    path: Path,
    sealing: Sealing,
    channel: Channel = Channel.VERSLEUTELD_BESTAND,
) -> Delivered:
    wanted = answered(desk, opened, draft("arrears"))
    wanted = type(wanted)(**{**wanted.__dict__, "channel": channel})
    return disclose(desk, opened, wanted, form, path, preview(desk, opened, wanted), sealing)


def test_a_key_counts_only_after_its_owner_read_the_fingerprint_aloud(desk: Desk) -> None:
    made = listed(desk)
    assert made.checked_key == ""

    with pytest.raises(Misused, match="niet de vingerafdruk"):
        check_key(desk, made, "0" * 16, KeyCheckWay.TELEFOON, "Mw. De Wit")
    with pytest.raises(Misused, match="wie de vingerafdruk voorlas"):
        check_key(desk, made, fingerprint(OWN_KEY), KeyCheckWay.TELEFOON, " ")
    heard = fingerprint(OWN_KEY).upper().replace(" ", "  ")
    known = check_key(desk, made, heard, KeyCheckWay.BEELDBELLEN, "Mw. De Wit")

    assert directory(desk).by_id[made.id] == known
    assert known.checked_key == OWN_KEY
    assert known.key_check is not None
    assert known.key_check.by == desk.session.coordinator.id
    assert known.key_check.on == NOW.date()
    assert AuditAction.SLEUTEL_GECONTROLEERD in [one.event.action for one in desk.session.audit_lines() if one.event]


def test_another_key_must_be_checked_anew_and_nobody_writes_the_check_by_hand(desk: Desk) -> None:
    known = checked(desk)

    called = put(desk, known.model_copy(update={"phone": "010-1234567"}), known)
    assert called.checked_key == OWN_KEY
    other = put(desk, called.model_copy(update={"recipient_key": KEY}), called)
    assert (other.checked_key, other.key_check) == ("", None)
    forged = put(desk, other.model_copy(update={"key_check": known.key_check, "recipient_key": OWN_KEY}), other)
    assert forged.checked_key == ""
    with pytest.raises(Conflict):
        check_key(desk, known, fingerprint(OWN_KEY), KeyCheckWay.TELEFOON, "Mw. De Wit")


def test_without_a_key_there_is_nothing_to_check(desk: Desk) -> None:
    with pytest.raises(Misused, match="geen sleutel"):
        check_key(desk, put(desk, WOONSTEE, None), "", KeyCheckWay.TELEFOON, "Mw. De Wit")


@pytest.mark.parametrize(
    ("stands", "why"), [("", "niet in het adresboek"), ("bare", "geen openbare"), ("key", "nog niet")]
)
def test_nothing_goes_to_a_key_that_nobody_checked(
    desk: Desk, opened: OpenCase, tmp_path: Path, stands: str, why: str
) -> None:
    if stands:
        listed(desk, OWN_KEY if stands == "key" else "")

    offered = ways(desk, opened, "corporation", Channel.VERSLEUTELD_BESTAND)
    with pytest.raises(Refused, match=why):
        send(desk, opened, Form.PDF, tmp_path / "uit.pdf.age", Sealing.SLEUTEL)

    assert {way.sealing for way in offered if not way.obstacle} == {Sealing.WACHTWOORD}
    assert not (tmp_path / "uit.pdf.age").exists()
    assert disclosures(desk) == []


@needs("age")
def test_the_recipient_opens_it_with_age_and_the_record_says_to_which_key_it_went(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    checked(desk)
    path = suggest(desk, opened, Form.JSON, tmp_path, Sealing.SLEUTEL)
    path.parent.mkdir()
    (tmp_path / "sleutel").write_text(f"{OWNER}\n")

    done = send(desk, opened, Form.JSON, path, Sealing.SLEUTEL)

    read = subprocess.run(
        ["age", "--decrypt", "--identity", str(tmp_path / "sleutel"), str(path)], capture_output=True, check=True
    )
    assert path.name == "W-2026-0005-20261121-1000.json.age"
    assert "Drie maanden achterstand." in read.stdout.decode()
    assert [one.name for one in path.parent.iterdir()] == [path.name], "nothing open lies beside it"
    assert b"achterstand" not in path.read_bytes()
    assert done.password == ""
    (decision,) = open_case(desk, "case-1").file.decisions
    assert (decision.sealing, decision.sealed_to) == (Sealing.SLEUTEL, fingerprint(OWN_KEY))
    (line,) = [row.entry for row in desk.session.ledger("case-1") if row.entry and row.entry.format]
    assert (line.format, line.channel) == ("json+sleutel", Channel.VERSLEUTELD_BESTAND)
    assert [one.outcome for one in disclosures(desk)] == [Outcome.VOLTOOID]


@needs("qpdf")
def test_a_password_of_six_words_is_shown_once_and_kept_nowhere(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    done = send(desk, opened, Form.PDF, tmp_path / "uit.pdf", Sealing.WACHTWOORD)

    assert len(done.password.split()) == 6
    assert done.password not in repr(done)
    subprocess.run(["qpdf", "--check", f"--password={done.password}", str(done.path)], capture_output=True, check=True)
    kept = "".join(entity.model_dump_json() for entity in open_case(desk, "case-1").file.entities())
    told = "".join(str(row) for row in (*desk.session.ledger("case-1"), *desk.session.audit_lines()))
    assert done.password not in kept + told
    assert done.path.name.encode() not in kept.encode()


@pytest.mark.parametrize(
    ("form", "sealing", "channel"),
    [
        (Form.PDF, Sealing.OPEN, Channel.VERSLEUTELD_BESTAND),
        (Form.PDF, Sealing.WACHTWOORD, Channel.VEILIGE_MAIL),
        (Form.ODT, Sealing.WACHTWOORD, Channel.VERSLEUTELD_BESTAND),
    ],
)
def test_what_is_called_encrypted_is_and_nothing_else(
    desk: Desk, opened: OpenCase, tmp_path: Path, form: Form, sealing: Sealing, channel: Channel
) -> None:
    with pytest.raises(Misused):
        send(desk, opened, form, tmp_path / "uit", sealing, channel)

    assert disclosures(desk) == []
    assert not (tmp_path / "uit").exists()
