"""What forms that erase something have in common: why, whether it is certain, who is told, where else it stands."""

from collections.abc import Mapping, Sequence

from screens.form.fields import Field, Filled, Text, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.codes import Answer
from wams_tui.casework.finding.elsewhere import elsewhere
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.ledger.after import erase, past_recipients
from wams_tui.locale import _


class ErasingForm(FormScreen):
    """Why something is erased, and whether it is certain.

    Args:
        seat: The case.
        record: What is erased, by its key.
        text: Its words.
    """

    seat: Seat

    def __init__(self, seat: Seat, record: str, text: str) -> None:
        super().__init__(seat)
        self._record, self._text = record, text

    def title_line(self) -> str:
        """Name it by its words."""
        return f"{_(self.TITLE_TEXT)} · {self._text}"

    def fields(self) -> Sequence[Field]:
        """Why, and whether it is certain."""
        return (
            Text("waarom", _("Waarom wordt het gewist?"), needed=True),
            yes_no("zeker", _("Dit kan niet terug. Zeker weten?"), needed=True, unknown=False),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Erase only after a yes."""
        sure = filled.answer("zeker") is Answer.JA
        return {} if sure else {"zeker": _("Kies ja, of ga terug met Esc.")}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say who received it and will be told, and where the same words stand once more."""
        del filled
        found = past_recipients(self.seat.desk, self.seat.opened, self._record)
        lines: list[Paragraph] = []
        if found:
            lines.append((_("Wie het kreeg, krijgt een kennisgeving:"), Tone.WEIGH))
        lines += [(f"  - {one.organisation}", Tone.PLAIN) for one in found]
        return [*lines, *also_in(self.seat, self._record, self._text)]

    def save(self, filled: Filled) -> OpenCase | None:
        """Erase it, with a notice for each recipient."""
        return erase(self.seat.desk, self.seat.opened, self._record, filled.text("waarom"))


def also_in(seat: Seat, record: str, text: str) -> list[Paragraph]:
    """Return where else the same words stand: who has something erased means all of it."""
    found = elsewhere(seat.opened.file, record, text)
    if not found:
        return []
    head = (_("Dezelfde woorden staan ook hier; wis ze daar apart:"), Tone.WEIGH)
    return [head, *((f"  - {_(what)}{f', {day(on)}' if on else ''}", Tone.PLAIN) for what, on in found)]
