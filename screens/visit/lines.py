"""The plan as it is read together at a table: own words first, room around everything, and no codes."""

from collections.abc import Iterator, Sequence

from screens.plan.lines import ACTION, GOAL, STRENGTH, WORDS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.plan.parts import ActionState, WordsKind
from wams_tui.casework.release import PartKind
from wams_tui.desk.plan.visiting import Shown
from wams_tui.locale import _


def visit_items(shown: Sequence[Shown]) -> list[Item]:
    """Return what everybody at the table may read."""
    return list(_items(shown))


def _items(shown: Sequence[Shown]) -> Iterator[Item]:
    if not shown:
        yield Item.prose(_("Er staat hier nog niets dat ieder aan tafel mag lezen."), Tone.DIM)
        yield Item.gap()
        yield Item.prose(_("z schrijft op wat iemand zegt, g een doel, a een actie."), Tone.DIM)
        return
    yield from _section(_("Eigen woorden"), [_words(one) for one in _of(shown, PartKind.WOORDEN)])
    plain = [_plain(one) for kind in (PartKind.PROBLEMEN, PartKind.SAMENHANG) for one in _of(shown, kind)]
    yield from _section(_("Wat er speelt"), plain)
    good = [_with_notes(one, STRENGTH, "+") for one in _of(shown, PartKind.KRACHT)]
    yield from _section(_("Wat goed gaat"), good)
    goals = _of(shown, PartKind.DOEL)
    actions = _of(shown, PartKind.ACTIE)
    here = {one.field.key for one in goals}
    if goals:
        yield Item.heading(_("Wat we willen"))
        yield Item.gap()
    for number, goal in enumerate(goals, 1):
        yield _goal(number, goal)
        yield Item.gap()
        under = [one for one in actions if one.field.part is not None and one.field.part.under == goal.field.key]
        for one in under:
            yield _action(one)
            yield Item.gap()
    rest = [one for one in actions if one.field.part is not None and one.field.part.under not in here]
    yield from _section(_("Wat we afspreken"), [_action(one) for one in rest])


def _section(title: str, items: Sequence[Item]) -> Iterator[Item]:
    if items:
        yield Item.heading(title)
        yield Item.gap()
    for one in items:
        yield one
        yield Item.gap()


def _of(shown: Sequence[Shown], kind: PartKind) -> list[Shown]:
    return [one for one in shown if one.kind is kind]


def _plain(one: Shown) -> Item:
    return Item.prose(one.field.value)


def _words(one: Shown) -> Item:
    part = one.field.part
    kind = WordsKind(part.sort) if part is not None and part.sort else WordsKind.ZEGT
    said = {
        WordsKind.ZEGT: _("{name} zegt:"),
        WordsKind.ZIENSWIJZE: _("{name} vindt:"),
        WordsKind.ONEENS: _("{name} is het er niet mee eens:"),
    }[kind].format(name=one.who)
    return Item(said, f"{WORDS}:{one.field.key}", " ", Tone.PLAIN, (Note(f"“{one.field.value}”", Tone.STRONG),))


def _goal(number: int, one: Shown) -> Item:
    item = _with_notes(one, GOAL, f"{number}.")
    return Item(item.text, item.key, item.sign, Tone.STRONG, item.notes)


def _action(one: Shown) -> Item:
    part = one.field.part
    told = [one.who] if one.who else [_("nog niemand")]
    if part is not None and part.by_when is not None:
        told.append(_("uiterlijk {day}").format(day=day(part.by_when)))
    if part is not None and part.state not in ("", ActionState.AFGESPROKEN.value):
        told.append(_(label(ActionState(part.state))))
    item = _with_notes(one, ACTION, "-")
    return Item(item.text, item.key, item.sign, Tone.PLAIN, (Note(" · ".join(told), Tone.PLAIN), *item.notes))


def _with_notes(one: Shown, kind: str, sign: str) -> Item:
    """What was typed on the first line, and what came of it beneath."""
    first, *rest = one.field.value.split("\n")
    return Item(first, f"{kind}:{one.field.key}", sign, notes=tuple(Note(text) for text in rest if text.strip()))
