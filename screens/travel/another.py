"""*Iets anders*: neither what the office has nor what the laptop brought, but what a person types."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, cast

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Text, options_of, raw_of
from screens.form.screen import FormScreen
from screens.plainly import plainly
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.casefile import Entity
from wams_tui.casework.fieldnames import field_name
from wams_tui.casework.plan.owners import owner_name, owners
from wams_tui.casework.records import KINDS
from wams_tui.casework.travel.another import Asked, Shape, asked_of
from wams_tui.casework.travel.clash import Clash, ClashChoice
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.travel.clashes import as_it_went, decide_clash, find_clash, hides_address, sides
from wams_tui.locale import _

_LONG = 60
"""Characters from which a value gets lines of its own to type on."""


def can_be_typed(one: Clash) -> bool:
    """Whether another value than either can be typed here."""
    return bool(one.fields and asked_of(KINDS[one.record_kind], one.fields))


class AnotherForm(FormScreen):
    """The fields that clash, with what the office has in them; a secret address is never filled in."""

    TITLE_TEXT: ClassVar[str] = N_("Iets anders")
    ABOUT: ClassVar[str] = N_(
        "Geen van beide waarden, maar wat u hier typt; eerst staat er wat kantoor heeft. F2 legt het vast. "
        "Wat op kantoor en op de laptop stond, blijft bij de keuze bewaard."
    )
    seat: Seat

    def __init__(self, seat: Seat, clash: str) -> None:
        super().__init__(seat)
        self._wanted = clash
        self.place = f"botsing:{seat.opened.id}:{clash}"

    @property
    def _clash(self) -> Clash:
        return find_clash(self.seat.opened, self._wanted)

    def fields(self) -> Sequence[Field]:
        """A field for each."""
        one = self._clash
        return [self._field(asked) for asked in asked_of(KINDS[one.record_kind], one.fields)]

    def _field(self, asked: Asked) -> Field:
        name = _(field_name(asked.field))
        name = name[:1].upper() + name[1:]
        match asked.shape:
            case Shape.DAG:
                return Day(asked.field, name, needed=asked.needed)
            case Shape.CODE:
                return Choice(asked.field, name, needed=asked.needed, options=options_of(asked.codes))
            case Shape.WIE:
                return Choice(asked.field, name, needed=asked.needed, options=tuple(self._people()))
            case Shape.UUR:
                return Line(asked.field, name, _("Bijvoorbeeld 14:30."), needed=asked.needed)
        longest = max((len(text) for text in self._values(asked.field)), default=0)
        kind = Text if longest > _LONG else Line
        return kind(asked.field, name, needed=asked.needed)

    def _people(self) -> Iterator[Option]:
        file = self.seat.opened.file
        yield from (Option(one, owner_name(file, one)) for one in owners(file, self.seat.desk.today()))

    def _values(self, field: str) -> Iterator[str]:
        for side in sides(self.seat.opened, self._clash):
            yield plainly(getattr(side, field, None), self.seat.opened.file)

    def given(self) -> Raw:
        """What the office has."""
        office, _laptop = sides(self.seat.opened, self._clash)
        if office is None or hides_address(self.seat.opened, self._clash):
            return {}
        return {field: _raw(office, field) for field in self._clash.fields}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Both values, to look at while typing."""
        del filled
        one = self._clash
        if hides_address(self.seat.opened, one):
            return ()
        told: list[Paragraph] = [("", Tone.PLAIN)]
        went = as_it_went(self.seat.opened, one)
        office, laptop = sides(self.seat.opened, one)
        for name, side in ((_("bij vertrek"), went), (_("kantoor"), office), (_("laptop"), laptop)):
            if side is None:
                continue
            texts = (plainly(getattr(side, field, None), self.seat.opened.file) for field in one.fields)
            said = " · ".join(text for text in texts if text) or _("(leeg)")
            told.append((f"{name}: {said}", Tone.PLAIN))
        return told

    def check(self, filled: Filled) -> Mapping[str, str]:
        """What is the same as one of both is chosen with a key."""
        one, values = self._clash, self._typed(filled)
        for said, text in (
            (one.office, _("Dit is wat kantoor heeft: Esc, en dan k.")),
            (one.laptop, _("Dit is wat de laptop heeft: Esc, en dan l.")),
        ):
            if said and json.loads(said) == values:
                return {one.fields[0]: text}
        return {}

    def _typed(self, filled: Filled) -> dict[str, object]:
        """Return what was filled in, as it is stored."""
        one = self._clash
        return {asked.field: _stored(asked, filled) for asked in asked_of(KINDS[one.record_kind], one.fields)}

    def save(self, filled: Filled) -> OpenCase:
        """Let it hold."""
        return decide_clash(self.seat.desk, self.seat.opened, self._clash, ClashChoice.ANDERS, self._typed(filled))


def _raw(side: Entity, field: str) -> str:
    value = getattr(side, field)
    return f"{value:%H:%M}" if hasattr(value, "hour") else raw_of(value) if _is_typed(value) else str(value)


def _is_typed(value: object) -> bool:
    return value is None or isinstance(value, (str, date))


def _stored(asked: Asked, filled: Filled) -> object:
    if asked.shape is Shape.DAG:
        day = filled.day(asked.field)
        return None if day is None else day.isoformat()
    text = filled.text(asked.field)
    if asked.shape is Shape.GETAL:
        return cast(object, int(text)) if text.isdecimal() else text or None
    return text if text or asked.shape is Shape.WOORDEN else None
