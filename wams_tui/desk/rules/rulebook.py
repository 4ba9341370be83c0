"""The rule set at the desk: loading it with the municipality's own rules, its book, and replaying old decisions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_
from wams_tui.desk.letters.papers import Papers
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.publish import PublicationForm, publish
from wams_tui.law.book import book
from wams_tui.law.decide import decide
from wams_tui.law.local import rules_from
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Verdict

LOCAL_RULES = "WAMS_RULES_LOCAL"
"""Where a municipality keeps its own rules, when no option says so."""

_LEAST_OF_A_HASH = 12


def rules_at(folder: str = "", local: str = "") -> RuleSet:
    """Load the rules in ``folder`` (empty: those of the program) with the local rules in ``local`` (empty: none).

    Raises:
        Misused: a rule file says something impossible: file, line, what and how to mend it.
        Unusable: a file or folder is missing or cannot be read.
    """
    return rules_from(Path(folder) if folder else None, Path(local) if local else None)


def rules_in_use(environ: Mapping[str, str]) -> RuleSet:
    """Load the rules the program works with: its own, and the local ones that :data:`LOCAL_RULES` names.

    Raises:
        Misused, Unusable: as :func:`rules_at`; the program never starts on a weaker set instead.
    """
    return rules_at(local=environ.get(LOCAL_RULES, ""))


def write_book(rules: RuleSet, form: PublicationForm, made_at: datetime, path: Path, papers: Papers) -> str:
    """Write the rule book to a new file, in the house style of ``papers``; return its SHA-256.

    Raises:
        Conflict, Misused, Unusable: the file cannot be written there, or the house style has a fault; nothing is left.
    """
    check_target(path)
    return write_new(path, publish(book(rules, made_at), form, papers.style().look))


def answered(rules: RuleSet, questions: Sequence[Question]) -> list[Verdict]:
    """Return the verdict on each question."""
    return [decide(question, rules) for question in questions]


def replayed(rules: RuleSet, rule_set_hash: str, questions: Sequence[Question]) -> list[Verdict]:
    """Answer old questions again under the rules they were decided by.

    Args:
        rules: The rules as they were kept.
        rule_set_hash: The hash in the ledger line or verdict, or at least its first 12 digits.
        questions: What was asked, with the facts of that day.

    Raises:
        Misused: the hash is too short to tell rule sets apart.
        Damaged: these are other rules, or they were changed since.
    """
    require_long_enough(rule_set_hash)
    if not rules.hash.startswith(rule_set_hash.lower()):
        raise Damaged(
            N_("Dit zijn niet de regels waarmee toen is besloten: het kenmerk verschilt."),
            N_("Zoek de map met de regelset van toen; 'wams rules status --rules MAP' toont haar kenmerk."),
        )
    return answered(rules, questions)


def require_long_enough(rule_set_hash: str) -> None:
    """Let no rule set be told by a hash, or the beginning of one, that fits too many.

    Raises:
        Misused: it is too short.
    """
    if len(rule_set_hash) < _LEAST_OF_A_HASH:
        raise Misused(N_("Dit kenmerk is te kort."), N_("Geef ten minste de eerste 12 tekens."))
