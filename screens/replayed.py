"""An old decision judged again, in words: which law and rules counted, and whether the answer is still the same."""

from screens.explain import verdict_text
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.replay import Answered, Replay
from wams_tui.locale import _

SAME = N_("Het antwoord is tot op de letter dat van toen.")
OTHER = N_("LET OP: het antwoord is niet dat van toen. Meld dit aan de functioneel beheerder.")


def replay_text(found: Replay) -> list[Paragraph]:
    """Explain every answer behind a line of the ledger."""
    verdict = (_(SAME), Tone.STRONG) if found.same else (_(OTHER), Tone.WEIGH)
    words = [one.words for one in found.decision.motivations if one.words]
    motives: list[Paragraph] = [(f"  - \t{text}", Tone.PLAIN) for text in dict.fromkeys(words)]
    heading: list[Paragraph] = [("", Tone.PLAIN), (_("Wat u toen schreef"), Tone.HEADING)]
    return [
        verdict,
        *(paragraph for one in found.answers for paragraph in _answer(found, one)),
        *([*heading, *motives] if motives else []),
    ]


def _answer(found: Replay, one: Answered) -> list[Paragraph]:
    kind = _(label(one.category))
    what = f"{kind}: {_(one.label)}" if one.label else kind
    regime = _("Regime: {regime}").format(regime=_(label(one.question.regime)))
    when = _("{regime}, op {day}. {note}").format(
        regime=regime, day=day(one.question.on), note=found.rules.regime_note(one.question.regime)
    )
    return [("", Tone.PLAIN), (what, Tone.HEADING), (when, Tone.DIM), *verdict_text(one.verdict)]
