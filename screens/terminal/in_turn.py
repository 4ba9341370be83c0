"""Keys one at a time: the next is dealt with when everything the one before it set going has come to rest.

Textual hands every key to the field that has the focus as the key is read. Keys that come in one breath, from somebody
who types fast or over a slow line, would all go to the field that was left by the first of them: an answer to the
next question would be one to this question.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App

PATIENCE = 5.0
"""Seconds after which a key no longer waits for the one before it: something hangs, and who types must get out."""

ROUNDS = 3
"""How often the way from the focus to the app is gone with nothing changed: what is answered tells its form, that moves
the focus, and each of these is a message of its own."""

Typed = events.Key | events.Paste


class InTurn:
    """The keys and pasted texts that wait for their turn.

    Args:
        app: Where they are typed.
        hand_on: Gives one to whoever has the focus then.
    """

    def __init__(self, app: App[Any], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Typed] = deque()
        self._task: asyncio.Task[None] | None = None

    def take(self, typed: Typed) -> None:
        """Deal with what was typed, now or in its turn."""
        self._waiting.append(typed)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._deal())

    async def _deal(self) -> None:
        while self._waiting and self._app.is_running:
            await self._hand_on(self._waiting.popleft())
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._at_rest()
            except TimeoutError:
                continue

    async def _at_rest(self) -> None:
        """Wait until messages have gone the whole way, often enough, with screen and focus where they were."""
        seen, same = None, 0
        while same < ROUNDS and self._app.is_running:
            screen = self._app.screen
            if not screen.is_mounted:
                await asyncio.sleep(0.001)
                continue
            for one in (self._app.focused or screen).ancestors_with_self:
                passed = asyncio.Event()
                if one.is_running and one.call_later(passed.set):
                    await passed.wait()
            here = (self._app.screen, self._app.focused)
            seen, same = here, same + 1 if here == seen else 0
