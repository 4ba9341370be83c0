"""Who asks and takes no part, as it is entered: an organisation of the directory or a typed one, and its hat."""

from screens.form.fields import Choice, Field, Filled, Line, Option, When, options_of
from screens.seat import Seat
from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.labels import label
from wams_tui.casework.requests.outsiders import Outsider
from wams_tui.casework.words import N_
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _

OUTSIDE = "niet-deelnemer"
"""The choice of who asks and takes no part."""

LEFT_TO_DO = N_("Deze vrager doet niet mee: geven kan niet. Zeg ook niet of iemand hier bekend is.")

_TYPED = "zelf"
_ORGANISATION, _NAME, _PARTY, _HAT = "buiten", "buiten_naam", "buiten_partij", "buiten_pet"


def outsider_fields(seat: Seat) -> tuple[Field, ...]:
    """Return the fields on who takes no part; an empty directory leaves only typing."""
    outside = When("wie", (OUTSIDE,))
    known = tuple(Option(one.id, f"{one.name} ({_(label(one.party))})") for one in directory(seat.desk).partners)
    typed = When(_ORGANISATION, (_TYPED,)) if known else outside
    choice = Choice(
        _ORGANISATION, _("Welke organisatie?"), needed=True, when=outside,
        options=(Option(_TYPED, _("Niet in het adresboek: zelf invullen")), *known),
    )  # fmt: skip
    return (
        *((choice,) if known else ()),
        Line(_NAME, _("Organisatie"), needed=True, when=typed),
        Choice(_PARTY, _("Partij"), needed=True, when=typed, options=options_of(Party)),
        Choice(
            _HAT, _("Pet"), _("Als wat zij dit vragen: één pet."), needed=True, when=outside, options=options_of(Hat)
        ),
    )


def outsider_of(seat: Seat, filled: Filled) -> Outsider | None:
    """Return who asks without taking part; nothing while that is not filled in, or a participant asks."""
    hat = filled.code(_HAT, Hat)
    if filled.text("wie") != OUTSIDE or hat is None:
        return None
    partner = directory(seat.desk).by_id.get(filled.text(_ORGANISATION))
    if partner is not None:
        return Outsider(organisation=partner.name, party=partner.party, hat=hat, partner=partner.id)
    name, party = filled.text(_NAME).strip(), filled.code(_PARTY, Party)
    return Outsider(organisation=name, party=party, hat=hat) if name and party is not None else None
