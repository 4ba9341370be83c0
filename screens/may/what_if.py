"""*Wat als*: every single change of a *Mag dit?* question, those that turn the answer first."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.may.trail import circumstances, summary
from screens.may.words import ANSWERS, NAMES, question_about
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, Item, ItemList
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.codes import Answer
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import fold
from wams_tui.desk.desk import Desk
from wams_tui.desk.may.asking import Asking, Step, whole
from wams_tui.desk.may.choices import name_of
from wams_tui.desk.may.what_if import Toggle, Turn, turned, what_if
from wams_tui.locale import _, n_

TURNS = {
    Turn.MILDER: N_("Ruimer"),
    Turn.KAN_MILDER: N_("Ruimer, als de vragen die er dan bij horen goed uitvallen"),
    Turn.STRENGER: N_("Strenger"),
    Turn.GELIJK: N_("Geen verschil"),
}


class WhatIf(Frame[Asking | None]):
    """The list of changes; its result is the question with the one that was taken, or nothing."""

    TITLE_TEXT: ClassVar[str] = N_("Wat als")
    ENTER: ClassVar[str] = N_("toepassen")
    FIELD_ENTER: ClassVar[str] = N_("toepassen")
    FIELD_ESC: ClassVar[str] = N_("terug")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is één andere keuze, met wat er dan geldt; al het andere blijft gelijk. Eerst staat wat het "
        "antwoord verandert. Typ een deel van een woord om te zoeken; Enter past de keuze toe."
    )
    CSS_PATH: ClassVar[str] = "what_if.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
    ]

    view = getters.query_one("#body", AnswerList)
    field = getters.query_one("#field", TextField)

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__()
        self._desk = desk
        self._asking = asking
        self._toggles = {f"{one.input}|{one.value}": one for one in what_if(asking, desk.rules)}

    def body(self) -> ComposeResult:
        """The question, a line to search in, the changes."""
        yield Prose(id="trail")
        yield TextField(placeholder=_("Typ een deel van een woord"), id="field")
        yield AnswerList(id="body")

    def begin(self) -> None:
        """Show every change."""
        super().begin()
        trail = self.query_one("#trail", Prose)
        trail.can_focus = False
        said = [(summary(self._desk, self._asking), Tone.PLAIN), (circumstances(self._asking), Tone.DIM)]
        trail.show([*said, (_("Wat geldt er als u één ding anders kiest?"), Tone.STRONG)])
        self._show()
        self.field.focus()

    @on(TextField.Changed, "#field")
    def narrow(self) -> None:
        """Show what fits what is typed."""
        self._show()

    @on(TextField.Submitted, "#field")
    def submit(self) -> None:
        """Take what the cursor is on."""
        self.choose(ItemList.Chosen(self.view.current))

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Go back with the change made."""
        if event.item is not None:
            toggle = self._toggles[event.item.key]
            self.dismiss(turned(self._asking, toggle.input, toggle.value))

    def action_step(self, step: int) -> None:
        """Move in the list while one types."""
        self.view.action_move(step)

    def action_leaf(self, step: int) -> None:
        """Page through the list while one types."""
        self.view.action_page(step)

    def action_back(self) -> None:
        """Clear what was typed first, then leave all as it was."""
        if self.field.value:
            self.field.value = ""
        else:
            self.dismiss(None)

    def _show(self) -> None:
        words = fold(self.field.value).split()
        items: list[Item] = []
        count = 0
        for turn in Turn:
            inside = [(key, one) for key, one in self._toggles.items() if one.turn is turn]
            lines = [self._item(key, one) for key, one in inside]
            fitting = [line for line in lines if all(word in fold(line.text) for word in words)]
            if fitting:
                items += [
                    *([Item.gap()] if items else []),
                    Item.heading(f"{_(TURNS[turn])} ({len(fitting)})"),
                    *fitting,
                ]
            count += len(fitting) if turn is not Turn.GELIJK else 0
        self.view.show(items)
        turning = n_("{count} andere keuze maakt verschil.", "{count} andere keuzes maken verschil.", count)
        self.status.show(turning.format(count=count))

    def _item(self, key: str, one: Toggle) -> Item:
        sign = SIGNS[one.effect]
        word = sign.decided if whole(self._asking) else sign.word
        text = f"{self._called(one)}: {_(word)}"
        if one.best is not one.effect:
            text += _(" (op zijn best: {word})").format(word=_(SIGNS[one.best].word))
        return Item(text, key=key, sign=sign.sign, tone=sign.tone)

    def _called(self, one: Toggle) -> str:
        if isinstance(one.input, Step):
            return f"{_(NAMES[one.input])} {_(name_of(one.input, one.value, self._desk.rules))}"
        answer = one.value if isinstance(one.value, Answer) else Answer.ONBEKEND
        return f"{question_about(one.input)} {_(ANSWERS[answer])}"
