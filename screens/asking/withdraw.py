"""Withdrawing a request to a partner."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Field, Filled, Line
from screens.form.screen import FormScreen
from screens.seat import Seat
from wams_tui.casework.words import N_
from wams_tui.desk.asking.ask import withdraw
from wams_tui.desk.cases import OpenCase
from wams_tui.locale import _


class WithdrawForm(FormScreen):
    """Why a request is withdrawn; what was answered stays."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoek intrekken")
    ABOUT: ClassVar[str] = N_(
        "Waarom u dit niet meer vraagt. Wat al is geantwoord, blijft staan; vertel het de partij zelf."
    )

    def __init__(self, seat: Seat, request: str) -> None:
        super().__init__(seat)
        self._seat = seat
        self._request = request
        self.place = f"vraag-intrekken:{seat.opened.id}:{request}"

    def fields(self) -> Sequence[Field]:
        """Why."""
        return (Line("waarom", _("Waarom trekt u het in?"), needed=True),)

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        return withdraw(self._seat.desk, self._seat.opened, self._request, filled.text("waarom"))
