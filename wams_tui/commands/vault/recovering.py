"""``wams vault recover`` and ``wams vault halves``: the two printed halves, used and made anew."""

import os
from typing import Annotated

import typer

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.newwords import new_words
from wams_tui.commands.line.secretwords import NewFile, Own, WordsFile
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import ask, bullets, can_ask, say
from wams_tui.commands.line.unlocking import desk_of, now, vault_at
from wams_tui.commands.vault.halves import (
    GivenA,
    GivenB,
    HalfA,
    HalfB,
    both_halves,
    called_on_paper,
    places_for_halves,
    show_halves,
)
from wams_tui.locale import _, n_

RECOVER_HELP = N_(
    "Kom weer in de kluis met de twee herstelhelften, als u uw wachtwoordzin kwijt bent."
    "\n\nU krijgt nieuwe sleutels en een nieuwe wachtwoordzin, en houdt uw naam, rol en casussen. Iedereen die de kluis"
    " opent, krijgt te zien dat de helften zijn gebruikt."
)
HALVES_HELP = N_(
    "Maak twee nieuwe herstelhelften; dat kan alleen een beheerder."
    "\n\nDe oude openen deze kluis daarna niet meer, en eerdere back-ups nog wel. Bewaar nieuwe helften bij twee mensen"
    " en vernietig de oude."
)


def recover(
    name: Annotated[str, typer.Argument(metavar=N_("NAAM"), help=N_("Wie weer naar binnen moet."))] = "",
    *,
    half_a: GivenA = "",
    half_b: GivenB = "",
    new_file: NewFile = "",
    own: Own = False,
    words_file: WordsFile = "",
    vault: options.Vault = "",
    _lang: options.Lang = "",
) -> None:
    """Let somebody back in by both halves; their new words are shown once."""
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.desk.vault.recovering import let_back_in, nature_of
    from wams_tui.desk.vault.regaining import after_recovery
    from wams_tui.hardening import forbid_inspection

    directory = vault_at(vault)
    nature = nature_of(directory)
    forbid_inspection()
    who = name or ask(_("Wie moet weer naar binnen? Typ de naam:"))
    halves = both_halves(half_a, half_b)
    words = new_words(nature, new_file, words_file, own=own)
    done = let_back_in(directory, halves, who, words, heads_outside(os.environ), now)
    told = n_("{name} is weer binnen, met {count} casus.", "{name} is weer binnen, met {count} casussen.", done.cases)
    say("", told.format(name=done.coordinator.name, count=done.cases), *bullets(after_recovery(done)))


def halves(
    *,
    half_a: HalfA = "",
    half_b: HalfB = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Make new halves; they are shown once, on a terminal or in files of their own."""
    from wams_tui.desk.vault.recovering import new_halves
    from wams_tui.desk.vault.recoverypapers import Kept

    places = places_for_halves(half_a, half_b)
    with desk_of(vault, passphrase_file) as desk:
        if places is None and desk.session.nature is VaultNature.ECHT and not can_ask():
            raise Misused(
                N_("Herstelhelften van een echte kluis komen alleen op een terminal of in twee bestanden."),
                N_("Voer de opdracht uit in een terminal, of geef --recovery-dir-a en --recovery-dir-b op."),
            )
        name = called_on_paper(vault_at(vault))
        made = new_halves(desk, name, places, _)
        kept = Kept(name, desk.session.vault_id, desk.session.nature, desk.today())
    show_halves(kept, made, places)
    say(
        "",
        *wrapped(
            _(
                "De oude helften openen deze kluis niet meer, en eerdere back-ups nog wel: vernietig ze als die"
                " back-ups zijn verlopen. Elke casus komt onder de nieuwe helften zodra iemand met toegang de kluis"
                " opent."
            )
        ),
    )
