"""A verdict in plain lines: what was decided, by which rules, what is missing, what would be possible."""

from typing import TYPE_CHECKING

from wams_tui.commands.line.tables import wrapped
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.law.verdict import Effect, Missing, Source, Verdict


def effect_word(effect: "Effect") -> str:
    """Return the effect in a word or two."""
    from wams_tui.desk.kinds import Effect

    return {
        Effect.TOESTAAN: _("toegestaan"),
        Effect.TOESTAAN_MITS: _("toegestaan, mits"),
        Effect.AFWEGING: _("afweging nodig"),
        Effect.WEIGEREN: _("geweigerd"),
    }[effect]


def verdict_lines(verdict: "Verdict", indent: str = "") -> list[str]:
    """Return a verdict whole: every rule with its sources and what would mend it, conditions, alternatives.

    What onward use is bound to is told only where something may go.
    """
    lines: list[str] = []
    unmet = {missing.sentence: missing for missing in verdict.missing}
    for rule in verdict.rules:
        missing = unmet.pop(rule.sentence, None)
        text = _lacking(missing) if missing else rule.sentence
        lines += wrapped(f"{text} [{rule.id}: {_references(rule.sources)}]", f"{indent}- ", f"{indent}  ")
    for missing in unmet.values():
        lines += wrapped(f"{_lacking(missing)} [{missing.code}]", f"{indent}- ", f"{indent}  ")
    if verdict.decider is not None:
        lines += wrapped(_("Wie weegt: {who}").format(who=verdict.decider.value), f"{indent}- ", f"{indent}  ")
    for condition in verdict.conditions if verdict.allows else ():
        lines += wrapped(_("Voorwaarde: {text}").format(text=condition), f"{indent}- ", f"{indent}  ")
    for text in verdict.alternatives:
        lines += wrapped(_("Wat wel kan: {text}").format(text=text), f"{indent}- ", f"{indent}  ")
    return lines


def _lacking(missing: "Missing") -> str:
    return _("Ontbreekt: {sentence} {remedy}").format(sentence=missing.sentence, remedy=missing.remedy)


def _references(sources: "tuple[Source, ...]") -> str:
    return "; ".join(source.reference for source in sources)
