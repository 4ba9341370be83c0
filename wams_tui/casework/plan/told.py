"""A difference between two plans in words: what came, went, changed and moved, for the screen and the command line.

What changed in a text is marked by signs around whole words, :data:`GONE` and :data:`NEW`: no colour is needed, and who
has it read aloud hears them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.fieldnames import field_name
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.labels import label
from wams_tui.casework.plan.amounts import amount_text
from wams_tui.casework.plan.difference import (
    HOW_LABELS,
    HOW_SIGNS,
    KIND_LABELS,
    Change,
    FieldChange,
    How,
    Mark,
    PartKind,
    word_marks,
)
from wams_tui.casework.plan.parts import Evaluated
from wams_tui.casework.plan.version import PlanContent
from wams_tui.casework.words import N_

GONE, NEW = ("[-", "-]"), ("[+", "+]")
"""What stands around words that went and words that came."""

LEGEND = N_("[-weg-] ging eruit, [+nieuw+] kwam erin.")
SAME = N_("Er is geen verschil.")

_MARKED = frozenset({"what", "problems", "connection", "result"})
"""Texts in which the words themselves are compared."""

_NAMED = frozenset({"owner", "coordinator", "person"})


@dataclass(frozen=True, slots=True)
class Told:
    """One change: a sign for what became of it, the sentence, and a line for each field that changed."""

    sign: str
    text: str
    notes: tuple[str, ...] = ()


def names_in(file: CaseFile, coordinators: Mapping[str, str]) -> dict[str, str]:
    """Return what everybody a plan can name is called, by id; ``coordinators`` are the people of the vault."""
    return {
        **coordinators,
        **{one.id: one.organisation for one in file.participants},
        **{one.id: one.short_name for one in file.persons},
    }


def told(
    changes: Iterable[Change],
    contents: Sequence[PlanContent],
    names: Mapping[str, str],
    say: Callable[[str], str],
) -> tuple[Told, ...]:
    """Return the changes in words.

    Args:
        changes: What is different.
        contents: The two plans that were compared: goals and parts are named from them.
        names: What persons, participants and coordinators are called, by id.
        say: Translates our Dutch texts.
    """
    teller = _Teller(contents, names, say)
    return tuple(teller.tell(change) for change in changes)


def marked(old: str, new: str) -> str:
    """Return one text with what went and what came in it marked."""
    signs = {Mark.ZELFDE: ("", ""), Mark.WEG: GONE, Mark.NIEUW: NEW}
    found = ""
    for mark, text in word_marks(old, new):
        # Spaces at the edges stay outside the signs, so that the marked words can be read.
        inner = text.strip()
        if mark is Mark.ZELFDE or not inner:
            found += text if mark is not Mark.WEG else ""
            continue
        start, end = signs[mark]
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if found.endswith("]") and not lead:
            lead = " "
        found += f"{lead}{start}{inner}{end}{tail}"
    return found


class _Teller:
    def __init__(self, contents: Sequence[PlanContent], names: Mapping[str, str], say: Callable[[str], str]) -> None:
        self.names, self.say = names, say
        self.parts: dict[str, str] = {}
        for content in contents:
            self.parts |= {part.id: part.what for part in content.strengths}
            self.parts |= {part.id: part.what for part in content.goals}
            self.parts |= {part.id: part.what for part in content.actions}
            self.parts |= {part.id: part.text for part in content.words}

    def tell(self, change: Change) -> Told:
        """Return one change in words."""
        say = self.say
        if change.kind is PartKind.PLAN:
            text = say(N_("het plan als geheel"))
        else:
            text = f"{say(KIND_LABELS[change.kind])} {say(HOW_LABELS[change.how])}: {self._what(change)}"
        notes = [self._field(one) for one in change.fields]
        if change.how is not How.ERAF and change.under in self.parts:
            notes.append(say(N_("bij het doel: {goal}")).format(goal=self.parts[change.under]))
        if change.place is not None:
            old, new = change.place
            notes.append(say(N_("van plaats {old} naar plaats {new}")).format(old=old, new=new))
        return Told(HOW_SIGNS[change.how], text, tuple(notes))

    def _what(self, change: Change) -> str:
        if not change.person:
            return change.what
        return f"{self._name(change.person)}: “{change.what}”"

    def _field(self, change: FieldChange) -> str:
        name = self.say(field_name(change.name))
        old, new = change.old, change.new
        if change.name in _MARKED and isinstance(old, str) and isinstance(new, str) and old and new:
            return f"{name}: {marked(old, new)}"
        if change.name == "evaluations":
            return f"{name}: {self._value(change.name, new)}"
        return f"{name}: {self._value(change.name, old)} → {self._value(change.name, new)}"

    def _value(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return self.say(N_("ja") if value else N_("nee"))
        if value is None or value in ("", ()):
            return self.say(N_("niets"))
        if name == "amount" and isinstance(value, int):
            return amount_text(value)
        if isinstance(value, StrEnum):
            return self.say(label(value))
        if isinstance(value, date):
            return f"{value.day}-{value.month}-{value.year}"
        if isinstance(value, str):
            return self._name(value) if name in _NAMED else self.parts.get(value, value)
        if isinstance(value, tuple):
            return self._values(name, value)
        if isinstance(value, Source):
            return self.say(value.description)
        return self.say(N_("vastgelegd")) if isinstance(value, SecrecyDecision) else str(value)

    def _values(self, name: str, values: tuple[object, ...]) -> str:
        last = values[-1]
        if isinstance(last, Evaluated):
            said = self.say(label(last.outcome))
            return f"{said}: “{last.words}”" if last.words else said
        if name == "persons":
            return ", ".join(self._name(str(one)) for one in values)
        return ", ".join(self._value(name, one) for one in values)

    def _name(self, id: str) -> str:
        return self.names.get(id) or self.say(N_("onbekend"))
