"""*Vraagbaak*: what was asked and answered before; from a case one asks, the privacy officer answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.advice.words import thread_words
from screens.explain import Explain
from screens.form.fields import Choice, Field, Filled, Option, Raw, Text, options_of, yes_no
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.office import at_the_office
from screens.possible import who
from screens.possible.who import Who
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Answer, Category, Purpose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.rules.advice import SAYS, Says
from wams_tui.casework.words import N_
from wams_tui.desk.advice.asking import Doubt, Thread, answer, ask, of_case, question_of, threads
from wams_tui.desk.advice.slips import Slips, slips
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.kinds import Effect
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class AdviceScreen(Frame[None]):
    """Every question, open ones first; those of the case that lies open say so."""

    TITLE_TEXT: ClassVar[str] = N_("Vraagbaak")
    ENTER: ClassVar[str] = N_("lezen")
    ABOUT: ClassVar[str] = N_(
        "Twijfelt u, of zegt een oordeel dat een mens moet wegen? Leg het voor aan de FG of een jurist, zonder namen. "
        "Het antwoord blijft hier staan, zodat een collega met dezelfde vraag het vindt. Vanuit een casus stelt n een "
        "vraag; wie antwoordt, doet dat met b. Een antwoord is raad: de regels en u beslissen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "ask", N_("vraag stellen"), id="vraagbaak.vragen"),
        Binding("b", "answer", N_("beantwoorden"), id="vraagbaak.beantwoorden"),
        Binding("slash", "search", N_("zoeken"), id="vraagbaak.zoeken"),
    ]
    CSS_PATH: ClassVar[str] = "screen.tcss"

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat | None = None) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"vraagbaak:{seat.opened.id}" if seat else "vraagbaak"
        self._threads: dict[str, Thread] = {}

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show what was asked."""
        super().begin()
        self.view.focus()
        self.show_threads()

    def on_screen_resume(self) -> None:
        """Show what was asked or answered on the screens above."""
        if self.is_mounted:
            self.show_threads()

    def others_wrote(self) -> None:
        """Show what colleagues asked and answered."""
        self.show_threads()

    def show_threads(self) -> None:
        """Show every question as it stands now."""
        try:
            found = threads(self.house.desk)
        except WamsError as error:
            self.tell(error)
            return
        self._threads = {one.id: one for one in found}
        own = of_case(self.seat.opened.file, found) if self.seat else frozenset[str]()
        count = n_("{count} vraag", "{count} vragen", len(found)).format(count=len(found))
        self.header.show(f"{_(self.TITLE_TEXT)}: {count}")
        items = [_item(one, own=one.id in own) for one in found]
        empty = Item.prose(_("Er is nog niets gevraagd."), Tone.DIM)
        self.view.show(items or [empty], self.view.current.key if self.view.current else "")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One asks from a case; the privacy officer answers."""
        if action == "ask":
            return self.seat is not None and may(self.house.desk, Task.CASUS_BEWERKEN)
        if action == "search":
            return bool(self._threads)
        if action == "answer":
            return bool(self._threads) and may(self.house.desk, Task.VRAAG_BEANTWOORDEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def read(self, event: ItemList.Chosen) -> None:
        """Show one question with its answers."""
        thread = self._threads.get(event.item.key) if event.item else None
        if thread is not None:
            file = self.seat.opened.file if self.seat else None
            self.app.push_screen(Explain(_(self.TITLE_TEXT), thread_words(thread, file)))

    @at_the_office
    def action_ask(self) -> None:
        """Put a question about the case that lies open."""
        if self.seat is not None:
            self.app.push_screen(AskForm(self.seat))

    def action_search(self) -> None:
        """Go to a question by what it is about, or by a word of it or of its answers."""

        def go(chosen: str | None) -> None:
            if chosen:
                self.view.show(self.view.items, chosen)

        items = [Item(" · ".join(_to_find(one)), key=one.id) for one in self._threads.values()]
        self.app.push_screen(WhichQuestion(_("Welke vraag?"), items), go)

    @at_the_office
    def action_answer(self) -> None:
        """Answer the question under the cursor."""
        current = self.view.current
        if current is not None and current.key in self._threads:
            self.app.push_screen(AnswerForm(self._threads[current.key]))


class WhichQuestion(Who):
    """One of the questions, by what one types of it."""

    ABOUT: ClassVar[str] = N_(
        "Typ woorden uit de vraag of het antwoord, het soort gegevens, de partij of het doel. De pijltjes gaan door de "
        "lijst, Enter gaat naar de vraag."
    )
    CSS_PATH: ClassVar[str] = str(Path(who.__file__).with_name("who.tcss"))

    def begin(self) -> None:
        """Type at once, of a question."""
        super().begin()
        self.field.placeholder = _("Typ woorden uit de vraag of het antwoord")


def _to_find(one: Thread) -> tuple[str, ...]:
    asked = one.question
    answers = (given.words for _said, given in one.answers)
    return (_(label(asked.category)), _(label(asked.party)), _(label(asked.purpose)), asked.words, *answers)


def _item(one: Thread, *, own: bool) -> Item:
    text = f"{_(label(one.question.category))} · {_(label(one.question.party))}"
    last = one.answers[-1][1] if one.answers else None
    told = _("wacht op antwoord") if last is None else _(SAYS[last.says])
    notes = [Note(one.question.words), Note(told, Tone.WEIGH if last is None else Tone.PLAIN)]
    if own:
        notes.append(Note(_("gevraagd vanuit deze casus")))
    return Item(text, key=one.id, sign="!" if last is None else "v", notes=tuple(notes))


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about, as far as that is known when it is begun: an id and codes, empty where it is not."""

    participant: str = ""
    category: str = ""
    purpose: str = ""


class AskForm(FormScreen):
    """A question to the privacy officer, from a case and without anybody of it."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Vraag aan FG of jurist")
    ABOUT: ClassVar[str] = N_(
        "Iedereen in deze kluis kan de vraag lezen, ook wie niet bij de casus mag. Schrijf dus geen namen, nummers, "
        "data of adressen: 'de cliënt', 'de ex-partner', 'de organisatie'. Het antwoord staat in de vraagbaak, en als "
        "taak in deze casus."
    )

    def __init__(self, seat: Seat, about: About | None = None) -> None:
        super().__init__(seat)
        self._about = about or About()
        self.place = f"vraag:{seat.opened.id}:{self._about.participant}:{self._about.category}:{self._about.purpose}"

    def given(self) -> Raw:
        """Return what was asked of the rules before one doubted."""
        one = self._about
        return {"deelnemer": one.participant, "gegeven": one.category, "doel": one.purpose}

    def fields(self) -> Sequence[Field]:
        """Return to whom, which kind of data, what for, and what one doubts."""
        people = tuple(Option(one.id, one.organisation) for one in self.seat.opened.file.participants)
        return (
            Text("woorden", _("Wat is uw vraag?"), _("Zonder namen."), needed=True),
            Choice("deelnemer", _("Gaat het over geven aan wie?"), needed=True, options=people),
            Choice("gegeven", _("Welk soort gegevens?"), needed=True, options=options_of(Category)),
            Choice("doel", _("Met welk doel?"), needed=True, options=options_of(Purpose)),
            yes_no("nagelezen", _("Las u het na: wijst het niemand aan?"), needed=True, unknown=False),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say what in the words may point at somebody."""
        found = slips(filled.text("woorden"), self.seat.opened.file)
        lines = [*self._rules_say(filled)]
        lines += slip_lines(found)
        return [(line, Tone.WEIGH) for line in lines]

    def _rules_say(self, filled: Filled) -> Iterator[str]:
        """Say what goes along with the question: what the rules say at best."""
        who, category, purpose = (filled.text(key) for key in ("deelnemer", "gegeven", "doel"))
        if who and category and purpose:
            doubt = Doubt(who, Category(category), Purpose(purpose), "")
            effect = question_of(self.seat.desk, self.seat.opened.file, doubt).effect
            if effect:
                yield _("Bij de vraag staat wat de regels op zijn best zeggen: {word}").format(
                    word=_(SIGNS[Effect(effect)].word)
                )

    def check(self, filled: Filled) -> dict[str, str]:
        """It is read over before it goes."""
        return _read_over(filled)

    def save(self, filled: Filled) -> OpenCase | None:
        """Put it."""
        doubt = Doubt(
            filled.text("deelnemer"),
            Category(filled.text("gegeven")),
            Purpose(filled.text("doel")),
            filled.text("woorden"),
        )
        return ask(self.seat.desk, self.seat.opened, doubt)


def slip_lines(found: Slips) -> Iterator[str]:
    """Say what in a text may point at somebody."""
    if found.names:
        yield _("! Er staat een naam uit deze casus in.")
    if found.numbers:
        yield _("! Er staat een nummer, datum, postcode, mailadres of casuscode in.")
    if found.sensitive:
        yield _("Er staat een gevoelig woord in. Dat mag, als het niemand aanwijst.")
    if found.capitals:
        yield _("Met een hoofdletter midden in een zin: {words}. Is dat een naam?").format(
            words=", ".join(found.capitals)
        )


def _read_over(filled: Filled) -> dict[str, str]:
    read = filled.answer("nagelezen") is Answer.JA
    return {} if read else {"nagelezen": _("Lees het na; kies daarna ja.")}


class AnswerForm(FormScreen):
    """The answer of the privacy officer or a lawyer to one question."""

    TITLE_TEXT: ClassVar[str] = N_("Antwoord op een vraag")
    ABOUT: ClassVar[str] = N_(
        "Uw antwoord blijft in de vraagbaak staan voor wie dezelfde vraag heeft. Het is raad: het zet geen regel "
        "opzij, en keurt niets goed. Een tweede antwoord komt bij het eerste."
    )

    def __init__(self, thread: Thread) -> None:
        super().__init__()
        self._thread = thread

    def fields(self) -> Sequence[Field]:
        """Return what it comes down to, and why."""
        options = tuple(Option(one.value, _(text)) for one, text in SAYS.items())
        return (
            Choice("zegt", _("Waar komt het op neer?"), needed=True, options=options),
            Text("woorden", _("Waarom?"), _("Zonder namen."), needed=True),
            yes_no("nagelezen", _("Las u het na: wijst het niemand aan?"), needed=True, unknown=False),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say what in the words may point at somebody, and show the question."""
        warned = [(line, Tone.WEIGH) for line in slip_lines(slips(filled.text("woorden")))]
        return [*warned, *thread_words(self._thread)]

    def check(self, filled: Filled) -> dict[str, str]:
        """It is read over before it is there for all."""
        return _read_over(filled)

    def save(self, filled: Filled) -> OpenCase | None:
        """State it."""
        answer(self.house.desk, self._thread.id, Says(filled.text("zegt")), filled.text("woorden"))
        return None
