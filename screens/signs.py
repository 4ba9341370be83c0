"""The signs for the four effects: a sign and a letter first, a word beside it, colour last (design §6)."""

from collections.abc import Mapping
from dataclasses import dataclass

from screens.widgets.ink import Tone
from wams_tui.casework.codes import Decider
from wams_tui.casework.words import N_
from wams_tui.desk.kinds import Effect, Possibility, Verdict
from wams_tui.locale import _

NOTHING = "·"


@dataclass(frozen=True, slots=True)
class Sign:
    """How an effect is shown."""

    sign: str
    word: str
    decided: str
    tone: Tone


SIGNS: Mapping[Effect, Sign] = {
    Effect.TOESTAAN: Sign("+ J", N_("mogelijk"), N_("mag"), Tone.ALLOWED),
    Effect.TOESTAAN_MITS: Sign("~ M", N_("mogelijk, mits"), N_("mag, mits"), Tone.PROVIDED),
    Effect.AFWEGING: Sign("? A", N_("afweging nodig"), N_("afweging nodig"), Tone.WEIGH),
    Effect.WEIGEREN: Sign("- N", N_("niet"), N_("mag niet"), Tone.REFUSED),
}

DECIDERS: Mapping[Decider, str] = {
    Decider.COORDINATOR: N_("U weegt dit zelf af en schrijft op waarom."),
    Decider.PROFESSIONAL: N_(
        "De professional weegt dit zelf af (afweging beroepsgeheim); u kunt dat niet voor hen doen."
    ),
    Decider.BEVOEGD_GEZAG: N_("Het bevoegd gezag weegt dit af; u kunt dat niet voor hen doen."),
    Decider.BETROKKENE: N_("De betrokkene beslist dit zelf."),
}


def possible_word(found: Possibility) -> str:
    """What is possible, in words: never a permission."""
    return _word(SIGNS[found.effect].word, found.verdict)


def verdict_word(verdict: Verdict) -> str:
    """What the rules say once purpose and basis are chosen, in words."""
    return _word(SIGNS[verdict.effect].decided, verdict)


def _word(word: str, verdict: Verdict) -> str:
    if verdict.effect is Effect.AFWEGING and verdict.decider is Decider.PROFESSIONAL:
        return _(N_("afweging beroepsgeheim"))
    return _(word)
