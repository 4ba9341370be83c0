"""Putting a question to the privacy officer, and answering one; both are stated about the vault, for all to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.labels import label
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.rules.advice import AdviceAnswer, AdviceQuestion, Says
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.advice.slips import slips
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.todos import duties
from wams_tui.desk.desk import Desk
from wams_tui.desk.may.asking import Step, begin, standing
from wams_tui.desk.roles import ANSWERS, Task, may, require
from wams_tui.desk.rules.regimes import setting
from wams_tui.desk.travel import road
from wams_tui.desk.vault.stating import Said, state, stated

ASKED = "vraag"
ANSWERED = "antwoord"

WAITS = "Vraagbaak: "
"""How the task in the case begins that waits for an answer."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What one asks: about giving which kind of data to which participant, what for, and in one's own words."""

    participant: str
    category: Category
    purpose: Purpose
    words: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with its answers, oldest first."""

    id: str
    by: str
    on: date
    question: AdviceQuestion
    answers: tuple[tuple[Said, AdviceAnswer], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody answered it yet."""
        return not self.answers


def question_of(desk: Desk, file: CaseFile, doubt: Doubt) -> AdviceQuestion:
    """Return the question as it would be read: in codes, with what the rules say at best today."""
    participant, today = file.participant(doubt.participant), setting(desk)
    asking = begin(today.nature, today.on, today.regime).with_choice(Step.FASE, file.case.phase)
    for step, value in (
        (Step.PARTIJ, participant.party),
        (Step.PET, participant.hat),
        (Step.GEGEVEN, doubt.category),
        (Step.DOEL, doubt.purpose),
    ):
        asking = asking.with_choice(step, value)
    found = standing(asking, desk.rules)
    best = found.possibility.effect.value if found is not None and found.possibility is not None else ""
    return AdviceQuestion(
        party=participant.party,
        hat=participant.hat,
        category=doubt.category,
        purpose=doubt.purpose,
        effect=best,
        rule_set_hash=desk.rules.hash,
        words=doubt.words.strip(),
    )


def ask(desk: Desk, opened: OpenCase, doubt: Doubt) -> OpenCase:
    """Put a question; the case keeps a task that knows which one it is. Return the case as it is now.

    Raises:
        Misused: no words.
        Refused: the words hold a name of this case, or a number or code that may point at somebody.
        Clashed, Conflict: the case cannot be written to; the question is not put then.
        KeyError: the case has no such participant.
    """
    road.refuse(desk)
    require(desk, Task.CASUS_BEWERKEN)
    question = question_of(desk, opened.file, doubt)
    _points_at_nobody(question.words, opened.file)
    what = f"{WAITS}{label(question.category)}, {label(question.party)}"
    # Together or not at all: a question is never taken away, and without its task nobody in the case waits for it.
    with desk.session.batch():
        said = state(desk, ASKED, question, AuditAction.VRAAG_GESTELD, "vraagbaak", categorie=question.category.value)
        event = AuditEvent(
            action=AuditAction.TAAK_GENOTEERD,
            code=AuditCode.CREATE,
            object_kind="casus",
            object_id=opened.id,
            purpose="coordinatie",
            details={"vraag": said},
        )
        return save(desk, opened, duties(desk, opened.file, [what], said), event)[0]


def answer(desk: Desk, thread: str, says: Says, words: str) -> None:
    """Answer a question; a second answer adds to the first and never replaces it.

    Raises:
        Refused: one is no privacy officer or lawyer, or the words hold a number or code that may point at somebody.
        Misused: no words.
        Conflict: there is no such question.
    """
    road.refuse(desk)
    require(desk, Task.VRAAG_BEANTWOORDEN)
    if thread not in {one.id for one in threads(desk)}:
        raise Conflict(N_("Deze vraag is er niet."), N_("Bekijk de vraagbaak opnieuw."))
    _points_at_nobody(words, None)
    content = AdviceAnswer(question=thread, says=says, words=words.strip())
    state(desk, ANSWERED, content, AuditAction.VRAAG_BEANTWOORD, thread, antwoord=says.value)


def threads(desk: Desk) -> list[Thread]:
    """Return every question with its answers: open ones first, then the newest."""
    answers: dict[str, list[tuple[Said, AdviceAnswer]]] = {}
    for said, one in stated(desk, ANSWERED, AdviceAnswer):
        if one is not None and said.role in ANSWERS:
            answers.setdefault(one.question, []).append((said, one))
    found = [
        Thread(said.id, said.author.name, said.on, question, tuple(answers.get(said.id, ())))
        for said, question in stated(desk, ASKED, AdviceQuestion)
        if question is not None
    ]
    found.reverse()
    return sorted(found, key=lambda one: not one.is_open)


def waiting(desk: Desk) -> int:
    """Return how many questions wait for whoever is at the desk; none for who answers none."""
    return sum(one.is_open for one in threads(desk)) if may(desk, Task.VRAAG_BEANTWOORDEN) else 0


def of_case(file: CaseFile, found: Iterable[Thread]) -> frozenset[str]:
    """Return the ids of the questions that were asked from this case."""
    asked = {todo.follows for todo in file.todos if todo.follows}
    return frozenset(one.id for one in found if one.id in asked)


def asked_here(desk: Desk, file: CaseFile, participant: str, category: Category) -> list[Thread]:
    """Return what was asked from this case about giving such data to somebody like this participant, newest first.

    Raises:
        KeyError: the case has no such participant.
    """
    if not any(todo.follows for todo in file.todos):
        return []
    who, found = file.participant(participant), threads(desk)
    own = of_case(file, found)
    here = (who.party, who.hat, category)
    return [
        one for one in found if one.id in own and (one.question.party, one.question.hat, one.question.category) == here
    ]


def answered_in(desk: Desk, file: CaseFile) -> list[Thread]:
    """Return what was asked from this case, answered or not; nothing is read where nothing was asked."""
    if not any(todo.follows for todo in file.todos):
        return []
    found = threads(desk)
    own = of_case(file, found)
    return [one for one in found if one.id in own]


def names_slipped(file: CaseFile, words: str) -> bool:
    """Whether somebody of this case is named in an answer: who answered could not know that name."""
    return slips(words, file).names


def _points_at_nobody(words: str, file: CaseFile | None) -> None:
    if len(words.strip()) < MIN_WORDS:
        raise Misused(N_("Er staan geen woorden bij."), N_("Schrijf het in een zin."))
    found = slips(words, file)
    if found.names:
        raise Refused(
            N_("Er staat een naam uit deze casus in de vraag."),
            N_("Schrijf 'de cliënt', 'de ex-partner' of 'de organisatie'; de vraag blijft voor iedereen leesbaar."),
        )
    if found.numbers:
        raise Refused(
            N_("Er staat een nummer, datum, postcode, mailadres of casuscode in."),
            N_("Laat het weg: de vraag blijft leesbaar voor iedereen in deze kluis."),
        )
