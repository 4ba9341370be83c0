"""The disclosure wizard: recipient, purpose, basis, fields, open points, way, and a preview that is confirmed.

One small screen per step; Esc goes one step back and keeps the answers, an unanswered step cannot be passed, nothing is
chosen beforehand, and nothing is remembered afterwards (design §6).
"""

from typing import Any

from textual.app import App

from screens.disclose.flow import Flow
from screens.seat import Seat

__all__ = ["begin"]


def begin(
    app: App[Any],
    seat: Seat,
    participant: str = "",
    request: str = "",
    lines: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
) -> None:
    """Open the wizard; who receives is asked only where the caller does not know it.

    ``lines`` are the parts of the request that somebody chose to give; their data stand first, and none is chosen.
    ``fields`` are the keys of data that somebody chose on the request just now: those are not asked for again.
    """
    flow = Flow(seat, participant, request, lines, fields)
    app.push_screen(flow.first())
