"""Which goal, action or decision a line of the ledger names: by its number, as in the copy, and never by its words.

The register stands open longer than any plan, so it repeats no words. The numbers are those of the version that went.
"""

from collections.abc import Iterator, Mapping

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.version import PlanContent


def numbers_of(file: CaseFile, disclosure: str) -> Mapping[str, str]:
    """Return the number of each part of the plan and of what was written of a conference, by the key of its field.

    Args:
        file: The case.
        disclosure: The disclosure it went with: the numbers are those of the version that did, else those of now.
    """
    went = next((one for one in file.versions if any(shown.disclosure == disclosure for shown in one.shown)), None)
    return dict((*_of_plan(went.content if went is not None else content_now(file)), *_of_conferences(file)))


def _of_plan(plan: PlanContent) -> Iterator[tuple[str, str]]:
    for number, strength in enumerate(plan.strengths, start=1):
        yield strength.id, str(number)
    goals = {goal.id: str(number) for number, goal in enumerate(plan.goals, start=1)}
    yield from goals.items()
    counted: dict[str, int] = {}
    for action in plan.actions:
        under = goals.get(action.goal, "")
        counted[under] = counted.get(under, 0) + 1
        yield action.id, f"{under}.{counted[under]}" if under else str(counted[under])
    for number, words in enumerate(plan.words, start=1):
        yield words.id, str(number)


def _of_conferences(file: CaseFile) -> Iterator[tuple[str, str]]:
    for meeting in file.meetings:
        day = f"{meeting.on:%d-%m-%Y}"
        for number, item in enumerate(meeting.agenda, start=1):
            yield f"{meeting.id}:{item.id}", f"{number} ({day})"
            for nth, made in enumerate(item.decisions, start=1):
                yield f"{meeting.id}:{made.id}", f"{number}.{nth} ({day})"
        for attended in meeting.attendance:
            yield f"{meeting.id}:{attended.who}", f"({day})"
