"""``wams case participant|leave``: who takes part around a household, and how a participation ends."""

from typing import Annotated

import typer

from wams_tui.casework.codes import Answer, Hat, Party, SecrecyAct
from wams_tui.casework.errors import Misused
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.course.asked import day_or
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.terminal import say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

SEAT_HELP = N_(
    "Voeg een deelnemer toe: een organisatie met één pet, voor wie, vanaf wanneer en waarom."
    "\n\nStaat de organisatie in het adresboek, dan hoort de deelnemer daarbij. Wie twee petten heeft, doet twee keer"
    " mee."
)
LEAVE_HELP = N_("Beëindig een deelname, en wat erop rust; wat verstrekt is, blijft verstrekt.")


def seat(
    code: options.CaseCode,
    *,
    organisation: Annotated[
        str, typer.Option("--organisation", metavar=N_("NAAM"), help=N_("De organisatie, of wie het uit het gezin is."))
    ],
    party: Annotated[str, typer.Option("--party", metavar=N_("PARTIJ"), help=N_("De partij, zoals school."))],
    hat: Annotated[str, typer.Option("--hat", metavar=N_("PET"), help=N_("De pet, zoals hulpverlening."))],
    why: Annotated[str, typer.Option("--why", metavar=N_("WOORDEN"), help=N_("Waarom deze deelnemer erbij is."))],
    concerns: Annotated[
        list[str] | None,
        typer.Option("--for", metavar=N_("PERSOON"), help=N_("Voor wie: naam, nummer of id; mag vaker voorkomen.")),
    ] = None,
    self_: Annotated[
        str, typer.Option("--is", metavar=N_("PERSOON"), help=N_("Wie uit het huishouden dit zelf is."))
    ] = "",
    function: Annotated[str, typer.Option("--function", metavar=N_("WOORD"), help=N_("Functie."))] = "",
    name: Annotated[str, typer.Option("--name", metavar=N_("NAAM"), help=N_("Wie er komt."))] = "",
    action: Annotated[
        str, typer.Option("--action", metavar=N_("WOORDEN"), help=N_("Wat deze deelnemer zelf doet in het plan."))
    ] = "",
    secrecy: Annotated[
        str, typer.Option("--secrecy", metavar=N_("CODE"), help=N_("Beroepsgeheim op grond van, zoals wgbo-7-457."))
    ] = "",
    told: Annotated[
        str, typer.Option("--told", metavar=N_("WOORDEN"), help=N_("Wat de cliënt vandaag over de deelnemer hoorde."))
    ] = "",
    non_enforcing: Annotated[
        str,
        typer.Option("--non-enforcing", metavar=N_("ANTWOORD"), help=N_("Verklaart hier niet te handhaven: ja/nee.")),
    ] = "",
    since: Annotated[str, typer.Option("--from", metavar=N_("DATUM"), help=N_("Doet mee vanaf; gewoon vandaag."))] = "",
    until: Annotated[str, typer.Option("--until", metavar=N_("DATUM"), help=N_("Tot en met; leeg: geen einde."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put somebody at the table."""
    from wams_tui.desk.household.participating import add_participant
    from wams_tui.desk.partners.organisations import directory

    kind, wears = parse(Party, party, "--party"), parse(Hat, hat, "--hat")
    act = parse(SecrecyAct, secrecy, "--secrecy") if secrecy else None
    declares = parse(Answer, non_enforcing, "--non-enforcing") if non_enforcing else Answer.ONBEKEND
    last = day_of(until, "--until") if until else None
    with desk_of(vault, passphrase_file) as desk:
        opened, today = opened_case(desk, code), desk.today()
        first = day_or(since, "--from", today)
        if last is not None and last < first:
            raise Misused(N_("De laatste dag ligt voor de eerste."), N_("Draai de datums om."))
        known = directory(desk).named(organisation, kind)
        made = Participant(
            id="",
            organisation=organisation.strip(),
            party=kind,
            hat=wears,
            partner=known.id if known is not None else "",
            function=function.strip(),
            person_name=name.strip(),
            period=Period(start=first, end=last),
            why_involved=why.strip(),
            agreed_action=action.strip(),
            secrecy=act,
            client_told=told.strip(),
            client_told_on=today if told.strip() else None,
            declared_non_enforcing=declares,
            represents=(person_in(opened.file, self_, "--is").id,) if self_ else (),
            concerns=tuple(person_in(opened.file, one, "--for").id for one in concerns or ()),
        )
        add_participant(desk, opened, made)
    say(_("Vastgelegd: {name} doet mee.").format(name=made.organisation))


def leave(
    code: options.CaseCode,
    *,
    participant: Annotated[
        str, typer.Option("--participant", metavar=N_("DEELNEMER"), help=N_("Partijcode, organisatie, nummer of id."))
    ],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom de deelname eindigt."))],
    on: Annotated[
        str, typer.Option("--on", metavar=N_("DATUM"), help=N_("De eerste dag die niet meer telt; gewoon vandaag."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """End a participation."""
    from wams_tui.desk.household.participating import end_participation

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        who = participant_in(opened.file, participant, "--participant")
        end_participation(desk, opened, who.id, day_or(on, "--on", desk.today()), because)
    say(_("Vastgelegd: {name} doet niet meer mee.").format(name=who.organisation))
