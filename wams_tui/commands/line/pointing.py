"""From words to the things of one case: a person, a participant, a datum; what is unknown gets told what there is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from wams_tui.casework.codes import Direction
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.terminal import say
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.household.persons import Person
    from wams_tui.casework.partners.participants import Participant
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.desk.disclosing.fields import Field

Thing = TypeVar("Thing")


def person_in(file: "CaseFile", word: str, option: str) -> "Person":
    """Return the person of a case by id, number in the household, or name.

    Raises:
        Misused: nobody, or more than one person, is meant by it; who there is was printed.
    """
    return _one(file.persons, word, option, lambda one: (one.name, one.short_name), lambda one: one.name)


def participant_in(file: "CaseFile", word: str, option: str) -> "Participant":
    """Return the participant of a case by id, number in the list, party code, organisation or name.

    Raises:
        Misused: nobody, or more than one participant, is meant by it; who there is was printed.
    """
    return _one(
        file.participants,
        word,
        option,
        lambda one: (one.party.value, one.organisation, one.person_name),
        lambda one: f"{one.organisation} ({one.party.value}, {one.hat.value})",
    )


def request_in(file: "CaseFile", word: str, option: str) -> "DataRequest":
    """Return the request of a case that asks something of us, by id or number.

    Raises:
        Misused: there is none like it, or it asks something of them; which there are was printed.
    """
    asking_us = [one for one in file.requests if one.direction is Direction.VERSTREKKEN]
    return _one(asking_us, word, option, lambda _one: (), lambda one: f"{one.id} ({one.state.value})")


def fields_in(
    file: "CaseFile", words: Sequence[str], person: "Person | None", *, sheet_for: str = ""
) -> tuple[str, ...]:
    """Return the keys of the fields that ``words`` name: a key, a category, or ``category:label``.

    A category means everything of that kind of one person; with ``person`` of that one. ``sheet_for`` is who a
    hand-over sheet is for, which knows who else was informed of what as well.

    Raises:
        Misused: a word names nothing, and what there is was printed; or it names data of more than one person.
    """
    from wams_tui.desk.disclosing.fields import fields_of
    from wams_tui.desk.disclosing.informed import MOST_INFORMED, informed_fields

    every = (*fields_of(file), *(informed_fields(file, MOST_INFORMED, sheet_for) if sheet_for else ()))
    known = [one for one in every if person is None or person.id in one.persons]
    keys: list[str] = []
    for word in words:
        found = [one for one in known if _names(one, word)]
        if not found:
            say(_("Er is:"), *(f"  {line}" for line in _described(file, known)))
            raise Misused(
                N_("Een gegeven bij --field bestaat niet in deze casus, of niet van deze persoon."),
                N_("Noem een sleutel, een categorie of categorie:naam uit de lijst hierboven."),
            )
        people = {one.persons for one in found}
        if person is None and len(people) > 1:
            raise Misused(
                N_("Een gegeven bij --field is er van meer dan één persoon."),
                N_("Kies van wie met --person, of noem de sleutel van het gegeven."),
            )
        keys.extend(one.key for one in found)
    return tuple(dict.fromkeys(keys))


def _names(field: "Field", word: str) -> bool:
    if word == field.key:
        return True
    category, colon, title = word.partition(":")
    of_kind = category.lower() in {one.value for one in field.categories}
    return of_kind and (not colon or title.casefold() == field.label.casefold())


def _described(file: "CaseFile", fields: list["Field"]) -> list[str]:
    names = {person.id: person.name for person in file.persons}
    return [
        f"{'+'.join(category.value for category in one.categories)}:{one.label}"
        f"  ({', '.join(names[person] for person in one.persons)}; {one.key})"
        for one in fields
    ]


def _one(
    things: Sequence[Thing],
    word: str,
    option: str,
    names: Callable[[Thing], tuple[str, ...]],
    described: Callable[[Thing], str],
) -> Thing:
    wanted = word.strip().casefold()
    found = [one for one in things if getattr(one, "id", None) == word]
    if not found and wanted.isdecimal() and 1 <= int(wanted) <= len(things):
        found = [things[int(wanted) - 1]]
    if not found:
        found = [one for one in things if wanted and wanted in {name.casefold() for name in names(one)}]
    if len(found) == 1:
        return found[0]
    say(_("Er is:"), *(f"  {number}  {described(one)}" for number, one in enumerate(things, start=1)))
    if found:
        raise Misused(
            N_("Met de waarde bij {option} kan meer dan één bedoeld zijn."),
            N_("Noem het nummer uit de lijst hierboven."),
            option=option,
        )
    raise Misused(
        N_("De waarde bij {option} komt in deze casus niet voor."),
        N_("Noem een nummer, code of naam uit de lijst hierboven."),
        option=option,
    )
