"""``wams decide``: questions to the rules, from a file or standard input, without a vault."""

import json as json_text
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands import options
from wams_tui.commands.files import read_bytes
from wams_tui.commands.terminal import called, say, say_json
from wams_tui.commands.verdicttext import effect_word, verdict_lines

if TYPE_CHECKING:
    from wams_tui.law.question import Question
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
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Print the verdict on each question; exit 1 unless all of them allow."""
    from wams_tui.desk.rulebook import answered, replayed, rules_at
    from wams_tui.law.asking import question_from, verdict_as_dict

    content = _content(question)
    if content == []:
        raise Misused(N_("De lijst met vragen is leeg."), N_("Zet er ten minste één vraag in; zie docs/cli.md."))
    held = rules_at(rules, local)
    questions = [question_from(one, held) for one in (content if isinstance(content, list) else [content])]
    verdicts = replayed(held, rule_set_hash, questions) if rule_set_hash else answered(held, questions)
    if json:
        answers = [verdict_as_dict(one) for one in verdicts]
        say_json(answers if isinstance(content, list) else answers[0])
    else:
        for number, (asked, verdict) in enumerate(zip(questions, verdicts, strict=True), start=1):
            say(*([""] if number > 1 else []), *_answer(asked, verdict))
    return 0 if all(verdict.allows for verdict in verdicts) else Refused.exit_code


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


def _answer(question: "Question", verdict: "Verdict") -> list[str]:
    asked = f"{called(question.category)} → {called(question.party)}"
    if question.purpose is not None:
        asked += f", {called(question.purpose)}"
    return [f"{effect_word(verdict.effect)}: {asked}", *verdict_lines(verdict, "  ")]
