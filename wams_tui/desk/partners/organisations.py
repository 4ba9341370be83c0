"""The directory of organisations at the desk: read by everybody, written by who coordinates, kept as statements.

What was stated stays in the vault for ever, signed by who stated it; what was stated last counts.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from storage import Session
from wams_tui.casework.errors import Conflict, Damaged, Misused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.agekey import age_key, fingerprint
from wams_tui.casework.partners.organisations import (
    LONGEST,
    Agreement,
    Directory,
    KeyCheck,
    KeyCheckWay,
    Partner,
    PartnerStatement,
)
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.vault.stating import anything_tampered, state, stated

KIND = "partner"
"""The kind of statements about organisations."""

AGAIN = 5
"""How often a change is tried anew when a colleague wrote about another organisation in the meantime."""

AGREEMENT_LABELS = {
    Agreement.LOOPT: N_("samenwerkafspraak loopt"),
    Agreement.NOG_NIET: N_("samenwerkafspraak gaat nog niet in"),
    Agreement.VERLOPEN: N_("samenwerkafspraak verlopen"),
    Agreement.GEEN: N_("geen samenwerkafspraak"),
    Agreement.NIET_IN_ADRESBOEK: N_("niet in het adresboek; geen samenwerkafspraak bekend"),
    Agreement.NIET_NODIG: N_("geen samenwerkafspraak nodig"),
}
"""How the agreement with an organisation stands, in words."""

WANTING = frozenset({Agreement.NOG_NIET, Agreement.VERLOPEN, Agreement.GEEN, Agreement.NIET_IN_ADRESBOEK})
"""Standings that are told beside a participant; they refuse nothing, since no rule turns on them."""


@dataclass(frozen=True)
class _Read:
    """What was read, and how far: the newest statement of the kind by then."""

    directory: Directory
    last: str


_KEPT: WeakKeyDictionary[Session, _Read] = WeakKeyDictionary()
"""The last reading of each session: hundreds of signatures are not checked anew for every screen."""


def directory(desk: Desk) -> Directory:
    """Return every organisation in the directory of this vault."""
    return _read(desk).directory


def put(desk: Desk, partner: Partner, before: Partner | None) -> Partner:
    """Write an organisation into the directory; return it as it stands there.

    That a key was checked stays as it was, and lapses with another key: only :func:`check_key` says it.

    Args:
        desk: The desk.
        partner: As it is to be; without an id it is a new one.
        before: As it was read; ``None`` for a new one.

    Raises:
        Misused: it has no name, one that is too long or is taken, dates that cannot be, or a key that is none.
        Conflict: a colleague changed this organisation meanwhile; nothing was written.
        Refused: whoever is at the desk changes no directory.
        Damaged: what was stated about the vault is not whole.
    """
    require(desk, Task.ADRESBOEK_BEWERKEN)
    checked = before.key_check if before is not None else None
    made = _sound(partner.model_copy(update={"id": partner.id or new_id(), "key_check": checked}))
    if not made.checked_key:
        made = made.model_copy(update={"key_check": None})
    if before is not None and made == before:
        return made
    _write(desk, PartnerStatement(partner=made), before, AuditAction.PARTNER_VASTGELEGD)
    return made


def check_key(desk: Desk, partner: Partner, read_aloud: str, way: KeyCheckWay, spoken_to: str) -> Partner:
    """Record that the owner of a key read its fingerprint aloud, and that it is the one that stands here.

    Args:
        desk: The desk.
        partner: The organisation, as it was read.
        read_aloud: The digits as the owner read them; spaces and capitals make no difference.
        way: How they spoke.
        spoken_to: Who read them.

    Raises:
        Misused: there is no key, the digits are not its fingerprint, or nobody is named.
        Conflict: a colleague changed this organisation meanwhile; nothing was written.
        Refused: whoever is at the desk changes no directory.
    """
    require(desk, Task.ADRESBOEK_BEWERKEN)
    if not partner.recipient_key:
        raise Misused(
            N_("Van deze organisatie staat er geen sleutel in het adresboek."),
            N_("Vul eerst de openbare sleutel in, zoals de ontvanger hem gaf."),
        )
    if "".join(read_aloud.split()).lower() != fingerprint(partner.recipient_key).replace(" ", ""):
        raise Misused(
            N_("Dit is niet de vingerafdruk van de sleutel die hier staat; de sleutel is niet gecontroleerd."),
            N_("Laat hem nog eens voorlezen. Blijft hij anders, vraag dan de sleutel opnieuw aan de ontvanger zelf."),
        )
    if not 1 <= len(spoken_to.strip()) <= LONGEST:
        raise Misused(N_("Er staat niet bij wie de vingerafdruk voorlas."), N_("Vul de naam in van wie u sprak."))
    check = KeyCheck(
        key=partner.recipient_key,
        way=way,
        spoken_to=spoken_to.strip(),
        by=desk.session.coordinator.id,
        on=desk.today(),
    )
    made = partner.model_copy(update={"key_check": check})
    _write(desk, PartnerStatement(partner=made), partner, AuditAction.SLEUTEL_GECONTROLEERD)
    return made


def remove(desk: Desk, partner: Partner) -> None:
    """Take an organisation out of the directory. In cases it stays what it was; what was stated of it stays as well.

    Raises:
        Conflict: a colleague changed it meanwhile; nothing was written.
        Refused: whoever is at the desk changes no directory.
        Damaged: what was stated about the vault is not whole.
    """
    require(desk, Task.ADRESBOEK_BEWERKEN)
    gone = PartnerStatement(partner=Partner(id=partner.id, name=partner.name, party=partner.party), gone=True)
    _write(desk, gone, partner, AuditAction.PARTNER_VERWIJDERD)


def _write(desk: Desk, said: PartnerStatement, before: Partner | None, action: AuditAction) -> None:
    if anything_tampered(desk):
        raise Damaged(
            N_("Wat over deze kluis is vastgelegd, is niet meer heel; het adresboek wordt niet gewijzigd."),
            N_("Laat de beheerder de kluis controleren (wams vault verify)."),
        )
    for _time in range(AGAIN):
        read = _read(desk)
        if read.directory.by_id.get(said.partner.id) != before:
            raise _changed()
        if not said.gone:
            _refuse_twice(read.directory, said.partner)
        try:
            made = state(desk, KIND, said, action, said.partner.id, after=read.last)
        except Conflict:
            continue  # perhaps about another organisation: what stands is read again
        _KEPT[desk.session] = _Read(read.directory.after(said), made)
        return
    raise _changed()


def _read(desk: Desk) -> _Read:
    last = desk.session.last_statement(KIND)
    kept = _KEPT.get(desk.session)
    if kept is not None and kept.last == last:
        return kept
    said = []
    for one, content in stated(desk, KIND, PartnerStatement):
        # An FG looks on: what their key states in a vault that another program wrote counts for nothing here.
        if content is not None and not one.author.advises:
            said.append(content)
    read = _KEPT[desk.session] = _Read(Directory.of(said), last)
    return read


def _sound(partner: Partner) -> Partner:
    """Return it with its key as it is written, or say what cannot be."""
    if not partner.name:
        raise Misused(N_("Er staat niet bij hoe de organisatie heet."), N_("Vul een naam in."))
    if max(map(len, (partner.name, partner.contact_person, partner.phone, partner.mail))) > LONGEST:
        raise Misused(N_("Een van de velden is langer dan 200 tekens."), N_("Kort het in."))
    since, until = partner.agreement_on, partner.agreement_until
    if until is not None and (since is None or until < since):
        raise Misused(
            N_("De einddatum van de samenwerkafspraak kan niet zonder begin, en niet ervoor."),
            N_("Vul in vanaf wanneer de afspraak loopt."),
        )
    if partner.mail and ("@" not in partner.mail or " " in partner.mail):
        raise Misused(N_("Dit is geen mailadres."), N_("Schrijf het als naam@organisatie.nl."))
    return (
        partner.model_copy(update={"recipient_key": age_key(partner.recipient_key)})
        if partner.recipient_key
        else partner
    )


def _refuse_twice(known: Directory, partner: Partner) -> None:
    other = known.named(partner.name, partner.party)
    if other is not None and other.id != partner.id:
        raise Misused(
            N_("Deze organisatie staat met deze partij al in het adresboek."),
            N_("Wijzig die, of geef deze een naam die haar ervan onderscheidt."),
        )


def _changed() -> Conflict:
    return Conflict(
        N_("Een collega heeft deze organisatie intussen gewijzigd; er is niets geschreven."),
        N_("Kijk wat er nu staat en wijzig die."),
    )
