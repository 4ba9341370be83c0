"""What a coordinator does on the way from a report to a plan, each as the keys it takes; texts come in by paste."""

from tests.screens.sitting import Sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk


def case_of(desk: Desk, name: str) -> CaseFile:
    """Return the case whose title holds ``name``, as it is stored."""
    found = next(line.head.case for line in first_page(desk) if name in line.head.title)
    return open_case(desk, found).file


async def filled(room: Sitting, *parts: str) -> None:
    """Type lines, each followed by Enter; an empty one is passed over."""
    for part in parts:
        if part:
            await room.paste(part)
        await room.press("enter")


async def text(room: Sitting, words: str) -> None:
    """Type a longer text, and leave its field: Enter is a new line there."""
    await room.paste(words)
    await room.press("tab")


async def report(room: Sitting, kind: str, name: str, sender: str, words: str) -> None:
    """From a list: what somebody else reports or asks, the boundaries answered with no; the domains come next."""
    await room.press("n", kind, "n", "n", "n")
    await filled(room, name, sender)
    await text(room, words)


async def question(room: Sitting, name: str, words: str) -> None:
    """From a list: the client's own question, the boundaries answered with no; the domains come next."""
    await room.press("n", "2", "n", "n", "n")
    await filled(room, name)
    await text(room, words)


async def connected(room: Sitting, *domains: str, coherence: str) -> None:
    """The domains by number and how they are connected, and all of it stored."""
    await room.press(*domains, "enter")
    await room.paste(coherence)
    await room.press("f2")


async def person(room: Sitting, given: str, prefix: str, surname: str, born: str, role: str) -> None:
    """From *Huishouden*: somebody new, of whom the BSN stays empty."""
    await room.press("n")
    await filled(room, given, prefix, surname, born, "")
    await room.press(role, "f2")


async def custody(room: Sitting, child: str, holder: str, since: str) -> None:
    """From *Huishouden*: who decides for a child."""
    await room.go_to(child)
    await room.press("g", holder)
    await room.paste(since)
    await room.press("f2")


async def joins(room: Sitting, name: str, *answer: str) -> str:
    """From *Huishouden*: what somebody answers to taking part; what the screen says then."""
    await room.go_to(name)
    return await room.press("d", *answer, "f2")


async def participant(room: Sitting, words: str, hat: str, why: str, *concerns: str) -> None:
    """From *Deelnemers*: an organisation of the directory, with one hat, and for whom by number."""
    await room.press("n")
    await room.paste(words)
    await room.press("enter", hat)
    await filled(room, "", "")
    await text(room, why)
    await room.press(*concerns, "f2")


async def line(room: Sitting, key: str, words: str, *more: str) -> str:
    """From the plan: something new by its key, and on its short lines what is said with it."""
    await room.press(key)
    await room.paste(words)
    for one in more:
        await room.press("tab")
        await room.paste(one)
    return await room.press("enter")


async def offer(room: Sitting, outcome: str) -> None:
    """From *Stappen*: a supporter was offered to the client."""
    await room.press("o", "1", "enter", outcome, "f2")


async def step(room: Sitting, to: str, by: str, why: str, *days: str, told: str = "1") -> None:
    """From *Stappen*: one step; ``days`` are what it asks besides, ``told`` how the client was told."""
    await room.go_to(to)
    await room.press("enter")
    await filled(room, by)
    await text(room, why)
    await room.press("enter")  # decided today
    await filled(room, *days)
    await room.press(told, "f2")
