"""``wams partner``: the directory of organisations, listed, read from vCard files and written to one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from datetime import date

    from wams_tui.casework.partners.organisations import Partner
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.partners.files import CardPlan

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
    from wams_tui.desk.partners.organisations import directory

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
    from wams_tui.desk.partners.files import CardOutcome, plan_cards, save_cards

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
    from wams_tui.desk.partners.files import export_cards

    with desk_of(vault, passphrase_file) as desk:
        count = export_cards(desk, Path(out))
    told = n_("{count} organisatie geschreven: {path}", "{count} organisaties geschreven: {path}", count)
    say(told.format(count=count, path=out))


@group.command(
    "verify",
    cls=Command,
    help=N_(
        "Leg vast dat de eigenaar de vingerafdruk van zijn sleutel voorlas, en dat die klopt."
        "\n\nBel op een nummer dat u al had. Pas daarna kan er een bestand voor deze sleutel worden versleuteld."
    ),
)
def verify_key(
    name: Annotated[
        str, typer.Argument(metavar=N_("ORGANISATIE"), help=N_("De naam in het adresboek, of het kenmerk."))
    ],
    *,
    fingerprint: Annotated[
        str, typer.Option("--fingerprint", metavar=N_("TEKENS"), help=N_("Wat de ontvanger voorlas: zestien tekens."))
    ],
    how: Annotated[str, typer.Option("--how", metavar=N_("HOE"), help=N_("telefoon, beeldbellen of persoonlijk."))],
    who: Annotated[str, typer.Option("--with", metavar=N_("NAAM"), help=N_("Wie de tekens voorlas."))],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Compare what was read aloud with the key that stands in the directory."""
    from wams_tui.casework.partners.organisations import KeyCheckWay
    from wams_tui.desk.partners.organisations import check_key

    way = parse(KeyCheckWay, how, "--how")
    with desk_of(vault, passphrase_file) as desk:
        checked = check_key(desk, _named(desk, name), fingerprint, way, who)
    told = _("De sleutel van {name} is gecontroleerd; er kan nu voor worden versleuteld.")
    say(*wrapped(told.format(name=checked.name)))


def _named(desk: "Desk", wanted: str) -> "Partner":
    """Return the one organisation of this name or id."""
    from wams_tui.desk.partners.organisations import directory

    plain = " ".join(wanted.casefold().split())
    found = [one for one in directory(desk).partners if wanted == one.id or one.name.casefold() == plain]
    if len(found) != 1:
        raise Misused(
            N_("Er staat niet precies één organisatie met die naam in het adresboek."),
            N_("Bekijk de namen en kenmerken met: wams partner list --json"),
        )
    return found[0]


def _print(one: "Partner", today: "date") -> None:
    from wams_tui.casework.partners.organisations import agreement_with
    from wams_tui.desk.partners.organisations import AGREEMENT_LABELS

    say(*wrapped(f"{one.name} ({called(one.party)})", "", "  "))
    reach = ", ".join(part for part in (one.contact_person, one.phone, one.mail) if part)
    for line in (
        reach,
        _(AGREEMENT_LABELS[agreement_with(one, today)]),
        _key_line(one),
    ):
        if line:
            say(*wrapped(line, "  ", "  "))


def _key_line(one: "Partner") -> str:
    """Return whether the key was checked; its digits only once it was, or they would be read off instead of heard."""
    from wams_tui.casework.partners.agekey import fingerprint

    check = one.key_check
    if not one.recipient_key:
        return ""
    if check is None or not one.checked_key:
        return _("sleutel nog niet gecontroleerd")
    told = _("sleutel {print}, gecontroleerd op {day} met {who}")
    return told.format(print=fingerprint(one.recipient_key), day=f"{check.on:%d-%m-%Y}", who=check.spoken_to)


def _as_dict(one: "Partner", today: "date") -> dict[str, object]:
    from wams_tui.casework.partners.agekey import fingerprint
    from wams_tui.casework.partners.organisations import agreement_with

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
        "sleutel_gecontroleerd": _iso(one.key_check.on) if one.key_check and one.checked_key else None,
    }


def _iso(day: "date | None") -> str | None:
    return day.isoformat() if day is not None else None


def _card_lines(one: "CardPlan") -> list[str]:
    from wams_tui.desk.partners.files import CARD_OUTCOMES

    why = f" ({'; '.join(_(reason) for reason in one.reasons)})" if one.reasons else ""
    return wrapped(f"{one.number}. {one.name or '?'}: {_(CARD_OUTCOMES[one.outcome])}{why}", "", "   ")


def _card_dict(one: "CardPlan") -> dict[str, object]:
    return {"kaart": one.number, "naam": one.name, "uitkomst": one.outcome.value, "redenen": list(one.reasons)}
