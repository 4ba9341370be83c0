"""``wams partner``: the directory of organisations, listed, read from vCard files and written to one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.commands import options
from wams_tui.commands.codes import parse
from wams_tui.commands.helptext import Command, Group
from wams_tui.commands.tables import wrapped
from wams_tui.commands.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.unlocking import desk_of
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from datetime import date

    from wams_tui.casework.partners import Partner
    from wams_tui.desk.partner_files import CardPlan

group = typer.Typer(
    name="partner",
    cls=Group,
    no_args_is_help=True,
    help=N_("Het adresboek van organisaties: wie u belt, wat is afgesproken, en hun sleutel."),
)


@group.command("list", cls=Command, help=N_("Toon het adresboek, op naam."))
def list_partners(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print every organisation."""
    from wams_tui.desk.partners import directory

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        found, today = directory(desk).partners, desk.today()
    if json:
        say_json([_as_dict(one, today) for one in found])
    elif not found:
        say(_("Het adresboek is leeg."))
    else:
        for one in found:
            _print(one, today)


@group.command(
    "import",
    cls=Command,
    help=N_(
        "Lees organisaties in uit een vCard-bestand."
        "\n\nVan elke kaart zegt het verslag wat ermee gebeurt en waarom. Een organisatie die er al staat, krijgt"
        " alleen wat de kaart noemt. De uitgangscode is 1 als er kaarten zijn geweigerd."
    ),
)
def import_partners(
    file: Annotated[str, typer.Argument(metavar=N_("BESTAND"), help=N_("Het vCard-bestand (.vcf)."))],
    *,
    party: Annotated[
        str, typer.Option("--party", metavar=N_("PARTIJ"), help=N_("De partij van kaarten die er geen noemen."))
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Toon alleen wat er zou gebeuren."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Read cards into the directory; the report names numbers and organisations."""
    from wams_tui.desk.partner_files import CardOutcome, plan_cards, save_cards

    chosen = parse(Party, party, "--party") if party else None
    content = read_bytes(Path(file))
    with desk_of(vault, passphrase_file) as desk:
        planned = plan_cards(desk, content, chosen)
        done = planned if dry_run else save_cards(desk, planned)
        if json:
            say_json([_card_dict(one) for one in done])
        else:
            for one in done:
                say(*_card_lines(one))
            if dry_run:
                say("", _("Er is niets opgeslagen."))
    refused = any(one.outcome is CardOutcome.GEWEIGERD for one in done)
    return Refused.exit_code if refused else 0


@group.command(
    "export", cls=Command, help=N_("Schrijf het adresboek naar een nieuw vCard-bestand; er staat geen casus in.")
)
def export_partners(
    *,
    out: Annotated[str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Write the directory."""
    from wams_tui.desk.partner_files import export_cards

    with desk_of(vault, passphrase_file) as desk:
        count = export_cards(desk, Path(out))
    told = n_("{count} organisatie geschreven: {path}", "{count} organisaties geschreven: {path}", count)
    say(told.format(count=count, path=out))


def _print(one: "Partner", today: "date") -> None:
    from wams_tui.casework.agekey import fingerprint
    from wams_tui.casework.partners import agreement_with
    from wams_tui.desk.partners import AGREEMENT_LABELS

    say(*wrapped(f"{one.name} ({called(one.party)})", "", "  "))
    reach = ", ".join(part for part in (one.contact_person, one.phone, one.mail) if part)
    for line in (
        reach,
        _(AGREEMENT_LABELS[agreement_with(one, today)]),
        _("sleutel: {print}").format(print=fingerprint(one.recipient_key)) if one.recipient_key else "",
    ):
        if line:
            say(*wrapped(line, "  ", "  "))


def _as_dict(one: "Partner", today: "date") -> dict[str, object]:
    from wams_tui.casework.agekey import fingerprint
    from wams_tui.casework.partners import agreement_with

    return {
        "id": one.id,
        "naam": one.name,
        "partij": one.party.value,
        "contactpersoon": one.contact_person,
        "telefoon": one.phone,
        "mail": one.mail,
        "samenwerkafspraak": agreement_with(one, today).value,
        "afspraak_van": _iso(one.agreement_on),
        "afspraak_tot": _iso(one.agreement_until),
        "dpia": _iso(one.dpia_on),
        "kennismaking": _iso(one.onboarded_on),
        "sleutel": one.recipient_key,
        "vingerafdruk": fingerprint(one.recipient_key),
    }


def _iso(day: "date | None") -> str | None:
    return day.isoformat() if day is not None else None


def _card_lines(one: "CardPlan") -> list[str]:
    from wams_tui.desk.partner_files import CARD_OUTCOMES

    why = f" ({'; '.join(_(reason) for reason in one.reasons)})" if one.reasons else ""
    return wrapped(f"{one.number}. {one.name or '?'}: {_(CARD_OUTCOMES[one.outcome])}{why}", "", "   ")


def _card_dict(one: "CardPlan") -> dict[str, object]:
    return {"kaart": one.number, "naam": one.name, "uitkomst": one.outcome.value, "redenen": list(one.reasons)}
