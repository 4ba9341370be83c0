"""``wams ledger``: the disclosure ledger, read and verified."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.text import disclosed_dict, disclosed_lines, what_went
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.vault.group import tell_report
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.ledger.register import Disclosed

group = typer.Typer(
    name="ledger", cls=Group, no_args_is_help=True, help=N_("Het verstrekkingenregister: wat ging waarheen.")
)


@group.command(
    "list",
    cls=Command,
    help=N_("Toon de verstrekkingen, de nieuwste eerst; met een casuscode die van één casus, met namen."),
)
def list_disclosures(
    code: Annotated[str, typer.Argument(metavar=N_("[CASUS]"), help=N_("De code van een casus."))] = "",
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the disclosures this coordinator may read."""
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.ledger.register import disclosures
    from wams_tui.desk.viewing import Viewed, record_view

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = open_case(desk, find_case(desk, code)) if code else None
        if opened is None:
            record_view(desk, Viewed.VERSTREKKINGENREGISTER)
        found = disclosures(desk, opened.id if opened else None)
    if json:
        say_json([disclosed_dict(one) for one in found])
    elif not found:
        say(_("Er is nog niets verstrekt."))
    elif opened is not None:
        say(*disclosed_lines(opened.file, found))
        _tell_numbers()
    else:
        rows = [
            [
                str(one.seq),
                f"{dutch_time(one.at):%d-%m-%Y %H:%M}",
                one.party.value if one.party else "",
                one.basis.value if one.basis else "",
                what_went(one, codes=True),
                one.outcome.value,
            ]
            for one in found
        ]
        say(*table([_("Nr"), _("Tijd"), _("Partij"), _("Grondslag"), _("Wat"), _("Afloop")], rows, (4, 3)))
        _tell_numbers()


def _tell_numbers() -> None:
    told = _("Nr is de regel waarmee een verstrekking begon; dat ze is voltooid of mislukt, staat op een eigen regel.")
    say("", *wrapped(told))


@group.command(
    "show",
    cls=Command,
    help=N_("Toon één verstrekking helemaal: welke gegevens, wie besloot en waarom, en wat ervan werd."),
)
def show(
    number: Annotated[
        str, typer.Argument(metavar=N_("NR"), help=N_("Het nummer uit 'wams ledger list', of het kenmerk."))
    ],
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print every line of one disclosure, with what its case says of it."""
    from wams_tui.commands.ledger.text import detail_dict, detail_lines
    from wams_tui.desk.cases import open_case
    from wams_tui.desk.ledger.detail import detail_of

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        lines = wanted(desk, number)
        file = open_case(desk, lines[0].case).file
        found = [(one, detail_of(desk, file, one)) for one in lines]
        told = [detail_lines(desk, file, one, detail) for one, detail in found]
    if json:
        say_json([detail_dict(one, detail) for one, detail in found])
    else:
        for each in told:
            say(*each)


@group.command(
    "export",
    cls=Command,
    help=N_(
        "Schrijf het register naar een nieuw bestand, voor het verwerkingenlogboek van de gemeente."
        "\n\nldv is Logboek Dataverwerkingen van Logius (één regel per persoon), vng is Verwerkingenlogging van de VNG."
        " Er staat geen naam, geen waarde en geen medewerker in. Dit doen de FG en de functioneel beheerder."
    ),
)
def export(
    *,
    form: Annotated[str, typer.Option("--format", metavar="ldv|vng", help=N_("Volgens welke standaard."))],
    out: Annotated[str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand."))],
    start: Annotated[str, typer.Option("--from", metavar=N_("DATUM"), help=N_("De eerste dag (jjjj-mm-dd)."))] = "",
    end: Annotated[str, typer.Option("--to", metavar=N_("DATUM"), help=N_("De laatste dag (jjjj-mm-dd)."))] = "",
    activity: Annotated[
        str,
        typer.Option("--activity", metavar="URI", help=N_("De verwerkingsactiviteit in uw eigen register.")),
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Write the ledger out in the shape of a standard."""
    from wams_tui.commands.case.recording import day_of
    from wams_tui.commands.ledger.text import extracted_dict, extracted_lines
    from wams_tui.commands.line.codes import parse
    from wams_tui.desk.ledger.extracting import Extent, ExtractForm, write_extract

    chosen = parse(ExtractForm, form, "--format")
    extent = Extent(day_of(start, "--from") if start else None, day_of(end, "--to") if end else None, activity.strip())
    with desk_of(vault, passphrase_file) as desk:
        done = write_extract(desk, extent, chosen, Path(out))
    if json:
        say_json(extracted_dict(done))
    else:
        say(*extracted_lines(done))


@group.command(
    "verify",
    cls=Command,
    help=N_(
        "Controleer het register: de keten, de handtekeningen en de gegevens tegen het auditlogboek."
        "\n\nDe uitgangscode is 4 als er iets niet klopt."
    ),
)
def verify(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Look over the ledger, which the audit log's signatures cover."""
    from wams_tui.desk.vault.opening import check

    with desk_of(vault, passphrase_file) as desk:
        report = check(desk)
    return tell_report(report, as_json=json)


@group.command(
    "replay",
    cls=Command,
    help=N_(
        "Beantwoord de vragen achter een verstrekking opnieuw, onder de regels en het recht van toen."
        "\n\nDe regels van toen staan in de kluis zelf. De uitgangscode is 4 als het antwoord niet tot op de letter"
        " dat van toen is."
    ),
)
def replay(
    number: Annotated[
        str, typer.Argument(metavar=N_("NR"), help=N_("Het nummer uit 'wams ledger list', of het kenmerk."))
    ],
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Print the verdicts of that day; exit 4 when one differs."""
    from wams_tui.commands.ledger.replaytext import replay_as_dict, replay_lines
    from wams_tui.desk.cases import open_case
    from wams_tui.desk.rules.replay import replay as answered_again

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        lines = wanted(desk, number)
        opened = open_case(desk, lines[0].case)
        found = [answered_again(desk, opened, one) for one in lines]
    if json:
        say_json([replay_as_dict(one) for one in found])
    else:
        for one in found:
            say(*replay_lines(opened.file, one))
    return 0 if all(one.same for one in found) else Damaged.exit_code


def wanted(desk: "Desk", number: str) -> "list[Disclosed]":
    """Return the lines a number or reference names.

    Raises:
        Misused: there is none that one may see.
    """
    from wams_tui.desk.ledger.register import disclosures

    lines = [one for one in disclosures(desk) if number == str(one.seq) or number == one.disclosure]
    if not lines:
        raise Misused(
            N_("Er is geen verstrekking '{number}' die u mag zien."),
            N_("Bekijk de nummers met 'wams ledger list'."),
            number=number[:64],
        )
    return lines


@group.command(
    "letter",
    cls=Command,
    help=N_(
        "Maak de brief aan wie het betreft (wat er is gedeeld, in gewone taal), of het antwoord op een verzoek."
        "\n\nU leest de brief eerst en bevestigt met de code van de casus. Eerst wordt vastgelegd dat hij is gemaakt,"
        " dan komt het bestand."
    ),
)
def letter(
    code: options.CaseCode,
    *,
    person: Annotated[
        str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Over wie: naam, nummer of id."))
    ] = "",
    reader: Annotated[
        str,
        typer.Option(
            "--reader",
            metavar=N_("NAAM"),
            help=N_("Wie leest, zoals wie gezag heeft over een kind; gewoon: wie het nog niet weet."),
        ),
    ] = "",
    weighed: Annotated[
        str,
        typer.Option(
            "--weighed",
            metavar=N_("WOORDEN"),
            help=N_("Waarom het veilig is dat deze lezer de brief krijgt, als daar iets tegen wijst."),
        ),
    ] = "",
    request: Annotated[
        str, typer.Option("--request", metavar=N_("ID"), help=N_("Het verzoek waarop dit antwoordt: id of nummer."))
    ] = "",
    channel: Annotated[
        str, typer.Option("--channel", metavar=N_("CODE"), help=N_("Hoe u het geeft, zoals papier of veilige-mail."))
    ],
    form: Annotated[
        str,
        typer.Option("--format", metavar="pdf|odt|docx|json", help=N_("Het soort document; JSON alleen bij inzage.")),
    ] = "pdf",
    sealing: Annotated[
        str,
        typer.Option(
            "--sealing",
            metavar="sleutel|wachtwoord",
            help=N_("Bij versleuteld-bestand: de gecontroleerde sleutel van de ontvanger, of een PDF met wachtwoord."),
        ),
    ] = "",
    out: Annotated[
        str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand; een bestaand blijft staan."))
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="inlichten|ontvangst|afsluiting|inzage",
            help=N_(
                "Bij --person: wat er nieuw is gedeeld (gewoon), dat de vraag binnen is, de laatste brief, of op"
                " verzoek alles wat er is gedeeld."
            ),
        ),
    ] = "",
    own_style: Annotated[
        bool,
        typer.Option("--own-style", help=N_("In de opmaak en woorden van het programma, zonder uw huisstijl.")),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("Bevestig zonder te vragen; kan alleen in een oefenkluis."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Show a letter, and make it once a person confirmed it."""
    from wams_tui.commands.ledger.letters import Ask, make_letter

    ask = Ask.of(person, request, channel, form, sealing, out).to(reader, weighed)
    ask = ask.styled(kind, own_style=own_style)
    with desk_of(vault, passphrase_file) as desk:
        make_letter(desk, code, ask, yes=yes, json=json)
