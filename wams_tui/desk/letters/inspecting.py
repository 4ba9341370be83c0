"""Handing over an inspection: the letter that was read, and beside it the same as data where that can travel along."""

from collections.abc import Mapping
from types import MappingProxyType

from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.disclosing.letter import LetterContent
from wams_tui.casework.errors import Misused
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.letterbox import About, LetterForm, Posted, Sending, post, suggest_letter

GOES_AS: Mapping[Channel, tuple[LetterForm, ...]] = MappingProxyType(
    {
        Channel.PAPIER: (LetterForm.PDF,),
        Channel.VEILIGE_MAIL: (LetterForm.PDF, LetterForm.JSON),
        Channel.VERSLEUTELD_BESTAND: (LetterForm.PDF,),
    }
)
"""What is made for each way: data only where they can be read on arrival, and a password closes a PDF alone."""


def post_insight(
    desk: Desk, opened: OpenCase, about: About, channel: Channel, confirmed: LetterContent, weighed: str = ""
) -> tuple[Posted, ...]:  # fmt: skip
    """Record and write everything of one inspection, each file on record by itself; the letter comes first.

    Raises:
        Misused: it goes by another way.
        Refused, Conflict, Damaged, Unusable: as :func:`wams_tui.desk.letters.letterbox.post`.
    """
    if channel not in GOES_AS:
        raise Misused(N_("Zo kan een inzage niet gaan."), N_("Kies papier, veilige mail of een versleuteld bestand."))
    sealing = Sealing.WACHTWOORD if channel is Channel.VERSLEUTELD_BESTAND else Sealing.OPEN
    made: list[Posted] = []
    for form in GOES_AS[channel]:
        path = suggest_letter(desk, opened, about, form, sealing)
        content = confirmed.model_copy(update={"id": new_id()}) if made else confirmed
        made.append(post(desk, opened, about, Sending(form, path, channel, sealing, weighed), content))
        opened = made[-1].opened
    return tuple(made)
