"""*Uitleg*: why an answer is what it is: the rules, their sources, what is missing, what is possible instead."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.office import at_the_office
from screens.signs import DECIDERS, SIGNS, possible_word, verdict_word
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Effect, FiredRule, Missing, Possibility, Source, SourceKind, Verdict
from wams_tui.locale import _

if TYPE_CHECKING:
    from screens.advice.here import Here

SOURCE_KINDS = {
    SourceKind.BRON: "",
    SourceKind.AFGELEID: N_(" (afgeleid)"),
    SourceKind.TE_BEVESTIGEN: N_(" (te bevestigen)"),
}

CONDITION = "VW-"
"""How the name of a rule begins that only says which condition does not hold."""

NEVER_ALLOWED_YET = N_("Dit is wat mogelijk is. Of het mag, blijkt pas als u doel en grondslag kiest.")


class Explain(Frame[None]):
    """One answer, explained whole.

    Args:
        title: What was asked.
        paragraphs: The explanation.
        here: Where one can doubt it: then V puts a question, and what was asked about the same stands below.
    """

    TITLE_TEXT: ClassVar[str] = N_("Uitleg")
    ABOUT: ClassVar[str] = N_("Welke regels spreken, waar ze op rusten, wat er ontbreekt en wat wel kan.")
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "explain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("V", "doubt", N_("aan FG of jurist"), id="uitleg.vraagbaak"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[Paragraph], here: "Here | None" = None) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs
        self._here = here

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(self._whole(), id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)}: {self._title}")
        self.query_one(Prose).focus()

    def on_screen_resume(self) -> None:
        """Show what was asked meanwhile."""
        if self.is_mounted and self._here is not None:
            self.query_one("#body", Prose).show(self._whole())

    def keys_here(self) -> Iterator[Binding]:
        """Name a doubt after what one does more often."""
        last = {"doubt": 1, "back": 2, "help": 3}
        return iter(sorted(super().keys_here(), key=lambda one: last.get(one.action, 0)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A doubt is put from a case."""
        if action == "doubt":
            return self._here is not None and self._here.may_ask
        return super().check_action(action, parameters)

    @at_the_office
    def action_doubt(self) -> None:
        """Put a question about this."""
        if self._here is not None:
            self.app.push_screen(self._here.form())

    def _whole(self) -> list[Paragraph]:
        return [*self._paragraphs, *(self._here.told() if self._here is not None else [])]


def possibility_text(desk: Desk, found: Possibility, supplier: str = "") -> list[Paragraph]:
    """Explain what is possible; ``supplier`` are the conditions of who supplied the datum, in their own words."""
    sign = SIGNS[found.effect]
    head: list[Paragraph] = [(f"{sign.sign}  {possible_word(found)}", sign.tone)]
    if found.effect is not Effect.WEIGEREN:
        head.append((_(NEVER_ALLOWED_YET), Tone.DIM))
    route = _route(desk, found)
    if route:
        head.append((route, Tone.PLAIN))
    return [*head, *_reasons(found.verdict, supplier)]


def prospect_text(found: Possibility, supplier: str = "") -> list[Paragraph]:
    """Explain what could come of a datum where purpose and basis are chosen already."""
    sign = SIGNS[found.effect]
    return [(f"{sign.sign}  {possible_word(found)}", sign.tone), *_reasons(found.verdict, supplier)]


def verdict_text(verdict: Verdict) -> list[Paragraph]:
    """Explain a verdict."""
    sign = SIGNS[verdict.effect]
    return [(f"{sign.sign}  {verdict_word(verdict)}", sign.tone), *_reasons(verdict)]


def _route(desk: Desk, found: Possibility) -> str:
    if found.purpose not in set(Purpose) or found.basis not in set(Basis):
        return ""
    return _("Dichtstbijzijnde weg: doel '{purpose}', grondslag '{basis}'.").format(
        purpose=_(label(Purpose(found.purpose))), basis=desk.rules.basis(Basis(found.basis)).title
    )


def _reasons(verdict: Verdict, supplier: str = "") -> list[Paragraph]:
    found: list[Paragraph] = []
    if verdict.decider is not None:
        found.append((_(DECIDERS[verdict.decider]), Tone.WEIGH))
    found += _part(_("Waarom"), [line for rule in verdict.rules for line in _rule(rule)])
    if not _is_absolute(verdict):
        found += _part(_("Wat nog ontbreekt"), [line for missing in verdict.missing for line in _missing(missing)])
    found += _part(_("Wat wel kan"), [(f"  - \t{text}", Tone.PLAIN) for text in verdict.alternatives])
    if verdict.effect is not Effect.WEIGEREN:
        onward, then = (
            [(f"  - \t{text}", Tone.PLAIN) for text in texts] for texts in (verdict.conditions, verdict.obligations)
        )
        if supplier:
            told = _("voorwaarde van de leverancier: {text}").format(text=supplier)
            onward.append((f"  - \t{told}", Tone.WEIGH))
        found += _part(_("Voorwaarden voor de ontvanger"), onward)
        found += _part(_("Wat u dan te doen hebt"), then)
    rules = _("Regelset {id}, {hash}").format(id=verdict.rule_set, hash=verdict.rule_set_hash[:12])
    return [*found, ("", Tone.PLAIN), (rules, Tone.DIM)]


def _is_absolute(verdict: Verdict) -> bool:
    """Whether a rule refuses whatever else were supplied: a condition that fails is named after its condition."""
    return any(rule.effect is Effect.WEIGEREN and not rule.id.startswith(CONDITION) for rule in verdict.rules)


def _part(title: str, lines: list[Paragraph]) -> list[Paragraph]:
    return [("", Tone.PLAIN), (title, Tone.HEADING), *lines] if lines else []


def _rule(rule: FiredRule) -> list[Paragraph]:
    sign = SIGNS[rule.effect]
    lines: list[Paragraph] = [(f"  {sign.sign}  \t{rule.sentence}", Tone.PLAIN)]
    if rule.explanation:
        lines.append((f"       {rule.explanation}", Tone.PLAIN))
    lines.append((f"       {_sources(rule.sources)} [{rule.id}]", Tone.DIM))
    return lines


def _missing(missing: Missing) -> list[Paragraph]:
    lines: list[Paragraph] = [(f"  - \t{missing.sentence}", Tone.PLAIN)]
    if missing.remedy:
        lines.append((f"    {missing.remedy}", Tone.DIM))
    return lines


def _sources(sources: Sequence[Source]) -> str:
    return "; ".join(f"{source.reference}{_(SOURCE_KINDS[source.kind])}" for source in sources)
