"""``wams coordinator``: who is in a vault, who comes and who goes."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.secretwords import WordsFile, check_outlet, hand_over
from wams_tui.commands.line.tables import table, wrapped
from wams_tui.commands.line.terminal import bullets, note, row_progress, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from storage import Member
    from wams_tui.desk.desk import Desk

NEW_ROLE = N_("De nieuwe rol: coordinator, teamleider, beheerder, fg of jurist.")
ROLES = "coordinator|teamleider|beheerder|fg|jurist"

group = typer.Typer(
    name="coordinator", cls=Group, no_args_is_help=True, help=N_("De medewerkers die in deze kluis werken.")
)

Who = Annotated[str, typer.Argument(metavar=N_("NAAM"), help=N_("De naam van de medewerker."))]
RoleName = Annotated[str, typer.Option("--role", metavar=ROLES, help=N_("Wat deze medewerker in de kluis is."))]
Yes = Annotated[bool, typer.Option("--yes", help=N_("Vraag niets; alleen in een oefenkluis."))]


@group.command(
    "add",
    cls=Command,
    help=N_(
        "Voeg een medewerker toe; dat kan alleen een beheerder."
        "\n\nHet programma maakt een eerste wachtwoordzin van zes woorden, die één keer verschijnt. De medewerker"
        " vervangt hem bij de eerste keer: de schermen vragen erom. Er wordt geen casus mee gedeeld."
    ),
)
def add(
    name: Who,
    *,
    role: RoleName = "coordinator",
    words_file: WordsFile = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Add somebody; their first words are shown once, on a terminal or in a file of their own."""
    from wams_tui.desk.roles import ROLE_LABELS, Role
    from wams_tui.desk.vault.people import add_colleague

    chosen = parse(Role, role, "--role")
    with desk_of(vault, passphrase_file) as desk:
        check_outlet(desk.session.nature, words_file)
        made = add_colleague(desk, name, chosen)
        added = _("{name} is toegevoegd als {role}.")
        say(added.format(name=made.coordinator.name, role=_(ROLE_LABELS[made.coordinator.role])))
        hand_over(made.words, words_file, _("De eerste wachtwoordzin van {name}").format(name=made.coordinator.name))
    say(
        "",
        *wrapped(
            _(
                "Geef de zin persoonlijk en niet per mail. Bij het eerste ontgrendelen kiest de medewerker een eigen"
                " zin. Er is nog geen casus gedeeld."
            )
        ),
    )


@group.command("list", cls=Command, help=N_("Toon wie er in deze kluis werkt en heeft gewerkt."))
def list_people(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print everybody who was ever in the vault."""
    from wams_tui.desk.vault.people import colleagues
    from wams_tui.desk.vault.recovering import halves_made, recovery_uses

    with desk_of(vault, passphrase_file) as desk:
        found, uses = colleagues(desk), recovery_uses(desk)
        made = halves_made(desk, uses)
    if json:
        say_json([_as_dict(member) for member in found])
        return
    head = [_("Naam"), _("Rol"), _("Sinds"), _("Tot"), _("Casussen"), _("Bijzonder")]
    say(*table(head, [_row(member) for member in found], (1, 5, 0)))
    halves = _("De herstelhelften zijn gemaakt op {day}.").format(day=f"{dutch_time(made):%d-%m-%Y}")
    say(*bullets([*(use.say(_) for use in uses), halves]))


@group.command(
    "revoke",
    cls=Command,
    help=N_(
        "Beëindig de toegang van een medewerker; dat kan alleen een beheerder."
        "\n\nDaarna krijgt de kluis een nieuwe sleutel, want deze medewerker kende de oude; dat kan alleen als verder"
        " niemand de kluis open heeft. Wat deze medewerker las, afdrukte of kopieerde, maakt dit niet ongedaan; het"
        " programma zegt wat er nog moet gebeuren."
    ),
)
def revoke(
    name: Who,
    *,
    keep_key: Annotated[
        bool, typer.Option("--keep-key", help=N_("Vernieuw de sleutel van de kluis nu nog niet."))
    ] = False,
    yes: Yes = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """End somebody's access after it was confirmed, give the vault another key, and say what that does not undo."""
    from wams_tui.desk.household.leaving import KEY_KNOWN, left_to_do
    from wams_tui.desk.vault.people import colleague, end_colleague

    key, failed = KEY_KNOWN, None
    with desk_of(vault, passphrase_file) as desk:
        who = colleague(desk, name)
        confirm_by_name(desk.session.nature, who.name, _("De toegang van {name} eindigt meteen."), yes=yes)
        left = left_to_do(desk, end_colleague(desk, who.id), of_key=False)
        say(_("De toegang van {name} is beëindigd.").format(name=who.name))
        if not keep_key:
            try:
                key = _renew_key(desk)
            except WamsError as error:
                failed = error
    say("", _("Wat dit niet ongedaan maakt, en wat er nog moet gebeuren:"), *bullets([*left, _(key)]))
    if failed is not None:
        raise failed


def _renew_key(desk: "Desk") -> str:
    """Give the vault another key now, if nobody else has it open; say first what that takes, and return the outcome."""
    from wams_tui.desk.household.leaving import KEY_KNOWN_IN_USE, KEY_NEW
    from wams_tui.desk.vault.keeping import megabytes_to_renew, renew_key_and_leave

    size = megabytes_to_renew(desk)
    if size:
        told = _("De sleutel van de kluis wordt vernieuwd ({size} MB); wie nu ontgrendelt, wacht daarop.")
        note(told.format(size=size))
    return KEY_KNOWN_IN_USE if renew_key_and_leave(desk, row_progress()) is None else KEY_NEW


@group.command("role", cls=Command, help=N_("Geef een medewerker een andere rol; dat kan alleen een beheerder."))
def role_of(
    name: Who,
    role: Annotated[
        str,
        typer.Argument(metavar=N_("ROL"), help=NEW_ROLE),
    ],
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Give somebody another role, and say which key of the vault they may have kept."""
    from wams_tui.desk.household.leaving import known_keys
    from wams_tui.desk.roles import ROLE_LABELS, Role
    from wams_tui.desk.vault.people import give_role

    chosen = parse(Role, role, _("ROL"))
    with desk_of(vault, passphrase_file) as desk:
        changed = give_role(desk, name, chosen)
    who = changed.certificate.coordinator
    say(_("{name} is nu {role}.").format(name=who.name, role=_(ROLE_LABELS[who.role])))
    say(*bullets(known_keys(changed)))


@group.command("rename", cls=Command, help=N_("Geef een medewerker een andere naam; dat kan alleen een beheerder."))
def rename(
    name: Who,
    new: Annotated[str, typer.Argument(metavar=N_("NIEUW"), help=N_("De nieuwe naam."))],
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Give somebody another name."""
    from wams_tui.desk.vault.people import rename_colleague

    with desk_of(vault, passphrase_file) as desk:
        who = rename_colleague(desk, name, new)
    say(_("Deze medewerker heet nu {name}.").format(name=who.name))


def _row(member: "Member") -> list[str]:
    from wams_tui.desk.roles import ROLE_LABELS

    until = f"{dutch_time(member.until):%d-%m-%Y}" if member.until else ""
    special = "" if member.own_words or not member.in_force else _("nog eerste zin")
    who = member.coordinator
    return [
        who.name,
        _(ROLE_LABELS[who.role]),
        f"{dutch_time(member.since):%d-%m-%Y}",
        until,
        str(member.cases),
        special,
    ]


def _as_dict(member: "Member") -> dict[str, object]:
    return {
        "id": member.coordinator.id,
        "naam": member.coordinator.name,
        "rol": member.coordinator.role.value,
        "sinds": member.since.isoformat(),
        "tot": member.until.isoformat() if member.until else None,
        "actief": member.in_force and member.has_slot,
        "sleutels": sorted(key.value for key in member.holds),
        "casussen": member.cases,
        "eigen_zin": member.own_words,
    }
