"""``wams vault``: making a vault, looking at one without a passphrase, and checking one."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.secretwords import NewFile, Own, WordsFile, show_once
from wams_tui.commands.line.tables import pairs
from wams_tui.commands.line.terminal import bullets, can_ask, note, say, say_json
from wams_tui.commands.line.unlocking import desk_of, now, read_passphrase, sitting, vault_at
from wams_tui.commands.vault import doctor, keeping, moving
from wams_tui.commands.vault.halves import HalfA, HalfB, called_on_paper, places_for_halves, show_halves
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from storage import VaultStatus, VerifyReport
    from wams_tui.desk.vault.opening import NewVault

group = typer.Typer(name="vault", cls=Group, no_args_is_help=True, help=N_("De kluis: maken, bekijken, controleren."))


@group.command(
    "create",
    cls=Command,
    help=N_(
        "Maak een kluis met u als eerste coördinator."
        "\n\nZonder eigen wachtwoordzin (in een bestand) maakt het programma er een van zes woorden."
        " Die zin en de twee herstelhelften verschijnen één keer."
    ),
)
def create(
    directory: Annotated[
        str,
        typer.Argument(metavar=N_("MAP"), help=N_("De nieuwe map van de kluis, of het adres van een lege database.")),
    ],
    *,
    practice: Annotated[
        bool, typer.Option("--practice", help=N_("Maak een oefenkluis, voor altijd alleen voor fictieve personen."))
    ] = False,
    name: Annotated[
        str, typer.Option("--name", metavar=N_("NAAM"), help=N_("Uw naam, zoals collega's hem zien."))
    ] = "",
    group_name: options.Group = "",
    passphrase_file: options.PassphraseFile = "",
    half_a: HalfA = "",
    half_b: HalfB = "",
    _lang: options.Lang = "",
) -> None:
    """Make a vault; its secrets are shown once, on a terminal or in files of their own."""
    from wams_tui.desk.vault import opening as vaults

    nature = VaultNature.OEFENKLUIS if practice else VaultNature.ECHT
    _refuse_secrets_in_a_pipe(nature, passphrase_file, half_a)
    places = places_for_halves(half_a, half_b)
    passphrase = read_passphrase(passphrase_file) if passphrase_file else ""
    heads = vaults.heads_outside(os.environ)
    made = vaults.create(vault_at(directory), nature, name or _("Coördinator"), passphrase, heads, now, group_name)
    if places is not None:
        vaults.write_halves(made, places, _)
    _tell(made, places)


@group.command(
    "status",
    cls=Command,
    help=N_("Laat zonder wachtwoordzin zien wat voor kluis dit is en of er iets aan mankeert."),
)
def status(*, vault: options.Vault = "", json: options.Json = False, _lang: options.Lang = "") -> int:
    """Look at a vault without a passphrase; the exit code is that of the first problem."""
    from wams_tui.desk.vault.opening import status as look

    found = look(vault_at(vault))
    if json:
        say_json(_status_dict(found))
    else:
        _print_status(found)
    return found.problems[0].exit_code if found.problems else 0


@group.command(
    "verify",
    cls=Command,
    help=N_(
        "Controleer de hele kluis: beide logboeken, alle handtekeningen, alle gegevens en de stand buiten de kluis."
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
    """Look over everything a vault holds."""
    from wams_tui.desk.vault.opening import check

    with desk_of(vault, passphrase_file) as desk:
        report = check(desk)
    return tell_report(report, as_json=json)


@group.command(
    "passwd",
    cls=Command,
    help=N_(
        "Vervang uw eigen wachtwoordzin."
        "\n\nZonder --new-passphrase-file maakt het programma zes nieuwe woorden, die één keer verschijnen en die u"
        " overtypt. Eerdere back-ups gaan nog met de oude zin open."
    ),
)
def passwd(
    *,
    new_file: NewFile = "",
    own: Own = False,
    words_file: WordsFile = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Change one's own passphrase; the present one opened the vault."""
    from wams_tui.commands.line.newwords import new_words
    from wams_tui.desk.vault.people import change_words

    given: list[str] = []

    def present() -> str:
        given.append(read_passphrase(passphrase_file))
        return given[0]

    with sitting(vault, present) as desk:
        words = new_words(desk.session.nature, new_file, words_file, own=own)
        change_words(desk, given[0], words)
    say(_("Uw wachtwoordzin is vervangen. Eerdere back-ups gaan nog met de oude zin open."))


def tell_report(report: "VerifyReport", *, as_json: bool) -> int:
    """Print what a check found and return the exit code: 0 intact, 4 not."""
    if as_json:
        say_json(
            {
                "intact": report.intact,
                "auditregels": report.audit_lines,
                "registerregels": report.ledger_lines,
                "gegevens": report.records,
                "toegangen": report.grants,
                "bevindingen": [
                    {"soort": finding.kind.value, "zin": finding.say(_), "plaats": finding.place}
                    for finding in report.findings
                ],
            }
        )
        return 0 if report.intact else Damaged.exit_code
    say(
        *pairs(
            [
                (_("Regels in het verstrekkingenregister"), str(report.ledger_lines)),
                (_("Regels in het auditlogboek"), str(report.audit_lines)),
                (_("Gegevens"), str(report.records)),
                (_("Toegangen"), str(report.grants)),
            ]
        )
    )
    say(*bullets(f"{finding.say(_)} [{finding.kind.value}: {finding.place}]" for finding in report.findings))
    if report.intact:
        say(_("Alles klopt."))
        return 0
    note(
        n_("Er is {count} bevinding.", "Er zijn {count} bevindingen.", len(report.findings)).format(
            count=len(report.findings)
        ),
        _("Wijzig niets meer en meld dit aan de functioneel beheerder."),
    )
    return Damaged.exit_code


group.command("doctor", cls=Command, help=doctor.HELP)(doctor.doctor)
group.command("backup", cls=Command, help=keeping.BACKUP_HELP)(keeping.backup)
group.command("restore", cls=Command, help=keeping.RESTORE_HELP)(keeping.restore)
group.command("move", cls=Command, help=moving.HELP)(moving.move)
group.command("stay", cls=Command, help=moving.STAY_HELP)(moving.stay)
group.command("upgrade", cls=Command, help=keeping.UPGRADE_HELP)(keeping.upgrade)
group.add_typer(keeping.backups)


def _refuse_secrets_in_a_pipe(nature: VaultNature, passphrase_file: str, half_a: str) -> None:
    if nature is VaultNature.OEFENKLUIS or can_ask() or (passphrase_file and half_a):
        return
    raise Misused(
        N_("De wachtwoordzin en de herstelhelften van een echte kluis komen alleen op een terminal."),
        N_("Voer de opdracht uit in een terminal, of geef --passphrase-file, --recovery-dir-a en --recovery-dir-b op."),
    )


def _tell(made: "NewVault", places: tuple[Path, Path] | None) -> None:
    from wams_tui.desk.vault.recoverypapers import Kept

    say(_("De kluis is gemaakt in:"), f"  {made.place}")
    kept = Kept(called_on_paper(made.place), made.created.vault_id, made.nature, made.made_on)
    try:
        if made.generated:
            title = _("Uw wachtwoordzin (verschijnt alleen nu):")
            question = _("Overgeschreven? Typ het laatste woord van de zin:")
            show_once(f"{title}\n\n    {made.generated}\n", made.generated.split()[-1], question)
        show_halves(kept, made.created.recovery_halves, places)
    except (EOFError, KeyboardInterrupt):
        told = _(
            "De kluis is gemaakt, maar niet alles is overgeschreven, en het verschijnt niet nog eens. Hebt u de"
            " wachtwoordzin, maak dan nieuwe helften met: wams vault halves. Verwijder anders {path} en begin opnieuw."
        )
        note(told.format(path=made.place))
        raise


def _status_dict(found: "VaultStatus") -> dict[str, object]:
    return {
        "kluis": str(found.place),
        "bestaat": found.exists,
        "id": found.vault_id,
        "aard": found.nature.value if found.nature else None,
        "formaat": found.format,
        "gemaakt": found.created.isoformat() if found.created else None,
        "coordinatoren": [{"id": one.id, "naam": one.name, "rol": one.role.value} for one in found.coordinators],
        "bestanden": [{"naam": file.name, "bytes": file.size, "rechten": f"{file.mode:04o}"} for file in found.files],
        "mislukte_pogingen": found.failed_attempts,
        "piketsleutel": [one.name for one in found.officers],
        "herstelhelften_sinds": found.halves.isoformat() if found.halves else None,
        "problemen": [problem.say(_) for problem in found.problems],
    }


def _keys_of(found: "VaultStatus") -> list[tuple[str, str]]:
    """Return the lines of the duty key and the recovery halves, of a vault whose key file can be read."""
    if found.created is None:
        return []
    later = _("later vernieuwd, of de piketsleutel is ingesteld: wams coordinator list zegt wanneer")
    halves = _("gemaakt op {day}").format(day=f"{dutch_time(found.halves):%d-%m-%Y}") if found.halves else later
    officers = ", ".join(one.name for one in found.officers)
    return [(_("Piketsleutel"), officers or _("geen")), (_("Herstelhelften"), halves)]


def _print_status(found: "VaultStatus") -> None:
    from wams_tui.desk.roles import ROLE_LABELS

    nature = {VaultNature.OEFENKLUIS: _("oefenkluis"), VaultNature.ECHT: _("echte kluis")}
    say(
        *pairs(
            [
                (_("Kluis"), str(found.place)),
                (_("Aard"), nature[found.nature] if found.nature else ""),
                (_("Gemaakt"), f"{dutch_time(found.created):%d-%m-%Y %H:%M}" if found.created else ""),
                (_("Formaat"), str(found.format or "")),
                (_("Medewerkers"), ", ".join(f"{one.name} ({_(ROLE_LABELS[one.role])})" for one in found.coordinators)),
                *_keys_of(found),
                (_("Bestanden"), ", ".join(f"{file.name} {file.size} B {file.mode:04o}" for file in found.files)),
                (_("Mislukte pogingen"), str(found.failed_attempts) if found.exists else ""),
            ]
        )
    )
    note(*(problem.say(_) for problem in found.problems))
