"""The lines of *Mag dit?*: what can be chosen at a step, and the three answers to a question."""

from screens.may.words import ANSWERS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from wams_tui.casework.codes import Answer
from wams_tui.casework.words import N_
from wams_tui.desk.may.asking import Pending
from wams_tui.desk.may.choices import Option
from wams_tui.locale import _

KEYS = {Answer.JA: "j", Answer.NEE: "n", Answer.ONBEKEND: "o"}
MEANWHILE = N_("Zolang dit niet vaststaat:")


def key_of(option: Option) -> str:
    """Return what an option is called in its list."""
    return str(option.value)


def item_of(option: Option) -> Item:
    """Return one option; a closed one says why, and can be asked about all the same."""
    key = key_of(option)
    if option.obstacle:
        return Item(_(option.title), key=key, sign=" x", tone=Tone.DIM, notes=(Note(_(option.obstacle)),))
    notes = [Note(_(option.note))] if option.note else []
    if option.asks:
        notes.append(Note(_("vraagt: {asks}").format(asks=option.asks), Tone.PLAIN))
    return Item(_(option.title), key=key, notes=tuple(notes))


def answers_to(point: Pending) -> list[Item]:
    """Return yes, no and not known, and what the rules say meanwhile."""
    choices = [Item(_(ANSWERS[answer]), key=answer.value, sign=key) for answer, key in KEYS.items()]
    meanwhile = [Item.prose(text, Tone.DIM) for text in (_(MEANWHILE), point.sentence, point.remedy)]
    return [*choices, Item.gap(), *meanwhile]
