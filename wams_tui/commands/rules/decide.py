"""``wams decide``: questions to the rules, from a file or standard input; a vault only says which law counts."""

import json as json_text
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.rules.verdicttext import effect_word, verdict_lines
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.desk import Desk
    from wams_tui.law.question import Question
    from wams_tui.law.ruleset import RuleSet
    from wams_tui.law.verdict import Verdict

HELP = N_(
    "Beantwoord een vraag, of een lijst van vragen, in JSON: mag dit gegeven naar deze partij?"
    "\n\nDe uitgangscode is 0 als elk antwoord toestaat, en 1 als er een weigert of een afweging vraagt."
    " Zonder --question wordt standaardinvoer gelezen."
)

STANDARD_INPUT = "-"


def decide(
    *,
    question: Annotated[
        str,
        typer.Option("--question", metavar=N_("BESTAND"), help=N_("Het bestand met de vraag; - is standaardinvoer.")),
    ] = STANDARD_INPUT,
    rules: options.Rules = "",
    local: options.LocalRules = "",
    rule_set_hash: Annotated[
        str,
        typer.Option(
            "--hash",
            metavar=N_("KENMERK"),
            help=N_("Herhaal een oud besluit: antwoord alleen als de regels precies dit kenmerk hebben."),
        ),
    ] = "",
    vault: Annotated[
        str,
        typer.Option(
            "--vault",
            metavar=N_("MAP"),
            help=N_("Een kluis: hij zegt welk recht die dag geldt, en bewaart voor --hash de regels van toen."),
        ),
    ] = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Print the verdict on each question; exit 1 unless all of them allow."""
    from wams_tui.desk.rules.rulebook import answered, replayed, rules_at
    from wams_tui.law.asking import question_from, verdict_as_dict

    content = _content(question)
    if content == []:
        raise Misused(N_("De lijst met vragen is leeg."), N_("Zet er ten minste één vraag in; zie docs/cli.md."))
    asked = content if isinstance(content, list) else [content]
    kept = None
    if vault:
        with desk_of(vault, passphrase_file) as desk:
            asked, kept = _in_vault(desk, asked, "" if rules else rule_set_hash)
    held = kept or rules_at(rules, local)
    questions = [question_from(one, held) for one in asked]
    verdicts = replayed(held, rule_set_hash, questions) if rule_set_hash else answered(held, questions)
    if json:
        answers = [verdict_as_dict(one) for one in verdicts]
        say_json(answers if isinstance(content, list) else answers[0])
    else:
        for number, (one, verdict) in enumerate(zip(questions, verdicts, strict=True), start=1):
            say(*([""] if number > 1 else []), *_answer(one, verdict, held, of_vault=bool(vault) and not rule_set_hash))
    return 0 if all(verdict.allows for verdict in verdicts) else Refused.exit_code


def _in_vault(desk: "Desk", asked: list[Any], rule_set_hash: str) -> tuple[list[Any], "RuleSet | None"]:
    """Fill in the law of the vault, and find the rules of ``rule_set_hash`` there.

    Raises:
        Misused: a question names another law or another kind of vault than this one has on that day; one that repeats
            an old decision may, since it says what counted then.
    """
    from wams_tui.desk.rules.kept import rules_kept_as
    from wams_tui.desk.rules.regimes import regimes

    found, filled = regimes(desk), []
    for one in asked:
        day = _day_of(one)
        law = {"kluis": found.nature.value} | ({"regime": found.regime_on(day).value} if day else {})
        if isinstance(one, Mapping) and not rule_set_hash:
            _same_law(one, law)
        filled.append({**law, **one} if isinstance(one, Mapping) else one)
    return filled, rules_kept_as(desk, rule_set_hash) if rule_set_hash else None


def _same_law(asked: Mapping[str, Any], law: Mapping[str, str]) -> None:
    for key, value in law.items():
        if asked.get(key, value) != value:
            raise Misused(
                N_("Bij '{key}' zegt de vraag iets anders dan deze kluis; in de kluis is het {value}."),
                N_("Laat '{key}' weg. Een ander recht probeert u zonder --vault."),
                key=key,
                value=value,
            )


def _day_of(asked: object) -> date | None:
    """Return the day a question is about; None where it names none, which is told when the question is read."""
    try:
        return date.fromisoformat(asked["datum"]) if isinstance(asked, Mapping) else None
    except (KeyError, TypeError, ValueError):
        return None


def _content(question: str) -> object:
    if question == STANDARD_INPUT and sys.stdin.isatty():
        raise Misused(
            N_("Er is geen vraag."), N_("Geef een bestand op met --question, of stuur de vraag naar standaardinvoer.")
        )
    data = sys.stdin.buffer.read() if question == STANDARD_INPUT else read_bytes(Path(question))
    try:
        return json_text.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Misused(
            N_("De vraag is geen geldige JSON (UTF-8)."), N_("Een voorbeeld staat in docs/cli.md.")
        ) from error


def _answer(question: "Question", verdict: "Verdict", rules: "RuleSet", *, of_vault: bool) -> list[str]:
    asked = f"{called(question.category)} → {called(question.party)}"
    if question.purpose is not None:
        asked += f", {called(question.purpose)}"
    counts = _("Regime: {regime}") if of_vault else _("Regime volgens de vraag: {regime}")
    regime = counts.format(regime=f"{called(question.regime)}. {rules.regime_note(question.regime)}")
    head = [f"{effect_word(verdict.effect)}: {asked}", *wrapped(regime, "  ", "  ")]
    return [*head, *verdict_lines(verdict, "  ")]
