"""The plan as it is read together at a table: one part at a time, room around everything, and no codes or counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screens.plan.lines import ACTION, GOAL, STRENGTH, WORDS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.plan.parts import ActionState, WordsKind
from wams_tui.casework.release import PartKind
from wams_tui.desk.plan.visiting import Shown
from wams_tui.locale import _

EMPTY = "leeg"
"""The page of a plan of which nothing may be read here."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is on the screen at a time; ``title`` is what it is called on the page before."""

    key: str
    title: str
    items: tuple[Item, ...]

    def holds(self, key: str) -> bool:
        """Whether the line of that key is on it."""
        return any(one.key == key for one in self.items)


def visit_pages(shown: Sequence[Shown], *, several: bool = False) -> tuple[Page, ...]:
    """Return what everybody at the table may read: own words first, then what goes well, then goal by goal.

    Where that is nothing, it is said how there could be more: ``several`` is whether more than one sits there.
    """
    return tuple(_pages(shown)) or (Page(EMPTY, "", tuple(_nothing(several=several))),)


def whole(pages: Sequence[Page]) -> list[Item]:
    """Return all of it below each other."""
    found: list[Item] = []
    for one in pages:
        found += [*([Item.gap()] if found else []), *one.items]
    return found


def _nothing(*, several: bool) -> Iterator[Item]:
    yield Item.prose(_("Er staat hier nog niets dat ieder aan tafel mag lezen."), Tone.DIM)
    if several:
        yield Item.prose(_("Zit er één persoon, dan is er vaak meer te lezen."), Tone.DIM)
    yield Item.gap()
    yield Item.prose(_("z schrijft op wat iemand zegt, g een doel, a een actie."), Tone.DIM)


def _pages(shown: Sequence[Shown]) -> Iterator[Page]:
    goals, actions = _of(shown, PartKind.DOEL), _of(shown, PartKind.ACTIE)
    under_goals = {one.field.key for one in goals}
    of_goal: dict[str, list[Shown]] = {}
    for one in actions:
        of_goal.setdefault(_under(one) if _under(one) in under_goals else "", []).append(one)
    said: dict[str, list[Shown]] = {}
    good = _of(shown, PartKind.KRACHT)
    on_a_page = under_goals | {one.field.key for one in (*actions, *good)}
    for one in _of(shown, PartKind.WOORDEN):
        said.setdefault(_under(one) if _under(one) in on_a_page else "", []).append(one)
    plain = [_plain(one) for kind in (PartKind.PROBLEMEN, PartKind.SAMENHANG) for one in _of(shown, kind)]
    yield from _page("woorden", _("Eigen woorden"), [_words(one) for one in said.get("", ())])
    yield from _page("speelt", _("Wat er speelt"), plain)
    yield from _page("goed", _("Wat goed gaat"), list(_followed(good, _strength, said)))
    for goal in goals:
        items = [*_followed([goal], _goal, said), *_followed(of_goal.get(goal.field.key, ()), _action, said)]
        yield from _page(goal.field.key, _("Wat we willen"), items, goal.field.value.split("\n")[0])
    yield from _page("afspraken", _("Wat we afspreken"), list(_followed(of_goal.get("", ()), _action, said)))


def _page(key: str, heading: str, items: Sequence[Item], title: str = "") -> Iterator[Page]:
    if items:
        spaced = [part for one in items for part in (Item.gap(), one)]
        yield Page(key, title or heading, (Item.heading(heading), *spaced))


def _followed(
    parts: Sequence[Shown], line: Callable[[Shown], Item], said: Mapping[str, Sequence[Shown]]
) -> Iterator[Item]:  # fmt: skip
    """Yield each part, with what somebody said of it right below it."""
    for one in parts:
        yield line(one)
        yield from (_words(words) for words in said.get(one.field.key, ()))


def _under(one: Shown) -> str:
    return one.field.part.under if one.field.part is not None else ""


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


def _strength(one: Shown) -> Item:
    return _with_notes(one, STRENGTH, "+")


def _goal(one: Shown) -> Item:
    item = _with_notes(one, GOAL, " ")
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
