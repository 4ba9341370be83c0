"""A question of the *vraagbaak* in words, and its answers."""

from collections.abc import Iterator

from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.labels import label
from wams_tui.casework.rules.advice import SAYS, AdviceAnswer
from wams_tui.casework.words import N_
from wams_tui.desk.advice.asking import Thread, names_slipped
from wams_tui.desk.kinds import Effect
from wams_tui.desk.roles import ROLE_LABELS
from wams_tui.desk.vault.stating import Said
from wams_tui.locale import _

NAMED = N_("! In dit antwoord staat een naam uit deze casus. Meld dat degene die antwoordde; iedereen kan het lezen.")


def answer_words(one: Thread, file: CaseFile) -> list[Paragraph]:
    """Return what was asked and answered in brief, for where the doubt arose."""
    asked: list[Paragraph] = [
        (_("Gevraagd op {day}: {words}").format(day=day(one.on), words=one.question.words), Tone.PLAIN)
    ]
    for said, given in one.answers:
        asked += _given(said, given, file)
    return asked if one.answers else [*asked, (_("Nog niet beantwoord."), Tone.WEIGH)]


def _given(said: Said, given: AdviceAnswer, file: CaseFile | None) -> Iterator[Paragraph]:
    told = _("{says}, zegt {name} ({role}) op {day}").format(
        says=_(SAYS[given.says]).capitalize(), name=said.author.name, role=_(ROLE_LABELS[said.role]), day=day(said.on)
    )
    yield told, Tone.HEADING
    yield given.words, Tone.PLAIN
    if file is not None and names_slipped(file, given.words):
        yield _(NAMED), Tone.WEIGH


def thread_words(one: Thread, file: CaseFile | None = None) -> list[Paragraph]:
    """Return a question and its answers whole; with ``file``, an answer that names somebody of that case says so."""
    asked = one.question
    head = _("{category} aan {party}, pet {hat}; doel: {purpose}").format(
        category=_(label(asked.category)), party=_(label(asked.party)), hat=_(label(asked.hat)),
        purpose=_(label(asked.purpose)),
    )  # fmt: skip
    rules: list[Paragraph] = []
    if asked.effect in set(Effect):
        word = _(SIGNS[Effect(asked.effect)].word)
        rules.append((_("De regels zeiden toen op zijn best: {word}").format(word=word), Tone.DIM))
    found: list[Paragraph] = [
        (head, Tone.STRONG),
        *rules,
        (_("Gevraagd op {day} door {name}").format(day=day(one.on), name=one.by), Tone.DIM),
        ("", Tone.PLAIN),
        (asked.words, Tone.PLAIN),
    ]
    for said, given in one.answers:
        found += [("", Tone.PLAIN), *_given(said, given, file)]
    return [*found, *([] if one.answers else [("", Tone.PLAIN), (_("Nog niet beantwoord."), Tone.WEIGH)])]
