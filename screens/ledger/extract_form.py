"""Writing the ledger out: as which standard, of which days, and where to."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option
from screens.form.screen import FormScreen
from screens.notice import Notice
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.ledger.extracting import Extent, Extracted, ExtractForm, write_extract
from wams_tui.locale import _, n_

FORMS = {
    ExtractForm.LDV: N_("Logboek Dataverwerkingen (Logius): één regel per persoon"),
    ExtractForm.VNG: N_("Verwerkingenlogging (VNG): verwerkingsacties als JSON"),
}


class ExtractLedgerForm(FormScreen):
    """What to write, and where."""

    TITLE_TEXT: ClassVar[str] = N_("Register uitvoeren")
    ABOUT: ClassVar[str] = N_(
        "Schrijft de regels naar een nieuw bestand, voor het verwerkingenlogboek van de gemeente. Er staat geen naam, "
        "geen waarde en geen medewerker in; dat het bestand is gemaakt, staat in het auditlogboek."
    )

    def __init__(self) -> None:
        super().__init__()
        self._done: Extracted | None = None

    def fields(self) -> Sequence[Field]:
        """Return the standard, the days and the file."""
        forms = tuple(Option(form.value, _(text)) for form, text in FORMS.items())
        latest = self.house.desk.today()
        return (
            Choice("vorm", _("Volgens welke standaard?"), needed=True, options=forms),
            Day("van", _("Vanaf welke dag?"), _("Leeg: vanaf het begin."), past=True, latest=latest),
            Day("tot", _("Tot en met welke dag?"), _("Leeg: tot en met vandaag."), past=True, latest=latest),
            Line("bestand", _("Naar welk nieuw bestand?"), _("Het volledige pad."), needed=True),
            Line("activiteit", _("Verwerkingsactiviteit in uw register (URI)"), _("Leeg: onze eigen namen.")),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """The first day is not after the last."""
        start, end = filled.day("van"), filled.day("tot")
        return {"tot": _("Dit is vóór de eerste dag.")} if start and end and end < start else {}

    def save(self, filled: Filled) -> OpenCase | None:
        """Write it."""
        extent = Extent(filled.day("van"), filled.day("tot"), filled.text("activiteit"))
        form, path = ExtractForm(filled.text("vorm")), Path(filled.text("bestand")).expanduser()
        self._done = write_extract(self.house.desk, extent, form, path)
        return None

    def saved(self) -> None:
        """Say how much was written, and what was not."""
        if self._done is not None:
            self.app.push_screen(Notice(extracted_words(self._done)))


def extracted_words(done: Extracted) -> str:
    """Return what became of it, in a sentence or two."""
    told = n_("{count} regel geschreven: {path}", "{count} regels geschreven: {path}", done.lines)
    closed = n_(
        "{count} regel van het register kon u niet openen; die ontbreekt.",
        "{count} regels van het register kon u niet openen; die ontbreken.",
        done.closed,
    )
    parts = [told.format(count=done.lines, path=done.path)]
    return " ".join([*parts, closed.format(count=done.closed)] if done.closed else parts)
