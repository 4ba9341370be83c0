"""What the desk's answers are made of, for the screens, which ask the desk and nobody else."""

from wams_tui.documents.render import Form
from wams_tui.law.terms import NOT_SET, Term
from wams_tui.law.verdict import Effect, FiredRule, Missing, Possibility, Source, SourceKind, Verdict

__all__ = [
    "NOT_SET",
    "Effect",
    "FiredRule",
    "Form",
    "Missing",
    "Possibility",
    "Source",
    "SourceKind",
    "Term",
    "Verdict",
]
