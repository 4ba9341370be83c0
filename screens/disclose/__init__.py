"""The disclosure wizard: recipient, purpose, basis, fields, open points, channel, preview, file, confirmation.

One small screen per step; Esc goes one step back and keeps the answers, an unanswered step cannot be passed, nothing is
chosen beforehand, and nothing is remembered afterwards (design §6).
"""

from typing import Any

from textual.app import App

from screens.disclose.flow import Flow
from screens.seat import Seat

__all__ = ["begin"]


def begin(app: App[Any], seat: Seat, participant: str = "", request: str = "", lines: tuple[str, ...] = ()) -> None:
    """Open the wizard; who receives is asked only where the caller does not know it.

    ``lines`` are the parts of the request that somebody chose to give; their data stand first, and none is chosen.
    """
    flow = Flow(seat, participant, request, lines)
    app.push_screen(flow.first())
