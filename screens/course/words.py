"""What a step lacks, in sentences, with the guard that says so."""

from collections.abc import Iterable

from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.course.gates import Gate, Shortfall
from wams_tui.casework.words import N_
from wams_tui.locale import _

GATE_WORDS = {
    Gate.SAMENHANG: N_("samenhang (G1)"),
    Gate.VOORTDUREND_EN_TERUGKEREND: N_("voortdurend en terugkerend (G2)"),
    Gate.GEEN_DRUKMIDDEL: N_("geen drukmiddel (G3)"),
    Gate.GEEN_MONITORING: N_("geen voortdurend volgen (G4)"),
    Gate.GEEN_KOPPELING: N_("over iemand (G5)"),
    Gate.OVERDRACHT: N_("wie verantwoordelijk is (G8)"),
    Gate.EVALUATIE: N_("evaluatie (G9)"),
    Gate.VRIJWILLIG: N_("vrijwillig (G10)"),
    Gate.GRENZEN: N_("grenzen"),
    Gate.ONDERSTEUNING: N_("cliëntondersteuning"),
    Gate.HULPVRAAG: N_("hulpvraag"),
    Gate.BESLUIT: N_("besluit"),
    Gate.VOLGORDE: N_("volgorde"),
}
"""What a guard is called where something is missing."""


def sentence(lack: Shortfall) -> str:
    """Return one shortfall: its sentence, and the guard behind it."""
    return f"{_(lack.sentence).format(**lack.params)} [{_(GATE_WORDS[lack.gate])}]"


def lacking(lacks: Iterable[Shortfall]) -> list[Paragraph]:
    """Return shortfalls as lines of their own, one per sentence."""
    return [(f"  - \t{text}", Tone.WEIGH) for text in dict.fromkeys(sentence(lack) for lack in lacks)]
