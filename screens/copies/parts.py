"""Step: what of the plan, or of the minutes, this reader gets; by goal, the verdict at each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from screens.disclose.fields import LONGEST, FieldsStep
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, shown
from wams_tui.casework.labels import label
from wams_tui.casework.release import HandoutKind, PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.fields import BIRTH_PART, NAME_PART
from wams_tui.desk.disclosing.prospects import Prospect
from wams_tui.desk.plan.copies import parts_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from screens.copies.flow import CopyFlow

ALWAYS = N_("hoort er altijd in: dit sprak de ontvanger zelf af")
OWN_CANNOT = N_(
    "Wat de ontvanger zelf afsprak, kan zo niet mee: {reason} Zonder dat gaat er geen kopie. Over wie de actie gaat, "
    "staat in het plan (Enter op de actie)."
)

_UNDER = "- "


class PartsStep(FieldsStep):
    """The parts in reading order, and the names of whom they are about. Nothing is chosen but what is in it by rule."""

    flow: "CopyFlow"
    CSS_PATH: ClassVar[str] = "../disclose/step.tcss"
    TITLE_TEXT: ClassVar[str] = N_("Kopie: wat erin staat")
    ASKS: ClassVar[str] = N_("Wat krijgt deze lezer van het plan? Kies alleen wat nodig is.")
    ABOUT: ClassVar[str] = N_(
        "Spatie kiest een onderdeel of laat het weg; bij een doel ook de acties die mee kunnen. Wat de lezer zelf "
        "afsprak te doen, staat er altijd in. i legt uit, Enter gaat verder. Wat niet kan, is niet te kiezen; de reden "
        "staat eronder. Kies de naam van iemand om te laten zien over wie het gaat."
    )

    def asks(self) -> str:
        """What of the plan, or of the minutes, this reader gets."""
        if self.flow.draft.handout is HandoutKind.VERSLAG:
            return _("Wat krijgt deze lezer van het overleg? Kies alleen wat nodig is.")
        return super().asks()

    def go_on(self) -> None:
        """Go on once something is chosen, and what the reader agreed to do can go."""
        stopped = self._own_that_cannot()
        if stopped is not None:
            self.status.alarm(self._own_words(stopped))
            return
        super().go_on()

    def action_pick(self) -> None:
        """Choose the part under the cursor, or leave it out; what is in it by rule stays."""
        one = self._current()
        if one is not None and one.field.key in self.flow.own:
            self.status.alarm(f"{_(ALWAYS).capitalize()}.")
            return
        super().action_pick()

    def _own_that_cannot(self) -> Prospect | None:
        own = (self._found.get(key) for key in self.flow.own)
        return next((one for one in own if one is not None and not one.can_be_chosen), None)

    def _own_words(self, stopped: Prospect) -> str:
        return _(OWN_CANNOT).format(reason=self._reason(stopped))

    def _items(self) -> Iterator[Item]:
        file, draft = self.flow.seat.opened.file, self.flow.draft
        parts = [self._found[one.key] for one in parts_of(file, draft)]
        stopped = self._own_that_cannot()
        if stopped is not None:
            yield Item.prose(f"! {self._own_words(stopped)}", Tone.REFUSED)
            yield Item.gap()
        headed = {HandoutKind.VERSLAG: N_("Verslag"), HandoutKind.AGENDA: N_("Agenda")}
        yield Item.heading(_(headed.get(draft.handout or HandoutKind.PLAN, N_("Het plan"))))
        yield from (self._item(one) for one in parts)
        yield Item.gap()
        yield Item.heading(_("Over wie het gaat"))
        yield from (self._item(one) for one in self._names(parts))

    def _names(self, parts: Iterable[Prospect]) -> Iterator[Prospect]:
        """Who the parts are about: their names, and days of birth as far as those can go."""
        for person in dict.fromkeys(person for one in parts for person in one.field.persons):
            for part in (NAME_PART, BIRTH_PART):
                one = self._found.get(f"{person}#{part}")
                if one is not None and (part == NAME_PART or one.can_be_chosen):
                    yield one

    def _datum(self, one: Prospect) -> Item:
        return super()._item(one)

    def _item(self, one: Prospect) -> Item:
        place = one.field.part
        if place is None:
            return self._datum(one)
        sign = SIGNS[one.effect]
        chosen = "[x]" if one.field.key in self.flow.draft.fields else "[ ]"
        under = _UNDER if place.kind in (PartKind.ACTIE, PartKind.BESLUIT, PartKind.WOORDEN) and place.under else ""
        names = ", ".join(self.flow.seat.opened.file.person(id).short_name for id in one.field.persons)
        kinds = ", ".join(_(label(category)) for category in one.field.categories)
        value = shown(one.field.value, one.field.categories, LONGEST)
        until = [_("uiterlijk {when}").format(when=day(place.by_when))] if place.by_when else []
        about = [f"{names}: {kinds}", *until]
        return Item(
            f"{under}{_(one.field.label)}: {value}",
            key=one.field.key,
            sign=f"{chosen if one.can_be_chosen or one.field.key in self.flow.own else '   '} {sign.sign}",
            tone=sign.tone,
            notes=(Note(" · ".join(about)), *self._notes(one)),
        )

    def _notes(self, one: Prospect) -> Iterator[Note]:
        if one.field.key in self.flow.own:
            yield Note(_(ALWAYS), Tone.STRONG)
        yield from super()._notes(one)
