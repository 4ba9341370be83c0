"""What only the office can do: on the road its key stays where it is, and says so in one sentence when pressed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from screens.frame import Frame
from wams_tui.desk.travel.road import ONLY_AT_THE_OFFICE, on_the_road
from wams_tui.locale import _

Args = ParamSpec("Args")
Of = TypeVar("Of", bound=Frame[Any])

MARKED = "needs_the_office"
"""How an action that is marked so can be told from others."""


def at_the_office(action: Callable[Concatenate[Of, Args], None]) -> Callable[Concatenate[Of, Args], None]:
    """Let an action say that it needs the office where this vault is on the road, before it asks anything."""

    @wraps(action)
    def asked(screen: Of, /, *args: Args.args, **more: Args.kwargs) -> None:
        if on_the_road(screen.house.desk) is None:
            action(screen, *args, **more)
        else:
            screen.status.alarm(_(ONLY_AT_THE_OFFICE))

    setattr(asked, MARKED, True)
    return asked
