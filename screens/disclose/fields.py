"""Step: which data; the verdict stands at each, live."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.asking.reconfirm import ReconfirmForm
from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.explain import Explain, prospect_text
from screens.signs import SIGNS, possible_word
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import shown
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.prospects import Prospect, prospects
from wams_tui.desk.household.persons import record_seen_address
from wams_tui.locale import _, n_

LONGEST = 300
"""Characters of a value shown in the list; the explanation has it whole."""


class FieldsStep(StepScreen):
    """Every field of the case; what cannot go says why and what could instead. Nothing is chosen beforehand."""

    STEP = Step.FIELDS
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: gegevens")
    ASKS: ClassVar[str] = N_("Welke gegevens gaan mee? Kies alleen wat nodig is.")
    ABOUT: ClassVar[str] = N_(
        "Spatie kiest een gegeven of laat het weg; i legt uit; Enter gaat verder. Wat niet kan, is niet te kiezen; de "
        "reden en wat wel kan staan eronder. Wat te lang niet is nagevraagd, gaat pas mee als de bron het opnieuw "
        "bevestigt: b legt dat vast."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", N_("kiezen"), id="gegevens.kiezen"),
        Binding("i", "explain", N_("uitleg"), id="gegevens.uitleg"),
        Binding("b", "reconfirm", N_("bevestigen"), id="gegevens.bevestigen"),
    ]

    view = getters.query_one(ItemList)

    def answers(self) -> ComposeResult:
        """The fields."""
        yield ItemList(moved=self.refresh_bindings, id="body")

    def show_step(self) -> None:
        """Show the fields by person, with what is possible for each."""
        super().show_step()
        seat = self.flow.seat
        self._found = {one.field.key: one for one in prospects(seat.desk, seat.opened, self.flow.draft)}
        self.view.show(list(self._items()))
        self._show_count()
        self.refresh_bindings()

    @on(ItemList.Chosen)
    def _entered(self) -> None:
        self.go_on()

    def go_on(self) -> None:
        """Go on once something is chosen.

        The decorated handler is another method: Textual calls the decorated one of every class it finds, also of
        a class whose method was overridden.
        """
        if not self.flow.draft.fields:
            self.status.alarm(_("Kies eerst welke gegevens meegaan, met de spatiebalk."))
            return
        self.advance()

    def action_pick(self) -> None:
        """Choose the field under the cursor, or leave it out."""
        one = self._current()
        if one is None:
            return
        if not one.can_be_chosen and one.field.key not in self.flow.draft.fields:
            self.status.alarm(_("Dit kan niet mee: {reason}").format(reason=self._reason(one)))
            return
        self.flow.toggle(one.field.key)
        self.view.show(list(self._items()))
        self._show_count()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is recent enough needs no new confirmation here."""
        if action == "reconfirm":
            one = self._current() if self.is_mounted else None
            return one is not None and one.too_old and one.could_be_chosen
        return super().check_action(action, parameters)

    def action_reconfirm(self) -> None:
        """Record that the source of the field under the cursor says it still holds."""
        one = self._current()
        if one is not None:
            self.app.push_screen(ReconfirmForm(self.flow.seat, one.field.record))

    def action_explain(self) -> None:
        """Explain the field under the cursor."""
        one = self._current()
        if one is not None:
            if Category.GEHEIM_ADRES in one.field.categories and not self._looked(one.field.record):
                return
            value = [(one.field.value, Tone.STRONG), ("", Tone.PLAIN)]
            told = prospect_text(one.possibility, one.field.supplier_conditions)
            self.app.push_screen(
                Explain(_(one.field.label), [*value, *told], self.flow.doubt_at(one.field.categories[0]))
            )

    def _looked(self, record: str) -> bool:
        """Tell the audit log of a look at a secret address; without that line it is not shown."""
        try:
            record_seen_address(self.flow.seat.desk, self.flow.seat.opened, record)
        except WamsError as error:
            self.tell(error)
            return False
        return True

    def _current(self) -> Prospect | None:
        return self._found.get(self.view.current.key) if self.view.current else None

    def _show_count(self) -> None:
        """Say how many are chosen; and what was chosen on the request and cannot go, as long as it is left out."""
        left = [_(one.field.label) for key in self.flow.left_out if (one := self._found.get(key)) is not None]
        if left and not all(self._found[key].can_be_chosen for key in self.flow.left_out if key in self._found):
            told = _("Met dit doel en deze grondslag kan niet mee: {names}.")
            self.status.alarm(told.format(names=", ".join(left)))
            return
        count = len(self.flow.draft.fields)
        chosen = n_("{count} gegeven gekozen.", "{count} gegevens gekozen.", count).format(count=count)
        self.status.show(chosen if count else _("Nog niets gekozen. Spatie kiest."))

    def _items(self) -> Iterator[Item]:
        file = self.flow.seat.opened.file
        groups: dict[tuple[str, ...], list[Prospect]] = {}
        for one in self._found.values():
            groups.setdefault(one.field.persons, []).append(one)
        for number, (persons, inside) in enumerate(groups.items()):
            if number:
                yield Item.gap()
            yield Item.heading(", ".join(file.person(id).name for id in persons))
            # What was asked for stands first of what can be chosen; nothing is chosen by it.
            nearest = sorted(inside, key=lambda one: (not one.can_be_chosen, not self.flow.asked_for(one.field)))
            yield from (self._item(one) for one in nearest)

    def _item(self, one: Prospect) -> Item:
        sign = SIGNS[one.effect]
        chosen = "[x]" if one.field.key in self.flow.draft.fields else "[ ]"
        mark = chosen if one.can_be_chosen else "   "
        kinds = ", ".join(_(label(category)) for category in one.field.categories)
        value = shown(one.field.value, one.field.categories, LONGEST)
        return Item(
            f"{kinds} · {_(one.field.label)}: {value}",
            key=one.field.key,
            sign=f"{mark} {sign.sign}",
            tone=sign.tone,
            notes=tuple(self._notes(one)),
        )

    def _why_not(self, one: Prospect) -> str:
        if one.too_old and one.could_be_chosen:
            return _("te lang niet nagevraagd; b legt vast dat de bron het opnieuw bevestigde")
        if one.possibility.verdict.allows and one.recorded_elsewhere:
            missing = one.recorded_elsewhere[0]
            return f"{missing.sentence} {missing.remedy}".strip()
        return f"{possible_word(one.possibility)}: {one.possibility.verdict.reason}"

    def _reason(self, one: Prospect) -> str:
        """The same where it is said already that it cannot go: *niet* would stand there twice."""
        return self._why_not(one).removeprefix(f"{possible_word(one.possibility)}: ")

    def _notes(self, one: Prospect) -> Iterator[Note]:
        verdict = one.possibility.verdict
        if not one.can_be_chosen:
            yield Note(self._why_not(one), Tone.PLAIN)
            yield from (Note(_("wel kan: {text}").format(text=text)) for text in verdict.alternatives[:1])
            return
        asked = len({(missing.code, missing.fact, missing.point) for missing in verdict.missing})
        if asked:
            yield Note(n_("{count} vraag vooraf", "{count} vragen vooraf", asked).format(count=asked))
        if verdict.decider is not None:
            yield Note(_("u weegt dit af en schrijft op waarom"))
