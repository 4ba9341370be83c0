"""*Casus*: everything of one household on one page that scrolls, by section."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.case_sections import first_keys, sections
from screens.due_words import of_term
from screens.live import LiveFrame
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.words import day, due
from wams_tui.casework.disclosing.notices import CODE
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.urgent.lookback import CODE as LOOK_BACK
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.course.agenda import dues_on
from wams_tui.desk.course.agenda_words import first_asked
from wams_tui.desk.course.assessing import BEFORE_THE_DECISION
from wams_tui.desk.course.terms import next_due, terms
from wams_tui.desk.ledger.register import Disclosed, disclosures
from wams_tui.desk.roles import Task, may
from wams_tui.desk.urgent.giving import running
from wams_tui.desk.urgent.recording import end_danger
from wams_tui.locale import _

RECENT = 5
"""Disclosures shown here; the register has them all."""


class CaseScreen(LiveFrame):
    """One case; what was disclosed since is there when one comes back."""

    TITLE_TEXT: ClassVar[str] = N_("Casus")
    ENTER: ClassVar[str] = N_("meer")
    ABOUT: ClassVar[str] = N_(
        "Het huishouden, wie meedoet, welke gegevens er zijn en wat er is verstrekt. Tab springt naar het volgende "
        "onderdeel, Enter vertelt meer of opent. a noteert een taak; i neemt mee op huisbezoek; ! legt vast dat "
        "iemands leven acuut in gevaar is, en Enter op dat gevaar dat het voorbij is."
    )
    CSS_PATH: ClassVar[str] = "case.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "matrix", N_("matrix"), id="casus.matrix"),
        Binding("g", "disclose", N_("verstrekken"), id="casus.verstrekken"),
        Binding("h", "household", N_("huishouden"), id="casus.huishouden"),
        Binding("p", "plan", N_("plan"), id="casus.plan"),
        Binding("b", "visit", N_("bezoekmodus"), show=False, id="casus.bezoek"),
        Binding("d", "participants", N_("deelnemers"), id="casus.deelnemers"),
        Binding("v", "requests", N_("verzoeken"), id="casus.verzoeken"),
        Binding("c", "meetings", N_("overleg"), id="casus.overleg"),
        Binding("l", "timeline", N_("tijdlijn"), id="casus.tijdlijn"),
        Binding("r", "register", N_("register"), id="casus.register"),
        Binding("o", "sheet", N_("overdrachtsblad"), id="casus.overdrachtsblad"),
        Binding("t", "access", N_("toegang"), id="casus.toegang"),
        Binding("f", "steps", N_("stappen"), id="casus.stappen"),
        Binding("w", "criteria", N_("is dit Wams?"), id="casus.criteria"),
        Binding("V", "advice", N_("vraagbaak"), id="casus.vraagbaak"),
        Binding("n", "rescue", N_("geven bij gevaar"), id="casus.gevaar-geven"),
        Binding("x", "regular", N_("geen Wams"), id="casus.regulier"),
        Binding("a", "task", N_("taak"), id="casus.taak"),
        Binding("i", "take_along", N_("meenemen"), show=False, id="casus.meenemen"),
        Binding("exclamation_mark", "danger", N_("acuut gevaar"), show=False, id="casus.gevaar"),
        Binding("tab", "section(1)", N_("onderdeel"), id="casus.onderdeel"),
        Binding("shift+tab", "section(-1)", N_("vorig onderdeel"), show=False, id="casus.vorige"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"casus:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the case."""
        super().begin()
        self.view.focus()
        self.show_case()

    def show_anew(self) -> None:
        """Show what changed meanwhile."""
        self.show_case()

    def show_case(self) -> None:
        """Show the case as it is on the desk."""
        file, today = self.seat.opened.file, self.seat.desk.today()
        case = file.case
        self.header.show(self.seat.label, _(label(case.phase)), self.seat.regime)
        self.view.show(sections(file, self._recent(), terms(self.seat.desk, file), today, self._visits()))
        first = next_due(self.seat.desk, file)
        waiting = len(self.seat.opened.file.open_requests())
        asks = _("Er wacht een verzoek (v).") if waiting else ""
        term = ""
        if first is not None:
            what = first_asked(dues_on(self.seat.desk, file, today), first.due_on, first.what)
            term = _("Eerste termijn: {what}, {when}.").format(what=what, when=due(first.due_on, today))
        written = self.seat.desk.visits.known(self.seat.opened.id, self.seat.since)
        new = _("Nieuw van {name}: l.").format(name=written.by.name) if written else ""
        self.status.show(" ".join(part for part in (asks, new, term) if part))
        self.show_keys()

    def _visits(self) -> list[Item]:
        from screens.travel.words import visits

        opened = self.seat.opened
        return list(visits(self.seat.desk, opened)) if opened.file.trips else []

    def _recent(self) -> list[Disclosed]:
        try:
            return disclosures(self.seat.desk, self.seat.opened.id)[:RECENT]
        except WamsError as error:
            self.tell(error)
            return []

    @on(ItemList.Chosen)
    def tell_more(self, event: ItemList.Chosen) -> None:
        """Open what the cursor is on."""
        kind, _colon, id = event.item.key.partition(":") if event.item else ("", "", "")
        if kind == "persoon":
            self._open_matrix(id)
        elif kind == "deelnemer":
            self._open_participant(id)
        elif kind in ("gegeven", "tekst"):
            self._open_datum(id)
        elif kind == "verzoek":
            self._open_request(id)
        elif kind == "plan":
            self._open_plan(id)
        elif kind == "verstrekking":
            self.action_register()
        elif kind == "taak":
            self._open_task(*id.split(":"))
        else:
            self._tell_of(kind, id)

    def _tell_of(self, kind: str, id: str) -> None:
        """Open a task somebody put down, explain a term, or ask whether a danger is over."""
        from screens.explain import Explain
        from screens.todo import TodoScreen

        if kind == "todo":
            self.app.push_screen(TodoScreen(self.seat, id))
        elif kind == "overleg":
            self._open_meeting(id)
        elif kind == "gevaar":
            self._ask_over(id)
        elif kind == "botsingen":
            self._open_clashes()
        elif kind in ("regeltermijn", "termijn", "gevaar-tot"):
            told = of_term(self.seat.desk, self.seat.opened.file, f"{kind}:{id}")
            self.app.push_screen(Explain(self.seat.opened.file.case.code, told))

    def _ask_over(self, danger: str) -> None:
        """Ask whether the danger is over; it counts no more from then on."""
        from screens.access.ask import YES, Sure

        one = next(each for each in self.seat.opened.file.case.dangers if each.id == danger)
        name = self.seat.opened.file.person(one.person).name
        told = [
            (_("Het acute gevaar voor {name} is voorbij.").format(name=name), Tone.STRONG),
            ("", Tone.PLAIN),
            (one.words, Tone.PLAIN),
            (_("Vastgesteld door {by}; geldt anders tot en met {day}.").format(
                by=one.decided_by, day=day(one.period.end)), Tone.DIM),
            ("", Tone.PLAIN),
            (_("Vanaf nu geeft het geen grond meer om iets te geven. Wat is gegeven, blijft gegeven."), Tone.WEIGH),
        ]  # fmt: skip

        def answered(sure: str | None) -> None:
            if sure == YES:
                self._end_danger(one.person)

        self.app.push_screen(Sure(_("Gevaar voorbij"), told), answered)

    def _end_danger(self, person: str) -> None:
        try:
            self._settled(end_danger(self.seat.desk, self.seat.opened, person))
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_case()

    def keys_here(self) -> Iterator[Binding]:
        """Name first what this case waits for: a request; before the decision its steps, else plan and conference."""
        order = first_keys(self.seat.opened.file)
        return iter(sorted(super().keys_here(), key=lambda one: order.get(one.action, 3)))

    def action_section(self, step: int) -> None:
        """Go to the next or previous section."""
        self.view.jump_heading(step)

    def action_matrix(self) -> None:
        """Show the matrix of the first person."""
        self._open_matrix("")

    def action_disclose(self) -> None:
        """Begin a disclosure; the recipient under the cursor is known already."""
        from screens.disclose import begin

        item = self.view.current or Item("")
        kind, _colon, id = item.key.partition(":")
        begin(self.app, self.seat, id if kind == "deelnemer" else "")

    def action_requests(self) -> None:
        """Show the requests of this case, and enter one."""
        from screens.requests.queue import CaseQueue

        self.app.push_screen(CaseQueue(self.seat))

    def action_meetings(self) -> None:
        """Show the case conferences, and prepare one."""
        from screens.meeting.list import MeetingsScreen

        self.app.push_screen(MeetingsScreen(self.seat))

    def action_advice(self) -> None:
        """Put a doubt to the privacy officer, or read what was answered before."""
        from screens.advice.screen import AdviceScreen

        self.app.push_screen(AdviceScreen(self.seat))

    def action_rescue(self) -> None:
        """Give the least at once, where a life is in danger."""
        from screens.urgent.forms import GiveForm

        self.app.push_screen(GiveForm(self.seat))

    def action_household(self) -> None:
        """Show the household: who is in it, what they answered, who decides for whom."""
        from screens.household.screen import HouseholdScreen

        self.app.push_screen(HouseholdScreen(self.seat))

    def action_plan(self) -> None:
        """Show the plan, and draft it."""
        self._open_plan("")

    def action_visit(self) -> None:
        """Ask who sits at the table, and show them only what they may read."""
        from screens.visit.table import VisitTable

        self.app.push_screen(VisitTable(self.seat))

    def action_take_along(self) -> None:
        """Pack this case for a home visit."""
        from screens.travel.pack import pack_case

        pack_case(self, self.seat)

    def _open_plan(self, at: str) -> None:
        from screens.plan.screen import PlanScreen

        screen = PlanScreen(self.seat)
        self.app.push_screen(screen.arrive_at({"op": at}) if at else screen)

    def action_participants(self) -> None:
        """Show who takes part."""
        from screens.partners.screen import ParticipantsScreen

        self.app.push_screen(ParticipantsScreen(self.seat))

    def action_register(self) -> None:
        """Show what was disclosed."""
        from screens.ledger.screen import LedgerScreen

        self.app.push_screen(LedgerScreen(self.seat))

    def action_timeline(self) -> None:
        """Show everything that happened."""
        from screens.timeline.screen import TimelineScreen

        self.app.push_screen(TimelineScreen(self.seat))

    def action_task(self) -> None:
        """Put down a task in this case."""
        from screens.todo import TodoForm

        self.app.push_screen(TodoForm(self.seat))

    def action_danger(self) -> None:
        """Record that a life is in danger."""
        from screens.course.urgent import DangerForm

        if self.seat.opened.file.persons:
            self.app.push_screen(DangerForm(self.seat))
        else:
            self.status.show(_("Dit huishouden heeft nog geen personen; h en dan n voegt iemand toe."))

    def action_sheet(self) -> None:
        """Show what who takes over must know, on one page."""
        from screens.access.sheet import HandSheetScreen

        self.app.push_screen(HandSheetScreen(self.seat))

    def action_steps(self) -> None:
        """Show where the case stands, and take it on."""
        from screens.course.steps import StepsScreen

        self.app.push_screen(StepsScreen(self.seat))

    def action_criteria(self) -> None:
        """Check whether it is Wams."""
        from screens.course.criteria import CriteriaForm

        self.app.push_screen(CriteriaForm(self.seat))

    def action_regular(self) -> None:
        """Close a case that turns out to be no Wams."""
        from screens.course.outcomes import RegularHelpForm

        self.app.push_screen(RegularHelpForm(self.seat))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether it is Wams is asked before the decision only; who only looks on puts nothing down."""
        if action in ("task", "danger", "rescue") and not may(self.seat.desk, Task.CASUS_BEWERKEN):
            return False
        if action == "take_along":
            return may(self.seat.desk, Task.MEENEMEN)
        if action == "rescue":
            return running(self.seat.desk, self.seat.opened.file) is not None
        if action in ("criteria", "regular"):
            return self.seat.opened.file.case.phase in BEFORE_THE_DECISION
        return super().check_action(action, parameters)

    def action_access(self) -> None:
        """Show who can open this case."""
        from screens.access.screen import AccessScreen

        self.app.push_screen(AccessScreen(self.seat))

    def _open_meeting(self, id: str) -> None:
        from screens.meeting.screen import MeetingScreen

        self.app.push_screen(MeetingScreen(self.seat, id))

    def _open_clashes(self) -> None:
        from screens.travel.clashes import ClashesScreen

        self.app.push_screen(ClashesScreen(self.seat))

    def _open_person(self, id: str) -> None:
        from screens.household.person import PersonScreen

        self.app.push_screen(PersonScreen(self.seat, id))

    def _open_task(self, person: str, ref: str = "", code: str = "") -> None:
        """Open where a task is done: a notice, or the person it is about."""
        if code == LOOK_BACK:
            from screens.urgent.look_back import LookBackForm

            self.app.push_screen(LookBackForm(self.seat, ref))
        elif code == CODE:
            from screens.ledger.notices import NoticeForm

            self.app.push_screen(NoticeForm(self.seat, ref))
        else:
            self._open_person(person)

    def _open_matrix(self, person: str) -> None:
        from screens.matrix import MatrixScreen

        if self.seat.opened.file.persons:
            self.app.push_screen(MatrixScreen(self.seat, person))
        else:
            self.status.show(_("Dit huishouden heeft nog geen personen; zonder persoon is er geen matrix."))

    def _open_participant(self, id: str) -> None:
        from screens.participant import ParticipantScreen

        if self.seat.opened.file.persons:
            self.app.push_screen(ParticipantScreen(self.seat, id, self.seat.opened.file.persons[0].id))

    def _open_datum(self, id: str) -> None:
        from screens.datum import DatumScreen

        self.app.push_screen(DatumScreen(self.seat, id))

    def _open_request(self, id: str) -> None:
        from screens.asking.places import request_page

        self.app.push_screen(request_page(self.seat, id))
