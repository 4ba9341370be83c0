"""``wams rules``: the rule set in use, checked, read as a book, held against another, and signed for."""

import os
from pathlib import Path
from typing import Annotated

import typer

from wams_tui.casework.rules.signoff import Advice
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of, now
from wams_tui.commands.rules import regime
from wams_tui.commands.rules.regime import Given
from wams_tui.locale import _
from wams_tui.locale.clock import dutch_time

group = typer.Typer(name="rules", cls=Group, no_args_is_help=True, help=N_("De regelset waarmee wordt geoordeeld."))
group.add_typer(regime.group)

GivenVault = Annotated[
    str, typer.Option("--vault", metavar=N_("MAP"), help=N_("Een kluis, om ook te tonen wie daar heeft getekend."))
]
"""Only as an option: a status without a vault asks no passphrase, also where WAMS_VAULT is set."""
KeepingVault = Annotated[
    str,
    typer.Option("--vault", metavar=N_("MAP"), help=N_("Een kluis, om regelsets te nemen die daarin zijn bewaard.")),
]


@group.command("status", cls=Command, help=N_("Toon welke regelset geldt, met zijn kenmerk en wat hij nog niet weet."))
def status(
    *,
    rules: options.Rules = "",
    local: options.LocalRules = "",
    vault: GivenVault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print which rules answer, and with a vault also who signed for them there."""
    import dataclasses

    from wams_tui.commands.rules.text import standing_as_dict, standing_lines, status_as_dict, status_lines
    from wams_tui.desk.rules.rulebook import rules_at

    shown = rules_at(rules, local)
    standing = None
    if vault:
        from wams_tui.desk.rules.signoff import rule_standing

        with desk_of(vault, passphrase_file) as desk:
            standing = rule_standing(dataclasses.replace(desk, rules=shown))
    if json:
        signed = {} if standing is None else {"vaststelling": standing_as_dict(standing)}
        say_json({**status_as_dict(shown), **signed})
        return
    say(*status_lines(shown), *([] if standing is None else ["", *standing_lines(standing)]))


@group.command(
    "check",
    cls=Command,
    help=N_(
        "Controleer een map met een regelset, of die van het programma."
        "\n\nBij een fout staat er welk bestand en welke regel het is, wat er mis is en hoe u het herstelt; de"
        " uitgangscode is dan 2."
    ),
)
def check(
    folder: Annotated[str, typer.Argument(metavar=N_("MAP"), help=N_("De map met de regelset."))] = "",
    *,
    local: options.LocalRules = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print counts when the rules are sound; any fault ends with exit code 2."""
    from wams_tui.commands.rules.text import counts
    from wams_tui.desk.rules.rulebook import rules_at

    rules = rules_at(folder, local)
    if json:
        say_json({"id": rules.id, "hash": rules.hash, "in_orde": True, "aantallen": counts(rules)})
        return
    say(
        _("In orde: {id}").format(id=rules.id),
        ", ".join(f"{number} {what}" for what, number in counts(rules).items()),
    )


@group.command("book", cls=Command, help=N_("Schrijf de hele regelset als leesbaar boek, om te lezen en te tekenen."))
def book(
    *,
    out: Annotated[str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand."))],
    form: Annotated[str, typer.Option("--format", metavar="pdf|odt|json", help=N_("De vorm."))] = "pdf",
    rules: options.Rules = "",
    local: options.LocalRules = "",
    _lang: options.Lang = "",
) -> None:
    """Write the rule book; its text is Dutch in every language, since it is the text that is signed."""
    from wams_tui.desk.letters.papers import papers_in_use
    from wams_tui.desk.rules.rulebook import rules_at, write_book
    from wams_tui.documents.publish import PublicationForm

    chosen = parse(PublicationForm, form, "--format")
    write_book(rules_at(rules, local), chosen, now(), Path(out), papers_in_use(os.environ))
    say(_("Geschreven: {path}").format(path=out))


@group.command(
    "diff",
    cls=Command,
    help=N_(
        "Vergelijk twee regelsets: welke oordelen kantelen, en welke teksten veranderen."
        "\n\nWat soepeler wordt, staat vooraan. Met --vault kan het ook het kenmerk zijn waaronder de kluis een set"
        " bewaart."
    ),
)
def diff(
    old: Annotated[str, typer.Argument(metavar=N_("OUD"), help=N_("De map met de oude regelset, of zijn kenmerk."))],
    new: Annotated[
        str, typer.Argument(metavar=N_("NIEUW"), help=N_("De map met de nieuwe regelset, of zijn kenmerk."))
    ],
    *,
    local_old: Annotated[
        str, typer.Option("--local-old", metavar=N_("MAP"), help=N_("De eigen regels van de gemeente bij OUD."))
    ] = "",
    local_new: Annotated[
        str, typer.Option("--local-new", metavar=N_("MAP"), help=N_("De eigen regels van de gemeente bij NIEUW."))
    ] = "",
    vault: KeepingVault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print what turns, what becomes milder first, then what is only written otherwise."""
    from wams_tui.commands.rules.difftext import difference_as_dict, difference_lines
    from wams_tui.desk.rules.rulebook import rules_at
    from wams_tui.law.diff import difference

    if vault:
        from wams_tui.desk.rules.kept import rules_kept_or_at

        with desk_of(vault, passphrase_file) as desk:
            before, after = (rules_kept_or_at(desk, *one) for one in ((old, local_old), (new, local_new)))
    else:
        before, after = rules_at(old, local_old), rules_at(new, local_new)
    found = difference(before, after, dutch_time(now()).date())
    if json:
        say_json(difference_as_dict(found, before, after))
    else:
        say(*difference_lines(found, before, after))


@group.command(
    "kept",
    cls=Command,
    help=N_("Toon welke regelsets een kluis bewaart: elke set waaronder er ooit iets uit is verstrekt."),
)
def kept(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the rule sets in the vault, the first used first."""
    from wams_tui.commands.line.tables import table
    from wams_tui.desk.rules.kept import kept_rules

    with desk_of(vault, passphrase_file) as desk:
        found = kept_rules(desk)
    if json:
        say_json([{"hash": one.hash, "id": one.id, "sinds": one.since.isoformat()} for one in found])
    elif not found:
        say(_("Deze kluis bewaart nog geen regelset: er is nog niets verstrekt."))
    else:
        rows = [[one.hash[:16], one.id, f"{one.since:%d-%m-%Y}"] for one in found]
        say(*table([_("Kenmerk"), _("Regelset"), _("Sinds")], rows, (1,)))


@group.command(
    "sign",
    cls=Command,
    help=N_(
        "Teken voor deze regelset, in een echte kluis, met uw eigen sleutel."
        "\n\nWie de rol beheerder heeft, tekent als functioneel beheerder; wie de rol teamleider heeft, als"
        " gemandateerd proceseigenaar. Beide zijn nodig."
    ),
)
def sign(
    *,
    rules: options.Rules = "",
    local: options.LocalRules = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record one signature, and say what is still lacking."""
    import dataclasses

    from wams_tui.commands.rules.text import standing_lines
    from wams_tui.desk.rules.rulebook import rules_at
    from wams_tui.desk.rules.signoff import sign_rules

    signed_for = rules_at(rules, local)
    with desk_of(vault, passphrase_file) as desk:
        standing = sign_rules(dataclasses.replace(desk, rules=signed_for))
    say(*standing_lines(standing))


@group.command("advice", cls=Command, help=N_("Leg als FG uw advies over deze regelset vast; de FG tekent niets af."))
def advice(
    *,
    advice: Given,
    rules: options.Rules = "",
    local: options.LocalRules = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the advice of the privacy officer, and say what is still lacking."""
    import dataclasses

    from wams_tui.commands.rules.text import standing_lines
    from wams_tui.desk.rules.rulebook import rules_at
    from wams_tui.desk.rules.signoff import record_advice

    given, advised_on = parse(Advice, advice, "--advice"), rules_at(rules, local)
    with desk_of(vault, passphrase_file) as desk:
        standing = record_advice(dataclasses.replace(desk, rules=advised_on), given)
    say(*standing_lines(standing))
