"""*Mag dit?*: a question without a case, for a phone call or a meeting; step by step, and nothing of it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.explain import Explain, possibility_text
from screens.frame import Frame
from screens.may.doubt import Doubted
from screens.may.items import answers_to, item_of, key_of
from screens.may.trail import circumstances, summary
from screens.may.verdict import verdict_paragraphs
from screens.may.words import ask, question_about
from screens.office import at_the_office
from screens.signs import SIGNS, possible_word, verdict_word
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, ItemList
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.codes import Answer
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import fold
from wams_tui.desk.desk import Desk
from wams_tui.desk.may.asking import (
    CIRCUMSTANCES,
    Asking,
    Certainty,
    Pending,
    Standing,
    Step,
    begin,
    next_point,
    next_step,
)
from wams_tui.desk.may.asking import standing as standing_of
from wams_tui.desk.may.choices import Option, day_from, options
from wams_tui.desk.roles import Task, may
from wams_tui.desk.rules.regimes import setting
from wams_tui.locale import _

TYPED = frozenset({Step.PARTIJ, Step.GEGEVEN, Step.BEKEND_BIJ, Step.BRON})
"""Long lists in which anything may be meant: one types a part of the name instead of walking there."""

NOT_STORED = N_("Niets hiervan wordt bewaard, ook niet in een logboek.")


@dataclass(frozen=True)
class Day:
    """Stands for the step at which the day is typed."""


Aside = Step | Day
"""A circumstance that is being changed; afterwards the question goes on where it was."""


class MayScreen(Frame[None]):
    """The steps, the yes-or-no questions that still turn the answer, and the answer itself."""

    TITLE_TEXT: ClassVar[str] = N_("Mag dit?")
    ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ESC: ClassVar[str] = N_("terug")
    ABOUT: ClassVar[str] = N_(
        "Een vraag zonder casus, voor aan de telefoon of in een overleg. In een lange lijst typt u een deel van de "
        "naam; Tab gaat van het invulveld naar de lijst. j is ja, n is nee, o is niet bekend. Er wordt alleen gevraagd "
        "wat het antwoord nog kan veranderen. w laat zien wat er met één andere keuze zou gelden. "
        "Kwam u uit een casus, dan legt V de vraag voor aan de FG."
    )
    CSS_PATH: ClassVar[str] = "may.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer('ja')", N_("ja"), id="magdit.ja"),
        Binding("n", "answer('nee')", N_("nee"), id="magdit.nee"),
        Binding("o", "answer('onbekend')", N_("niet bekend"), id="magdit.onbekend"),
        Binding("w,f3", "what_if", N_("wat als"), id="magdit.watals"),
        Binding("u,f2", "explain", N_("uitleg"), id="magdit.uitleg"),
        Binding("V", "doubt", N_("aan FG"), id="magdit.vraagbaak"),
        Binding("d", "again", N_("nieuwe vraag"), id="magdit.nieuw"),
        Binding("f", "change('fase')", N_("fase"), id="magdit.fase"),
        Binding("r", "change('regime')", N_("recht"), id="magdit.recht"),
        Binding("t", "change_day", N_("datum"), id="magdit.datum"),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("escape", "back", N_("terug"), id="magdit.terug"),
    ]

    view = getters.query_one("#body", AnswerList)
    field = getters.query_one("#field", TextField)
    answer = getters.query_one("#verdict", Prose)

    def __init__(self, desk: Desk, asking: Asking | None = None, doubted: Doubted | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._doubted = doubted
        today = setting(desk)
        self._asking = asking or begin(today.nature, today.on, today.regime)
        self._past: list[Asking] = []
        self._aside: Aside | None = None
        self._step: Step | None = None
        self._point: Pending | None = None
        self._standing: Standing | None = None
        self._options: dict[str, Option] = {}
        self._told = ""

    def body(self) -> ComposeResult:
        """The question so far, a line to type in, what can be chosen, and what the law says of it."""
        yield Prose(id="trail")
        yield TextField(id="field")
        yield AnswerList(id="body")
        yield Prose(id="live")
        yield Prose(id="verdict")

    def begin(self) -> None:
        """Ask the first step."""
        super().begin()
        for name in ("#trail", "#live"):
            self.query_one(name, Prose).can_focus = False
        self._told = _(NOT_STORED)
        self.show_question()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_question(self, key: str = "") -> None:
        """Show what is asked now, with the cursor on ``key`` if that is there."""
        rules = self._desk.rules
        self._step = self._aside if isinstance(self._aside, Step) else next_step(self._asking, rules)
        self._point = None if self._step else next_point(self._asking, rules)
        self._standing = standing_of(self._asking, rules)
        self._options = {}
        if self._step is not None:
            found = options(self._asking, self._step, rules)
            self._options = {key_of(option): option for option in found}
        self.field.value = ""
        self._show_trail()
        self._show_live()
        self._show_list(key)
        self._show_answer()
        self._focus()
        self.refresh_bindings()

    def _show_trail(self) -> None:
        lines: list[Paragraph] = []
        said = summary(self._desk, self._asking)
        if said:
            lines.append((said, Tone.PLAIN))
        lines.append((circumstances(self._asking), Tone.DIM))
        if not self._answered:
            lines.append((self._asks(), Tone.STRONG))
        self.query_one("#trail", Prose).show(lines)

    def _asks(self) -> str:
        if isinstance(self._aside, Day):
            return _("Om welke dag gaat het?")
        if self._step is not None:
            return ask(self._step, self._asking)
        return question_about(self._point.subject) if self._point else ""

    def _show_live(self) -> None:
        live = self.query_one("#live", Prose)
        found = self._standing.possibility if self._standing else None
        live.display = found is not None and not self._answered
        if found is not None:
            sign = SIGNS[found.effect]
            text = _("Op zijn best: {sign}  {word}").format(sign=sign.sign, word=possible_word(found))
            live.show([(text, sign.tone), (found.verdict.reason, Tone.DIM)])

    def _show_list(self, key: str = "") -> None:
        self.view.display = not self._answered and not isinstance(self._aside, Day)
        if self._point is not None:
            self.view.show(answers_to(self._point), key or Answer.JA.value)
            self.status.show(self._told, place="")
            return
        words = fold(self.field.value).split()
        items = [item_of(option) for option in self._options.values()]
        fitting = [item for item in items if all(word in fold(f"{item.text} {item.key}") for word in words)]
        self.view.show(fitting, key or next((item.key for item in fitting), ""))
        found = "" if fitting else _("Niets gevonden. Haal letters weg.")
        self.status.show(found or self._told, place=f"{len(fitting)}/{len(items)}" if self._step in TYPED else "")

    def _show_answer(self) -> None:
        self.answer.display = self._answered
        if self._answered and self._standing is not None:
            self.answer.show(verdict_paragraphs(self._desk, self._asking, self._standing))
            sign = SIGNS[self._standing.verdict.effect]
            self.status.show(f"{sign.sign}  {verdict_word(self._standing.verdict)}. {_(NOT_STORED)}", place="")

    def _focus(self) -> None:
        types = isinstance(self._aside, Day) or self._step in TYPED
        self.field.display = types
        typed = _("dd-mm-jjjj") if isinstance(self._aside, Day) else _("Typ een deel van de naam")
        self.field.placeholder = typed
        (self.answer if self._answered else self.field if types else self.view).focus()

    @property
    def _answered(self) -> bool:
        """Whether the law has given its answer, and nothing is being changed."""
        firm = self._standing is not None and self._standing.certainty is not Certainty.OPEN
        return firm and self._aside is None

    # -- choosing ------------------------------------------------------------------------------------------------

    @on(TextField.Changed, "#field")
    def narrow(self) -> None:
        """Show what fits what is typed."""
        if self._step is not None and not isinstance(self._aside, Day):
            self._show_list()

    @on(TextField.Submitted, "#field")
    def typed(self, event: TextField.Submitted) -> None:
        """Take the day, or what the cursor is on."""
        if not isinstance(self._aside, Day):
            self.choose(ItemList.Chosen(self.view.current))
            return
        try:
            on_day = day_from(event.value)
        except Misused as error:
            self.status.alarm(error.say(_))
            return
        asked = replace(self._asking, on=on_day)
        if asked.choices[Step.REGIME] is setting(self._desk, self._asking.on).regime:
            # Another law that somebody chose stays; that of the vault is the one of the day.
            asked = asked.with_choice(Step.REGIME, setting(self._desk, on_day).regime)
        self._go_on(asked)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Take what was chosen, and ask what still matters."""
        if event.item is None:
            return
        if self._point is not None:
            self.action_answer(event.item.key)
        elif self._step is not None:
            self._go_on(self._asking.with_choice(self._step, self._options[event.item.key].value))

    def action_answer(self, answer: str) -> None:
        """Answer yes, no or not known."""
        if self._point is not None:
            self._go_on(self._asking.with_answer(self._point.subject, Answer(answer)))

    def action_again(self) -> None:
        """Begin another question, under the same circumstances."""
        kept = {step: self._asking.choices[step] for step in CIRCUMSTANCES}
        self._go_on(replace(self._asking, choices=kept, answers={}))

    def action_change(self, step: str) -> None:
        """Change the phase or the law."""
        self._aside = Step(step)
        self.show_question(str(self._asking.choices[Step(step)]))

    def action_change_day(self) -> None:
        """Change the day."""
        self._aside = Day()
        self.show_question()

    def _go_on(self, asking: Asking) -> None:
        self._aside = None
        if asking is not self._asking:
            self._past.append(self._asking)
            self._asking = asking
        self._told = ""
        self.show_question()

    def action_back(self) -> None:
        """Leave what was being changed, else go one step back, else leave."""
        if self._aside is not None:
            self._aside = None
            self.show_question()
        elif self.field.has_focus and self.field.value:
            self.field.value = ""
        elif self._past:
            undone, self._asking = self._asking, self._past.pop()
            step = next_step(self._asking, self._desk.rules)
            self.show_question(str(undone.choices[step]) if step is not None and step in undone.choices else "")
        else:
            self.dismiss()

    def keys_here(self) -> Iterator[Binding]:
        """Say that in the field the function keys stand in for letters."""
        for binding in super().keys_here():
            yield replace(binding, key=binding.key.upper()) if binding.key in ("f2", "f3") else binding

    # -- looking further -----------------------------------------------------------------------------------------

    def action_explain(self) -> None:
        """Explain the best it can still come to."""
        if self._standing is not None and self._standing.possibility is not None:
            self.app.push_screen(Explain(_(self.TITLE_TEXT), possibility_text(self._desk, self._standing.possibility)))

    @at_the_office
    def action_doubt(self) -> None:
        """Put the same to the privacy officer, about the case one came from."""
        if self._doubted is not None:
            self.app.push_screen(self._doubted.form(self._asking))

    def action_what_if(self) -> None:
        """Show what one other choice would turn, and go on from there if one is taken."""
        from screens.may.what_if import WhatIf

        def take(changed: Asking | None) -> None:
            if changed is not None:
                self._go_on(changed)

        self.app.push_screen(WhatIf(self._desk, self._asking), take)

    def action_step(self, step: int) -> None:
        """Move in the list while one types."""
        self.view.action_move(step)

    def action_leaf(self, step: int) -> None:
        """Page through the list while one types."""
        self.view.action_page(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is nothing for does not work."""
        if action == "answer":
            return self._point is not None and self._aside is None
        if action == "what_if":
            return self._standing is not None and self._aside is None
        if action == "explain":
            return self._standing is not None and self._standing.possibility is not None
        if action == "doubt":
            return self._doubted is not None and may(self._desk, Task.CASUS_BEWERKEN)
        if action == "again":
            return self._answered
        return super().check_action(action, parameters)
