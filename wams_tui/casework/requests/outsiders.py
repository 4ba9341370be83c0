"""Who asks and takes no part: a landlord who just phones, a school, a benefits agency.

Nothing is given to them, and what they hear must not tell whether anybody is known here (law §12 item 5). So their
answer is made of what they asked alone: it has no case, no household and no decision to read from.
"""

from collections.abc import Iterable
from datetime import date

from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.errors import Refused
from wams_tui.casework.model import Model
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_

GIVES_NOTHING = N_("Deze vrager doet niet mee in deze casus; u geeft hier niets.")
FIRST_A_PARTICIPANT = N_(
    "Maak deze organisatie eerst deelnemer (d in de casus) en voer haar verzoek daarna in, of weiger het."
)


INSTEAD = (
    "Laat het de persoon zelf vragen, of geef een algemeen antwoord zonder gegevens.",
    "Maak deze organisatie eerst deelnemer, als zij een eigen aandeel in de hulp heeft.",
)
"""What is possible for an outsider: what the rules offer instead is meant for who takes part, and tells of help."""


class Outsider(Model):
    """An organisation that asks without taking part; ``partner`` is who it is in the directory, where it stands."""

    organisation: str
    party: Party
    hat: Hat
    partner: str = ""


NO_PARTICIPANT = "niet-deelnemer"
"""The id of an asker that is no participant; no record bears it."""

_NEVER = Period(start=date.min, end=date.min)
"""A participation that runs on no day anybody asks about."""


def as_asker(outsider: Outsider) -> Participant:
    """Return the outsider as the rules are asked about it: a participant, that takes part on no day.

    Its id is of nobody: an empty one would match what has no holder.
    """
    return Participant(
        id=NO_PARTICIPANT,
        organisation=outsider.organisation,
        party=outsider.party,
        hat=outsider.hat,
        partner=outsider.partner,
        period=_NEVER,
    )


def gives_nothing() -> Refused:
    """Return that nothing is given to an outsider, and what may be done."""
    return Refused(GIVES_NOTHING, FIRST_A_PARTICIPANT)


def outsider_parts(asked: Iterable[str]) -> tuple[LetterPart, ...]:
    """Return the answer to what was asked, in the asker's words; the same whoever it is about and whatever was decided.

    No reason is given for any part: whichever reason was chosen could tell that somebody looked into something.
    """
    return (
        LetterPart(
            title="Ons besluit",
            paragraphs=(
                "Wij geven u niet wat u vroeg.",
                "Wij zeggen ook niet of wij iemand kennen. Dit antwoord krijgt u altijd, over wie u ook iets vraagt.",
            ),
        ),
        LetterPart(title="Wat u vroeg", bullets=tuple(f"‘{words}’" for words in asked)),
        LetterPart(
            title="Wat wel kan",
            paragraphs=(
                "Vraag het de persoon zelf. Die beslist wat u hoort.",
                "Een algemene vraag, die niet over iemand gaat, beantwoordt de gemeente wel.",
                "Maakt u zich zorgen over iemand? Meld dat bij de gemeente. Is er direct gevaar? Bel 112.",
            ),
        ),
        LetterPart(
            title="Hoe verder",
            paragraphs=(
                "Bent u het er niet mee eens, of kunt u beter uitleggen waarvoor u het nodig hebt? Schrijf ons.",
            ),
        ),
    )
