"""The organisations a municipality works with: whom one calls, what was agreed with them, and their key for files.

One directory for the whole vault, and nothing of any case in it: whether an organisation sits around a household is in
that case alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Self

from wams_tui.casework.codes import Party
from wams_tui.casework.model import Model
from wams_tui.casework.partners.participants import Participant

LONGEST = 200
"""The most characters a name, a number or an address may have."""


class KeyCheckWay(StrEnum):
    """How two people read a fingerprint to each other."""

    TELEFOON = "telefoon"
    BEELDBELLEN = "beeldbellen"
    PERSOONLIJK = "persoonlijk"


class KeyCheck(Model):
    """That the owner of a key read its fingerprint aloud; it speaks of the very key that stands in it.

    ``spoken_to`` is who read it, ``by`` the id of the coordinator who compared.
    """

    key: str
    way: KeyCheckWay
    spoken_to: str
    by: str
    on: date


class Partner(Model):
    """One organisation (or part of one that takes part under its own name).

    ``agreement_on`` and ``agreement_until`` are the first and the last day of the cooperation agreement; without a last
    day it has none. ``recipient_key`` is the public key files are sealed to, as its owner gave it.
    """

    id: str
    name: str
    party: Party
    contact_person: str = ""
    phone: str = ""
    mail: str = ""
    agreement_on: date | None = None
    agreement_until: date | None = None
    dpia_on: date | None = None
    onboarded_on: date | None = None
    recipient_key: str = ""
    key_check: KeyCheck | None = None

    @property
    def checked_key(self) -> str:
        """The key that files may be sealed to: one that its owner confirmed. Empty while nobody did."""
        checked = self.key_check is not None and self.key_check.key == self.recipient_key
        return self.recipient_key if checked else ""


class PartnerStatement(Model):
    """What one colleague stated about one organisation; ``gone`` takes it out of the directory."""

    partner: Partner
    gone: bool = False


class Agreement(StrEnum):
    """How the cooperation agreement with an organisation stands on a day."""

    LOOPT = "loopt"
    NOG_NIET = "nog-niet"
    VERLOPEN = "verlopen"
    GEEN = "geen"
    NIET_IN_ADRESBOEK = "niet-in-adresboek"
    NIET_NODIG = "niet-nodig"


WITHOUT_AGREEMENT = frozenset(
    {
        Party.CLIENT,
        Party.GEZINSLID,
        Party.INFORMEEL_NETWERK,
        Party.CLIENTONDERSTEUNER,
        Party.BEWINDVOERDER,
        Party.TOEGANG,
        Party.TOEZICHT,
    }
)
"""With whom no agreement is made: the household and who stands at its side, the college's own access, and oversight."""


def agreement_with(partner: Partner, on: date) -> Agreement:
    """Return how the agreement with an organisation stands on a day; both its days count."""
    if partner.party in WITHOUT_AGREEMENT:
        return Agreement.NIET_NODIG
    if partner.agreement_on is None:
        return Agreement.GEEN
    if on < partner.agreement_on:
        return Agreement.NOG_NIET
    ended = partner.agreement_until is not None and partner.agreement_until < on
    return Agreement.VERLOPEN if ended else Agreement.LOOPT


@dataclass(frozen=True)
class Directory:
    """Every organisation that stands in it, by name."""

    partners: tuple[Partner, ...] = ()

    @classmethod
    def of(cls, said: Iterable[PartnerStatement]) -> Self:
        """Put statements together, oldest first: the last about each organisation counts."""
        standing: dict[str, Partner] = {}
        for one in said:
            _take(standing, one)
        return cls._by_name(standing)

    def after(self, said: PartnerStatement) -> Self:
        """Return the directory as it stands after one more statement."""
        standing = dict(self.by_id)
        _take(standing, said)
        return self._by_name(standing)

    @classmethod
    def _by_name(cls, standing: Mapping[str, Partner]) -> Self:
        return cls(tuple(sorted(standing.values(), key=lambda one: (one.name.casefold(), one.party, one.id))))

    @cached_property
    def by_id(self) -> Mapping[str, Partner]:
        """The organisations by their id."""
        return {one.id: one for one in self.partners}

    def named(self, name: str, party: Party) -> Partner | None:
        """Return the organisation of this name and party; capitals and spaces make no difference."""
        wanted = _plain(name)
        return next((one for one in self.partners if one.party is party and _plain(one.name) == wanted), None)

    def of_participant(self, participant: Participant) -> Partner | None:
        """Return who a participant is in the directory: the one it was taken from, else one of that name and party."""
        chosen = self.by_id.get(participant.partner) if participant.partner else None
        return chosen or self.named(participant.organisation, participant.party)

    def agreement(self, participant: Participant, on: date) -> Agreement:
        """Return how the cooperation agreement with a participant's organisation stands on a day."""
        if participant.party in WITHOUT_AGREEMENT:
            return Agreement.NIET_NODIG
        found = self.of_participant(participant)
        return Agreement.NIET_IN_ADRESBOEK if found is None else agreement_with(found, on)


def _take(standing: dict[str, Partner], said: PartnerStatement) -> None:
    if said.gone:
        standing.pop(said.partner.id, None)
    else:
        standing[said.partner.id] = said.partner


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
