"""Looking back on a life in danger: more is asked here than an ordinary disclosure asks before."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Option, Text, When, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.urgent.forms import danger_words
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import moment
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.urgent.looking_back import Findings, danger_of, given_under, look_back
from wams_tui.locale import _

_TOLD, _NOT_YET = "verteld", "nog-niet"


class LookBackForm(FormScreen):
    """Was it needed, was it the least, what was told outside, what ended it, and was the person told."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Terugblik op acuut gevaar")
    ABOUT: ClassVar[str] = N_(
        "Achteraf vraagt deze weg meer dan een gewone verstrekking vooraf. De FG hoort wat u vond. Weet de persoon het "
        "nog niet, dan komt de taak terug op de dag die u kiest. Loopt het gevaar nog, dan eindigt het hiermee."
    )

    def __init__(self, seat: Seat, danger: str) -> None:
        super().__init__(seat)
        self._danger = danger_of(seat.opened.file, danger)
        self.place = f"terugblik:{seat.opened.id}:{danger}"

    def fields(self) -> Sequence[Field]:
        """Return everything that is asked."""
        today = self.seat.desk.today()
        told, later = When("verteld", (_TOLD,)), When("verteld", (_NOT_YET,))
        answers = (Option(_TOLD, _("ja, het is verteld")), Option(_NOT_YET, _("nee, nog niet")))
        return (
            yes_no("nodig", _("Was het nodig, achteraf?"), needed=True),
            Text("waarom", _("Waarom wel of niet, en was het echt het minste?"), needed=True, rows=2),
            Text("buiten", _("Wat is er buiten dit programma verteld, aan wie?"), needed=True, rows=2),
            Text("einde", _("Wat maakte er een einde aan?"), needed=True, rows=2),
            Choice("verteld", _("Weet de persoon wat er is gegeven?"), needed=True, options=answers),
            Day("dag", _("Op welke dag verteld?"), needed=True, past=True, latest=today, when=told),
            Text("hoe", _("Hoe, en door wie?"), needed=True, rows=2, when=told),
            Text("waarom-niet", _("Waarom nog niet?"), needed=True, rows=2, when=later),
            Day("herzien", _("Wanneer bekijkt u dat opnieuw?"), needed=True, earliest=today, when=later),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say which danger, and what was given on that ground."""
        del filled
        named = {one.id: one.organisation for one in self.seat.opened.file.participants}
        given = given_under(self.seat.opened.file, self._danger)
        lines: list[Paragraph] = [
            (
                _("Gegeven op {when} aan {who}").format(
                    when=moment(one.decided_at), who=named.get(one.participant, "?")
                ),
                Tone.PLAIN,
            )
            for one in given
        ]
        nothing: list[Paragraph] = [(_("In dit programma is er niets op gegeven."), Tone.DIM)]
        return [*danger_words(self.seat, self._danger), *(lines or nothing)]

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it, and tell the FG."""
        found = Findings(
            needed=filled.answer("nodig"),
            words=filled.text("waarom"),
            outside=filled.text("buiten"),
            what_ended=filled.text("einde"),
            told_on=filled.day("dag"),
            told_how=filled.text("hoe"),
            untold_reason=filled.text("waarom-niet"),
            review_on=filled.day("herzien"),
        )
        return look_back(self.seat.desk, self.seat.opened, self._danger.id, found)
