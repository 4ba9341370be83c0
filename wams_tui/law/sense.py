"""Checks of sense: a rule that never speaks, a condition nobody can satisfy, a name that stands for two things."""

from collections.abc import Iterator

from wams_tui.casework.codes import Answer
from wams_tui.casework.words import N_
from wams_tui.law.models import Condition, Demand, Guard, Reason, Rule
from wams_tui.law.reading import Folder, invalid
from wams_tui.law.rulefiles import RuleFiles
from wams_tui.law.verdict import Effect

SILENCED = "'behalve' neemt alles weg waarover de regel spreekt; zij spreekt dus nooit"
"""What is wrong with a rule that its own exceptions silence."""


def check_sense(read: Folder, files: RuleFiles) -> None:
    """Refuse what validates and still cannot mean anything.

    Raises:
        Misused: for the first fault, with file, line, what is wrong and how to mend it.
    """
    _reasons_have_names_of_their_own(read, files)
    for index, rule in enumerate(files.rules):
        for guard in (rule.guard, *rule.unless):
            if not can_speak(guard):
                what = "noemt een partij of pet die het zelf weer uitsluit, en spreekt dus nooit"
                raise invalid(*read.place("regel", index), rule.id, what, N_("Haal één van de twee weg."))
        if silenced(rule):
            raise invalid(*read.place("regel", index), rule.id, SILENCED, N_("Maak 'behalve' kleiner dan 'wanneer'."))
    for index, condition in enumerate(files.conditions):
        if not can_be_satisfied(condition):
            what = "deze voorwaarde kan niemand vervullen: haar eisen spreken elkaar tegen"
            raise invalid(*read.place("voorwaarde", index), condition.code, what, N_("Laat één van de eisen vallen."))


def can_speak(guard: Guard) -> bool:
    """Whether there is any question on which ``guard`` lets its rule speak."""
    pairs = ((guard.party, guard.not_party), (guard.source_hat, guard.not_source_hat))
    return all(not named or named - excluded for named, excluded in pairs)


def silenced(rule: Rule) -> bool:
    """Whether one exception of ``rule`` holds wherever the rule itself would speak, so that it never does."""
    return any(_within(rule.guard, exception) for exception in rule.unless)


def _within(guard: Guard, other: Guard) -> bool:
    """Whether ``other`` lets through whatever ``guard`` does, as far as their own lists say."""
    for name in Guard.model_fields:
        asked: frozenset[object] = getattr(other, name)
        if not asked:
            continue
        if name.startswith("not_"):
            named: frozenset[object] = getattr(guard, name.removeprefix("not_"))
            if not (named and named.isdisjoint(asked)) and not asked <= getattr(guard, name):
                return False
        elif not getattr(guard, name) or not getattr(guard, name) <= asked:
            return False
    return True


def can_be_satisfied(condition: Condition) -> bool:
    """Whether the demands of ``condition`` that always speak together leave some answer to each fact."""
    for demand in _unconditional(condition):
        others = [other for other in _unconditional(condition) if other.fact is demand.fact and other.fact is not None]
        if others and not any(all(_satisfies(answer, other) for other in others) for answer in Answer):
            return False
    return True


def _unconditional(condition: Condition) -> Iterator[Demand]:
    for demand in condition.demands:
        if demand.guard == Guard() and not demand.waived_by and not demand.only_when:
            yield demand


def _satisfies(answer: Answer, demand: Demand) -> bool:
    effects = {Answer.JA: demand.yes, Answer.NEE: demand.no, Answer.ONBEKEND: demand.unknown}
    return effects[answer] in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)


def _reasons_have_names_of_their_own(read: Folder, files: RuleFiles) -> None:
    """A reason may be told by more tables, but only in the same words."""
    told: dict[str, str] = {}
    taken = {row.id for row in files.rows} | {rule.id for rule in files.rules}
    for table, index, reason in _reasons(files):
        if reason.id in taken or told.setdefault(reason.id, reason.sentence) != reason.sentence:
            raise invalid(
                *read.place(table, index), reason.id, "deze naam bestaat al", N_("Geef elke regel een eigen naam.")
            )


def _reasons(files: RuleFiles) -> Iterator[tuple[str, int, Reason]]:
    for index, entry in enumerate(files.categories):
        if entry.reason is not None:
            yield "gegeven", index, entry.reason
    for index, purpose in enumerate(files.purposes):
        if purpose.forbidden is not None:
            yield "doel", index, purpose.forbidden
    for index, row in enumerate(files.rows):
        for refusal in row.refusals:
            yield "rij", index, refusal
