"""Forms: described apart from the screen, filled in by keys alone, and nothing typed is lost."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from screens.form.fields import (
    Choice,
    Day,
    Field,
    Filled,
    Line,
    Option,
    Raw,
    Several,
    Text,
    When,
    asked,
    options_of,
    raw_of,
    read_all,
    yes_no,
)
from screens.form.screen import FormScreen
from screens.seat import Seat
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.case import Case
from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk

TODAY = date(2026, 11, 23)
FIELDS: tuple[Field, ...] = (
    Line("naam", "Naam", "Zoals in het paspoort.", needed=True),
    Day("dag", "Wanneer", past=True, latest=TODAY),
    yes_no("gevaar", "Is er acuut gevaar?", yes="Bel nu 112."),
    Line("gedaan", "Wat is er gedaan?", needed=True, when=When("gevaar", ("ja",))),
    Several("terreinen", "Terreinen", options=options_of((Domain.JEUGD, Domain.WONEN, Domain.SCHULDHULP))),
    Choice("soort", "Soort", options=(Option("a", "appel"), Option("b", "aardbei"), Option("c", "citroen"))),
    Text("verhaal", "In eigen woorden"),
)


def test_what_was_typed_is_read_and_every_fault_is_told_at_its_field() -> None:
    filled, wrong = read_all(FIELDS, {"naam": " ", "dag": "32-13", "soort": "x"}, TODAY)
    assert set(wrong) == {"naam", "dag", "soort"}
    assert wrong["naam"] == "Vul dit in."

    typed = {"naam": " Jan ", "dag": "20-11", "gevaar": "nee", "gedaan": "x", "terreinen": "wonen,jeugd"}
    filled, wrong = read_all(FIELDS, typed, TODAY)
    assert wrong == {}
    assert filled.text("naam") == "Jan"
    assert filled.day("dag") == date(2026, 11, 20)
    assert filled.answer("gevaar") is Answer.NEE
    assert filled.text("gedaan") == ""
    assert filled.codes("terreinen", Domain) == (Domain.JEUGD, Domain.WONEN)
    assert filled.code("soort", Domain) is None
    assert filled.answer("soort") is Answer.ONBEKEND


def test_a_day_to_come_is_refused_where_something_happened_and_a_text_has_an_end() -> None:
    assert "na 23-11-2026" in read_all(FIELDS, {"naam": "J", "dag": "over 2 wk"}, TODAY)[1]["dag"]
    assert "4001" in read_all(FIELDS, {"naam": "J", "verhaal": "x" * 4001}, TODAY)[1]["verhaal"]


def test_a_field_below_one_that_is_not_asked_is_not_asked_either() -> None:
    fields = (yes_no("a", "a"), yes_no("b", "b", when=When("a", ("ja",))), Line("c", "c", when=When("b", ("ja",))))
    assert [one.key for one in asked(fields, {"a": "ja", "b": "ja"})] == ["a", "b", "c"]
    assert [one.key for one in asked(fields, {"a": "nee", "b": "ja"})] == ["a"]


def test_what_is_known_is_filled_in_as_it_would_be_typed() -> None:
    assert raw_of(TODAY) == "23-11-2026"
    assert raw_of((Domain.JEUGD, Domain.WONEN)) == "jeugd,wonen"
    assert raw_of(Answer.JA) == "ja"
    assert raw_of(None) == ""


class _Form(FormScreen):
    TITLE_TEXT = "Proef"
    ABOUT = "Een formulier."

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = "proef"
        self.stored: list[Filled] = []
        self.refuses = False

    def fields(self) -> Sequence[Field]:
        return FIELDS

    def given(self) -> Raw:
        assert self.seat is not None
        return {"naam": self.seat.opened.file.case.title}

    def check(self, filled: Filled) -> Mapping[str, str]:
        return {"naam": "Die naam is er al."} if filled.text("naam") == "dubbel" else {}

    def save(self, filled: Filled) -> OpenCase | None:
        assert self.seat is not None
        if self.refuses:
            raise Refused("Dat kan niet.", "Doe iets anders.")
        self.stored.append(filled)
        return renamed(self.seat.desk, self.seat.opened, filled.text("naam"))


def renamed(desk: Desk, opened: OpenCase, title: str) -> OpenCase:
    case: Case = opened.file.case.model_copy(update={"title": title})
    event = AuditEvent(
        action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="casus", object_id=opened.id
    )
    return save(desk, opened, [case], event)[0]


@asynccontextmanager
async def at_the_form(place: Path) -> AsyncIterator[tuple[Sitting, _Form, Desk]]:
    desk = practice_desk(place)
    async with sitting(place, desk=desk) as room:
        form = _Form(Seat.at(desk, first_page(desk)[0].head.case))
        await room.app.push_screen(form)
        await room.rest()
        yield room, form, desk


async def test_a_form_is_filled_in_by_keys_and_saved(tmp_path: Path) -> None:
    async with at_the_form(tmp_path) as (room, form, desk):
        assert "> Naam (nodig)" in room.text
        assert "Wat is er gedaan?" not in room.text
        await room.press("ctrl+u")
        await room.press("f2")
        assert "! Vul dit in." in room.text
        await room.type("Jan")
        assert "Vul dit in" not in room.text
        await room.press("enter")
        assert "gelezen als vrijdag 20-11-2026" in await room.type("vr")
        asked_now = await room.press("enter", "j")
        assert "Bel nu 112." in asked_now
        assert "> Wat is er gedaan? (nodig)" in asked_now
        await room.type("112 gebeld")
        await room.press("enter", "1", "down", "down", "space", "enter")
        assert room.app.focused is form._boxes["soort"].editor
        # Two begin with an a: the letter only goes there; Enter takes it.
        await room.press("a", "a", "enter")
        await room.type("eerste")
        await room.press("enter")
        await room.type("tweede")
        assert "tweede" not in await room.press("ctrl+u")
        await room.press("ctrl+y", "tab", "enter")
        assert room.screen == "Cases"
        (filled,) = form.stored
        assert filled.text("gedaan") == "112 gebeld"
        assert filled.codes("terreinen", Domain) == (Domain.JEUGD, Domain.SCHULDHULP)
        assert filled.text("soort") == "b"
        assert filled.text("verhaal") == "eerste\ntweede"
        assert "Jan" in room.text
        assert open_case(desk, form.seat.opened.id if form.seat else "").file.case.title == "Jan"


async def test_nothing_typed_is_lost_by_what_goes_wrong(tmp_path: Path) -> None:
    async with at_the_form(tmp_path) as (room, form, _desk):
        await room.press("ctrl+u")
        await room.type("dubbel")
        assert "Die naam is er al." in await room.press("f2")
        form.refuses = True
        await room.type("op")
        assert "Dat kan niet." in await room.press("f2")
        await room.press("enter")
        assert "dubbelop" in room.text
        assert "B gooit het weg" in await room.press("escape")
        assert "dubbelop" in await room.press("escape")
        await room.press("escape", "b")
        assert room.screen == "Cases"
        assert form.stored == []


async def test_two_at_one_form_see_both_versions_and_the_later_keeps_what_was_typed(tmp_path: Path) -> None:
    async with at_the_form(tmp_path) as (room, form, desk):
        await room.type("zelf")
        assert form.seat is not None
        renamed(desk, form.seat.opened, "Een ander")
        assert "Twee versies" in await room.press("f2")
        assert "zelf" in await room.press("escape")
        assert room.app.screen is form
        assert form.raw["naam"].endswith("zelf")


async def test_what_was_typed_is_there_after_a_lock_and_what_was_not_touched_is_as_the_case_has_it(
    tmp_path: Path,
) -> None:
    async with at_the_form(tmp_path) as (room, form, desk):
        await room.press("tab")
        await room.type("vr")
        room.app.keep_typed()
        spot = form.spot()
        assert spot == {"op": "dag", "veld:dag": "vr"}
        assert form.seat is not None
        seat = Seat(desk, renamed(desk, form.seat.opened, "Een ander"))
        await room.app.push_screen(_Form(seat).arrive_at(spot))
        text = await room.press("home")
        assert "gelezen als vrijdag 20-11-2026" in text
        assert "Een ander" in text
