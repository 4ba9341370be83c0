"""``wams case uninformed|secrecy|authority|for``: what others decided, written down with who, when and until when."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Category, Party, SecrecyAct, SecrecyGround
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk

UNINFORMED_HELP = N_(
    "Leg vast dat iemand nog niet is ingelicht: wie dat besloot, waarom, en wanneer het wordt herzien."
    "\n\nNa de dag van de herziening telt de uitzondering niet meer."
)
SECRECY_HELP = N_(
    "Leg het besluit van een professional over het eigen beroepsgeheim vast, bij één gegeven of tekst."
    "\n\nAlleen de professional beslist; niet delen (niet-doorbroken) is een gewone uitkomst."
)
AUTHORITY_HELP = N_("Leg een machtiging van iemand voor een deelnemer vast, van en tot; --withdraw trekt haar in.")
CONFIRM_HELP = N_(
    "Leg vast dat de bron van een gegeven of tekst het opnieuw heeft bevestigd."
    "\n\nEen gegeven dat ouder is dan zijn termijn, gaat pas mee in een verstrekking als dit is vastgelegd."
)
FOR_HELP = N_("Leg vast voor wie een deelnemer meedoet; over anderen krijgt die dan niets.")

Participant = Annotated[
    str,
    typer.Option("--participant", metavar=N_("DEELNEMER"), help=N_("Partijcode, organisatie, nummer of id.")),
]
Person = Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Van wie: naam, nummer of id."))]


def uninformed(
    code: options.CaseCode,
    *,
    person: Person,
    why: Annotated[str, typer.Option("--why", metavar=N_("CODE"), help=N_("De reden: veiligheid, onmogelijk of wet."))],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("De motivering, in een zin."))],
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dit besloot, met functie."))],
    review: Annotated[str, typer.Option("--review", metavar=N_("DATUM"), help=N_("De dag van de herziening."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that a person is not informed yet."""
    from wams_tui.desk.course.recording import NotYet, record_not_informed

    decided = NotYet(parse(WhyNotInformed, why, "--why"), because, by, day_of(review, "--review"))
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        record_not_informed(desk, opened, person_in(opened.file, person, "--person").id, decided)
    say(_("Vastgelegd. Dit telt tot en met {day}.").format(day=f"{decided.review_on:%d-%m-%Y}"))


def secrecy(
    code: options.CaseCode,
    *,
    field: options.Datum,
    professional: Annotated[
        str, typer.Option("--professional", metavar=N_("NAAM"), help=N_("Wie besloot, met functie."))
    ],
    act: Annotated[str, typer.Option("--act", metavar=N_("CODE"), help=N_("De wet, zoals wgbo-7-457."))],
    ground: Annotated[
        str, typer.Option("--ground", metavar=N_("CODE"), help=N_("De grond, zoals toestemming of niet-doorbroken."))
    ],
    covers: Annotated[
        list[str] | None,
        typer.Option("--covers", metavar=N_("CODE"), help=N_("Welk soort gegevens mag; mag vaker voorkomen.")),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar=N_("CODE"), help=N_("Naar welke partij; gewoon elke partij in de casus.")),
    ] = None,
    consented_by: Annotated[
        str, typer.Option("--consented-by", metavar=N_("NAAM"), help=N_("Wie de professional toestemming gaf."))
    ] = "",
    on: options.DecidedOn = "",
    until: Annotated[
        str, typer.Option("--until", metavar=N_("DATUM"), help=N_("Tot en met wanneer het geldt; gewoon open."))
    ] = "",
    registration: Annotated[
        str, typer.Option("--registration", metavar=N_("WOORD"), help=N_("De registratie, zoals BIG of SKJ."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record a professional's own decision about their secrecy."""
    from wams_tui.desk.course.recording import record_secrecy

    acts, grounds = parse(SecrecyAct, act, "--act"), parse(SecrecyGround, ground, "--ground")
    kinds = tuple(parse(Category, one, "--covers") for one in covers or ())
    parties = tuple(parse(Party, one, "--to") for one in to or ())
    decided, last = day_of(on, "--on") if on else None, day_of(until, "--until") if until else None
    with desk_of(vault, passphrase_file) as desk:
        decision = SecrecyDecision(
            professional=professional,
            registration=registration,
            act=acts,
            ground=grounds,
            covers=kinds,
            recipients=parties,
            decided_on=decided or desk.today(),
            consented_by=consented_by,
            until=last,
        )
        record_secrecy(desk, opened_case(desk, code), field, decision)
    say(_("Vastgelegd: het besluit van de professional."))


def authority(
    code: options.CaseCode,
    *,
    person: Person,
    participant: Participant,
    since: Annotated[str, typer.Option("--from", metavar=N_("DATUM"), help=N_("De eerste dag; gewoon vandaag."))] = "",
    until: Annotated[str, typer.Option("--until", metavar=N_("DATUM"), help=N_("De laatste dag."))] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help=N_("De machtiging is ingetrokken: zij telt vanaf vandaag niet meer."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that a person authorised a participant, or took that back."""
    from wams_tui.desk.course.recording import record_authority, withdraw_authority

    if withdraw is bool(until):
        raise Misused(
            N_("Geef --until of --withdraw, één van beide."), N_("Een machtiging heeft altijd een einddatum.")
        )
    first, last = day_of(since, "--from") if since else None, day_of(until, "--until") if until else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        whose = person_in(opened.file, person, "--person").id
        holder = participant_in(opened.file, participant, "--participant").id
        if last is None:
            withdraw_authority(desk, opened, whose, holder)
        else:
            record_authority(desk, opened, whose, holder, _period(first or desk.today(), last))
    say(_("Ingetrokken; wat al is gegeven, blijft gegeven.") if withdraw else _("Vastgelegd: de machtiging."))


def confirm(
    code: options.CaseCode,
    *,
    field: options.Datum,
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("De bron die het bevestigde, met functie."))],
    on: Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Wanneer; gewoon vandaag."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that the source of a datum says it still holds."""
    from wams_tui.desk.asking.recency import reconfirm

    when = day_of(on, "--on") if on else None
    with desk_of(vault, passphrase_file) as desk:
        reconfirm(desk, opened_case(desk, code), field, by, when or desk.today())
    say(_("Vastgelegd: de bron zegt dat dit nog klopt."))


def takes_part_for(
    code: options.CaseCode,
    *,
    participant: Participant,
    person: Annotated[
        list[str],
        typer.Option("--person", metavar=N_("PERSOON"), help=N_("Voor wie: naam, nummer of id; mag vaker voorkomen.")),
    ],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record for whom a participant takes part."""
    from wams_tui.desk.course.recording import record_for_whom

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        holder = participant_in(opened.file, participant, "--participant").id
        record_for_whom(desk, opened, holder, [person_in(opened.file, one, "--person").id for one in person])
    say(_("Vastgelegd: voor wie deze deelnemer meedoet."))


def add_to(group: typer.Typer) -> None:
    """Hang the commands under ``group``."""
    group.command("uninformed", cls=Command, help=UNINFORMED_HELP)(uninformed)
    group.command("secrecy", cls=Command, help=SECRECY_HELP)(secrecy)
    group.command("authority", cls=Command, help=AUTHORITY_HELP)(authority)
    group.command("confirm", cls=Command, help=CONFIRM_HELP)(confirm)
    group.command("for", cls=Command, help=FOR_HELP)(takes_part_for)


def opened_case(desk: "Desk", code: str) -> "OpenCase":
    """Open the case that people call ``code``, where recording is allowed at all."""
    from wams_tui.desk.cases import find_case, open_case

    refuse_unless_on_a_terminal(desk.session.nature)
    return open_case(desk, find_case(desk, code))


def _period(first: date, last: date) -> Period:
    if last < first:
        raise Misused(N_("De laatste dag ligt voor de eerste."), N_("Draai de datums om."))
    return Period(start=first, end=last)


def day_of(text: str, option: str) -> date:
    """Return the day an option names.

    Raises:
        Misused: it is none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Misused(
            N_("De datum bij {option} is geen bestaande datum."), N_("Schrijf een datum als 2026-11-21."), option=option
        ) from None
