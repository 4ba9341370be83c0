"""What a professional decided about their secrecy, asked where words of theirs are to stand in the plan."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Raw, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.plan.telling import kinds_named
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Category, SecrecyAct, SecrecyGround
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.words import N_
from wams_tui.desk.course.recording import check_secrecy
from wams_tui.locale import _


class DecisionForm(FormScreen):
    """The decision of the professional; it is kept with what is being typed, and stored along with that.

    Args:
        seat: The case.
        kinds: What kinds of data it is about.
        then: Told what was decided.
    """

    TITLE_TEXT: ClassVar[str] = N_("Mag dit in het plan?")
    ABOUT: ClassVar[str] = N_(
        "Wat een professional onder beroepsgeheim weet, komt alleen in het plan als die professional dat zelf besluit: "
        "iedereen die meedoet kan het plan lezen. U legt het besluit vast en neemt het nooit zelf. Esc gaat terug naar "
        "wat u typte; schrijf dan alleen op wat het gezin zelf vertelt."
    )
    seat: Seat

    def __init__(
        self, seat: Seat, kinds: Sequence[Category], then: Callable[[SecrecyDecision], None]
    ) -> None:  # fmt: skip
        super().__init__(seat)
        self.seat = seat
        self._kinds = tuple(kinds)
        self._then = then
        self._decision: SecrecyDecision | None = None

    def fields(self) -> Sequence[Field]:
        """Who, under which act, on what ground, and when."""
        by_consent = When("grond", (SecrecyGround.TOESTEMMING.value,))
        return (
            Line("professional", _("Welke professional besloot?"), _("Naam en functie."), needed=True),
            Choice("wet", _("Welk beroepsgeheim?"), needed=True, options=options_of(SecrecyAct)),
            Choice("grond", _("Op welke grond?"), needed=True, options=options_of(SecrecyGround)),
            Line("toestemming", _("Wie gaf de professional toestemming?"), when=by_consent, needed=True),
            Day("besloten", _("Wanneer besloten?"), needed=True, past=True, latest=self.seat.desk.today()),
        )

    def given(self) -> Raw:
        """Today; the decision itself is the professional's."""
        return {"besloten": raw_of(self.seat.desk.today())}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """What it is about."""
        del filled
        return [(_("Het gaat over: {kinds}.").format(kinds=kinds_named(self._kinds)), Tone.DIM)]

    def save(self, filled: Filled) -> None:
        """Check it, and keep it with what is typed."""
        decision = SecrecyDecision(
            professional=filled.text("professional"),
            act=filled.code("wet", SecrecyAct) or SecrecyAct.WGBO,
            ground=filled.code("grond", SecrecyGround) or SecrecyGround.NIET_DOORBROKEN,
            covers=self._kinds,
            decided_on=filled.day("besloten") or self.seat.desk.today(),
            consented_by=filled.text("toestemming"),
        )
        check_secrecy(self.seat.desk, self.seat.opened, decision)
        self._decision = decision

    def saved(self) -> None:
        """Go on with what was being typed."""
        if self._decision is not None:
            self._then(self._decision)
