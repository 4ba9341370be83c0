"""The rule set by number: the same rules, answered without explanation, for matrices and enumerations.

Two things are numbered, once per rule set. Every *guard* (``wanneer``, ``behalve``, the ``wanneer`` of a demand) is a
bit: per field and value there is the set of guards that value passes, and a question passes their intersection. Every
(purpose, basis) *pair* that some basis serves is a bit: per phase, party, person, regime and kind of data there is the
set of pairs it leaves open. What facts make of it is :mod:`wams_tui.law.state`.

Nothing is decided here that :mod:`wams_tui.law.resolve` does not say in words; the tests hold the two together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from wams_tui.casework.codes import Basis, Capacity, Category, Direction, Party, Phase, Purpose, Regime
from wams_tui.law.check import codes_of
from wams_tui.law.guards import Guards
from wams_tui.law.plan import FIELDS, RANK, GuardedRule, Key, Test, key_of, unnamed_place
from wams_tui.law.question import Question
from wams_tui.law.state import Asked, Standing
from wams_tui.law.verdict import Effect

if TYPE_CHECKING:
    from wams_tui.law.ruleset import RuleSet

Pair = tuple[Purpose, Basis]
Value = TypeVar("Value")

_MOST = 50_000
_REFUSES, _WEIGHS, _BINDS = RANK[Effect.WEIGEREN], RANK[Effect.AFWEGING], RANK[Effect.TOESTAAN_MITS]
_CELL = {"A": RANK[Effect.TOESTAAN], "C": _BINDS, "W": _WEIGHS}
_NEVER = frozenset({"X", "?"})
_UNNAMED = "bekend-bij"


@dataclass(frozen=True, slots=True, eq=False)
class SignedRow:
    """A row of a table: its sign for each kind of data, and whether it belongs to the matrix of the approach."""

    signs: Mapping[Category, str]
    of_matrix: bool


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """One open pair for a case and a party: its bit, the guards it passes so far, and the row that speaks."""

    pair: Pair
    bit: int
    guards: int
    row: SignedRow


@dataclass(frozen=True, slots=True, eq=False)
class Speaking:
    """The general rules that speak, the strongest effect among them, and the demands whose guard is passed."""

    number: int
    rules: tuple[GuardedRule, ...]
    floor: int
    needs: int


@dataclass(frozen=True, slots=True, eq=False)
class Openings:
    """Per value of a field, the pairs it leaves open."""

    phases: dict[Phase, int] = field(default_factory=dict)
    parties: dict[tuple[Direction, Party], int] = field(default_factory=dict)
    capacities: dict[Capacity, int] = field(default_factory=dict)
    regimes: dict[Regime, int] = field(default_factory=dict)
    data: dict[Category, int] = field(default_factory=dict)

    @staticmethod
    def add(shelf: dict[Value, int], values: Iterable[Value], bit: int) -> None:
        """Say that each of ``values`` leaves the pair ``bit`` open."""
        for value in values:
            shelf[value] = shelf.get(value, 0) | bit

    def around(self, question: Question, party: Party) -> int:
        """Return the pairs that phase, party, person and regime leave open."""
        return (
            self.phases.get(question.phase, 0)
            & self.parties.get((question.direction, party), 0)
            & self.capacities.get(question.capacity, 0)
            & self.regimes.get(question.regime, 0)
        )


@dataclass(slots=True)
class _Kept:
    speaking: dict[int, Speaking] = field(default_factory=dict)
    alike: dict[tuple[int, int], Speaking] = field(default_factory=dict)
    asked: dict[tuple[int, Basis, str, str], Asked] = field(default_factory=dict)
    routes: dict[Key, tuple[Route, ...]] = field(default_factory=dict)


class Quick:
    """A rule set by number. What it keeps never changes an answer, only how long the next one takes."""

    def __init__(self, rules: "RuleSet") -> None:
        """Number the guards, pairs and rows of ``rules``."""
        guards: list[tuple[Test, ...]] = []

        def bit(tests: tuple[Test, ...]) -> int:
            guards.append(tests)
            return 1 << (len(guards) - 1)

        def spoken(rule: GuardedRule) -> tuple[GuardedRule, int, int]:
            return rule, bit(rule.tests), sum(bit(tests) for tests in rule.unless)

        self._rules = rules
        self._early = tuple(spoken(rule) for rule in rules.early)
        self._late = tuple(spoken(rule) for rule in rules.late)
        of_rules = len(guards)
        self._needs = {
            code: tuple((Standing.of(need), bit(guard)) for need, guard in needs) for code, needs in rules.needs.items()
        }
        self._unnamed = Standing.of(unnamed_place())
        self._of_needs = ((1 << len(guards)) - 1) ^ ((1 << of_rules) - 1)
        self._guards = Guards(guards)
        self._pairs = {pair: 1 << number for number, pair in enumerate(_pairs(rules))}
        before = (None,) * FIELDS.index("purpose")
        self._passed_by = {pair: self._guards.of_pair((*before, *pair)) for pair in self._pairs}
        self._open = _openings(rules, self._pairs)
        self._rows = {
            place: SignedRow({category: row.cell(category) for category in Category}, row.basis is None)
            for place, row in rules.rows.items()
        }
        self._own = frozenset(entry.code for entry in rules.files.bases if entry.table == "eigen")
        self._dated = tuple(entry for entry in rules.files.bases if entry.valid_from or entry.valid_until)
        self._kept = _Kept()

    def shut(self, question: Question) -> bool:
        """Whether purpose and basis are shut for this party, case, person and kind of data."""
        if question.purpose is None or question.basis is None:
            return True
        bit = self._pairs.get((question.purpose, question.basis), 0)
        return not bit & self._around(question) & self._open.data.get(question.category, 0)

    def asked(self, question: Question) -> Asked:
        """Return what the verdict on ``question`` comes to before its facts; purpose and basis must not be shut."""
        basis = question.basis
        if basis is None:
            raise ValueError(basis)
        row = self._row(question, basis)
        sign = row.signs[question.category]
        return self._asked(self._guards.of_all(key_of(question)), basis, sign, self._elsewhere(question, basis, row))

    def dated_out(self, question: Question) -> bool:
        """Whether the basis does not exist on the day asked about."""
        return any(entry.code is question.basis and not entry.in_force(question.on) for entry in self._dated)

    def routes(self, question: Question, key: Key) -> tuple[Route, ...]:
        """Return the pairs open to this party in this case today, whatever the kind of data, in the order of the files.

        A purpose or basis that the question names is kept. Of pairs on one basis that no guard tells apart, only the
        first is returned.
        """
        case = (key[0], key[1], key[3], *key[5:11], question.on)
        found = self._kept.routes.get(case)
        return self._routes(question, key, case) if found is None else found

    def along(self, route: Route, question: Question, datum: int) -> Asked | None:
        """Return what ``question`` comes to along ``route``, or nothing where the basis or the row says no.

        ``datum`` are the guards its kind of data, age and origin pass (:meth:`of_datum`).
        """
        if not route.bit & self._open.data.get(question.category, 0):
            return None
        sign = route.row.signs[question.category]
        if sign in _NEVER:
            return None
        basis = route.pair[1]
        return self._asked(route.guards & datum, basis, sign, self._elsewhere(question, basis, route.row))

    def of_datum(self, key: Key) -> int:
        """Return the guards that the kind of data, the age and the origin of ``key`` pass."""
        return self._guards.of_datum(key)

    def _around(self, question: Question) -> int:
        return self._open.around(question, self._party(question))

    def _party(self, question: Question) -> Party:
        return self._rules.hat_rows.get((question.hat, question.party), question.party)

    def _row(self, question: Question, basis: Basis) -> SignedRow:
        return self._rows[basis if basis in self._own else None, question.direction, self._party(question)]

    def _routes(self, question: Question, key: Key, case: Key) -> tuple[Route, ...]:
        guards, is_open = self._guards.of_case(key), self._around(question)
        not_then = {entry.code for entry in self._dated if not entry.in_force(question.on)}
        found: dict[tuple[Basis, int], Route] = {}
        for pair, bit in self._pairs.items():
            if not bit & is_open:
                continue
            purpose, basis = pair
            named = question.purpose in (None, purpose) and question.basis in (None, basis)
            if not named or basis in not_then:
                continue
            passed = guards & self._passed_by[pair]
            if (basis, passed) not in found and not self._refused_early(passed):
                found[basis, passed] = Route(pair, bit, passed, self._row(question, basis))
        if len(self._kept.routes) >= _MOST:
            self._kept.routes.clear()
        return self._kept.routes.setdefault(case, tuple(found.values()))

    def _refused_early(self, guards: int) -> bool:
        return any(
            rule.rule.effect is Effect.WEIGEREN and guards & when and not guards & unless
            for rule, when, unless in self._early
        )

    def _speaking(self, guards: int) -> Speaking:
        found = self._kept.speaking.get(guards)
        if found is None:
            number, rules, floor = 0, [], 0
            for place, (rule, when, unless) in enumerate((*self._early, *self._late)):
                if guards & when and not guards & unless:
                    number |= 1 << place
                    rules.append(rule)
                    floor = max(floor, RANK[rule.rule.effect] if rule.rule.effect else 0)
            alike = (number, guards & self._of_needs)
            fresh = Speaking(len(self._kept.alike), tuple(rules), floor, alike[1])
            found = self._kept.speaking[guards] = self._kept.alike.setdefault(alike, fresh)
        return found

    def _asked(self, guards: int, basis: Basis, sign: str, elsewhere: str) -> Asked:
        speaking = self._speaking(guards)
        place = (speaking.number, basis, sign, elsewhere)
        found = self._kept.asked.get(place)
        if found is None:
            found = self._kept.asked[place] = self._gathered(speaking, basis, sign, elsewhere)
        return found

    def _gathered(self, speaking: Speaking, basis: Basis, sign: str, elsewhere: str) -> Asked:
        demanded = [code for rule in speaking.rules for code in rule.rule.demands]
        codes = dict.fromkeys((*self._rules.basis(basis).conditions, *codes_of(sign), *demanded))
        conditions = self._rules.conditions
        standing = any(conditions[code].onward and not conditions[code].demands for code in codes)
        floor = max(speaking.floor, _CELL.get(sign[0], _REFUSES), _BINDS if standing else 0)
        needs = self._needs_of(codes, speaking.needs)
        if elsewhere in _NEVER:
            return Asked.of(_REFUSES, needs)
        if elsewhere == _UNNAMED:
            return Asked.of(floor, [*needs, self._unnamed])
        floor = max(floor, _WEIGHS if elsewhere[:1] == "W" else 0)
        needs += self._needs_of([code for code in codes_of(elsewhere) if code not in codes], speaking.needs)
        return Asked.of(floor, needs)

    def _needs_of(self, codes: Iterable[str], passed: int) -> list[Standing]:
        wanted = tuple(codes)
        covered = {inner for code in wanted for inner in self._rules.conditions[code].covers}
        return [need for code in wanted if code not in covered for need, bit in self._needs[code] if passed & bit]

    def _elsewhere(self, question: Question, basis: Basis, row: SignedRow) -> str:
        """Return the sign of what being known somewhere counts as (law §12 item 5); empty where nothing is asked."""
        if question.category is not Category.BEKENDHEID:
            return ""
        if question.known_at is None:
            return _UNNAMED if row.of_matrix else ""
        counts_as = self._rules.known_at.get(question.known_at)
        if counts_as is None:
            return ""
        return row.signs[counts_as] if self._rules.basis(basis).covers(self._rules.categories[counts_as]) else "X"


def _pairs(rules: "RuleSet") -> list[Pair]:
    return [(purpose, basis.code) for basis in rules.files.bases if not basis.closed for purpose in basis.purposes]


def _openings(rules: "RuleSet", pairs: Mapping[Pair, int]) -> Openings:
    is_open = Openings()
    for (purpose, code), bit in pairs.items():
        basis = rules.basis(code)
        is_open.add(is_open.phases, basis.phases & rules.purpose(purpose).phases, bit)
        is_open.add(is_open.parties, ((Direction.VERSTREKKEN, party) for party in basis.gives_to), bit)
        is_open.add(is_open.parties, ((Direction.OPVRAGEN, party) for party in basis.asks_of), bit)
        is_open.add(is_open.capacities, basis.capacities, bit)
        is_open.add(is_open.regimes, basis.regimes, bit)
        is_open.add(is_open.data, (entry.code for entry in rules.files.categories if basis.covers(entry)), bit)
    return is_open
