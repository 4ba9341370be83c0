"""What cannot be taken back is confirmed by typing a name over; in a practice vault ``--yes`` will do."""

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import ask, say
from wams_tui.locale import _


def confirm_by_name(nature: VaultNature, name: str, warning: str, *, yes: bool) -> None:
    """Go on once ``name`` was typed after ``warning``, in which ``{name}`` stands for it.

    Raises:
        Refused: something else was typed.
        Misused: there is nobody to ask, or ``--yes`` in a real vault.
    """
    if yes and nature is VaultNature.OEFENKLUIS:
        return
    if yes:
        raise Misused(
            N_("--yes kan alleen in een oefenkluis; in een echte kluis bevestigt een mens dit."),
            N_("Laat --yes weg en bevestig in de terminal."),
        )
    say(*wrapped(warning.format(name=name)))
    if ask(_("Typ ter bevestiging de naam ({name}):").format(name=name)) != name:
        raise Refused(N_("De naam is niet overgetypt; er is niets veranderd."), N_("Probeer het zo nodig opnieuw."))
