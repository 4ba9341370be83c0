"""A calendar file opens in the calendars people use, changes what it changed before, and says nothing of anybody."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.house.debian import needs
from wams_tui.casework.appointment import Appointment, AppointmentKind
from wams_tui.documents.calendar import calendar_bytes

WRITTEN = datetime(2026, 11, 22, 9, 30, 15, 400, tzinfo=UTC)
WINTER = Appointment(
    id="5d1c3b1e-7e55-4b53-9a10-5f4f4c1e8c11",
    kind=AppointmentKind.OVERLEG,
    case_code="W-2026-7KX3M",
    starts=datetime(2026, 12, 3, 9, 0, tzinfo=UTC),
    lasts=timedelta(minutes=90),
    practice=True,
    written_at=WRITTEN,
)
SUMMER = WINTER.model_copy(
    update={"id": "zomer-1", "starts": datetime(2027, 7, 1, 9, 0, tzinfo=UTC), "practice": False}
)
DUE = Appointment(
    id="termijn-1",
    kind=AppointmentKind.TERMIJN,
    case_code="W-2026-7KX3M",
    starts=date(2026, 12, 3),
    practice=False,
    written_at=WRITTEN,
)
READ = """
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([
    [str(one["uid"]), str(one["summary"]), one.decoded("dtstart").isoformat(), one.decoded("dtend").isoformat(),
     int(one["sequence"]), str(one["status"]), str(one["class"])]
    for one in calendar.walk("VEVENT")
]))
"""


def read_back(data: bytes) -> list[list[object]]:
    """What another process reads in it."""
    done = subprocess.run([sys.executable, "-c", READ], input=data, capture_output=True, check=True)
    return list(json.loads(done.stdout))


def test_another_process_reads_the_dutch_hour_in_winter_and_in_summer() -> None:
    winter, summer, due = read_back(calendar_bytes([WINTER, SUMMER, DUE]))

    assert winter == [
        WINTER.id, "OEFENKLUIS – fictieve personen: Overleg W-2026-7KX3M", "2026-12-03T10:00:00+01:00",
        "2026-12-03T11:30:00+01:00", 0, "CONFIRMED", "CONFIDENTIAL",
    ]  # fmt: skip
    assert summer[1:4] == ["Overleg W-2026-7KX3M", "2027-07-01T11:00:00+02:00", "2027-07-01T12:30:00+02:00"]
    assert due[1:4] == ["Termijn W-2026-7KX3M", "2026-12-03", "2026-12-04"]


def test_a_cancelled_meeting_strikes_out_the_entry_it_made() -> None:
    (entry,) = read_back(calendar_bytes([WINTER.model_copy(update={"change": 3, "cancelled": True})]))

    assert (entry[0], entry[4], entry[5]) == (WINTER.id, 3, "CANCELLED")


@needs("calcurse")
def test_a_calendar_of_the_terminal_takes_it_in(tmp_path: Path) -> None:
    file, kept = tmp_path / "overleg.ics", tmp_path / "calcurse"
    file.write_bytes(calendar_bytes([WINTER, DUE]))
    kept.mkdir()
    here = os.environ | {"TZ": "Europe/Amsterdam", "LC_ALL": "C.UTF-8"}

    subprocess.run(["calcurse", "-D", str(kept), "-i", str(file)], env=here, capture_output=True, check=True)
    shown = subprocess.run(
        ["calcurse", "-D", str(kept), "-d", "12/03/2026"], env=here, capture_output=True, text=True, check=True
    ).stdout

    assert "Termijn W-2026-7KX3M" in shown
    assert "10:00 -> 11:30" in shown
    assert "Overleg W-2026-7KX3M" in shown


def test_it_has_the_form_the_standard_asks_and_is_the_same_each_time() -> None:
    data = calendar_bytes([WINTER, SUMMER, DUE])

    assert data == calendar_bytes([WINTER, SUMMER, DUE])
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75


def test_it_names_no_guest_no_place_and_no_maker() -> None:
    data = calendar_bytes([WINTER, DUE])

    told = [name for name in (b"ATTENDEE", b"ORGANIZER", b"LOCATION", b"DESCRIPTION", b"METHOD", b"@") if name in data]
    assert told == []


@pytest.mark.parametrize("code", ["Femke de Boer", "familie-deboer", "W-2026\nSUMMARY:x", "", "W 2026", "é1", "W-1 "])
def test_what_could_be_a_name_is_no_code(code: str) -> None:
    with pytest.raises(ValidationError):
        Appointment.model_validate(DUE.model_dump() | {"case_code": code})


@pytest.mark.parametrize("said", ["title", "place", "guests", "note"])
def test_an_appointment_has_no_room_for_words(said: str) -> None:
    with pytest.raises(ValidationError):
        Appointment.model_validate(DUE.model_dump() | {said: "Femke"})


@pytest.mark.parametrize(
    "fault",
    [
        {"lasts": timedelta()},
        {"lasts": timedelta(days=2)},
        {"starts": datetime(2026, 12, 3, 9)},  # noqa: DTZ001 - a moment without a zone is what is refused
        {"starts": date(2026, 12, 3)},
        {"change": -1},
    ],
)
def test_an_impossible_moment_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Appointment.model_validate(WINTER.model_dump() | fault)


def test_nothing_that_carries_more_goes_in() -> None:
    class Talkative(Appointment):
        words: str = "Femke de Boer"

    with pytest.raises(TypeError):
        calendar_bytes([Talkative(**WINTER.model_dump())])


def test_the_library_waits_until_a_calendar_is_written() -> None:
    asked = "import sys, wams_tui.documents.calendar, wams_tui.desk.disclose; print('icalendar' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout.strip() == b"False"
