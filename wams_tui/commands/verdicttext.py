"""A verdict in plain lines: what was decided, by which rules, what is missing, what would be possible."""

from typing import TYPE_CHECKING

from wams_tui.commands.tables import wrapped
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.law.verdict import Effect, Source, Verdict


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
    """Return a verdict whole: every rule with its sources, everything missing, every condition and alternative."""
    lines: list[str] = []
    for rule in verdict.rules:
        sources = "; ".join(_source(source) for source in rule.sources)
        lines += wrapped(f"{rule.sentence} [{rule.id}: {sources}]", f"{indent}- ", f"{indent}  ")
    for missing in verdict.missing:
        lines += wrapped(
            _("Ontbreekt: {sentence} {remedy}").format(sentence=missing.sentence, remedy=missing.remedy),
            f"{indent}- ",
            f"{indent}  ",
        )
    if verdict.decider is not None:
        lines += wrapped(_("Wie weegt: {who}").format(who=verdict.decider.value), f"{indent}- ", f"{indent}  ")
    for condition in verdict.conditions:
        lines += wrapped(_("Voorwaarde: {text}").format(text=condition), f"{indent}- ", f"{indent}  ")
    for text in verdict.alternatives:
        lines += wrapped(_("Wat wel kan: {text}").format(text=text), f"{indent}- ", f"{indent}  ")
    return lines


def _source(source: "Source") -> str:
    return source.reference
