"""Who is in the room: what may be said to everybody who sits there, who stands in its way, and who would have to leave.

The strictest person present decides, datum by datum: what one may hear and another may not, is not said to both. What
may be said follows from the purpose and the basis a person chose for the conference; where none is chosen yet, it is
only what is possible. The table of who may hear what is worked out once; letting somebody in or out only reads it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand, Basis, Category, Channel, Hat, Party, Purpose
from wams_tui.casework.household.custody import deciding_on
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.owners import does
from wams_tui.casework.release import PartKind
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, fields_of
from wams_tui.desk.disclosing.jointly import as_own
from wams_tui.desk.matrix.questions import Ground, decides_for, ground_of, question
from wams_tui.desk.meeting.preparing import kinds_spoken_of
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect, Possibility

_MINUTES = (PartKind.AANWEZIG, PartKind.AGENDAPUNT, PartKind.BESLUIT)
"""What minutes are made of: it is what was said already, and nothing to speak of anew."""

_EFFECTS = tuple(Effect)
_WEIGHED, _REFUSED = Effect.AFWEGING.rank, Effect.WEIGEREN.rank


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that may be spoken of: a datum or text, or a kind of data of a person of which nothing is recorded."""

    key: str
    persons: tuple[str, ...]
    categories: tuple[Category, ...]
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Whether one thing may be said to everybody in the room.

    ``effect`` is that of the strictest. ``bars`` are those who may not hear it: they would have to leave for it to be
    said at all, and no smaller number would do. ``weighs`` are those for whom somebody weighs it first.
    """

    topic: Topic
    effect: Effect
    bars: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()
    themselves: tuple[str, ...] = ()
    """Whom it is about, where they are in the room and only others of the household stand in its way: what somebody
    tells of themselves, the coordinator does not give."""

    @property
    def may(self) -> bool:
        """Whether it may be said without anybody weighing it first."""
        return self.effect in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)


@dataclass(frozen=True, slots=True)
class Table:
    """Who may hear what: ``ranks[i][j]`` is how strict the law is on topic i for listener j, as ``Effect.rank``."""

    listeners: tuple[str, ...]
    topics: tuple[Topic, ...]
    ranks: tuple[bytes, ...]
    grown: frozenset[str] = frozenset()
    """Those of the household who are old enough to tell it themselves."""
    family: frozenset[str] = frozenset()

    def said(self, present: Collection[str]) -> tuple[Said, ...]:
        """Return for every topic whether it may be said to those present; to an empty room everything may."""
        seats = [(place, who) for place, who in enumerate(self.listeners) if who in present]
        every = zip(self.topics, self.ranks, strict=True)
        return tuple(self._said(topic, ranks, seats, present) for topic, ranks in every)

    def _said(self, topic: Topic, ranks: bytes, seats: Sequence[tuple[int, str]], present: Collection[str]) -> Said:
        found = _strictest(topic, ranks, seats)
        if not found.bars or not self.family.issuperset(found.bars):
            return found
        there = all(who in self.grown and who in present for who in topic.persons)
        return replace(found, themselves=topic.persons) if there else found


def _strictest(topic: Topic, ranks: bytes, seats: Sequence[tuple[int, str]]) -> Said:
    strictest = max((ranks[place] for place, _who in seats), default=0)
    if strictest < _WEIGHED:
        return Said(topic, _EFFECTS[strictest])
    bars = tuple(who for place, who in seats if ranks[place] == _REFUSED)
    weighs = tuple(who for place, who in seats if ranks[place] == _WEIGHED)
    return Said(topic, _EFFECTS[strictest], bars, weighs)


def together(said: Sequence[Said]) -> tuple[tuple[Said, ...], ...]:
    """Return what is of the same persons and kinds and may be said to the same people, together; in their order."""
    found: dict[tuple[object, ...], list[Said]] = {}
    for one in said:
        alike = (one.topic.persons, one.topic.categories, one.effect, one.bars, one.weighs, one.themselves)
        found.setdefault(alike, []).append(one)
    return tuple(tuple(same) for same in found.values())


def must_leave(said: Sequence[Said]) -> tuple[str, ...]:
    """Return who would have to leave for all of it to be possible, the one who stands in the way of most first."""
    counts: dict[str, int] = {}
    for one in said:
        for who in one.bars:
            counts[who] = counts.get(who, 0) + 1
    return tuple(sorted(counts, key=lambda who: -counts[who]))


class Room:
    """What may be said under one agenda item, to whoever sits there.

    It is worked out for the case as it lay on the desk: :meth:`still_holds` says whether it still is that.

    Args:
        desk: Whose desk it is.
        file: The case.
        meeting: The conference.
        item: The agenda item.
        before: The room of this item as it was; what is said of a datum that did not change is taken from there, so
            that an action typed live asks the law about that action alone.
    """

    def __init__(
        self, desk: Desk, file: CaseFile, meeting: Meeting, item: AgendaItem, before: "Room | None" = None
    ) -> None:
        self._ground = _ground_of(file, meeting, item)
        self._file, self._rules = file, desk.rules
        self._terms = (meeting.purpose, meeting.basis)
        # The rules are asked for the day of the conference, but never for a day that has been.
        now = setting(desk)
        self._today = now if meeting.on <= now.on else Setting(on=meeting.on, regime=now.regime, nature=now.nature)
        known = {one.id for one in file.participants} | {one.id for one in file.persons}
        self._listeners = tuple(one for one in meeting.listeners if one in known)
        self._topics = tuple(topics_of(file, item))
        self.base = _base_of(file, meeting, self._listeners)
        """What the law is asked with beside the data themselves."""
        self._read_for: dict[str, frozenset[str]] = {}
        self._heard: dict[tuple[str, str], tuple[Participant, Ground]] = {}
        self._known = before.answers() if before is not None and before.base == self.base else {}

    def answers(self) -> dict[str, tuple[Topic, bytes]]:
        """Return what was worked out, by the key of the topic."""
        table = self.table
        return {topic.key: (topic, ranks) for topic, ranks in zip(table.topics, table.ranks, strict=True)}

    def still_holds(self, file: CaseFile, meeting: Meeting, item: AgendaItem) -> bool:
        """Whether nothing it rests on was changed; who is in the room is none of that."""
        return self._ground == _ground_of(file, meeting, item)

    @cached_property
    def table(self) -> Table:
        """Who may hear what."""
        listeners = self._listeners
        ears = [_ear(self._file, who) for who in listeners]
        ranks = tuple(self._row(topic, ears) for topic in self._topics)
        people = {one.id: one for one in self._file.persons}
        grown = (one.id for one in people.values() if one.age_band_on(self._today.on) is not AgeBand.ONDER_12)
        return Table(listeners, self._topics, ranks, frozenset(grown), frozenset(people))

    def possibility(self, topic: Topic, listener: str) -> Possibility | None:
        """Return the strictest the law says of one thing to one listener; nothing where they told it themselves."""
        return max(self.possibilities(topic, listener), key=lambda one: one.effect.rank, default=None)

    def possibilities(self, topic: Topic, listener: str) -> list[Possibility]:
        """Return what the law says of one thing to one listener, of each person and kind in it."""
        return self._asked(topic, _ear(self._file, listener))

    def _row(self, topic: Topic, ears: Sequence["_Ear"]) -> bytes:
        known = self._known.get(topic.key)
        if known is not None and known[0] == topic:
            return known[1]
        return bytes(self._rank(topic, ear) for ear in ears)

    def _rank(self, topic: Topic, ear: "_Ear") -> int:
        return max((one.effect.rank for one in self._asked(topic, ear)), default=0)

    def _asked(self, topic: Topic, ear: "_Ear") -> list[Possibility]:
        if topic.field is not None and ear.id in (topic.field.source.participant, _said_by(topic.field)):
            return []  # who brought it in, or said it, hears nothing new
        return [
            self._of(topic, ear, self._file.person(person), category)
            for person in self._heard_of(topic, ear)
            for category in topic.categories
        ]

    def _heard_of(self, topic: Topic, ear: "_Ear") -> tuple[str, ...]:
        """Return of whom a topic is to this ear: what they have together with another is theirs, as in their copy."""
        if ear.person is None or topic.field is None or len(topic.persons) == 1:
            return topic.persons
        return as_own(self._file, topic.field, ear.id, self._own(ear), self._today.on).persons

    def _own(self, ear: "_Ear") -> frozenset[str]:
        """Return whom somebody of the household reads for: themselves, and a child under twelve in their custody."""
        if ear.person is None:
            return frozenset()
        found, day = self._read_for.get(ear.id), self._today.on
        if found is None:
            as_reader = ear.hearing(ear.person, self._today)
            children = (one.id for one in self._file.persons if decides_for(as_reader, one, day))
            found = self._read_for[ear.id] = frozenset((ear.id, *children))
        return found

    def _hearing(self, ear: "_Ear", person: Person) -> tuple[Participant, Ground]:
        """Return as whom somebody hears of a person, and what the case says of the two: the same for every datum."""
        found = self._heard.get((ear.id, person.id))
        if found is None:
            listener = ear.hearing(person, self._today)
            found = listener, ground_of(self._file, listener, person, self._today.on)
            self._heard[ear.id, person.id] = found
        return found

    def _of(self, topic: Topic, ear: "_Ear", person: Person, category: Category) -> Possibility:
        listener, ground = self._hearing(ear, person)

        def asked(purpose: Purpose | None, basis: Basis | None) -> Possibility:
            about = question(
                self._file, listener, person, category, topic.field, self._today,
                purpose=purpose, basis=basis, channel=Channel.MONDELING, ground=ground,
            )  # fmt: skip
            return possible(about, self._rules)

        found = asked(*self._terms)
        if ear.person is None or self._terms == (None, None):
            return found
        # Somebody of the household has a right of their own to what is about them, whatever the conference is for.
        own = asked(Purpose.RECHTEN, Basis.AVG_RECHTEN)
        return min(found, own, key=lambda one: one.effect.rank)


def topics_of(file: CaseFile, item: AgendaItem) -> Iterator[Topic]:
    """Yield everything an item may touch: each datum and text of its persons and kinds, then kinds without any."""
    persons, kinds = kinds_spoken_of(file, item)
    met: set[tuple[str, Category]] = set()
    for field in fields_of(file):
        if field.part is not None and field.part.kind in _MINUTES:
            continue
        pairs = {(who, kind) for who in field.persons for kind in field.categories if who in persons and kind in kinds}
        if pairs or field.key in item.about:
            met |= pairs
            yield Topic(field.key, field.persons, field.categories, field)
    for who in persons:
        for kind in kinds:
            if (who, kind) not in met:
                yield Topic(f"{who}/{kind.value}", (who,), (kind,))


def _said_by(field: Field) -> str:
    """Return whose own words it is; empty for anything else."""
    return field.part.owner if field.part is not None and field.part.kind is PartKind.WOORDEN else ""


@dataclass(frozen=True, slots=True)
class _Ear:
    """Somebody who listens: a participant, or somebody of the household, who hears for themselves and their child."""

    id: str
    participant: Participant | None = None
    person: Person | None = None

    def hearing(self, about: Person, today: Setting) -> Participant:
        """Return as whom they hear something of somebody."""
        if self.participant is not None:
            return self.participant
        if self.person is None:
            raise ValueError(self.id)
        me = self.person
        decides = about.age_band_on(today.on) is not AgeBand.VANAF_16 and any(
            one.holder == me.id for one in deciding_on(about, today.on)
        )
        joined = me.participation.period
        return Participant(
            id=me.id,
            organisation=me.name,
            party=Party.CLIENT if me.role is PersonRole.HOOFDPERSOON else Party.GEZINSLID,
            hat=Hat.BETROKKENE,
            # Who is in the room hears today, also who takes no part in the approach.
            period=joined if joined is not None and joined.contains(today.on) else Period(start=today.on, end=today.on),
            represents=(about.id,) if decides else (me.id,),
        )


def _ear(file: CaseFile, who: str) -> _Ear:
    for participant in file.participants:
        if participant.id == who:
            return _Ear(who, participant=participant)
    return _Ear(who, person=file.person(who))


def _base_of(file: CaseFile, meeting: Meeting, listeners: tuple[str, ...]) -> tuple[object, ...]:
    """Everything but the data themselves that the law is asked with; whether somebody does anything is a fact of it."""
    acts = tuple(bool(does(file, one)) for one in file.participants)
    terms = (meeting.on, meeting.purpose, meeting.basis)
    return (file.case, file.persons, file.participants, acts, *terms, listeners)


def _ground_of(file: CaseFile, meeting: Meeting, item: AgendaItem) -> tuple[object, ...]:
    """Everything the table rests on; the listeners last."""
    spoken = (item.about, item.persons, item.categories)
    parts = (file.plan, file.goals, file.actions, file.strengths, file.words)
    records = (file.case, file.persons, file.participants, file.items, file.texts, *parts)
    return (*records, meeting.on, meeting.purpose, meeting.basis, spoken, meeting.listeners)
