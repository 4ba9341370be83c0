"""Why somebody says partly or no to a version of the plan, or was not asked: in their own words."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Field, Filled, Text
from screens.form.screen import FormScreen
from screens.plan.agreed_words import answerer_words
from screens.seat import Seat
from wams_tui.casework.labels import label
from wams_tui.casework.plan.agreeing import standing
from wams_tui.casework.plan.frozen import names_of
from wams_tui.casework.plan.version import Agreed
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.plan.agreeing import agree
from wams_tui.desk.plan.versions import version_of
from wams_tui.locale import _


class AnswerForm(FormScreen):
    """One answer with its reason.

    Args:
        seat: The case.
        version: The id of the version.
        person: Whose answer it is.
        who: Who gives it; empty for themselves.
        answer: What they say.
        older: Whether it is known that the plan went on since.
    """

    TITLE_TEXT: ClassVar[str] = N_("Waarom?")
    ABOUT: ClassVar[str] = N_(
        "Schrijf op waarom, het liefst in de woorden van wie het zegt. F2 legt het antwoord vast; Esc gaat terug en "
        "dan is er niets vastgelegd."
    )
    seat: Seat

    def __init__(self, seat: Seat, version: str, person: str, who: str, answer: Agreed, *, older: bool = False) -> None:
        super().__init__(seat)
        version_of(seat.opened.file, version)
        self._version, self._person, self._who, self._answer, self._older = version, person, who, answer, older
        ids = (version, person, who, answer.value, "ouder" if older else "")
        self.place = ":".join(("plan-antwoord", seat.opened.id, *ids))

    def title_line(self) -> str:
        """Who says what of which version."""
        file, version = self.seat.opened.file, version_of(self.seat.opened.file, self._version)
        found = standing(version, file.person(self._person), self.seat.desk.today())
        answerer = next((one for one in found.answerers if one.who == self._who), None)
        name = answerer_words(file, found, answerer) if answerer else found.person.short_name
        said = _("{name}: {answer}, over versie {version}")
        return said.format(name=name, answer=_(label(self._answer)), version=names_of(file)[version.id])

    def fields(self) -> Sequence[Field]:
        """Why."""
        asks = _("Waarom niet gevraagd?") if self._answer is Agreed.NIET_GEVRAAGD else _("Waarom?")
        return (Text("reden", asks, _("In hun eigen woorden, als dat kan."), needed=True),)

    def save(self, filled: Filled) -> OpenCase | None:
        """Record the answer."""
        seat = self.seat
        return agree(
            seat.desk, seat.opened, self._version, self._person, self._answer, filled.text("reden"),
            for_them=self._who, older=self._older,
        )  # fmt: skip
