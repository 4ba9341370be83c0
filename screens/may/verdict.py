"""The answer of *Mag dit?*, whole: the word, the reasons with their sources, what is missing, and what could be."""

from dataclasses import replace

from screens.explain import verdict_text
from screens.may.words import ANSWERS, question_about
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Regime
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Effect
from wams_tui.desk.may.asking import Asking, Certainty, Standing, Step
from wams_tui.desk.may.choices import regime_note
from wams_tui.desk.rules.regimes import setting
from wams_tui.locale import _

WHATEVER = N_("Dat blijft zo, welk doel, welke grondslag of welk antwoord er ook bij komt.")


def verdict_paragraphs(desk: Desk, asking: Asking, standing: Standing) -> list[Paragraph]:
    """Explain the answer; what binds a recipient is told only where something may go."""
    verdict = standing.verdict
    if verdict.effect is Effect.WEIGEREN:
        verdict = replace(verdict, conditions=(), obligations=())
    head, *rest = verdict_text(verdict)
    firm: list[Paragraph] = [(_(WHATEVER), Tone.PLAIN)] if standing.certainty is Certainty.ZEKER else []
    return [head, *firm, *_law(desk, asking), *rest, *_answers(asking)]


def _law(desk: Desk, asking: Asking) -> list[Paragraph]:
    """The sentence of this law; where the vault has another that day, its own sentence would not be true here."""
    counts = setting(desk, asking.on).regime
    regime = asking.chosen(Step.REGIME, Regime)
    if regime is None or regime is counts:
        return [(regime_note(asking, desk.rules), Tone.DIM)]
    said = _("Let op: in deze kluis geldt op die dag {counts}; dit is alleen wat er zou gelden onder {regime}.")
    return [(said.format(counts=_(label(counts)), regime=_(label(regime))), Tone.STRONG)]


def _answers(asking: Asking) -> list[Paragraph]:
    if not asking.answers:
        return []
    said: list[Paragraph] = [
        (f"  - \t{question_about(subject)} {_(ANSWERS[answer])}", Tone.PLAIN)
        for subject, answer in asking.answers.items()
    ]
    return [("", Tone.PLAIN), (_("Uw antwoorden"), Tone.HEADING), *said]
