"""When rules speak, by number: every guard of a rule set is a bit, and each code passes a set of them."""

from collections.abc import Callable, Iterable

from wams_tui.law.plan import FIELDS, LATE, Key, Test

_OF_PAIR = frozenset({FIELDS.index("purpose"), FIELDS.index("basis")})
_OF_CASE = frozenset(range(len(FIELDS))) - LATE - _OF_PAIR


class Guards:
    """Every guard as one bit; functions of a key's codes return the guards those codes pass."""

    def __init__(self, guards: Iterable[tuple[Test, ...]]) -> None:
        """Number ``guards`` in their order."""
        numbered = tuple(guards)
        self._every = (1 << len(numbered)) - 1
        tests = [(1 << number, test) for number, guard in enumerate(numbered) for test in guard]
        self._by_field = {
            position: _passing(self._every, [(bit, test) for bit, test in tests if test[0] == position])
            for position in sorted({test[0] for _, test in tests})
        }
        self.of_case = self._over(_OF_CASE)
        self.of_pair = self._over(_OF_PAIR)
        self.of_datum = self._over(LATE)
        self.of_all = self._over(_OF_CASE | _OF_PAIR | LATE)

    def _over(self, positions: frozenset[int]) -> Callable[[Key], int]:
        every = self._every
        fields = tuple((position, *table) for position, table in self._by_field.items() if position in positions)

        def passed(key: Key) -> int:
            bits = every
            for position, by_value, otherwise in fields:
                bits &= by_value.get(key[position], otherwise)
            return bits

        return passed


def _passing(every: int, tests: list[tuple[int, Test]]) -> tuple[dict[object, int], int]:
    """Return, for one field, the guards each named value passes, and those that every other value passes."""
    by_value = dict.fromkeys((value for _, (_, named, _) in tests for value in named), every)
    otherwise = every
    for bit, (_, named, wanted) in tests:
        failing = [value for value in by_value if (value in named) is not wanted]
        by_value |= {value: by_value[value] & ~bit for value in failing}
        otherwise &= ~bit if wanted else every
    return by_value, otherwise
