"""What people said of a version, who answered for whom and who saw it, in words and signs."""

from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.words import day
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Channel
from wams_tui.casework.labels import label
from wams_tui.casework.plan.agreeing import AS_LABELS, Answerer, AnswersAs, Standing
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.words import N_
from wams_tui.locale import _

_SIGNS = {
    Agreed.JA: ("+", Tone.ALLOWED),
    Agreed.DEELS: ("~", Tone.PROVIDED),
    Agreed.NEE: ("-", Tone.REFUSED),
    Agreed.NIET_GEVRAAGD: ("/", Tone.DIM),
}

HOW = {"aan-tafel": N_("aan tafel")}
"""How a version was seen; a way of sending is called as it is everywhere."""


def outcome_sign(answer: Agreed | None) -> tuple[str, Tone]:
    """Return the sign before an answer, and its tone; a question mark while there is none."""
    return _SIGNS[answer] if answer is not None else ("?", Tone.WEIGH)


def outcome_words(found: Standing) -> str:
    """Return what it comes to for one person."""
    if found.outcome is not None and not found.missing:
        return _(label(found.outcome))
    waits = _("nog niet gevraagd") if not found.given else _("nog niet compleet")
    return _("{answer}, {waits}").format(answer=_(label(found.outcome)), waits=waits) if found.outcome else waits


def answer_words(given: Agreement | None) -> str:
    """Return one answer: what, why and when."""
    if given is None:
        return _("nog niet gevraagd")
    said = f"{_(label(given.answer))} ({day(given.on)})"
    return f"{said}: “{given.reason}”" if given.reason else said


def answerer_words(file: CaseFile, found: Standing, one: Answerer) -> str:
    """Return whose answer it is, and who gives it."""
    name = found.person.short_name
    if one.kind is AnswersAs.ZELF:
        return name
    who = owner_name(file, one.who) or _("onbekend")
    return _("{name}, door {who} ({kind})").format(name=name, who=who, kind=_(AS_LABELS[one.kind]))


def seen_words(seat: Seat, version: PlanVersion) -> str:
    """Return who saw a version, each with the last day and how."""
    last = {one.to: one for one in version.shown}
    return ", ".join(
        _("{name} ({day}, {how})").format(
            name=owner_name(seat.opened.file, one.to) or _("onbekend"),
            day=day(one.on),
            how=_(_how(one.how)),
        )
        for one in last.values()
    )


def _how(code: str) -> str:
    """Return how a version was seen, marked for the catalogue."""
    return label(Channel(code)) if code in set(Channel) else HOW.get(code, code)
