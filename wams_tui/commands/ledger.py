"""``wams ledger``: the disclosure ledger, read and verified."""

from typing import Annotated

import typer

from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_
from wams_tui.commands import options
from wams_tui.commands.casetext import disclosed_dict, disclosed_lines
from wams_tui.commands.helptext import Command, Group
from wams_tui.commands.tables import table, wrapped
from wams_tui.commands.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.unlocking import desk_of
from wams_tui.commands.vault import tell_report
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

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
    from wams_tui.desk.register import disclosures
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
                ", ".join(category.value for category in one.categories),
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
    from wams_tui.desk.vaults import check

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
    from wams_tui.commands.replaytext import replay_as_dict, replay_lines
    from wams_tui.desk.cases import open_case
    from wams_tui.desk.register import disclosures
    from wams_tui.desk.replay import replay as answered_again

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        lines = [one for one in disclosures(desk) if number == str(one.seq) or number == one.disclosure]
        if not lines:
            raise Misused(
                N_("Er is geen verstrekking '{number}' die u mag zien."),
                N_("Bekijk de nummers met 'wams ledger list'."),
                number=number[:64],
            )
        opened = open_case(desk, lines[0].case)
        found = [answered_again(desk, opened, one) for one in lines]
    if json:
        say_json([replay_as_dict(one) for one in found])
    else:
        for one in found:
            say(*replay_lines(opened.file, one))
    return 0 if all(one.same for one in found) else Damaged.exit_code
