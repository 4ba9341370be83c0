"""``wams request form|read``: the request form for partners, empty on paper or as a file, and read back in."""

import os
from pathlib import Path
from typing import Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import participant_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of, now
from wams_tui.locale import _

FORM_HELP = N_(
    "Schrijf een leeg verzoekformulier voor partners: om in te vullen op papier, of als JSON dat 'request read' leest."
    "\n\nEr staat niemand op. Vult u zelf een verzoek aan een partner in, dan maakt het scherm het formulier."
)
READ_HELP = N_(
    "Lees een ingevuld formulier (JSON) in: een antwoord op een verzoek van u, of een verzoek aan u."
    "\n\nHet hele bestand of niets, en het beslist niets. Een bestand heeft geen afzender: bij een nieuw verzoek komt"
    " er een taak bij om de partij te bellen."
)


def form(
    *,
    out: Annotated[str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand."))],
    kind: Annotated[str, typer.Option("--format", metavar="pdf|odt|json", help=N_("De vorm."))] = "pdf",
    practice: Annotated[
        bool, typer.Option("--practice", help=N_("Voor een oefenkluis: op het formulier staan verzonnen personen."))
    ] = False,
    _lang: options.Lang = "",
) -> None:
    """Write an empty form; its text is Dutch in every language, since partners read it."""
    from wams_tui.desk.asking.blank import BlankForm, write_blank
    from wams_tui.desk.letters.papers import papers_in_use

    papers = papers_in_use(os.environ)
    write_blank(parse(BlankForm, kind, "--format"), now(), Path(out), papers, practice=practice)
    say(_("Geschreven: {path}").format(path=out))


def read(
    file: Annotated[str, typer.Argument(metavar=N_("BESTAND"), help=N_("Het ingevulde formulier (.json)."))],
    *,
    code: Annotated[
        str,
        typer.Option("--case", metavar=N_("CASUS"), help=N_("De casus waarover het moet gaan; gewoon die erop staat.")),
    ] = "",
    participant: Annotated[
        str,
        typer.Option("--participant", metavar=N_("DEELNEMER"), help=N_("Wie het stuurde, als de naam dat niet zegt.")),
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Read a form in; what came of it is told without a word of what it says."""
    from wams_tui.casework.asking.form import FormKind
    from wams_tui.desk.asking.partnerform import parse as parse_form
    from wams_tui.desk.asking.partnerform import read_file
    from wams_tui.desk.asking.reading import read_in
    from wams_tui.desk.cases import find_case, open_case

    content = read_file(Path(file))
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = None
        if code or participant:
            wanted = code or parse_form(content, desk.session.nature).casus
            opened = open_case(desk, find_case(desk, wanted))
        sender = participant_in(opened.file, participant, "--participant").id if opened and participant else ""
        done = read_in(desk, content, opened, sender)
        case = done.opened.file.case.code
    if json:
        say_json({"casus": case, "verzoek": done.request, "soort": done.kind.value})
    elif done.kind is FormKind.ANTWOORD:
        say(*wrapped(_("Ingelezen bij casus {code}: een antwoord. Neem het over in Verzoeken.").format(code=case)))
    else:
        told = _("Ingelezen bij casus {code}: een nieuw verzoek. Bel de partij om te horen of het van haar komt.")
        say(*wrapped(told.format(code=case)))


def add_to(group: typer.Typer) -> None:
    """Hang the commands under ``group``."""
    group.command("form", cls=Command, help=FORM_HELP)(form)
    group.command("read", cls=Command, help=READ_HELP)(read)
