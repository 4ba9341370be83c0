"""A request about somebody who has no case here: the letter that tells nothing, and one line in the audit log.

It is word for word the letter an outsider gets about somebody who has a case, so that nobody can tell the two apart.
Nothing of it is kept: there is no case to keep it in, and a list of persons who are *not* known would be one.
"""

from dataclasses import dataclass
from datetime import date

from wams_tui.casework.codes import Channel, Party
from wams_tui.casework.disclosing.letter import LetterContent
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.answering import outsider_letter
from wams_tui.desk.roles import Task, require

CHANNELS = (Channel.PAPIER, Channel.VEILIGE_MAIL)
"""Who takes no part has no key that somebody checked."""


@dataclass(frozen=True, slots=True)
class OfNobody:
    """What was asked, as the letter says it back: by whom, when, in which words; ``controller`` is who answers."""

    controller: str
    organisation: str
    party: Party
    asked: tuple[str, ...]
    received_on: date
    person_name: str = ""
    reference: str = ""


def letter_of_nobody(desk: Desk, about: OfNobody) -> LetterContent:
    """Return the letter, under an id of its own; writes nothing.

    Raises:
        Misused: nobody asks or answers, nothing is asked, or it would have come in tomorrow.
        Refused: whoever is at the desk changes no cases.
    """
    require(desk, Task.CASUS_BEWERKEN)
    if not about.controller.strip() or not about.organisation.strip() or not any(one.strip() for one in about.asked):
        raise Misused(N_("Er staat niet bij wie vraagt, wat wordt gevraagd of wie antwoordt."), N_("Vul die drie in."))
    if about.received_on > desk.today():
        raise Misused(N_("Het verzoek zou in de toekomst zijn ontvangen."), N_("Noem de dag waarop het binnenkwam."))
    asked = tuple(one.strip() for one in about.asked if one.strip())
    return outsider_letter(
        desk, about.controller.strip(), (about.organisation.strip(), about.person_name.strip()), asked,
        about.received_on, about.reference.strip(),
    )  # fmt: skip
