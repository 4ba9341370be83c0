"""How a hand-over sheet is made: as a copy of the plan, with every datum of the case to choose from, by subject."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from screens.copies.flow import CopyFlow
from screens.copies.parts import PartsStep
from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from wams_tui.casework.codes import Channel
from wams_tui.casework.release import PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.prospects import Prospect
from wams_tui.desk.plan.copies import parts_of
from wams_tui.locale import _

_GOING_ON = (PartKind.PROBLEMEN, PartKind.SAMENHANG)


class SheetFlow(CopyFlow):
    """One hand-over sheet for one reader elsewhere."""

    KIND: ClassVar[str] = "overdracht"

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Encrypted before every other: so much of a family on one page leaves closed where that can be."""
        first = Channel.VERSLEUTELD_BESTAND
        return (first, *(one for one in super().channels if one is not first))

    def screen(self, step: Step) -> StepScreen:
        """Return the screen of a step; what is on it is chosen from the whole case."""
        return SheetStep(self) if step is Step.FIELDS else super().screen(step)


class SheetStep(PartsStep):
    """Everything of the case by subject, in the order of the sheet. Nothing is chosen but what is in it by rule."""

    flow: SheetFlow
    TITLE_TEXT: ClassVar[str] = N_("Overdrachtsblad: wat erop staat")
    ASKS: ClassVar[str] = N_("Wat moet deze lezer weten? Kies alleen wat nodig is.")
    ABOUT: ClassVar[str] = N_(
        "Spatie kiest een gegeven of onderdeel, of laat het weg; bij een doel ook de acties die mee kunnen. Wat de "
        "lezer zelf afsprak, staat er altijd op. i legt uit, Enter gaat verder. Wat niet kan, is niet te kiezen; de "
        "reden staat eronder. Wie waarover is ingelicht, staat onderaan: de laatste verstrekkingen."
    )

    def _items(self) -> Iterator[Item]:
        stopped = self._own_that_cannot()
        if stopped is not None:
            yield Item.prose(f"! {self._own_words(stopped)}", Tone.REFUSED)
            yield Item.gap()
        for number, (title, inside) in enumerate(self._subjects()):
            if number:
                yield Item.gap()
            yield Item.heading(title)
            shown = list(inside)
            yield from (self._item(one) for one in shown)
            if not shown:
                yield Item.prose(_("niets"), Tone.DIM)

    def _subjects(self) -> Iterator[tuple[str, Iterable[Prospect]]]:
        file, draft = self.flow.seat.opened.file, self.flow.draft
        parts = [self._found[one.key] for one in parts_of(file, draft)]
        loose = [one for one in self._found.values() if one.field.part is None]
        yield _("Wie is wie"), (one for one in loose if one.field.is_own_record)
        going_on = (one for one in parts if _kind(one) in _GOING_ON)
        yield _("Wat er speelt"), (*going_on, *(one for one in loose if not one.field.is_own_record))
        yield _("Wat is afgesproken"), (one for one in parts if _kind(one) not in _GOING_ON)
        informed = (one for one in self._found.values() if _kind(one) is PartKind.INGELICHT)
        yield _("Wie waarover is ingelicht"), informed

    def _item(self, one: Prospect) -> Item:
        if one.field.part is not None:
            return super()._item(one)
        item = self._datum(one)
        names = ", ".join(self.flow.seat.opened.file.person(id).short_name for id in one.field.persons)
        return replace(item, notes=(Note(names), *item.notes))


def _kind(one: Prospect) -> PartKind | None:
    return one.field.part.kind if one.field.part is not None else None
