"""The ledger written out in two standards: whole, without names, and on record."""

import json
import re
import uuid
from pathlib import Path

import pytest

from tests.desk.builders import TODAY
from tests.desk.ledger.conftest import Given
from tests.desk.offices import Hall, Who
from wams_tui.casework.disclosing.extract import LogExtract
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.desk.ledger.extracting import Extent, ExtractForm, extract_of, write_extract
from wams_tui.documents.logextract import extract_bytes

LDV_FIELDS = {"trace_id", "span_id", "status_code", "name", "start_time", "end_time", "resource", "attributes"}
"""Those of the standard that apply here (LDV, *Component: Logboek*, interface)."""

LDV_ATTRIBUTES = {
    "dpl.core.processing_activity_id",
    "dpl.core.data_subject_id",
    "dpl.core.data_subject_id_type",
}
VNG_REQUIRED = {"vertrouwelijkheid", "tijdstip", "verwerkteObjecten", "actieNaam", "verwerkingId"}
VNG_LONGEST = {"afnemerId": 40, "soortAfnemerId": 40, "actieNaam": 242, "handelingNaam": 242, "verwerkingNaam": 242}


def test_ldv_has_one_line_per_person_with_the_fields_of_the_standard(given: Given, tmp_path: Path) -> None:
    done = write_extract(given.desk, Extent(), ExtractForm.LDV, tmp_path / "log.ndjson")

    lines = [json.loads(line) for line in done.path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == done.lines == 1
    line = lines[0]
    assert set(line) == LDV_FIELDS
    assert re.fullmatch(r"[0-9a-f]{32}", line["trace_id"])
    assert re.fullmatch(r"[0-9a-f]{16}", line["span_id"])
    assert line["status_code"] == 1
    assert line["start_time"] <= line["end_time"]
    assert set(line["attributes"]) == LDV_ATTRIBUTES
    assert line["attributes"]["dpl.core.data_subject_id"] == "tenant"
    assert line["attributes"]["dpl.core.processing_activity_id"].startswith("urn:x-wams:verwerking:eigen-actie:")
    assert line["name"].startswith("OEFENING"), "nobody takes the people of a practice vault for real"


def test_vng_has_an_action_per_line_with_what_its_interface_asks(given: Given, tmp_path: Path) -> None:
    extent = Extent(activity="https://voorbeeld.example/verwerkingsactiviteiten/12")
    done = write_extract(given.desk, extent, ExtractForm.VNG, tmp_path / "log.json")

    (action,) = json.loads(done.path.read_text(encoding="utf-8"))
    assert set(action) >= VNG_REQUIRED
    assert all(len(action[key]) <= longest for key, longest in VNG_LONGEST.items())
    assert {"url", "actieId", "tijdstipRegistratie"}.isdisjoint(action), "the log gives these itself"
    assert str(uuid.UUID(action["verwerkingId"])) == action["verwerkingId"]
    assert uuid.UUID(action["verwerkingsactiviteitId"]).version == 5
    assert action["verwerkingsactiviteitUrl"] == extent.activity
    assert action["vertrouwelijkheid"] == "normaal"
    (thing,) = action["verwerkteObjecten"]
    assert {"objecttype", "soortObjectId", "objectId"} <= set(thing)
    assert [one["soortGegeven"] for one in thing["verwerkteSoortenGegevens"]]


@pytest.mark.parametrize("form", ExtractForm)
def test_no_name_no_value_and_no_user_is_in_it(form: ExtractForm, given: Given, tmp_path: Path) -> None:
    text = write_extract(given.desk, Extent(), form, tmp_path / "log").path.read_text(encoding="utf-8")

    for word in ("Bram", "Visser", "Woonstee", "maanden", "Oefencoördinator", given.desk.session.coordinator.id):
        assert word not in text


def test_that_it_was_made_is_on_record_with_the_hash_of_the_file(given: Given, tmp_path: Path) -> None:
    done = write_extract(given.desk, Extent(), ExtractForm.LDV, tmp_path / "log")

    event = [row.event for row in given.desk.session.audit_lines() if row.event][-1]
    assert event.action is AuditAction.REGISTER_UITGEVOERD
    assert event.details == {"vorm": "ldv", "aantal": "1", "sha256": done.file_hash}


def test_what_cannot_be_written_is_told_and_leaves_no_line(given: Given, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("van een ander", encoding="utf-8")
    before = len(list(given.desk.session.audit_lines()))

    with pytest.raises(Conflict):
        write_extract(given.desk, Extent(), ExtractForm.LDV, tmp_path / "log")
    with pytest.raises(Misused, match="niets verstrekt"):
        write_extract(given.desk, Extent(end=TODAY.replace(year=2020)), ExtractForm.LDV, tmp_path / "leeg")
    with pytest.raises(Misused, match="eerste"):
        write_extract(
            given.desk,
            Extent(given.desk.today(), given.desk.today().replace(year=2020)),
            ExtractForm.LDV,
            tmp_path / "om",
        )
    with pytest.raises(Misused, match="URI"):
        write_extract(given.desk, Extent(activity="ons register"), ExtractForm.LDV, tmp_path / "geen")

    assert len(list(given.desk.session.audit_lines())) == before
    assert (tmp_path / "log").read_text(encoding="utf-8") == "van een ander"


def test_only_an_extract_becomes_log_lines(given: Given) -> None:
    class Other(LogExtract):
        pass

    other = Other.model_validate(extract_of(given.desk, Extent()).model_dump())

    with pytest.raises(TypeError):
        extract_bytes(other, ExtractForm.LDV)


def test_a_coordinator_writes_no_ledger_out(hall: Hall) -> None:
    with hall.sit(Who.COORDINATOR) as desk, pytest.raises(Refused, match="FG"):
        extract_of(desk, Extent())
