"""What the page of a case says of a home visit."""

from collections.abc import Iterator, Sequence

from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, moment
from wams_tui.casework.head import Away
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.clashes import open_clashes
from wams_tui.desk.viewing import names_of
from wams_tui.locale import _, n_
from wams_tui.locale.clock import last_day

TO_CHOOSE = "botsingen:"
"""The key of the line that opens the choices."""


def along(desk: Desk, away: Sequence[Away]) -> str:
    """Return in a sentence with whom a case is along, and since when."""
    names = names_of(desk)
    told = (
        _("mee op huisbezoek door {name} sinds {since}").format(
            name=names.get(one.by, one.by[:8]), since=moment(one.since)
        )
        for one in away
    )
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def visits(desk: Desk, opened: OpenCase) -> Iterator[Item]:
    """Yield a line per laptop that has the case along, and one for what waits for a choice; nothing otherwise."""
    away = [one for one in opened.file.trips if one.is_out]
    names = names_of(desk) if away else {}
    for one in away:
        told = _("mee op huisbezoek door {name} sinds {since}")
        until = _("tot en met {until}; iedereen kan gewoon doorwerken").format(until=day(last_day(one.until)))
        text = told.format(name=names.get(one.by, one.by[:8]), since=moment(one.since))
        yield Item(text, key=f"reis:{one.id}", notes=(Note(until),))
    waiting = len(open_clashes(opened))
    if waiting:
        text = n_(
            "{count} keuze tussen kantoor en laptop wacht", "{count} keuzes tussen kantoor en laptop wachten", waiting
        )
        hint = Note(_("kantoor geldt tot er is gekozen; Enter opent ze"), Tone.WEIGH)
        yield Item(text.format(count=waiting), key=TO_CHOOSE, sign="!", notes=(hint,))
