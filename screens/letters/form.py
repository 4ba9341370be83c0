"""The form in which a letter that was read becomes a file: by which way it goes, as what, and how it is closed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from screens.disclose.way import FORMS
from screens.form.fields import Choice, Field, Filled, Line, Option, Text, When, options_of
from screens.form.screen import FormScreen
from screens.letters.made import Made
from screens.seat import Seat
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.disclosing.letter import LetterContent
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.sealing import ways
from wams_tui.desk.kinds import Form as DocumentForm
from wams_tui.desk.letters.letterbox import PAPERS, About, Posted, Sending, post, suggest_letter
from wams_tui.desk.letters.letterbox import LetterForm as Form
from wams_tui.desk.letters.telling import reader_of
from wams_tui.locale import _

CHANNEL, SEALING, FORM, FILE, WEIGHED = "manier", "versleuteling", "vorm", "bestand", "veilig"
_CHANNELS = (Channel.PAPIER, Channel.VEILIGE_MAIL, Channel.VERSLEUTELD_BESTAND)
"""A letter is not told by word of mouth."""


class PostForm(FormScreen):
    """How a letter goes.

    Args:
        seat: The case.
        about: The request it answers, or the person it is for.
        content: The letter that was read: that, and nothing else, is what is made.
    """

    TITLE_TEXT: ClassVar[str] = N_("Brief maken")
    ABOUT: ClassVar[str] = N_(
        "Kies hoe de brief bij de lezer komt, en als wat. Eerst wordt vastgelegd dat hij is gemaakt, dan komt het "
        "bestand. Laat u het bestand leeg, dan komt het in de map wams-uit. Een bestaand bestand blijft altijd staan."
    )
    seat: Seat

    def __init__(self, seat: Seat, about: About, content: LetterContent) -> None:
        super().__init__(seat)
        self.seat = seat
        self._about = about
        self._content = content
        self._posted: Posted | None = None
        if about.person:
            self._reader = reader_of(seat.desk, seat.opened, about.person, about.reader)

    def title_line(self) -> str:
        """Which case."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.label}"

    def fields(self) -> Sequence[Field]:
        """The way, how it is closed where it is, the form, and another place for the file."""
        closed = When(CHANNEL, (Channel.VERSLEUTELD_BESTAND.value,))
        forms = tuple(Option(form.value, _(FORMS[DocumentForm(form.value)])) for form in PAPERS)
        return (
            Choice(CHANNEL, _("Hoe geeft u de brief?"), needed=True, options=options_of(_CHANNELS)),
            Choice(
                SEALING,
                _("Hoe gaat het bestand dicht?"),
                needed=True,
                when=closed,
                options=options_of(self._sealings()),
            ),
            Choice(FORM, _("Als wat?"), needed=True, options=forms),
            Line(FILE, _("Bestand"), _("Leeg: een nieuwe naam in uw map wams-uit.")),
            *self._weighing(),
        )

    def _weighing(self) -> Sequence[Field]:
        """Why it is safe, where something on record points otherwise."""
        if not self._about.person or not self._reader.weigh:
            return ()
        name = self.seat.opened.file.person(self._about.person).short_name
        told = " ".join(_(one).format(name=name, reader=self._reader.name) for one in self._reader.weigh)
        return (
            Text(
                WEIGHED,
                _("Waarom is het veilig dat {name} deze brief krijgt?").format(name=self._reader.name),
                told,
                needed=True,
                rows=2,
            ),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Only a PDF takes a password."""
        by_word = filled.code(SEALING, Sealing) is Sealing.WACHTWOORD
        if by_word and filled.code(FORM, Form) not in (Form.PDF, None):
            return {FORM: _("Alleen een PDF kan met een wachtwoord worden gesloten.")}
        return {}

    def save(self, filled: Filled) -> OpenCase | None:
        """Record it, and write the file."""
        channel, form = filled.code(CHANNEL, Channel), filled.code(FORM, Form)
        if channel is None or form is None:
            raise ValueError("a form that was read has what it needs")
        sealing = filled.code(SEALING, Sealing) or Sealing.OPEN
        typed = filled.text(FILE)
        desk, opened = self.seat.desk, self.seat.opened
        path = Path(typed).expanduser() if typed else suggest_letter(desk, opened, self._about, form, sealing)
        self._posted = post(
            desk, opened, self._about, Sending(form, path, channel, sealing, filled.text(WEIGHED)), self._content
        )
        return self._posted.opened

    def saved(self) -> None:
        """Say where it lies, and the password of the file once."""
        if self._posted is not None:
            self.house.push_screen(Made(self.seat, self._posted))

    def _sealings(self) -> tuple[Sealing, ...]:
        """The ways of closing its reader can open: a key only where it was checked."""
        if not self._about.request:
            return (Sealing.WACHTWOORD,)
        desk, opened = self.seat.desk, self.seat.opened
        reader = opened.file.request(self._about.request).participant
        offered = ways(desk, opened, reader, Channel.VERSLEUTELD_BESTAND)
        return tuple(dict.fromkeys(way.sealing for way in offered if not way.obstacle))
