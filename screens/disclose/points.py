"""Step: what a person must still answer before the chosen data can go."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.spots import Spot, text_in
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, Item, ItemList, Note
from screens.widgets.text_field import TextField
from wams_tui.casework.codes import Answer, Fact
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.draft import MIN_WORDS, OpenPoint, needs_words
from wams_tui.desk.disclosing.prospects import all_points, stopped
from wams_tui.locale import _, n_

_POINT, _ANSWER, _WORDS = "punt", "antwoord", "woorden"
"""What of a spot says which sentence is being written."""


class PointsStep(StepScreen):
    """The points, one by one: yes, no, or a sentence; an unanswered one cannot be passed."""

    STEP = Step.POINTS
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: vragen vooraf")
    FIELD_ENTER: ClassVar[str] = N_("bewaren")
    ASKS: ClassVar[str] = N_("Beantwoord wat de regels vragen. Niet weten is geen ja.")
    ABOUT: ClassVar[str] = N_(
        "j is ja, n is nee. Waar een reden nodig is, schrijft u een zin. Na het laatste antwoord gaat het verder; Esc "
        "komt terug, en dan gaat Enter verder. x laat weg wat met deze antwoorden niet mee kan."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "yes", N_("ja"), id="vragen.ja"),
        Binding("n", "no", N_("nee"), id="vragen.nee"),
        Binding("x", "drop", N_("weglaten wat niet kan"), id="vragen.weglaten"),
    ]

    _writing = Answer.JA
    """The answer that the sentence being written goes with."""

    view = getters.query_one(AnswerList)
    words = getters.query_one(TextField)

    def answers(self) -> ComposeResult:
        """The points, and a line to write in."""
        yield AnswerList(id="body")
        yield TextField(placeholder=_("Schrijf hier in een zin waarom; Enter bewaart"), id="words")

    def begin(self) -> None:
        """Begin with the first unanswered point."""
        super().begin()
        self.words.display = False
        self._go_to_open()

    def show_step(self) -> None:
        """Show every point with its answer."""
        super().show_step()
        seat = self.flow.seat
        self._points = {"|".join(point.place): point for point in all_points(seat.desk, seat.opened, self.flow.draft)}
        self.view.show([self._item(key, point) for key, point in self._points.items()])
        self._show_count()

    @on(ItemList.Chosen)
    def go_on(self) -> None:
        """Write where words are needed; else go on, if everything is answered and nothing is stopped by it."""
        point = self._current()
        if point is not None and needs_words(point.fact, Answer.JA) and self._given(point) is None:
            self._reply(Answer.JA)
            return
        if self._unanswered():
            self._go_to_open()
            self.status.alarm(self._open_text())
            return
        self._pass()

    def _pass(self) -> None:
        """Go on, unless something is stopped by the answers."""
        seat = self.flow.seat
        held = stopped(seat.desk, seat.opened, self.flow.draft)
        if held:
            names = ", ".join(one.field.words or _(one.field.label) for one in held)
            self.status.alarm(_("Met deze antwoorden kan niet mee: {names}. x laat het weg.").format(names=names))
            return
        self.advance()

    def action_yes(self) -> None:
        """Answer yes; where words are needed, write them."""
        self._reply(Answer.JA)

    def action_no(self) -> None:
        """Answer no; that there is no risk to anybody takes words as well."""
        self._reply(Answer.NEE)

    def action_drop(self) -> None:
        """Leave out what cannot go with these answers."""
        seat = self.flow.seat
        held = {one.field.key for one in stopped(seat.desk, seat.opened, self.flow.draft)}
        if not held or self._unanswered():
            self.status.alarm(_("Er is niets om weg te laten, of er staat nog een vraag open."))
            return
        self.flow.drop(held)
        if not self.flow.draft.fields:
            self.action_back()
            return
        self.show_step()
        self.status.show(_("Weggelaten. Enter gaat verder met wat overblijft."))

    @on(TextField.Submitted, "#words")
    def keep_words(self, event: TextField.Submitted) -> None:
        """Keep the sentence as the answer."""
        point = self._current()
        if point is None:
            return
        if len(event.value.strip()) < MIN_WORDS:
            self.status.alarm(_("Een motivering heeft woorden nodig: schrijf een zin."))
            return
        self._close_field()
        self._answer(point.answered(self._writing, event.value.strip()))

    def action_back(self) -> None:
        """Leave the field first, then the step."""
        if self.words.has_focus:
            self._close_field()
        else:
            super().action_back()

    def half_typed(self) -> Spot:
        """The sentence that is being written, with the answer it goes with."""
        point = self._current() if self.words.display else None
        if point is None or not self.words.value:
            return {}
        return {_POINT: "|".join(point.place), _ANSWER: self._writing.value, _WORDS: self.words.value}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was, with the sentence as far as it was written."""
        super().take_spot(spot)
        point = self._points.get(text_in(spot, _POINT))
        if point is not None:
            self.view.show(self.view.items, text_in(spot, _POINT))
            self._write(point, Answer(text_in(spot, _ANSWER)))
            self.words.value = text_in(spot, _WORDS)
            self.words.cursor_position = len(self.words.value)

    def _reply(self, answer: Answer) -> None:
        point = self._current()
        if point is None:
            return
        if needs_words(point.fact, answer):
            self._write(point, answer)
        else:
            self._answer(point.answered(answer))

    def _write(self, point: OpenPoint, answer: Answer) -> None:
        self._writing = answer
        given = self._given(point)
        self.words.value = given.words if given else ""
        self.words.display = True
        self.words.focus()
        self.status.show(_("Schrijf een zin en druk op Enter; Esc laat het zo."))

    def _close_field(self) -> None:
        self.words.display = False
        self.view.focus()

    def _answer(self, motivation: Motivation) -> None:
        last = "|".join(motivation.place) in self._unanswered()
        self.flow.answer(motivation)
        self.show_step()
        self._go_to_open()
        if last and not self._unanswered():
            self._pass()

    def _current(self) -> OpenPoint | None:
        return self._points.get(self.view.current.key) if self.view.current else None

    def _given(self, point: OpenPoint) -> Motivation | None:
        return next((one for one in self.flow.draft.answers if one.place == point.place), None)

    def _unanswered(self) -> list[str]:
        return [key for key, point in self._points.items() if self._given(point) is None]

    def _go_to_open(self) -> None:
        waiting = self._unanswered()
        if waiting:
            self.view.show(self.view.items, waiting[0])

    def _open_text(self) -> str:
        count = len(self._unanswered())
        return n_("Nog {count} vraag open.", "Nog {count} vragen open.", count).format(count=count)

    def _show_count(self) -> None:
        self.status.show(self._open_text() if self._unanswered() else _("Alles is beantwoord. Enter gaat verder."))

    def _item(self, key: str, point: OpenPoint) -> Item:
        given = self._given(point)
        sign = _(label(given.answer)) if given else " ? "
        about = self._about(point)
        notes = [Note(about)] if about else []
        if point.fact is Fact.AFWEGING_GEMAAKT:
            notes.append(Note(point.sentence))
        notes.append(Note(point.remedy if given is None or given.answer is Answer.NEE else given.words))
        if given is None:
            notes.append(Note(_how(point), Tone.PLAIN))
        tone = Tone.PLAIN if given else Tone.WEIGH
        return Item(_(point.question), key=key, sign=sign, tone=tone, notes=tuple(note for note in notes if note[0]))

    def _about(self, point: OpenPoint) -> str:
        names = [self.flow.seat.opened.file.person(point.person).name] if point.person else []
        data = [": ".join(part for part in (_(point.what), point.words) if part)] if point.what else []
        return _("over: {what}").format(what=", ".join([*names, *data])) if names or data else ""


def _how(point: OpenPoint) -> str:
    if needs_words(point.fact, Answer.JA):
        return _("j en dan een zin, of n")
    return _("j, of n en dan een zin") if needs_words(point.fact, Answer.NEE) else _("j of n")
