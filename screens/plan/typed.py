"""What is being typed into the plan, and how its short lines are read; a dropped line leaves this behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from screens.form.fields import Option as Choice
from screens.form.fields import raw_of
from screens.plan.entry import WHAT, Slot
from screens.plan.who import Meant, fold, one_of, said_by, some_of
from screens.spots import Spot, text_in
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.dates import NoDateError
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.labels import label
from wams_tui.casework.plan.amounts import NOT_AN_AMOUNT, NoAmountError, amount_text, parse_amount
from wams_tui.casework.plan.owners import household, owner_name, owners
from wams_tui.casework.plan.parts import ActionKind, WordsKind
from wams_tui.casework.typed_days import typed_day
from wams_tui.desk.plan.drafting import for_whom, part_of
from wams_tui.locale import _

WHO, WHEN, KIND = "wie", "wanneer", "soort"

KINDS: Mapping[str, ActionKind] = {
    "actie": ActionKind.ACTIE,
    "afspraak": ActionKind.AFSPRAAK,
    "niet": ActionKind.NIET_HANDHAVEN,
    "rust": ActionKind.NIET_HANDHAVEN,
    "tijdelijk": ActionKind.NIET_HANDHAVEN,
    "hulp": ActionKind.SNELLE_HULP,
    "snelle": ActionKind.SNELLE_HULP,
    "action": ActionKind.ACTIE,
    "agreement": ActionKind.AFSPRAAK,
    "relief": ActionKind.SNELLE_HULP,
}
"""What a kind of action can be called by, or by the beginning of."""

LAPSE = "vervalt"
"""The kind of what is typed when a part lapses: what becomes of it."""

_SPOT = "invoer:"


@dataclass(frozen=True, slots=True)
class Typing:
    """One part that is being typed: ``kind`` of part, ``at`` what it belongs to, and what was answered about it."""

    kind: str
    at: str = ""
    person: str = ""
    words_kind: str = ""
    answered: tuple[Category, ...] = ()
    holds: tuple[Category, ...] = ()
    told_by: str = ""
    secrecy: SecrecyDecision | None = None
    raw: Mapping[str, str] = field(default_factory=dict)

    def asked(self, category: Category, *, yes: bool) -> "Typing":
        """Return it with one more question answered."""
        holds = (*self.holds, category) if yes else self.holds
        return replace(self, answered=(*self.answered, category), holds=holds)

    def spot(self) -> dict[str, str]:
        """What a lock or a dropped line must not lose."""
        fixed = {"soort": self.kind, "bij": self.at, "wie": self.person, "woorden": self.words_kind}
        return {f"{_SPOT}{name}": value for name, value in fixed.items()} | {
            f"{_SPOT}veld:{key}": value for key, value in self.raw.items()
        }

    @classmethod
    def of_spot(cls, spot: Spot) -> "Typing | None":
        """Return what was being typed; nothing where nothing was."""
        kind = text_in(spot, f"{_SPOT}soort")
        if not kind:
            return None
        place = len(f"{_SPOT}veld:")
        raw = {key[place:]: text_in(spot, key) for key in spot if key.startswith(f"{_SPOT}veld:")}
        words = text_in(spot, f"{_SPOT}woorden")
        return cls(kind, text_in(spot, f"{_SPOT}bij"), text_in(spot, f"{_SPOT}wie"), words, raw=raw)


def who_slot(owners: Sequence[Choice]) -> Slot:
    """Who does an action."""
    return Slot(WHO, _("wie"), lambda typed: _said(one_of(typed, owners)))


def whose_slot(persons: Sequence[Choice]) -> Slot:
    """Whose goal it is, or about whom it is."""
    return Slot(WHO, _("van wie"), lambda typed: _said(some_of(typed, persons)))


def when_slot(today: date) -> Slot:
    """By which day."""

    def reads(typed: str) -> tuple[str, bool]:
        if not typed.strip():
            return _("vr, over 2 wk, 3-12; mag leeg blijven"), True
        try:
            return _("gelezen als {day}").format(day=raw_of(typed_day(typed, today))), True
        except NoDateError as error:
            return _(error.sentence), False

    return Slot(WHEN, _("wanneer"), reads)


def kind_slot() -> Slot:
    """What kind of action it is."""

    def reads(typed: str) -> tuple[str, bool]:
        found = kind_of_action(typed)
        if found is None:
            if typed.strip() and typed.split()[0].casefold() in ("hulp", "snelle"):
                return _(NOT_AN_AMOUNT), False
            return _("actie, afspraak, niet (tijdelijk niet handhaven) of hulp 250 (snelle hulp)"), not typed.strip()
        kind, amount = found
        told = {
            ActionKind.ACTIE: _("een actie; of typ afspraak, niet (handhaven), hulp 250"),
            ActionKind.AFSPRAAK: _("een afspraak"),
            ActionKind.NIET_HANDHAVEN: _("tijdelijk niet handhaven of invorderen, tot en met de dag bij wanneer"),
            ActionKind.SNELLE_HULP: _("snelle hulp van {amount}").format(amount=amount_text(amount or 0)),
        }
        return told[kind], True

    return Slot(KIND, _("soort"), reads)


def kind_of_action(typed: str) -> tuple[ActionKind, int | None] | None:
    """Return the kind and the amount that were typed (``afspraak``, ``hulp 250``); nothing where it cannot be read."""
    words = fold(typed).split(maxsplit=1)
    if not words:
        return ActionKind.ACTIE, None
    kinds = {kind for name, kind in KINDS.items() if name.startswith(words[0])}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    rest = words[1] if len(words) > 1 else ""
    if kind is not ActionKind.SNELLE_HULP:
        return kind, None
    try:
        return kind, parse_amount(rest.removeprefix("hulp").removeprefix("relief").strip())
    except NoAmountError:
        return None


def owner_choices(file: CaseFile, today: date) -> tuple[Choice, ...]:
    """Return who can take an action, as they are listed and numbered everywhere in the plan.

    At the table one says *the school*, or who sits there for it: both are found as well.
    """
    also = {one.id: tuple(name for name in (one.person_name, _(label(one.party))) if name) for one in file.participants}
    return tuple(Choice(id, owner_name(file, id), also=also.get(id, ())) for id in owners(file, today))


def person_choices(file: CaseFile) -> tuple[Choice, ...]:
    """Return whom a part can be about."""
    return tuple(Choice(one.id, one.short_name) for one in household(file))


def speaker_choices(file: CaseFile, ids: Sequence[str]) -> tuple[Choice, ...]:
    """Return those of ``ids`` who can say something, numbered as they are asked for."""
    names = {one.id: one.short_name for one in file.persons}
    return tuple(Choice(id, names[id]) for id in ids)


def speaker_at(file: CaseFile, at: str, ids: Sequence[str]) -> str:
    """Return whose words are meant where nobody is named: of the only one here, or whom the part at ``at`` is about.

    A part that is about nobody but whose case it is may be so because nobody said whose it is: then it is asked.
    """
    about: tuple[str, ...] = getattr(part_of(file, at), "persons", ()) if at else ()
    only = tuple(ids) if len(ids) == 1 else () if about == for_whom(file) else about
    return only[0] if len(only) == 1 and only[0] in ids else ""


def spoken(typing: Typing, speaking: Sequence[Choice]) -> tuple[str, str]:
    """Return whose words are typed, as far as that is known, and the words; a name before them goes before all else."""
    person, said = said_by(typing.raw.get(WHAT, ""), speaking)
    return person or typing.person, said


def kind_of_words(typing: Typing) -> WordsKind:
    """Return what is typed of somebody: what they say, where nothing else was chosen."""
    return WordsKind(typing.words_kind or WordsKind.ZEGT)


def next_kind(typing: Typing) -> Typing:
    """Return it as the next kind of own words, round the end."""
    order = (WordsKind.ZEGT, WordsKind.ZIENSWIJZE, WordsKind.ONEENS)
    return replace(typing, words_kind=order[(order.index(kind_of_words(typing)) + 1) % len(order)])


def aside_of(typing: Typing, speaking: Sequence[Choice]) -> str:
    """Return what is said below the lines: how to tell whose words they are, while that is not known."""
    if typing.kind != "woord" or spoken(typing, speaking)[0]:
        return ""
    return _("Begin met een naam en een dubbelepunt (Naam: …), of kies na Enter wie het is.")


def day_read(typed: str, today: date) -> date | None:
    """Return the day that was typed; nothing where none was.

    Raises:
        NoDateError: it is no day.
    """
    return typed_day(typed, today) if typed.strip() else None


def title_of(typing: Typing, file: CaseFile, speaking: Sequence[Choice]) -> str:
    """Return what stands above the lines: what is typed, and what it belongs to; ``speaking`` are who may be named."""
    at = getattr(part_of(file, typing.at), "what", "") if typing.at else ""
    match typing.kind:
        case "woord":
            return _title_of_words(typing, file, at, speaking)
        case "vervalt":
            return _("Vervalt: {at}. Wat wordt ervan? (mag leeg)").format(at=at)
        case "goed":
            return _("Wat goed gaat, of wat het gezin zelf doet")
        case "actie":
            return _("Nieuwe actie bij: {at}").format(at=at) if at else _("Nieuwe actie voor het hele plan")
    return _("Nieuw doel, in de woorden van het gezin")


def _title_of_words(typing: Typing, file: CaseFile, at: str, speaking: Sequence[Choice]) -> str:
    person = spoken(typing, speaking)[0]
    name = file.person(person).short_name if person else "…"
    kinds = {
        WordsKind.ZEGT: _("{name} zegt, letterlijk"),
        WordsKind.ZIENSWIJZE: _("Zienswijze van {name}, letterlijk"),
        WordsKind.ONEENS: _("{name} is het er niet mee eens, letterlijk"),
    }
    said = kinds[kind_of_words(typing)].format(name=name)
    return _("{what}, over: {at}").format(what=said, at=at) if at else said


def slots_of(typing: Typing, persons: Sequence[Choice], owners: Sequence[Choice], today: date) -> tuple[Slot, ...]:
    """Return the short lines of what is typed; ``persons`` and ``owners`` are who can be named in them."""
    match typing.kind:
        case "doel":
            return whose_slot(persons), when_slot(today)
        case "actie":
            return who_slot(owners), when_slot(today), kind_slot()
        case "goed":
            return (whose_slot(persons),)
    return ()


def _said(meant: Meant) -> tuple[str, bool]:
    return meant.sentence, not meant.wrong
