"""A conference by keys: police in the room for one item and out for another; what is decided stands in the plan."""

from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from screens.house import House
from tests.screens.budgets import hold
from tests.screens.sitting import NOW, Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.meeting.meeting import MeetingState
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.household.participating import add_participant
from wams_tui.desk.meeting.holding import decide

CHILDREN, WORK = "W-2026-0010", "W-2026-0005"
"""Vignettes 10 and 4 of law §8."""


def stored(app: House, code: str) -> CaseFile:
    return open_case(app.desk, find_case(app.desk, code)).file


def with_police(place: Path) -> str:
    """Put a police officer at the table of vignette 10; return the place of the case."""
    desk = practice_desk(place)
    with desk.session:
        opened = open_case(desk, find_case(desk, CHILDREN))
        officer = Participant(
            id="", organisation="Politie Waterwolde", party=Party.POLITIE, hat=Hat.HULPVERLENING,
            period=Period(start=desk.today() - timedelta(days=30)), why_involved="Wijkagent, kent de buurt.",
            agreed_action="Aanspreekpunt in de buurt.",
        )  # fmt: skip
        add_participant(desk, opened, officer)
        return f"casus:{opened.id}"


async def prepared(room: Sitting, when: str, *titles: str) -> None:
    """Prepare a conference with everybody, from the case on."""
    await room.press("c", "n")
    await room.paste(when)
    await room.press("enter")
    await room.paste("Wijkcentrum")
    await room.press("enter", "1", "f2")
    for title in titles:
        await room.press("g")
        await room.paste(title)
        await room.press("enter")


async def test_with_the_police_in_the_room_for_one_item_and_out_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found: dict[int, int] = {}
    async with sitting(tmp_path, with_police(tmp_path)) as room:
        room.keys = 0
        await prepared(room, "vandaag 14:00-15:30", "De buurt")
        asked = await room.press("u")
        assert "Geen naam, geen plaats" in " ".join(asked.split())
        made = await room.press("b")
        found[8] = room.keys
        assert "Gemaakt: " in made
        (file,) = (tmp_path / "wams-uit").glob("*.ics")
        text = file.read_text(encoding="utf-8")
        assert all(word not in text for word in ("Politie", "Hof", "Wijkcentrum", "buurt"))
        assert len(Calendar.from_ical(text).walk("VEVENT")) == 1

        # What for and on what is chosen once, by a person; then who is there.
        nothing = await room.press("p", "enter")
        assert room.screen == "PurposeOfMeeting"
        assert "Kies een nummer van 1 tot en met" in nothing
        assert nothing.splitlines()[-1].startswith(" 1-")
        await room.press("1", "1")
        assert "Doel: Casusoverleg" in room.text
        await room.press("h", "1", "f2")
        assert "gehouden" in room.text.splitlines()[0]
        await room.press("g")
        await room.paste("Schulden van vader")
        await room.press("enter", "e", "tab")
        # About Gerrit alone, and his debts.
        persons = [one.given_names for one in stored(room.app, CHILDREN).persons]
        await room.press(*(str(place) for place, name in enumerate(persons, start=1) if name != "Gerrit"))
        await room.press("tab", *["down"] * 5, "home")
        lines = room.text.splitlines()
        number = next(line.split()[0] for line in lines if "Schulden en inkomen" in line)
        await room.press(number, "f2")
        assert "over Gerrit: Hulpvraag en plan, Schulden en inkomen" in room.text

        seen = await room.press("enter")
        assert "Politie Waterwolde" in " ".join(seen.split()).partition("Voor alles moet eruit:")[2]
        officer = next(line.strip()[0] for line in seen.splitlines() if "[x] Politie" in line)
        # Enter explains somebody as it explains a topic: nobody goes in or out by it.
        await room.press("home", *["down"] * (int(officer) - 1), "enter")
        assert (room.screen, "Politie" in room.text.splitlines()[0]) == ("Explain", True)
        await room.press("escape")
        assert f"{officer} [x] Politie" in room.text
        out = await room.press(officer)
        assert "Politie Waterwolde is eruit voor dit punt." in out
        assert "Politie" not in " ".join(out.split()).partition("Voor alles moet eruit:")[2].partition("In de kamer")[0]
        # The first item still has them in the room.
        first = await room.press("shift+tab")
        assert f"{officer} [x] Politie" in first
        await room.press("tab")

        room.keys = 0
        await room.press("b")
        await room.paste("De regeling wordt voor 1 januari aangevraagd.")
        told = await room.press("enter")
        found[9] = room.keys
        assert "Het besluit is opgeschreven." in told
        await room.press("a")
        await room.paste("Regeling aanvragen / schuldhulp / over 2 wk")
        wrong_before = room.keys
        await room.press("enter")
        assert room.keys - wrong_before == 1
        await room.press("z")
        await room.paste("Gerrit: Ik doe mee.")
        await room.press("enter")

        file_now = stored(room.app, CHILDREN)
        meeting = next(one for one in file_now.meetings if one.place == "Wijkcentrum")
        about = meeting.agenda[1]
        names = {one.id: one.organisation for one in file_now.participants}
        assert [one.what for one in about.decisions] == ["De regeling wordt voor 1 januari aangevraagd."]
        action = next(one for one in file_now.actions if one.what == "Regeling aanvragen")
        assert (names[action.owner], action.by_when) == (
            "Schuldhulp Waterwolde", NOW.date() + timedelta(days=14),
        )  # fmt: skip
        assert action.meeting == meeting.id
        assert {"Ik doe mee."} == {one.text for one in file_now.words if one.meeting == meeting.id}
        police = next(one.id for one in file_now.participants if one.party is Party.POLITIE)
        assert [one.title for one in meeting.heard_by(police)] == ["De buurt"]
    hold(found)


async def test_where_the_client_tells_of_work_on_the_side_the_benefits_agency_would_have_to_leave(
    tmp_path: Path,
) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        place = f"casus:{find_case(desk, WORK)}"
    async with sitting(tmp_path, place) as room:
        await prepared(room, "vandaag 10:00", "Werk")
        await room.press("p", "1", "1", "e", "tab", "tab")
        lines = room.text.splitlines()
        number = next(line.split()[0] for line in lines if "Onregelmatigheid" in line)
        await room.press(number, "f2")
        seen = " ".join((await room.press("enter")).split())

        assert "UWV, kantoor Waterwolde" in seen.partition("Voor alles moet eruit:")[2].partition("In de kamer")[0]
        await room.go_to("Genoemd in overleg")
        why = await room.press("enter")
        assert "Dit kan pas gezegd worden als weg is:" in why
        assert "UWV, kantoor Waterwolde · UWV" in why


async def test_what_was_typed_comes_back_after_a_lock_and_a_colleague_in_the_same_conference_loses_nothing(
    tmp_path: Path,
) -> None:
    colleague = practice_desk(tmp_path)
    case = find_case(colleague, CHILDREN)
    held = next(
        one for one in open_case(colleague, case).file.meetings if one.state is MeetingState.GEHOUDEN
    )  # fmt: skip
    async with sitting(tmp_path, f"overleg:{case}:{held.id}") as room:
        await room.press("b")
        await room.paste("Half getypt")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert "Half getypt" in room.text
        with colleague.session:
            decide(colleague, open_case(colleague, case), held.id, held.agenda[0].id, "Van de collega.")
        await room.paste(" en af.")
        await room.press("enter")
        said = [one.what for one in stored(room.app, CHILDREN).meeting(held.id).agenda[0].decisions]
        assert said[-2:] == ["Van de collega.", "Half getypt en af."]

        # A word that betrays more than the item speaks of is asked about, in one key.
        await room.press("b")
        await room.paste("Vader neemt zijn medicatie weer.")
        assert "Gaat dit ook over: Gezondheid?" in await room.press("enter")
        await room.press("j")
        last = stored(room.app, CHILDREN).meeting(held.id).agenda[0].decisions[-1]
        assert (last.what, Category.GEZONDHEID in last.categories) == ("Vader neemt zijn medicatie weer.", True)

        # What cannot be read stays on the line, and leaving asks.
        await room.press("a")
        await room.paste("Bellen / niemand hier")
        wrong = await room.press("enter")
        assert "is niemand hier" in wrong
        assert "Bellen / niemand hier" in wrong
        await room.press("escape")
        assert "nog niet opgeslagen" in await room.press("escape")
        await room.press("escape")
        assert "Bellen / niemand hier" in await room.press("a")


async def test_a_conference_of_next_week_is_not_begun_and_says_so_before_anything_is_typed(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        place = f"casus:{find_case(desk, CHILDREN)}"
    async with sitting(tmp_path, place) as room:
        await room.press("c")
        await room.press("enter")
        told = await room.press("h")
        assert room.screen == "MeetingScreen"
        assert "Dit overleg is pas op 28-11-2026; met d verandert u de dag." in told


async def test_minutes_are_each_readers_own_and_cost_few_keys_after_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = practice_desk(tmp_path)
    with desk.session:
        case = find_case(desk, CHILDREN)
        held = next(one for one in open_case(desk, case).file.meetings if one.state is MeetingState.GEHOUDEN)
    async with sitting(tmp_path, f"overleg-verslag:{case}:{held.id}") as room:
        listed = await room.press("2")
        assert "Post en schulden" in listed
        await room.press("space", "down", "down", "space", "enter")
        for _item in ("Eten en slapen", "Post en schulden"):
            await room.press("j")
            await room.paste("Nodig voor de afspraak die het zelf uitvoert.")
            await room.press("enter")
        await room.press("1")
        # Each text is read, and speaks of nobody and nothing else.
        for _text in ("item", "decision", "item", "decision"):
            await room.press("n")
        assert "beoordelen" not in room.text
        await room.press("end")
        await room.press("b")
        await room.press("escape")
        assert room.screen == "MinutesScreen"
        assert room.text.count("kreeg een verslag") == 1

        # The school was out of the room for the debts, and takes part for somebody else than those spoken of.
        listed = await room.press("4")
        assert "Post en schulden" not in listed
        assert "[ ]" not in listed
        await room.press("escape")

        room.keys = 0
        await room.press("1", "space", "enter", "j")
        await room.paste("Nodig voor de avonden in huis.")
        seen = await room.press("enter", "1")
        assert "Post en schulden" not in seen
        await room.press("enter", "b")
        hold({10: room.keys})

        assert len(list((tmp_path / "wams-uit").glob("*.pdf"))) == 2
        file = stored(room.app, CHILDREN)
        given = {file.participant(one.participant).organisation for one in file.decisions if held.id in one.records}
        assert given == {"Schuldhulp Waterwolde", "Jeugdhulp De Bries"}
