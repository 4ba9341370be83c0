"""``wams case destroy`` and ``wams case destroyed``: gone for ever, and what there is to show for it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.course.destruction import DECIDED_LABELS, GROUND_LABELS, DecidedBy, Ground
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.tables import pairs, table, wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from storage import Destroyed

HELP = N_(
    "Vernietig een casus voorgoed, op een besluit."
    "\n\nDe onderdelen, sleutels en toegangen verdwijnen uit de kluis en komen met geen back-up terug. Wat is"
    " verstrekt of afgedrukt, blijft bestaan. U krijgt een verklaring als PDF."
)
LIST_HELP = N_("Toon welke casussen zijn vernietigd, of maak van één daarvan de verklaring opnieuw.")

Out = Annotated[
    str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand voor de verklaring (PDF)."))
]


def destroy(
    code: options.CaseCode,
    *,
    out: Out,
    ground: Annotated[
        str,
        typer.Option(
            "--ground",
            metavar=N_("GROND"),
            help=N_("bewaartermijn-verstreken, verzoek-betrokkene, onterecht-aangelegd of rechterlijke-uitspraak."),
        ),
    ],
    decided_on: Annotated[
        str, typer.Option("--decided-on", metavar=N_("DATUM"), help=N_("De dag van het besluit: 2026-11-21."))
    ],
    decided_by: Annotated[
        str, typer.Option("--decided-by", metavar="proceseigenaar|college|rechter", help=N_("Wie het besluit nam."))
    ] = "proceseigenaar",
    kept_until: Annotated[
        str,
        typer.Option(
            "--kept-until", metavar=N_("DATUM"), help=N_("De laatste dag van de bewaartermijn, bij die grond.")
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=N_("Bevestig vooraf; alleen in een oefenkluis."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Destroy a case after its code was typed over, and write the certificate."""
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.course.destroying import Decision, certificate_target, write_certificate
    from wams_tui.desk.course.destroying import destroy as destroy_for_ever

    decision = Decision(
        parse(Ground, ground, "--ground"),
        parse(DecidedBy, decided_by, "--decided-by"),
        _day(decided_on, "--decided-on"),
        _day(kept_until, "--kept-until") if kept_until else None,
    )
    certificate_target(Path(out))
    with desk_of(vault, passphrase_file) as desk:
        opened = open_case(desk, find_case(desk, code))
        confirm_by_name(desk.session.nature, opened.file.case.code, _warning(), yes=yes)
        done = destroy_for_ever(desk, opened, decision)
        write_certificate(desk, done, Path(out))
    say(
        _("De casus is vernietigd."),
        *pairs([(_("Kenmerk"), done.id), (_("Onderdelen"), str(done.counts["gegevens"]))]),
        _("De verklaring staat in:"),
        f"  {out}",
    )


def list_destroyed(
    *,
    certificate: Annotated[
        str,
        typer.Option(
            "--certificate", metavar=N_("KENMERK"), help=N_("Maak van deze vernietiging de verklaring opnieuw.")
        ),
    ] = "",
    out: Out = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one line per destroyed case, or write a certificate again."""
    from wams_tui.desk.course.destroying import certificate_target, destroyed, find_destroyed, write_certificate

    if bool(certificate) != bool(out):
        raise Misused(
            N_("Voor een verklaring zijn het kenmerk en een bestand nodig."), N_("Geef --certificate en --out op.")
        )
    if out:
        certificate_target(Path(out))
    with desk_of(vault, passphrase_file) as desk:
        if certificate:
            write_certificate(desk, find_destroyed(desk, certificate), Path(out))
            say(_("Geschreven: {path}").format(path=out))
            return
        found = destroyed(desk)
    if json:
        say_json([_dict(one) for one in found])
        return
    head = [_("Kenmerk"), _("Vernietigd op"), _("Grond"), _("Besluit van"), _("Besloten door")]
    say(*table(head, [_row(one) for one in found], (2,)))
    say("", n_("{count} vernietigde casus.", "{count} vernietigde casussen.", len(found)).format(count=len(found)))
    if found:
        say(*wrapped(_("Een verklaring maakt u opnieuw met --certificate KENMERK --out BESTAND.")))


def _warning() -> str:
    return _("Casus {name} wordt vernietigd en komt nooit terug, ook niet uit een back-up.")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Misused(
            N_("De dag bij {option} is geen datum."), N_("Schrijf hem als 2026-11-21."), option=option
        ) from error


def _dict(one: "Destroyed") -> dict[str, object]:
    return {
        "id": one.id,
        "casus": one.case_id,
        "vernietigd": one.time.isoformat(),
        "grond": one.ground.value,
        "besloten_op": one.decided_on.isoformat(),
        "besloten_door": one.office.value,
        "door": one.by,
        "aantallen": dict(one.counts),
        "verstrekkingen": list(one.disclosures),
        "reiskluizen": list(one.travelling),
    }


def _row(one: "Destroyed") -> list[str]:
    return [
        one.id,
        f"{dutch_time(one.time):%d-%m-%Y}",
        _(GROUND_LABELS[one.ground]),
        f"{one.decided_on:%d-%m-%Y}",
        _(DECIDED_LABELS[one.office]),
    ]
