"""Another value than either, typed in plain lines: ``veld=waarde``, or the value alone where one field clashes."""

from collections.abc import Sequence
from datetime import date

from wams_tui.casework.dates import NoDateError
from wams_tui.casework.errors import Misused
from wams_tui.casework.fieldnames import field_name
from wams_tui.casework.records import KINDS
from wams_tui.casework.travel.another import Asked, Shape, asked_of
from wams_tui.casework.travel.clash import Clash
from wams_tui.casework.typed_days import typed_day
from wams_tui.casework.words import N_
from wams_tui.locale import _


def another_value(clash: Clash, typed: Sequence[str], today: date) -> dict[str, object]:
    """Return the values that were typed, by field, as in JSON; what is not named stays as the office has it.

    Args:
        clash: What was changed on both sides.
        typed: The value where one field clashes; else ``veld=waarde``, with the name or the code of the field.
        today: The day from which days are read.

    Raises:
        Misused: nothing was typed, a field is not one of those, or it cannot be typed here.
    """
    asked = {one.field: one for one in asked_of(KINDS[clash.record_kind], clash.fields)}
    if not asked:
        raise Misused(
            N_("Hiervoor is geen andere waarde te typen; dat gaat in de casus zelf."),
            N_("Kies kantoor of laptop en wijzig het daarna."),
        )
    if len(clash.fields) == 1 and len(typed) == 1:
        return {clash.fields[0]: _value(asked[clash.fields[0]], typed[0], today)}
    found: dict[str, object] = {}
    for text in typed:
        name, equals, value = text.partition("=")
        field = next((one for one in clash.fields if name.strip().casefold() in _names(one)), "")
        if not equals or not field:
            raise Misused(
                N_("Hier horen meer velden bij elkaar; zeg bij elke waarde welk veld."),
                N_("Geef per veld op: --value VELD=TEKST, met een van: {fields}"),
                fields=", ".join(clash.fields),
            )
        found[field] = _value(asked[field], value, today)
    return found


def _names(field: str) -> tuple[str, str, str]:
    return field.casefold(), field_name(field).casefold(), _(field_name(field)).casefold()


def _value(asked: Asked, text: str, today: date) -> object:
    text = text.strip()
    if asked.shape is Shape.DAG and text:
        try:
            return typed_day(text, today).isoformat()
        except NoDateError:
            return text  # the record refuses it, in the same words as anything else that does not fit
    return text if text or asked.shape is Shape.WOORDEN else None
