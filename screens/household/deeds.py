"""The keys that change a person, the same in the household and on the page of one person."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.household.forms import AnswerForm, MovedOutForm, OfPersonForm, PersonForm
from screens.household.ties import AddressForm, CustodyForm, RelationForm, RepresentationForm
from screens.live_list import LiveList
from screens.seat import Seat
from wams_tui.casework.errors import WamsError
from wams_tui.casework.household.persons import Person
from wams_tui.casework.words import N_
from wams_tui.desk.household.persons import record_seen_address
from wams_tui.locale import _

FORMS: dict[str, type[OfPersonForm]] = {
    form.KIND: form
    for form in (PersonForm, AnswerForm, MovedOutForm, CustodyForm, RelationForm, RepresentationForm, AddressForm)
}
"""Every form of a person, by the name its place has."""


def form_of(kind: str, seat: Seat, person: str, at: str) -> OfPersonForm:
    """Return a form to come back to.

    Raises:
        LookupError: there is no such form, person or line any more.
    """
    if person:
        someone = seat.opened.file.person(person)
        lines = {"gezag": someone.custody, "relatie": someone.relations, "adres": someone.addresses,
                 "vertegenwoordiging": someone.representation}  # fmt: skip
        if at:
            lines[kind][int(at)]
    return FORMS[kind](seat, person, at)


class PersonDeeds(LiveList):
    """A screen on which one person at a time is in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "change('antwoord')", N_("meedoen"), id="persoon.meedoen"),
        Binding("g", "change('gezag')", N_("gezag"), id="persoon.gezag"),
        Binding("r", "change('relatie')", N_("relatie"), id="persoon.relatie"),
        Binding("a", "change('adres')", N_("adres"), id="persoon.adres"),
        Binding("v", "change('vertegenwoordiging')", N_("vertegenwoordiging"), id="persoon.vertegenwoordiging"),
        Binding("u", "change('uit-huis')", N_("uit huis"), id="persoon.uit-huis"),
    ]

    def in_hand(self) -> Person | None:
        """The person a key is about; nobody in an empty household."""
        raise NotImplementedError

    def action_change(self, kind: str) -> None:
        """Open the form for this person: an answer, something new they have, or that they moved out."""
        self.open_form(kind)

    def open_form(self, kind: str, at: str = "") -> None:
        """Open a form for the person in hand; to a secret address that is a look, and told to the audit log."""
        person = self.in_hand()
        if person is None:
            self.status.show(_("Dit huishouden heeft nog geen personen; n voegt iemand toe."))
            return
        try:
            if kind == "adres" and at and person.addresses[int(at)].secret:
                record_seen_address(self.seat.desk, self.seat.opened, person.id)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(FORMS[kind](self.seat, person.id, at))
