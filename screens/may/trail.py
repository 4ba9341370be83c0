"""The question so far, in words: what stands above every step of *Mag dit?*."""

from screens.may.words import NAMES
from screens.words import day
from wams_tui.casework.codes import Direction, Hat
from wams_tui.casework.labels import label
from wams_tui.desk.desk import Desk
from wams_tui.desk.may.asking import CIRCUMSTANCES, ORDER, Asking, Step
from wams_tui.desk.may.choices import name_of
from wams_tui.locale import _

_FIRST = (Step.RICHTING, Step.PARTIJ, Step.PET)


def summary(desk: Desk, asking: Asking) -> str:
    """Return what was chosen, in one line; nothing before the direction is."""
    choices = asking.choices
    if Step.RICHTING not in choices:
        return ""
    parts = [_head(asking)]
    for step in ORDER:
        if step in choices and step not in _FIRST:
            parts.append(f"{_(NAMES[step]).lower()}: {_(name_of(step, choices[step], desk.rules))}")
    return " · ".join(parts)


def circumstances(asking: Asking) -> str:
    """Return the phase, the law and the day that count."""
    said = [_(label(value)) for step in CIRCUMSTANCES if (value := asking.choices[step]) is not None]
    return _("Bij: fase {phase}, {regime}, op {day}").format(phase=said[0], regime=said[1], day=day(asking.on))


def _head(asking: Asking) -> str:
    giving = asking.chosen(Step.RICHTING, Direction) is not Direction.OPVRAGEN
    party = asking.choices.get(Step.PARTIJ)
    if party is None:
        return _("Geven") if giving else _("Vragen")
    hat = asking.chosen(Step.PET, Hat)
    who = _(label(party))
    if hat is not None:
        who = _("{party} (pet {hat})").format(party=who, hat=_(label(hat)))
    return (_("Geven aan {who}") if giving else _("Vragen van {who}")).format(who=who)
