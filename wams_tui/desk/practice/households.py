"""The households of a practice vault: the same seed and day give the same people (design §7)."""

from collections.abc import Iterator
from datetime import date
from random import Random

from wams_tui.casework.casefile import CaseFile
from wams_tui.desk.practice.generated import generated
from wams_tui.desk.practice.vignettes import ORDER, VIGNETTES
from wams_tui.desk.practice.world import World

DEFAULT_COUNT = 40


def households(seed: int, count: int, today: date, coordinator: str) -> Iterator[CaseFile]:
    """Yield ``count`` fictional households: the vignettes of law §8 first, then generated ones.

    The first is the one with the request that is due first. A smaller count gives the first of the same households.

    Args:
        seed: What they are drawn from; says nothing about keys or salts.
        count: How many.
        today: The day all dates are counted from.
        coordinator: Whose cases they are.
    """
    world = World(Random(seed), today, coordinator)  # noqa: S311 - the same households again, not a secret
    for place in range(count):
        draw = VIGNETTES[ORDER[place]] if place < len(ORDER) else generated
        yield draw(world)
