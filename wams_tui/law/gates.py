"""Whether a basis and a purpose are open at all: regime, direction, phase, purpose, party, person and kind of data."""

from collections.abc import Iterator

from wams_tui.casework.codes import Category, Direction, Party, Purpose
from wams_tui.law.models import BasisEntry, PurposeEntry, Reason
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, FiredRule


def row_party(question: Question, rules: RuleSet) -> Party:
    """Return as which party the recipient is treated: a hat may put it on another row (law §12 item 11)."""
    return rules.hat_rows.get((question.hat, question.party), question.party)


def shut(question: Question, rules: RuleSet) -> bool:
    """Whether purpose and basis are shut, without saying why: the quick look that spares most questions a plan.

    True exactly when one of the generators below would yield something for this question.
    """
    return rules.quick.shut(question)


def purpose_refusals(question: Question, rules: RuleSet) -> Iterator[FiredRule]:
    """Yield why the purpose alone already refuses: absent, forbidden, or not of this phase."""
    texts = rules.files.sentences
    if question.purpose is None:
        yield FiredRule("DOEL-00", texts.no_purpose, Effect.WEIGEREN, rules.sources(("avg-5",)))
        return
    entry = rules.purpose(question.purpose)
    if entry.forbidden is not None:
        yield refusal(entry.forbidden, rules)
    elif question.phase not in entry.phases:
        sentence = texts.purpose_phase.format(doel=entry.title)
        yield FiredRule("DOEL-FASE", sentence, Effect.WEIGEREN, rules.sources(entry.sources))


def basis_refusals(question: Question, rules: RuleSet) -> Iterator[FiredRule]:
    """Yield why the basis alone already refuses, whatever the category; the day is held against it elsewhere."""
    texts = rules.files.sentences
    if question.basis is None:
        yield FiredRule("GROND-00", texts.no_basis, Effect.WEIGEREN, rules.sources(("avg-6",)))
        return
    basis = rules.basis(question.basis)
    if basis.closed:
        yield _gate(basis, rules, "GESLOTEN", texts.closed, explanation=basis.closed, alternative=basis.alternative)
        return
    if question.regime not in basis.regimes:
        yield _gate(basis, rules, "REGIME", texts.regime, sources=("wams-stand",))
    parties = basis.gives_to if question.direction is Direction.VERSTREKKEN else basis.asks_of
    party = row_party(question, rules)
    if not parties:
        yield _gate(basis, rules, "RICHTING", texts.direction)
    elif party not in parties:
        yield _gate(basis, rules, "PARTIJ", texts.party.format(grondslag="{grondslag}", partij=rules.party_name(party)))
    if question.phase not in basis.phases:
        yield _gate(basis, rules, "FASE", texts.phase)
    if question.capacity not in basis.capacities:
        yield _gate(
            basis,
            rules,
            "PERSOON",
            texts.capacity,
            alternative=texts.capacity_alternative,
            sources=("wams-client", "wmo-5.3.2"),
        )
    if question.purpose is not None and _misses(basis, rules.purpose(question.purpose)):
        title = rules.purpose(question.purpose).title
        yield _gate(basis, rules, "DOEL", texts.purpose.format(grondslag="{grondslag}", doel=title))


def category_refusals(question: Question, rules: RuleSet, category: Category) -> Iterator[FiredRule]:
    """Yield why the basis does not cover ``category``: not among its data, or no art. 9 or 10 ground."""
    if question.basis is None or rules.basis(question.basis).closed:
        return
    texts, basis, entry = rules.files.sentences, rules.basis(question.basis), rules.categories[category]
    if category not in basis.categories:
        yield _gate(basis, rules, "GEGEVEN", texts.category.format(grondslag="{grondslag}", gegeven=entry.name))
    elif not basis.has_special_ground(entry):
        special = entry.kind == "bijzonder"
        sentence = texts.special.format(grondslag="{grondslag}", gegeven=entry.name) if special else texts.criminal
        yield _gate(basis, rules, "AVG9" if special else "AVG10", sentence, sources=("avg-9" if special else "avg-10",))


def refusal(reason: Reason, rules: RuleSet) -> FiredRule:
    """Return a named reason as a rule that refuses."""
    return FiredRule(
        reason.id,
        reason.sentence,
        Effect.WEIGEREN,
        rules.sources(reason.sources),
        reason.explanation,
        reason.alternative,
    )


def _misses(basis: BasisEntry, purpose: PurposeEntry) -> bool:
    return purpose.forbidden is None and Purpose(purpose.code) not in basis.purposes


def _gate(
    basis: BasisEntry,
    rules: RuleSet,
    gate: str,
    sentence: str,
    *,
    explanation: str = "",
    alternative: str = "",
    sources: tuple[str, ...] = (),
) -> FiredRule:
    return FiredRule(
        f"{basis.number}-{gate}",
        sentence.format(grondslag=basis.title),
        Effect.WEIGEREN,
        rules.sources(sources or basis.sources),
        explanation or basis.permits,
        alternative,
    )
