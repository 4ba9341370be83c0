"""The household drawn in lines of text: generations, partners, children, who lives elsewhere, who decides for whom.

Pure: the same lines serve the screen and the command line. A reporter and third parties are not drawn: a drawing is
looked at together with the family.
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.household.custody import deciding_on, gaps, is_minor_on
from wams_tui.casework.household.kinship import Family, family
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_

NARROWEST = 40
"""Columns; below that nothing can be drawn that one can read."""

_PLAIN = str.maketrans({"┌": "+", "┐": "+", "└": "+", "┘": "+", "┬": "+", "┴": "+", "├": "+", "─": "-", "│": "|",
                        "═": "=", "…": "~"})  # fmt: skip
_STEM = 4
"""The column of the line that leads from parents to children."""

_GAP = 5
"""Columns between two partners: the double line."""

_UNDRAWN = frozenset({PersonRole.MELDER, PersonRole.DERDE})


def drawing(file: CaseFile, day: date, say: Callable[[str], str], width: int = 76, *, plain: bool = False) -> list[str]:
    """Return the household as it is on ``day``, in lines of at most ``width`` columns (at least 40).

    Args:
        file: The case.
        day: The day it is drawn for.
        say: Translates our Dutch texts.
        width: How many columns there are.
        plain: Only ASCII in the lines that are drawn, where a terminal has no line characters.
    """
    sheet = _Sheet(file, day, say, max(width, NARROWEST), family(file, day))
    lines = [line.rstrip() for line in sheet.lines()]
    return [line.translate(_PLAIN) for line in lines] if plain else lines


@dataclass
class _Sheet:
    file: CaseFile
    day: date
    say: Callable[[str], str]
    width: int
    family: Family

    def __post_init__(self) -> None:
        self.people = {one.id: one for one in self.file.persons if one.role not in _UNDRAWN}
        self.drawn: set[str] = set()
        self.guessed = False

    def lines(self) -> Iterator[str]:
        """Yield the drawing from the oldest generation down, and then who is beside it."""
        head = next((one for one in self.people.values() if one.role is PersonRole.HOOFDPERSOON), None)
        head = head or next(iter(self.people.values()), None)
        if head is None:
            yield self.say(N_("Dit huishouden heeft nog geen personen."))
            return
        couple = [head, *self._known(self.family.partners(head.id))[:1]]
        self.drawn.update(one.id for one in couple)
        above = [one for one in self._known(self.family.parents(head.id)) if one.id not in self.drawn]
        self.drawn.update(one.id for one in above)
        for at in range(0, len(above), 2):
            yield from self._boxes(above[at : at + 2], below=at + 2 >= len(above))
        if above:
            yield " " * _STEM + "│"
        children = self._children(couple)
        yield from self._boxes(couple, above=bool(above), below=bool(children))
        yield from self._tree(children, couple, " " * _STEM)
        yield from self._beside()

    def _beside(self) -> Iterator[str]:
        rest = [one for one in self.people.values() if one.id not in self.drawn]
        here = [one for one in rest if one.lives_here_on(self.day) and one.role is not PersonRole.EX_PARTNER]
        for title, group in (
            (N_("Verder in of bij dit huishouden"), here),
            (N_("Elders"), [one for one in rest if one not in here]),
        ):
            if group:
                yield ""
                yield self.say(title)
            for one in group:
                if one.id not in self.drawn:
                    yield from self._apart(one)
        if self.guessed:
            yield ""
            yield from self._wrapped(
                self.say(N_("? de plaats volgt uit de rol; de relatie is niet vastgelegd")), "", "  "
            )
        hidden = sum(one.role in _UNDRAWN for one in self.file.persons)
        if hidden:
            yield ""
            text = self.say(N_("Niet getekend: melders en derden ({count})."))
            yield from self._wrapped(text.format(count=hidden), "", "  ")

    def _apart(self, person: Person) -> Iterator[str]:
        """Draw somebody beside the others, with children of their own who are not drawn yet."""
        self.drawn.add(person.id)
        yield from self._wrapped(self._line(person, role=True), "  ", "      ")
        yield from self._notes(person, "      ", ())
        yield from self._tree(self._children([person]), [person], "    ")

    # -- boxes ---------------------------------------------------------------------------------------------------

    def _boxes(self, persons: Sequence[Person], *, above: bool = False, below: bool = False) -> Iterator[str]:
        """Draw one person, or two with a double line between them."""
        room = self.width - 4 if len(persons) == 1 else (self.width - _GAP) // 2 - 4
        texts = [self._box_texts(one) for one in persons]
        height = max(len(text) for text in texts)
        inner = [min(max(map(len, text)), room) for text in texts]
        between = " " * _GAP
        yield between.join(_edge("┌┐", "┴" if above and not at else "", wide) for at, wide in enumerate(inner))
        for row in range(height):
            cells = (
                f"│ {_fit(text[row] if row < len(text) else '', wide)} │"
                for text, wide in zip(texts, inner, strict=True)
            )
            yield ("═" * _GAP if row == 0 else between).join(cells)
        yield between.join(_edge("└┘", "┬" if below and not at else "", wide) for at, wide in enumerate(inner))

    def _box_texts(self, person: Person) -> list[str]:
        texts = [self._called(person), f"{self._role(person)} · {self._joins(person)}"]
        return [_one_line(text) for text in (*texts, *self._marks(person), *self._represented(person))]

    # -- the tree of children ------------------------------------------------------------------------------------

    def _children(self, parents: Sequence[Person]) -> list[Person]:
        ids = dict.fromkeys(child for parent in parents for child in self.family.children(parent.id))
        found = [one for one in self._known(tuple(ids)) if one.id not in self.drawn]
        self.drawn.update(one.id for one in found)
        return sorted(found, key=lambda one: (one.birth_date or date.max, one.name))

    def _tree(self, children: Sequence[Person], parents: Sequence[Person], lead: str) -> Iterator[str]:
        for number, child in enumerate(children):
            last = number == len(children) - 1
            under = lead + ("  " if last else "│ ")
            yield from self._wrapped(self._line(child), f"{lead}{'└' if last else '├'}─ ", f"{under}   ")
            yield from self._notes(child, f"{under}   ", parents)
            own = [child, *self._known(self.family.partners(child.id))]
            yield from self._tree(self._children(own), own, f"{under} ")

    def _notes(self, person: Person, lead: str, parents: Sequence[Person]) -> Iterator[str]:
        shown = {one.id for one in parents}
        others = [one.name for one in self._known(self.family.parents(person.id)) if one.id not in shown]
        notes = list(self._represented(person))
        if others and parents:
            notes.append(self.say(N_("ook kind van {names}")).format(names=", ".join(others)))
        notes += self._custody(person)
        for note in notes:
            yield from self._wrapped(note, lead, f"{lead}  ")

    def _custody(self, person: Person) -> list[str]:
        if not is_minor_on(person, self.day):
            return []
        holders = [self._name(one.holder) for one in deciding_on(person, self.day)]
        if holders:
            found = [self.say(N_("gezag: {names}")).format(names=", ".join(holders))]
        else:
            found = [] if person.custody else [self.say(N_("gezag: niet vastgelegd"))]
        for gap in gaps(person):
            if gap.last is None or gap.last >= self.day:
                found.append("! " + self.say(gap.sentence(self.day)).format(**gap.params(person)))
        return found

    # -- words ---------------------------------------------------------------------------------------------------

    def _line(self, person: Person, *, role: bool = False) -> str:
        named = [self._called(person), *([self._role(person)] if role else []), self._joins(person)]
        former = [one.name for one in self._known(self.family.former(person.id))] if role else []
        if former:
            named.append(self.say(N_("ex van {names}")).format(names=", ".join(former)))
        return " · ".join([*named, *self._marks(person)])

    def _marks(self, person: Person) -> list[str]:
        found = []
        if person.moved_out_on is not None and not person.lives_here_on(self.day):
            found.append(self.say(N_("woont elders sinds {day}")).format(day=f"{person.moved_out_on:%d-%m-%Y}"))
        if has_secret_address(self.file, person):
            found.append(self.say(N_("geheim adres")))
        return found

    def _represented(self, person: Person) -> list[str]:
        running = (one for one in person.representation if one.period.contains(self.day))
        return [f"{self.say(label(one.kind))}: {self._name(one.holder)}" for one in running]

    def _called(self, person: Person) -> str:
        name, age = person.name, person.age_on(self.day)
        if self.family.guessed(person.id) and person.role is not PersonRole.HOOFDPERSOON:
            self.guessed, name = True, f"{name} ?"
        return name if age is None else self.say(N_("{name}, {age} jaar")).format(name=name, age=age)

    def _role(self, person: Person) -> str:
        return self.say(label(person.role))

    def _joins(self, person: Person) -> str:
        """What this person answered; that some domains are kept out of it is said too."""
        joins = self.say(label(person.participation.joining))
        return self.say(N_("{joins}, niet in alles")).format(joins=joins) if person.closed_on(self.day) else joins

    def _known(self, ids: Sequence[str]) -> list[Person]:
        return [self.people[one] for one in ids if one in self.people]

    def _name(self, holder: str) -> str:
        named = {one.id: one.name for one in self.file.persons} | {
            one.id: one.organisation for one in self.file.participants
        }
        return named.get(holder, self.say(N_("onbekend")))

    def _wrapped(self, text: str, first: str, rest: str) -> list[str]:
        return textwrap.wrap(
            _one_line(text), self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )


def has_secret_address(file: CaseFile, person: Person) -> bool:
    """Whether a secret address of this person is on record: with the person, or as a datum."""
    return any(one.secret and one.period.end is None for one in person.addresses) or any(
        item.category is Category.GEHEIM_ADRES for item in file.items_of(person.id)
    )


def _edge(corners: str, knot: str, inner: int) -> str:
    line = "─" * (inner + 2)
    if knot:
        line = line[: _STEM - 1] + knot + line[_STEM:]
    return f"{corners[0]}{line}{corners[1]}"


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def _one_line(text: str) -> str:
    """One cell per character, and nothing that moves the cursor."""
    return "".join(char if char.isprintable() else " " for char in normalize("NFC", text))
