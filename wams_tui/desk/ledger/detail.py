"""One line of the ledger, whole: which datum went, who decided it, and in which words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.disclosures import AfterDecision, DisclosureDecision
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.disclosing.told import Heard, heard_of, kept_from
from wams_tui.casework.household.informing import Withheld
from wams_tui.casework.log import LedgerField
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, every_field, fields_of
from wams_tui.desk.ledger.numbers import numbers_of
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.viewing import names_of
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True, slots=True)
class GivenDatum:
    """One datum that went. ``names`` are what it is called in the case today, each with its number where it has one.

    There is none when it is there no longer. The names are our Dutch texts, to be translated one by one.
    """

    record: str
    category: Category
    names: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """What it is called, in our Dutch; empty when it is there no longer."""
        return self.called(str)

    def called(self, say: Callable[[str], str]) -> str:
        """Return what it is called; ``say`` translates our texts."""
        return ", ".join(f"{say(name)} {number}".rstrip() for name, number in self.names)


@dataclass(frozen=True, slots=True)
class LineDetail:
    """What the case knows of a line beside the ledger. ``decided_by`` is a name; ``words`` are those of the decision.

    ``asked_for`` is what the asker said it was for, where it answered a request. ``after`` is what the decision became
    later, and ``notices`` what the recipient was or is to be told about it. ``heard`` are who heard of it for the
    person and ``kept`` who does not hear of it yet, by name.
    """

    given: tuple[GivenDatum, ...]
    decided_by: str = ""
    words: tuple[str, ...] = ()
    asked_for: str = ""
    after: AfterDecision | None = None
    after_by: str = ""
    notices: tuple[Notice, ...] = ()
    heard: tuple[tuple[str, Heard], ...] = ()
    kept: tuple[tuple[str, Withheld], ...] = ()


def decision_behind(file: CaseFile, line: Disclosed) -> DisclosureDecision | None:
    """Return the decision a line came from; ``None`` when the case has it no more."""
    return next((one for one in file.decisions if one.id == line.disclosure), None)


def detail_of(desk: Desk, file: CaseFile, line: Disclosed) -> LineDetail:
    """Return what belongs to one line, from the case that lies open."""
    decision = decision_behind(file, line)
    if decision is None:
        return LineDetail(_given(file, line, ()))
    request = next((one for one in file.requests if one.id == decision.request), None)
    return LineDetail(
        _given(file, line, tuple(one.field for one in decision.asked if one.person == line.subject)),
        names_of(desk).get(decision.decided_by, ""),
        _words(decision, line),
        request.purpose_words if request is not None else "",
        decision.after,
        names_of(desk).get(decision.after.by, "") if decision.after else "",
        tuple(one for one in file.notices if line.disclosure in one.disclosures),
        *_informed(desk, file, line),
    )


def _informed(
    desk: Desk, file: CaseFile, line: Disclosed
) -> tuple[tuple[tuple[str, Heard], ...], tuple[tuple[str, Withheld], ...]]:
    person = next((one for one in file.persons if one.id == line.subject), None)
    if person is None:
        return (), ()
    named = {one.id: one.name for one in file.persons} | {one.id: one.organisation for one in file.participants}
    heard = heard_of(file, line.disclosure, person, lambda moment: dutch_time(moment).date())
    readers = {reader for one in person.withheld for reader in one.readers} - {one.reader for one in heard}
    kept = ((reader, kept_from(person, reader, desk.today()).get(line.disclosure)) for reader in sorted(readers))
    return (
        tuple((named.get(one.reader, ""), one) for one in heard),
        tuple((named.get(reader, ""), one) for reader, one in kept if one is not None),
    )


def data_of(file: CaseFile, line: Disclosed) -> tuple[GivenDatum, ...]:
    """Return each datum of a line by its own key, the parts of a person's own record apart, where they were kept."""
    decision = decision_behind(file, line)
    asked = [one for one in decision.asked if one.person == line.subject] if decision is not None else []
    if not asked:
        return _given(file, line, ())
    numbers = numbers_of(file, line.disclosure)
    names = {field.key: ((field.label, numbers.get(field.key, "")),) for field in every_field(file)}
    return tuple(GivenDatum(one.field, one.category, names.get(one.field, ())) for one in asked)


def _given(file: CaseFile, line: Disclosed, keys: tuple[str, ...]) -> tuple[GivenDatum, ...]:
    """The ledger names records; the decision names parts of a person's own record as well."""
    fields, numbers = fields_of(file), numbers_of(file, line.disclosure)
    times = Counter((one.record, one.category) for one in line.fields)
    met: Counter[tuple[str, Category]] = Counter()
    found = []
    for one in line.fields:
        place = (one.record, one.category)
        names = _names(fields, one, keys, numbers)
        # Several parts of one record, one after the other, where it can be told which is which.
        apart = names[met[place] :][:1] if len(names) == times[place] else names
        met[place] += 1
        found.append(GivenDatum(one.record, one.category, apart))
    return tuple(found)


def _names(
    fields: tuple[Field, ...], one: LedgerField, keys: tuple[str, ...], numbers: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    same = [field for field in fields if field.record == one.record and one.category in field.categories]
    asked = [field for field in same if field.key in keys] or [field for field in same if not field.is_own_record]
    return tuple(dict.fromkeys((field.label, numbers.get(field.key, "")) for field in asked))


def _words(decision: DisclosureDecision, line: Disclosed) -> tuple[str, ...]:
    """Of what was answered for this person and their data, and for the recipient as a whole; never of another."""
    own = {one.field for one in decision.asked if one.person == line.subject} | {one.record for one in line.fields}
    answered = (
        one.words
        for one in decision.motivations
        if one.words and (one.person == line.subject or one.field in own or not (one.person or one.field))
    )
    return tuple(dict.fromkeys(answered))
