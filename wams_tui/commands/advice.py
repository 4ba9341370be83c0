"""``wams advice list|ask|answer``: doubts put to the privacy officer, and what they answered."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.casework.rules.advice import SAYS, Says
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.case.text import day
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.pointing import participant_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.advice.asking import Thread

group = typer.Typer(
    name="advice",
    cls=Group,
    no_args_is_help=True,
    help=N_("De vraagbaak: vragen aan de FG zonder namen, en wat die antwoordde."),
)


@group.command("list", cls=Command, help=N_("Toon wat er is gevraagd en geantwoord; open vragen eerst."))
def list_advice(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print every question with its answers."""
    from wams_tui.desk.advice.asking import threads

    with desk_of(vault, passphrase_file) as desk:
        found = threads(desk)
    if json:
        say_json([_as_dict(one) for one in found])
    elif not found:
        say(_("Er is nog niets gevraagd."))
    else:
        for number, one in enumerate(found, start=1):
            say(*_lines(number, one))


@group.command("ask", cls=Command, help=N_("Stel de FG een vraag, zonder namen, nummers, data of adressen."))
def ask(
    code: options.CaseCode,
    *,
    recipient: Annotated[str, typer.Option("--recipient", metavar=N_("DEELNEMER"), help=N_("Aan wie het zou gaan."))],
    category: Annotated[str, typer.Option("--category", metavar=N_("CODE"), help=N_("Welk soort gegevens."))],
    purpose: Annotated[str, typer.Option("--purpose", metavar=N_("CODE"), help=N_("Met welk doel."))],
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("De vraag; iedereen kan die lezen."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put a question."""
    from wams_tui.desk.advice.asking import Doubt
    from wams_tui.desk.advice.asking import ask as put

    kind, what_for = parse(Category, category, "--category"), parse(Purpose, purpose, "--purpose")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        who = participant_in(opened.file, recipient, "--recipient").id
        put(desk, opened, Doubt(who, kind, what_for, words))
    say(_("Gevraagd. Het antwoord komt in de vraagbaak; in de casus staat een taak."))


@group.command("answer", cls=Command, help=N_("Beantwoord een vraag; dat doet de FG."))
def answer(
    question: Annotated[
        str, typer.Argument(metavar=N_("NR"), help=N_("Het nummer uit 'wams advice list', of het id."))
    ],
    *,
    says: Annotated[
        str, typer.Option("--says", metavar="kan|kan-mits|kan-niet|hangt-af", help=N_("Waar het op neerkomt."))
    ],
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("Waarom, zonder namen."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Answer a question."""
    from wams_tui.desk.advice.asking import answer as state_answer
    from wams_tui.desk.advice.asking import threads

    chosen = parse(Says, says, "--says")
    with desk_of(vault, passphrase_file) as desk:
        found = threads(desk)
        known = {str(number): one.id for number, one in enumerate(found, start=1)} | {one.id: one.id for one in found}
        if question not in known:
            raise Misused(N_("Deze vraag is er niet."), N_("Bekijk ze met 'wams advice list'."))
        state_answer(desk, known[question], chosen, words)
    say(_("Vastgelegd."))


def _lines(number: int, one: "Thread") -> list[str]:
    asked = one.question
    head = f"{number}. {called(asked.category)}, {called(asked.party)}, {called(asked.purpose)}"
    lines = [*wrapped(head, "", "   "), *wrapped(asked.words, "   ", "   ")]
    for said, given in one.answers:
        told = f"{_(SAYS[given.says])} ({said.author.name}, {day(said.on)}): {given.words}"
        lines += wrapped(told, "   - ", "     ")
    return lines if one.answers else [*lines, f"   {_('wacht op antwoord')}"]


def _as_dict(one: "Thread") -> dict[str, Any]:
    asked = one.question
    return {
        "id": one.id,
        "op": one.on.isoformat(),
        "door": one.by,
        "partij": asked.party.value,
        "pet": asked.hat.value,
        "categorie": asked.category.value,
        "doel": asked.purpose.value,
        "oordeel": asked.effect or None,
        "woorden": asked.words,
        "antwoorden": [
            {"op": said.on.isoformat(), "door": said.author.name, "zegt": given.says.value, "woorden": given.words}
            for said, given in one.answers
        ],
    }
