"""The plan in a few lines, for the page of a case: its goals, how far each is, and what is asked about it."""

from collections.abc import Iterator
from datetime import date

from screens.plan.telling import open_and_done
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.order import actions_of, goals_in_order
from wams_tui.casework.plan.tensions import tensions
from wams_tui.locale import _, n_

MOST_GOALS = 5
"""Goals on the page of a case; the plan has them all."""


def plan_lines(file: CaseFile, today: date) -> Iterator[Item]:
    """Yield the first goals that are open; Enter on any of them opens the plan there."""
    goals = [one for one in goals_in_order(file) if one.is_open]
    asked = len(tensions(file, today)) if goals else 0
    for number, goal in enumerate(goals[:MOST_GOALS], 1):
        notes = [Note(open_and_done(actions_of(file, goal), today))]
        if number == 1 and asked:
            text = n_("! {count} vraag bij dit plan (p)", "! {count} vragen bij dit plan (p)", asked)
            notes.append(Note(text.format(count=asked), Tone.WEIGH))
        yield Item(f"{number}. {goal.what}", key=f"plan:doel:{goal.id}", notes=tuple(notes))
    if len(goals) > MOST_GOALS:
        yield Item.prose(_("en nog {count}; p opent het plan").format(count=len(goals) - MOST_GOALS), Tone.DIM)
