"""How a file is closed before it leaves: to the key of the recipient, or with a password told by another way.

A file that is called encrypted is: the channel *versleuteld bestand* takes no open one. The password is made here,
shown once to whoever sends, and kept nowhere.
"""

from dataclasses import dataclass, field

from storage import generate_passphrase
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import directory
from wams_tui.documents.render import Form
from wams_tui.documents.sealing import AGE_SUFFIX, sealed_to_key, sealed_with_password

NOT_IN_DIRECTORY = N_("De ontvanger staat niet in het adresboek, dus er is geen sleutel bekend.")
NO_KEY = N_("Van de ontvanger staat geen openbare sleutel in het adresboek.")
UNCHECKED = N_("De sleutel van de ontvanger is nog niet gecontroleerd.")
CHECK_IT = N_(
    "Laat de ontvanger de vingerafdruk voorlezen en leg dat vast in het adresboek (c), of kies een PDF met wachtwoord."
)
ONLY_PDF = N_("Alleen een PDF kan met een wachtwoord worden gesloten.")


@dataclass(frozen=True, slots=True)
class Way:
    """One form of file and how it is closed. ``obstacle`` is why it cannot be chosen; empty when it can."""

    form: Form
    sealing: Sealing
    fingerprint: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file is closed with; ``password`` is for the eyes of who sends, once."""

    sealing: Sealing = Sealing.OPEN
    key: str = ""
    password: str = field(default="", repr=False)

    def close(self, data: bytes) -> bytes:
        """Return the bytes as they leave.

        Raises:
            Unusable: they cannot be encrypted.
        """
        match self.sealing:
            case Sealing.OPEN:
                return data
            case Sealing.SLEUTEL:
                return sealed_to_key(data, self.key)
            case Sealing.WACHTWOORD:
                return sealed_with_password(data, self.password)


def ways(desk: Desk, opened: OpenCase, participant: str, channel: Channel) -> tuple[Way, ...]:
    """Return every form this recipient can get by this channel, each with how it is closed.

    Raises:
        KeyError: the case has no such participant.
    """
    if channel is not Channel.VERSLEUTELD_BESTAND:
        return tuple(Way(form, Sealing.OPEN) for form in Form)
    key, obstacle = _key(desk, opened, participant)
    to_key = tuple(Way(form, Sealing.SLEUTEL, "" if obstacle else fingerprint(key), obstacle) for form in Form)
    return (*to_key, Way(Form.PDF, Sealing.WACHTWOORD))


def seal_for(
    desk: Desk, opened: OpenCase, participant: str, channel: Channel | None, form: Form, sealing: Sealing
) -> Seal:
    """Return what a file is closed with; makes the password.

    Raises:
        Misused: channel, form and sealing do not go together.
        Refused: the recipient has no key that was checked.
    """
    if (channel is Channel.VERSLEUTELD_BESTAND) is not (sealing is not Sealing.OPEN):
        raise Misused(
            N_("Een versleuteld bestand wordt versleuteld, en een ander niet."),
            N_("Kies bij 'versleuteld bestand' de sleutel van de ontvanger of een wachtwoord."),
        )
    if sealing is Sealing.SLEUTEL:
        key, obstacle = _key(desk, opened, participant)
        if obstacle:
            raise Refused(obstacle, CHECK_IT)
        return Seal(sealing, key)
    if sealing is Sealing.WACHTWOORD:
        if form is not Form.PDF:
            raise Misused(ONLY_PDF, N_("Kies PDF, of de sleutel van de ontvanger."))
        return Seal(sealing, password=generate_passphrase())
    return Seal()


def suffix(form: Form, sealing: Sealing) -> str:
    """Return the ending of a file name: ``.pdf``, ``.odt.age``."""
    return form.suffix + (AGE_SUFFIX if sealing is Sealing.SLEUTEL else "")


def format_code(form: Form, sealing: Sealing) -> str:
    """Return how the ledger names what was written: ``pdf``, ``pdf+sleutel``, ``pdf+wachtwoord``."""
    return form.value if sealing is Sealing.OPEN else f"{form.value}+{sealing.value}"


def _key(desk: Desk, opened: OpenCase, participant: str) -> tuple[str, str]:
    """Return the key of a recipient, and what is against using it; who takes no part has none."""
    if not participant:
        return "", NOT_IN_DIRECTORY
    partner = directory(desk).of_participant(opened.file.participant(participant))
    if partner is None:
        return "", NOT_IN_DIRECTORY
    if not partner.recipient_key:
        return "", NO_KEY
    return partner.recipient_key, "" if partner.checked_key else UNCHECKED
