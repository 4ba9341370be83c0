"""``wams case new``: what comes in, as a report, the client's own question or a professional's request."""

from typing import Annotated

import typer

from wams_tui.casework.codes import Initiative
from wams_tui.casework.course.intake import Boundary, Support
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of
from wams_tui.commands.course import asked
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.terminal import ask, called, can_ask, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

HELP = N_(
    "Maak een casus van wat binnenkomt: een melding, een vraag van de cliënt of een verzoek van een professional."
    "\n\nEr wordt niets opgezocht of gekoppeld. Zijn de grenzen niet beantwoord, of ontbreekt de hulpvraag of een feit,"
    " dan wordt het een melding."
)


def new(
    *,
    kind: Annotated[
        str, typer.Option("--kind", metavar=N_("CODE"), help=N_("Wat er binnenkomt: meldpunt, client of professional."))
    ],
    surname: Annotated[
        str,
        typer.Option("--surname", metavar=N_("NAAM"), help=N_("Over wie het gaat: de achternaam; gewoon: gevraagd.")),
    ] = "",
    given: Annotated[str, typer.Option("--given", metavar=N_("NAAM"), help=N_("Voornamen."))] = "",
    prefix: Annotated[str, typer.Option("--prefix", metavar=N_("WOORD"), help=N_("Tussenvoegsel."))] = "",
    born: Annotated[str, typer.Option("--born", metavar=N_("DATUM"), help=N_("Geboortedatum."))] = "",
    bsn: asked.Bsn = False,
    sender: Annotated[
        str, typer.Option("--from", metavar=N_("NAAM"), help=N_("Wie meldt of vraagt, met functie of organisatie."))
    ] = "",
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("Wat is gemeld of gevraagd."))] = "",
    question: asked.Question = "",
    persisting: asked.Persisting = "",
    recurring: asked.Recurring = "",
    danger: asked.Danger = "",
    danger_done: asked.DangerDone = "",
    abuse: asked.Abuse = "",
    abuse_done: asked.AbuseDone = "",
    compulsion: asked.Compulsion = "",
    compulsion_done: asked.CompulsionDone = "",
    support: Annotated[
        str,
        typer.Option(
            "--support", metavar=N_("CODE"), help=N_("Cliëntondersteuning: aangeboden, aanvaard of afgewezen.")
        ),
    ] = "",
    on: asked.On = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Store what came in, and print the code of the new case."""
    from wams_tui.desk.cases import open_case
    from wams_tui.desk.course.intake import Door, Intake, take_in

    what = parse(Initiative, kind, "--kind")
    offered = parse(Support, support, "--support") if support else None
    doors = [
        Door(asked.answer_of(boundary, word), done)
        for boundary, word, done in zip(
            Boundary, (danger, abuse, compulsion), (danger_done, abuse_done, compulsion_done), strict=True
        )
    ]
    birth, number = day_of(born, "--born") if born else None, asked.number_asked() if bsn else None
    received = day_of(on, "--on") if on else None
    named = surname or (ask(_("Achternaam:")) if can_ask() else "")
    if what is Initiative.CLIENT:
        question = question or (ask(_("Wat wil de cliënt zelf?")) if can_ask() else "")
    else:
        words = words or (ask(_("Wat is er gemeld of gevraagd?")) if can_ask() else "")
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        made = take_in(
            desk,
            Intake(
                kind=what, on=received or desk.today(), surname=named, given_names=given, prefix=prefix,
                birth_date=birth, bsn=number, sender=sender, words=words, help_question=question,
                persisting=persisting, recurring=recurring, danger=doors[0], veilig_thuis=doors[1],
                compulsion=doors[2], support=offered,
            ),
        )  # fmt: skip
        case = open_case(desk, made).file.case
    if json:
        say_json({"id": case.id, "code": case.code, "fase": case.phase.value})
    else:
        say(_("Casus {code} is gemaakt: {phase}.").format(code=case.code, phase=called(case.phase)))
