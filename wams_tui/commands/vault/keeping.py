"""``wams vault backup``, ``backups``, ``restore`` and ``upgrade``: so that nothing is lost with the machine."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import pairs, table, wrapped
from wams_tui.commands.line.terminal import bullets, note, row_progress, say, say_json
from wams_tui.commands.line.unlocking import desk_of, now, read_passphrase, vault_at
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from datetime import datetime

    from storage import Backup, Lying

backups = typer.Typer(
    name="backups", cls=Group, no_args_is_help=True, help=N_("Back-ups die er liggen: tonen, controleren, opruimen.")
)

Folder = Annotated[str, typer.Argument(metavar=N_("MAP"), help=N_("De map waarin de back-ups liggen."))]
Name = Annotated[
    str, typer.Option("--name", metavar=N_("NAAM"), help=N_("Wie u bent, als de kluis uw toegang niet vanzelf vindt."))
]

BACKUP_HELP = N_(
    "Maak een back-up van de kluis in een nieuwe map, en controleer hem."
    "\n\nEen back-up blijft versleuteld en gaat alleen open met een wachtwoordzin of de herstelhelften van deze kluis."
    " Collega's kunnen intussen doorwerken."
)
RESTORE_HELP = N_(
    "Zet een back-up terug als kluis, zonder de casussen die sindsdien zijn vernietigd."
    "\n\nDit kan alleen de beheerder, met een wachtwoordzin die de kluis opende toen de back-up werd gemaakt. De"
    " back-up wordt eerst helemaal gecontroleerd."
)
UPGRADE_HELP = N_(
    "Werk een kluis van een ouder formaat bij, na een back-up: helemaal, of niet."
    "\n\nDit kan alleen de beheerder, terwijl niemand de kluis open heeft."
)


def backup(
    folder: Annotated[
        str, typer.Argument(metavar=N_("MAP"), help=N_("De map waarin de back-up een eigen map krijgt."))
    ],
    *,
    keep_days: Annotated[
        int, typer.Option("--keep-days", metavar=N_("DAGEN"), help=N_("Na hoeveel dagen de back-up weg moet."))
    ] = 90,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Make a backup and say where it is."""
    from wams_tui.desk.vault.keeping import back_up

    with desk_of(vault, passphrase_file) as desk:
        made = back_up(desk, Path(folder), keep_days)
    if json:
        say_json(_made_dict(made))
        return
    say(
        _("De back-up is gemaakt en gecontroleerd:"),
        f"  {made.directory}",
        *pairs([(_("Stand van"), _moment(made.made)), (_("Vervalt op"), _day(made.expires))]),
        "",
        *wrapped(_("Bewaar hem op een andere machine of schijf, onder een andere gebruiker dan die van de kluis.")),
    )


@backups.command("list", cls=Command, help=N_("Toon de back-ups in een map, zoals ze zichzelf beschrijven."))
def list_backups(folder: Folder, *, json: options.Json = False, _lang: options.Lang = "") -> None:
    """Print one line per backup; asks no passphrase and checks nothing."""
    from wams_tui.desk.vault.keeping import backups_in

    found, moment = backups_in(Path(folder)), now()
    if json:
        say_json([_lying_dict(one) for one in found])
        return
    head = [_("Map"), _("Stand van"), _("Vervalt op"), _("Staat")]
    say(*table(head, [_row(one, moment) for one in found], (0,)))
    say("", n_("{count} back-up.", "{count} back-ups.", len(found)).format(count=len(found)))


@backups.command(
    "verify",
    cls=Command,
    help=N_(
        "Controleer een back-up helemaal: de bestanden, wie hem maakte, en alles wat erin staat."
        "\n\nMet een wachtwoordzin die de kluis opende toen de back-up werd gemaakt. De uitgangscode is 4 als er iets"
        " niet klopt."
    ),
)
def verify(
    folder: Annotated[str, typer.Argument(metavar=N_("BACK-UP"), help=N_("De map van één back-up."))],
    *,
    name: Name = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Look over one backup."""
    from wams_tui.commands.vault.group import tell_report
    from wams_tui.desk.vault.keeping import check_backup
    from wams_tui.desk.vault.opening import heads_outside

    report = check_backup(Path(folder), read_passphrase(passphrase_file), heads_outside(os.environ), name or None)[1]
    return tell_report(report, as_json=json)


@backups.command("expire", cls=Command, help=N_("Verwijder de back-ups van deze kluis waarvan de dag voorbij is."))
def expire(
    folder: Folder,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Delete what has expired, and say what that does not reach."""
    from wams_tui.desk.vault.keeping import expire_backups

    with desk_of(vault, passphrase_file) as desk:
        done = expire_backups(desk, Path(folder))
    if json:
        say_json(
            {
                "verwijderd": [_lying_dict(one) for one in done.deleted],
                "niet_van_ons": [str(one.directory) for one in done.strange],
            }
        )
        return
    count = len(done.deleted)
    say(n_("{count} back-up verwijderd.", "{count} back-ups verwijderd.", count).format(count=count))
    say(*bullets(str(one.directory) for one in done.deleted))
    if done.strange:
        note(_("Niet verwijderd, want niemand van deze kluis heeft ervoor getekend:"))
        note(*bullets(str(one.directory) for one in done.strange))
    if count:
        say("", *wrapped(_("Kopieën op een andere plek, en wat een schijf van gewiste bestanden bewaart, blijven.")))


def upgrade(
    *,
    folder: Annotated[
        str,
        typer.Option(
            "--backup-dir", metavar=N_("MAP"), help=N_("Waar de back-up vooraf komt; anders in een map naast de kluis.")
        ),
    ] = "",
    name: Name = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Bring a vault to the format of this program."""
    from wams_tui.desk.vault.keeping import bring_up_to_date
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.hardening import forbid_inspection

    place = vault_at(vault)
    forbid_inspection()
    done = bring_up_to_date(
        place,
        read_passphrase(passphrase_file),
        heads_outside(os.environ),
        now,
        Path(folder) if folder else None,
        name or None,
    )
    say(
        _("De kluis is bijgewerkt van formaat {before} naar {after}.").format(before=done.before, after=done.after),
        _("De back-up van daarvoor staat in:"),
        f"  {done.backup.directory}",
    )


def restore(
    folder: Annotated[str, typer.Argument(metavar=N_("BACK-UP"), help=N_("De map van één back-up."))],
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar=N_("PLAATS"), help=N_("Waar de kluis komt te staan: een map, of postgresql+psycopg://….")
        ),
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help=N_("Zet de kluis die daar staat opzij; hij wordt niet verwijderd."))
    ] = False,
    without_register: Annotated[
        bool,
        typer.Option(
            "--without-register",
            help=N_("Zet terug zonder register van vernietigde casussen; wat sindsdien is vernietigd, komt dan terug."),
        ),
    ] = False,
    expired: Annotated[bool, typer.Option("--expired", help=N_("Zet ook een vervallen back-up terug."))] = False,
    doubtful: Annotated[
        str,
        typer.Option(
            "--doubtful",
            metavar="vernietigen|behouden",
            help=N_("Wat er gebeurt met een casus waarvan niet zeker is of wie hem vernietigde dat mocht."),
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=N_("Bevestig vooraf; alleen in een oefenkluis."))] = False,
    name: Name = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put a backup back, after the name of the vault was typed over where one is replaced or something is let pass."""
    from wams_tui.desk.vault.keeping import Doubtful, Wishes, backup_at, put_back
    from wams_tui.desk.vault.opening import heads_outside, named
    from wams_tui.hardening import forbid_inspection

    place, target = Path(folder), vault_at(to)
    name_of = named(target).rpartition("/")[2]
    nature = backup_at(place).nature
    wishes = Wishes(
        replace, without_register, expired, parse(Doubtful, doubtful, "--doubtful") if doubtful else None
    )  # fmt: skip
    if wishes != Wishes():
        warning = _("De kluis {name} wordt teruggezet; wat na de back-up is gedaan, staat er straks niet in.")
        confirm_by_name(nature, name_of, warning, yes=yes)
    forbid_inspection()
    done = put_back(
        place, target, read_passphrase(passphrase_file), heads_outside(os.environ), now, wishes, name or None,
        row_progress(),
    )  # fmt: skip
    say(
        _("De kluis is teruggezet en gecontroleerd:"),
        f"  {done.directory}",
        *pairs(
            [
                (_("Stand van"), _moment(done.state_of)),
                (_("Opnieuw vernietigd"), str(len(done.destroyed))),
                (_("Toch behouden"), ", ".join(done.kept)),
                (_("Register van"), _moment(done.register_as_of) if done.register_as_of else _("geen")),
                (_("Opzij gezet"), str(done.aside or "")),
            ]
        ),
        "",
        *wrapped(_("Wat na die stand is gedaan, staat er niet in. Iedereen die ontgrendelt, krijgt dit te lezen.")),
    )
    if isinstance(done.directory, Path) and not done.directory.stat().st_mode & stat.S_IWGRP:
        only = _(
            "Deze kluis is nu alleen van deze gebruiker. Deelt een groep hem, geef hem dan terug: chgrp -R GROEP"
            " {path} && chmod 2770 {path} && chmod 660 {path}/vault.*"
        )
        note(only.format(path=done.directory))
    if done.register_as_of is None:
        note(_("Let op: er was geen register; casussen die na de back-up zijn vernietigd, zijn terug."))
    if done.kept:
        note(_("Let op: iemand zette deze casussen in het register zonder daar toegang toe te hebben; ga na waarom."))


def _made_dict(made: "Backup") -> dict[str, object]:
    return {
        "map": str(made.directory),
        "id": made.manifest.id,
        "gemaakt": made.made.isoformat(),
        "vervalt": made.expires.isoformat(),
        "bytes": made.manifest.database.size + made.manifest.keys.size,
    }


def _lying_dict(one: "Lying") -> dict[str, object]:
    if one.made is None or one.expires is None or one.manifest is None:
        return {"map": str(one.directory), "probleem": one.problem.say(_) if one.problem else ""}
    return {
        "map": str(one.directory),
        "id": one.manifest.id,
        "kluis": one.manifest.vault_id,
        "gemaakt": one.made.isoformat(),
        "vervalt": one.expires.isoformat(),
        "bytes": one.manifest.database.size + one.manifest.keys.size,
    }


def _row(one: "Lying", moment: "datetime") -> list[str]:
    if one.made is None or one.expires is None:
        return [one.directory.name, "", "", _("onleesbaar")]
    state = _("vervallen") if one.expires <= moment else ""
    return [one.directory.name, _moment(one.made), _day(one.expires), state]


def _moment(when: "datetime") -> str:
    return f"{dutch_time(when):%d-%m-%Y %H:%M}"


def _day(when: "datetime") -> str:
    return f"{dutch_time(when):%d-%m-%Y}"
