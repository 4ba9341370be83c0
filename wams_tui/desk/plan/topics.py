"""Which kind of data a sensitive word may point to, so that a person can be asked about it in one key.

The list of sensitive words says where to look; this says what to ask. A word that is in no row here asks about health:
most of the list does. It asks and never decides.
"""

from collections.abc import Mapping

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.items import Source
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.freetext import sensitive_in

_WORDS: Mapping[Category, tuple[str, ...]] = {
    Category.HUISELIJK_GEWELD: (
        "aanrand", "agress", "geslagen", "geweld", "incest", "mishandel", "misbruik", "verkracht", "verwaarloz",
        "stalking",
    ),
    Category.STRAFRECHT: (
        "arrest", "crimine", "delict", "detentie", "gevangenis", "politie", "reclassering", "steekpartij", "strafblad",
        "taakstraf", "verdacht", "vonnis", "wietplant",
    ),
    Category.ONREGELMATIGHEID: ("fraude", "zwart werk", "zwartwerk"),
    Category.JEUGDHULP: ("ondertoezicht", "uithuisplaats", "adoptie"),
    Category.OVERIG_BIJZONDER: (
        "bekeerd", "geloof", "islam", "joods", "kerk", "moskee", "homo", "lesbisch", "transgender", "seksue",
    ),
    Category.VERBLIJFSSTATUS: ("asiel", "illegaal", "ongedocumenteerd", "vluchteling"),
}  # fmt: skip


def topics_in(text: str) -> tuple[Category, ...]:
    """Return the kinds of data to ask about before ``text`` stands in the plan, in the order of the kinds."""
    found = {_topic(word) for word in sensitive_in(text)}
    return tuple(category for category in Category if category in found)


def tellers(desk: Desk, file: CaseFile) -> tuple[Participant, ...]:
    """Return who may have told something that is no plan of their own: who takes part today, by name."""
    today = desk.today()
    around = (one for one in file.participants if one.takes_part_on(today))
    return tuple(sorted(around, key=lambda one: (one.organisation.casefold(), one.id)))


def told_by(participant: Participant) -> Source:
    """Return where words come from that a participant told."""
    return Source(
        description=participant.organisation,
        participant=participant.id,
        party=participant.party,
        hat=participant.hat,
    )


def _topic(word: str) -> Category:
    rows = (category for category, words in _WORDS.items() if word.startswith(words))
    return next(rows, Category.GEZONDHEID)
