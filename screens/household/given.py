"""What a form asks of a part that was given to somebody before: was it wrong, or did it become otherwise?"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from screens.form.fields import Choice, Field, Filled, Option, Otherwise, Raw, Text, When
from screens.seat import Seat
from wams_tui.casework.errors import WamsError
from wams_tui.desk.disclosing.fields import Field as Part
from wams_tui.desk.ledger.changed import Because, given_parts
from wams_tui.locale import _

ASKS = "welke:"
TELLS = "fout:"


class Which(StrEnum):
    """Which of the two it is."""

    ONJUIST = "onjuist"
    VERANDERD = "veranderd"


def given_of(seat: Seat, person: str) -> Mapping[str, Part]:
    """Return the parts of somebody's own record that were ever given, by key; none of somebody new.

    What cannot be read is asked about when it is stored.
    """
    if not person:
        return {}
    try:
        return {one.key: one for one in given_parts(seat.desk, seat.opened, person)}
    except WamsError:
        return {}


def questions_of(part: Part, standing: Raw, fields: Iterable[str]) -> Sequence[Field]:
    """Return what is asked once one of ``fields`` stands otherwise than in ``standing``: one key, and why if wrong."""
    names = tuple(fields)
    asks = f"{ASKS}{part.key}"
    what = _(part.label).lower() if part.label != "BSN" else part.label
    options = (
        Option(Which.ONJUIST, _("het klopte niet"), _("Wie het kreeg, moet het horen: u krijgt daar taken voor.")),
        Option(Which.VERANDERD, _("het is veranderd"), _("Wat is gegeven, klopte toen: niemand krijgt bericht.")),
    )
    changed = Otherwise(names[0], (), tuple((name, standing.get(name, "").strip()) for name in names))
    label = _("Dit is eerder gegeven ({what}). Klopte het niet, of is het veranderd?").format(what=what)
    return (
        Choice(asks, label, needed=True, when=changed, options=options),
        Text(f"{TELLS}{part.key}", _("Wat klopte er niet?"), needed=True, rows=2, when=When(asks, (Which.ONJUIST,))),
    )


def because_of(filled: Filled, keys: Iterable[str]) -> dict[str, Because]:
    """Return what was answered, by the key of the part."""
    answered = ((key, filled.code(f"{ASKS}{key}", Which)) for key in keys)
    return {
        key: Because(wrong=which is Which.ONJUIST, words=filled.text(f"{TELLS}{key}"))
        for key, which in answered
        if which is not None
    }
