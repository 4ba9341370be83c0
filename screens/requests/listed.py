"""The list of requests that two screens have: over all one's cases, and of one."""

from collections.abc import Callable, Iterator

from textual.app import ComposeResult

from screens.case_columns import ROOMY
from screens.due_words import short_day
from screens.widgets.day_list import DayList, Heading
from screens.widgets.ink import Tone, fit
from screens.widgets.lines import nothing
from screens.widgets.prose import Prose
from screens.words import day, due
from wams_tui.casework.codes import Direction
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.queue import Group, QueueLine, Shown, counts
from wams_tui.locale import _

GROUPS = {
    Group.TE_LAAT: N_("Te laat ({count})"),
    Group.BIJ_ONS: N_("Wacht op u ({count})"),
    Group.BIJ_ANDEREN: N_("Wacht op een ander ({count})"),
    Group.BESLIST: N_("Beslist of ingetrokken ({count})"),
}

SHOWN = {
    Shown.ALLE: N_("alle verzoeken"),
    Shown.AAN_ONS: N_("alleen wat ons wordt gevraagd"),
    Shown.VAN_ONS: N_("alleen wat wij vragen"),
    Shown.BIJ_ONS: N_("alleen wat op u wacht"),
    Shown.BESLIST: N_("alleen wat is beslist of ingetrokken"),
}

WAYS = {Direction.VERSTREKKEN: N_("van"), Direction.OPVRAGEN: N_("aan")}


class Listed:
    """The list of requests, for the two screens that have one."""

    def __init__(self, desk: Desk, *, with_case: bool) -> None:
        self._desk = desk
        self._with_case = with_case
        self.lines: list[QueueLine] = []
        self.shown = Shown.ALLE
        self.wanted = ""
        self.list = DayList(self._row, self._moved, id="list")
        self.detail = Prose(id="detail")
        self.nothing = Prose(id="nothing")
        self.moved: Callable[[], None] = nothing

    def widgets(self) -> ComposeResult:
        """What stands between header and status line."""
        yield self.list
        yield self.nothing
        yield self.detail

    @property
    def current(self) -> QueueLine | None:
        """The request under the cursor."""
        at = self.list.chosen
        return self.lines[at] if at is not None and at < len(self.lines) else None

    @property
    def key(self) -> str:
        """The request under the cursor, as a spot names it."""
        return "|".join(self.current.key) if self.current else ""

    def put(self, lines: list[QueueLine]) -> None:
        """Show these, with the cursor on the same request."""
        wanted, at = self.wanted or self.key, self.list.chosen or 0
        self.lines = lines
        if wanted:
            case, _bar, id = wanted.partition("|")
            place = next((n for n, line in enumerate(lines) if line.request.id == id and line.case == case), None)
            if place is not None:
                at, self.wanted = place, ""
        self.list.show_rows(self._rows(), min(at, max(len(lines) - 1, 0)))
        self.list.display = self.detail.display = bool(lines)
        self.nothing.display = not lines
        told = _("Er is geen verzoek. Met n voert u er een in.") if self.shown is Shown.ALLE else _("Niets hiervan.")
        self.nothing.show([("", Tone.PLAIN), (told, Tone.PLAIN)])
        self._moved()

    def _moved(self) -> None:
        line = self.current
        if line is not None:
            self.detail.show(list(self._whole(line)))
        self.moved()

    def _rows(self) -> list[Heading | int]:
        total, rows, at = counts(self.lines), list[Heading | int](), 0
        for group in Group:
            if total[group]:
                rows.append(Heading(_(GROUPS[group]).format(count=total[group])))
                rows.extend(range(at, at + total[group]))
                at += total[group]
        return rows

    def _row(self, index: int, width: int) -> str:
        line = self.lines[index]
        asked = line.request
        who = f"{_(WAYS[asked.direction])} {asked.who}"
        what = ", ".join(_(label(kind)) for kind in asked.categories)
        state_width, code_width = 22 if width >= ROOMY - 2 else 15, 12 if self._with_case else 0
        rest = width - 10 - state_width - code_width
        who_width, about_width = rest * 2 // 5, max(rest // 5, 9)
        cells = [
            (short_day(asked.decided_on or asked.due_on, self._desk.today()), 10),
            (_(label(asked.outcome or asked.state)), state_width),
            (who, who_width),
            (", ".join(asked.about), about_width),
            (what, rest - who_width - about_width),
        ]
        if self._with_case:
            cells.append((line.code, code_width))
        return "".join(fit(text, size - 1) + " " for text, size in cells)

    def _whole(self, line: QueueLine) -> Iterator[tuple[str, Tone]]:
        asked, today = line.request, self._desk.today()
        what = ", ".join(_(label(kind)) for kind in asked.categories)
        who = f"{_(WAYS[asked.direction])} {asked.who}"
        yield (_("{who}, over {about}: {what}").format(who=who, about=", ".join(asked.about), what=what), Tone.STRONG)
        when = f"{day(asked.due_on)}, {due(asked.due_on, today)}" if asked.due_on else due(None, today)
        if line.group is Group.BESLIST:
            ended = asked.decided_on or asked.received_on
            when = f"{_(label(asked.state))}, {day(ended)}"
        aim = _(label(asked.purpose)) if asked.purpose else _("doel nog niet gekozen")
        yield (
            _("{when} · {aim} · {code} {title}").format(when=when, aim=aim, code=line.code, title=line.title),
            Tone.PLAIN,
        )
