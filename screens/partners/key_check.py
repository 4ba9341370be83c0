"""The form in which the fingerprint of an organisation's key is compared: one types what the owner reads aloud."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Choice, Field, Filled, Line, options_of
from screens.form.screen import FormScreen
from wams_tui.casework.partners.organisations import KeyCheckWay, Partner
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import check_key
from wams_tui.locale import _


class KeyCheckForm(FormScreen):
    """What was read aloud, by whom and how; the digits that stand here are not shown, or one would copy them.

    Args:
        desk: The desk.
        partner: The organisation, as it was read.
    """

    TITLE_TEXT: ClassVar[str] = N_("Sleutel controleren")
    ABOUT: ClassVar[str] = N_(
        "Bel de organisatie op een nummer dat u al had, en laat de vingerafdruk van haar sleutel voorlezen. Typ wat u "
        "hoort. Pas als het klopt, kan er een bestand voor deze sleutel worden versleuteld."
    )

    def __init__(self, desk: Desk, partner: Partner) -> None:
        super().__init__()
        self._desk = desk
        self._partner = partner

    def title_line(self) -> str:
        """Whose key it is."""
        return f"{_(self.TITLE_TEXT)} · {self._partner.name}"

    def fields(self) -> Sequence[Field]:
        """The digits, how they were read, and by whom."""
        told = _("Zestien tekens, zoals voorgelezen; spaties en hoofdletters maken niet uit.")
        return (
            Line("voorgelezen", _("Wat las de ontvanger voor?"), told, needed=True),
            Choice("hoe", _("Hoe sprak u elkaar?"), needed=True, options=options_of(KeyCheckWay)),
            Line("wie", _("Wie las het voor?"), _("Naam en functie."), needed=True),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Compare, and record it."""
        way = filled.code("hoe", KeyCheckWay)
        if way is None:
            raise ValueError("a form that was read has what it needs")
        check_key(self._desk, self._partner, filled.text("voorgelezen"), way, filled.text("wie"))
        return None
