"""An old decision judged again, in words: which law and rules counted, and whether the answer is still the same."""

from screens.explain import verdict_text
from screens.signs import verdict_word
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.rules.replay import Answered, Replay
from wams_tui.locale import _

SAME = N_("Het antwoord is tot op de letter dat van toen.")
NOW_SAME = N_("De regels van vandaag zouden hetzelfde antwoorden, om dezelfde redenen.")
NOW_OTHER = N_("De regels van vandaag zouden anders antwoorden: {word}.")
NOW_UNASKED = N_("De regels van vandaag kennen deze vraag zo niet meer.")
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
    head = [("", Tone.PLAIN), (what, Tone.HEADING), (when, Tone.DIM)]
    return [*head, *verdict_text(one.verdict), ("", Tone.PLAIN), *today_text(one)]


def today_text(one: Answered) -> list[Paragraph]:
    """Say whether the rules of today would answer otherwise, and which rules make the difference."""
    if one.now is None:
        return [(_(NOW_UNASKED), Tone.WEIGH)]
    if not one.turned:
        return [(_(NOW_SAME), Tone.DIM)]
    then, now = ({rule.id: rule for rule in verdict.rules} for verdict in (one.verdict, one.now))
    came = [_("nieuw: {sentence} [{id}]").format(sentence=now[id].sentence, id=id) for id in now if id not in then]
    went = [_("vervallen: {sentence} [{id}]").format(sentence=then[id].sentence, id=id) for id in then if id not in now]
    other = [
        _("anders: {sentence} [{id}]").format(sentence=now[id].sentence, id=id)
        for id in now
        if id in then and now[id].effect is not then[id].effect
    ]
    told = _(NOW_OTHER).format(word=verdict_word(one.now))
    return [(told, Tone.WEIGH), *((f"  - \t{line}", Tone.PLAIN) for line in (*came, *went, *other))]
