"""``wams vault rotate``: another key for the vault itself, when somebody left."""

import os

from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import row_progress, say
from wams_tui.commands.line.unlocking import now, read_passphrase, vault_at
from wams_tui.locale import _

HELP = N_(
    "Vernieuw de sleutel van de kluis, nadat er iemand is vertrokken; dat kan alleen een beheerder."
    "\n\nwams coordinator revoke doet dit al, als er niemand anders in de kluis is. Niemand mag de kluis intussen open"
    " hebben. Wat u ziet verandert niet; wie de oude sleutel had, opent er alleen"
    " nog oude kopieën mee. Valt de machine uit, dan geldt de oude of de nieuwe sleutel, nooit geen van beide."
)


def rotate(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Give the vault another key, and say what the old one still opens."""
    from wams_tui.desk.vault.keeping import renew_vault_key
    from wams_tui.desk.vault.opening import heads_outside
    from wams_tui.hardening import forbid_inspection

    place = vault_at(vault)
    forbid_inspection()
    who = os.environ.get("WAMS_COORDINATOR") or None
    words = read_passphrase(passphrase_file)
    done = renew_vault_key(place, words, heads_outside(os.environ), now, who, row_progress())
    told = _("De sleutel van de kluis is vernieuwd, voor {count} medewerkers en voor de herstelhelften.")
    say(*wrapped(told.format(count=done.holders)))
    if isinstance(place, str):
        say("", *wrapped(_("In een database verzegelt die sleutel alleen wat over de kluis zelf is vastgelegd.")))
    say("", *wrapped(_("Eerdere back-ups gaan nog met de oude sleutel open, tot u ze wist.")))
