"""The directory out of and into a vCard file: what a file would do is read before anything is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from screens.access.ask import YES, Sure
from screens.form.fields import Choice, Field, Filled, Line, Raw, options_of
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.notice import Notice
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Party
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.files import (
    CARD_OUTCOMES,
    CardOutcome,
    CardPlan,
    export_cards,
    plan_file,
    save_cards,
    suggest_file,
)
from wams_tui.locale import _, n_

FILE, PARTY = "bestand", "partij"

_WRITES = frozenset({CardOutcome.NIEUW, CardOutcome.GEWIJZIGD})


class ExportForm(FormScreen):
    """Write the whole directory to a new file."""

    TITLE_TEXT: ClassVar[str] = N_("Adresboek uitvoeren")
    ABOUT: ClassVar[str] = N_(
        "Schrijft alle organisaties naar een nieuw vCard-bestand, voor een adresboek elders. Er staat niets over een "
        "casus in. Dat het is gemaakt, staat in het auditlogboek."
    )
    place = "adresboek-uitvoeren"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._told = ""

    def fields(self) -> Sequence[Field]:
        """Where to."""
        told = _("Een bestand dat er al is, wordt nooit overschreven.")
        return (Line(FILE, _("Waar komt het bestand?"), told, needed=True),)

    def given(self) -> Raw:
        """A name in one's own folder."""
        return {FILE: str(suggest_file(self._desk))}

    def save(self, filled: Filled) -> OpenCase | None:
        """Write it."""
        path = Path(filled.text(FILE)).expanduser()
        count = export_cards(self._desk, path)
        told = n_("{count} organisatie geschreven: {path}", "{count} organisaties geschreven: {path}", count)
        self._told = told.format(count=count, path=path)
        return None

    def saved(self) -> None:
        """Say where it lies."""
        self.house.push_screen(Notice(self._told))


class ImportForm(FormScreen):
    """Read organisations from a file; the next page says what that does, and asks."""

    TITLE_TEXT: ClassVar[str] = N_("Adresboek inlezen")
    ABOUT: ClassVar[str] = N_(
        "Leest organisaties uit een vCard-bestand. Eerst ziet u per kaart wat ermee gebeurt; pas met B wordt het "
        "bewaard. Een organisatie die er al staat, krijgt alleen wat de kaart noemt."
    )
    place = "adresboek-inlezen"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._planned: tuple[CardPlan, ...] = ()

    def fields(self) -> Sequence[Field]:
        """Which file, and the party of cards that name none."""
        return (
            Line(FILE, _("Welk vCard-bestand (.vcf)?"), needed=True),
            Choice(PARTY, _("Partij van kaarten die er geen noemen"), options=options_of(Party)),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Read it; nothing is written yet."""
        self._planned = plan_file(self._desk, Path(filled.text(FILE)).expanduser(), filled.code(PARTY, Party))
        return None

    def saved(self) -> None:
        """Show what would happen, and carry it out after a yes; who says no comes back to the directory."""
        house, desk, planned = self.house, self._desk, self._planned
        if not any(one.outcome in _WRITES for one in planned):
            told = _("Er is niets in te lezen: geen kaart voegt iets toe of wijzigt iets.")
            house.push_screen(Notice(f"{told}\n\n" + "\n".join(_card(one) for one in planned)))
            return

        def carry_out(sure: str | None) -> None:
            if sure == YES:
                _carry_out(house.screen, desk, planned)

        house.push_screen(Sure(_("Inlezen in het adresboek"), _page(planned)), carry_out)


def _carry_out(below: object, desk: Desk, planned: Sequence[CardPlan]) -> None:
    """Write it; what meanwhile could not be is told with its reason."""
    try:
        done = save_cards(desk, planned)
    except WamsError as error:
        if isinstance(below, Frame):
            below.tell(error)
        return
    if isinstance(below, Frame):
        count = sum(one.outcome in _WRITES for one in done)
        told = n_("{count} organisatie ingelezen.", "{count} organisaties ingelezen.", count).format(count=count)
        refused = [_card(one) for one in done if one.outcome is CardOutcome.GEWEIGERD]
        below.app.push_screen(Notice("\n".join([told, *refused])))


def _page(planned: Sequence[CardPlan]) -> list[Paragraph]:
    count = sum(one.outcome in _WRITES for one in planned)
    head = n_("{count} kaart wordt ingelezen:", "{count} kaarten worden ingelezen:", count).format(count=count)
    lines = [(_card(one), Tone.WEIGH if one.outcome is CardOutcome.GEWEIGERD else Tone.PLAIN) for one in planned]
    return [(head, Tone.STRONG), ("", Tone.PLAIN), *lines]


def _card(one: CardPlan) -> str:
    why = f" ({'; '.join(_(reason) for reason in one.reasons)})" if one.reasons else ""
    return f"{one.number}. {one.name or '?'}: {_(CARD_OUTCOMES[one.outcome])}{why}"
