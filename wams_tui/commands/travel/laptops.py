"""``wams travel key``, ``admit``, ``laptops`` and ``dismiss``: which laptops cases may go along on."""

import os
from typing import Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import pairs, table, wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_

KEY_HELP = N_(
    "Maak op de laptop zelf zijn sleutel, of toon hem nog eens: een regel tekst en de vingerafdruk."
    "\n\nGeef de regel aan de beheerder (een bestandje of een bericht mag) en lees de vingerafdruk voor. De geheime"
    " helft blijft op de laptop. Er is geen kluis voor nodig."
)
ADMIT_HELP = N_(
    "Laat een laptop toe, zodat zijn gebruiker er casussen op mag meenemen; dat doet de beheerder."
    "\n\nTyp de vingerafdruk over die de gebruiker voorleest: zo is het die laptop en geen andere."
)
LIST_HELP = N_("Toon de laptops die zijn toegelaten, met hun vingerafdruk.")
DISMISS_HELP = N_(
    "Laat een laptop niet langer toe. Wat er nu op staat, blijft erop tot het is teruggebracht of ingetrokken."
)

Fingerprint = Annotated[
    str, typer.Argument(metavar=N_("VINGERAFDRUK"), help=N_("De vingerafdruk, of het begin ervan."))
]


def key(*, json: options.Json = False, _lang: options.Lang = "") -> None:
    """Print the key of this machine; one is made the first time."""
    from wams_tui.desk.travel.laptops import key_of_this_machine
    from wams_tui.desk.vault.opening import heads_outside

    made = key_of_this_machine(heads_outside(os.environ))
    if json:
        say_json({"sleutel": made.to_text(), "vingerafdruk": made.fingerprint})
        return
    say(
        made.to_text(),
        "",
        *pairs([(_("Vingerafdruk"), made.fingerprint)]),
        *wrapped(_("Geef de eerste regel aan de beheerder en lees de vingerafdruk voor.")),
    )


def admit(
    line: Annotated[
        str, typer.Argument(metavar=N_("BESTAND"), help=N_("Het bestand met de regel van 'wams travel key'."))
    ],
    *,
    user: Annotated[str, typer.Option("--user", metavar=N_("NAAM"), help=N_("Van wie de laptop is."))],
    fingerprint: Annotated[
        str,
        typer.Option("--fingerprint", metavar=N_("VINGERAFDRUK"), help=N_("Wat die gebruiker voorlas, 16 tekens.")),
    ],
    name: Annotated[
        str, typer.Option("--name", metavar=N_("NAAM"), help=N_("Hoe de laptop heet, zoals op de sticker."))
    ],
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Admit a laptop once its fingerprint was typed over."""
    from pathlib import Path

    from wams_tui.desk.givenfiles import read_bytes
    from wams_tui.desk.travel.laptops import admit as admit_laptop

    text = read_bytes(Path(line)).decode(errors="replace").splitlines()
    with desk_of(vault, passphrase_file) as desk:
        laptop = admit_laptop(desk, text[0] if text else "", fingerprint, user, name)
    say(_("Toegelaten: {name} ({fingerprint}).").format(name=laptop.name, fingerprint=laptop.fingerprint))


def laptops(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one line per laptop."""
    from wams_tui.desk.travel.laptops import laptops as admitted
    from wams_tui.desk.viewing import names_of

    with desk_of(vault, passphrase_file) as desk:
        found, names = admitted(desk), names_of(desk)
    if json:
        say_json(
            [{"naam": one.name, "gebruiker": one.user, "vingerafdruk": one.fingerprint} for one in found]
        )  # fmt: skip
        return
    rows = [[one.name, names.get(one.user, one.user[:8]), one.fingerprint] for one in found]
    say(*table([_("Laptop"), _("Van"), _("Vingerafdruk")], rows, (0, 1)))
    say("", n_("{count} laptop.", "{count} laptops.", len(found)).format(count=len(found)))


def dismiss(
    fingerprint: Fingerprint,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Admit a laptop no longer."""
    from wams_tui.desk.travel.laptops import dismiss as dismiss_laptop

    with desk_of(vault, passphrase_file) as desk:
        laptop = dismiss_laptop(desk, fingerprint)
    say(_("Niet langer toegelaten: {name} ({fingerprint}).").format(name=laptop.name, fingerprint=laptop.fingerprint))
