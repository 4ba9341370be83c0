"""``wams case close``: the last step in the course of a case, with why, and what the client was told."""

from typing import Annotated

import typer

from wams_tui.casework.case import Closing, Decision, Told
from wams_tui.casework.codes import Phase
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.terminal import bullets, note, refuse_unless_on_a_terminal, say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

HELP = N_(
    "Sluit een casus af: waarom, wie dat besloot, en wat de cliënt is verteld."
    "\n\nWat er voor het afsluiten nog ontbreekt, wordt gezegd; dan verandert er niets en is de uitgangscode 1."
)


def close(
    code: options.CaseCode,
    *,
    why: Annotated[
        str,
        typer.Option(
            "--why",
            metavar=N_("CODE"),
            help=N_(
                "De reden: resultaat-bereikt, niet-werkzaam, client-weigert, verhuisd, overleden, ander-regime of"
                " geen-meervoudige-problematiek."
            ),
        ),
    ],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("De motivering, in een zin."))],
    told: Annotated[
        str, typer.Option("--told", metavar=N_("WOORDEN"), help=N_("Hoe de cliënt vandaag is ingelicht."))
    ] = "",
    untold: Annotated[
        str, typer.Option("--untold", metavar=N_("WOORDEN"), help=N_("Of waarom de cliënt niet is ingelicht."))
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dit besloot; gewoon uzelf."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> int:
    """Close a case, or say everything that is still missing for it."""
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.course.steps import go_on, ways
    from wams_tui.desk.plan.closing import remains_lines, remains_of

    reason = parse(Closing, why, "--why")
    if bool(told) == bool(untold):
        raise Misused(
            N_("Zeg hoe de cliënt is ingelicht, of waarom niet."), N_("Geef --told of --untold, niet allebei.")
        )
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, today = open_case(desk, find_case(desk, code)), desk.today()
        clients = [one.id for one in opened.file.persons if one.role is PersonRole.HOOFDPERSOON]
        step = Decision(
            phase=Phase.AFGESLOTEN,
            on=today,
            by=by or desk.session.coordinator.name,
            reason=because,
            closing=reason,
            told=tuple(Told(person=one, on=today, how=told) for one in clients) if told else (),
            untold_reason=untold,
        )
        way = next((one for one in ways(desk, opened, step) if one.phase is Phase.AFGESLOTEN), None)
        if way is not None and way.lacks:
            note(*bullets(_(lack.sentence).format(**lack.params) for lack in way.lacks))
            return Refused.exit_code
        remains = remains_lines(remains_of(desk, opened.file, reason), opened.file, _)
        go_on(desk, opened, step)
    say(_("De casus is afgesloten."), *bullets(remains))
    if reason is not Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK:
        say(_("De laatste brief maakt: wams ledger letter CASUS --person NAAM --kind afsluiting"))
    return 0
