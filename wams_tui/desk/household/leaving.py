"""What ending somebody, or giving them another role, does not undo, and what is left to do, in sentences."""

from storage import Ended, HeldKey, member_names
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.locale import _, n_

KNOWN_STILL = N_("Wat deze medewerker las, afdrukte of kopieerde, en wat in eerdere back-ups staat, blijft bekend.")
"""What ending somebody never undoes (Dutch, marked for the catalogue)."""

_KEYS = {
    HeldKey.ROOT: N_(
        "De sleutel waarmee beheerders toegang geven, kan bewaard zijn; vertrouwt u deze persoon niet, maak dan een"
        " nieuwe kluis."
    ),
    HeldKey.LOG: N_("De sleutel van de logboeken kan bewaard zijn: die opent ook latere logboekregels."),
}


KEY_KNOWN = N_("De sleutel van de kluis zelf is nog bekend: vernieuw die met wams vault rotate.")
KEY_KNOWN_IN_USE = N_(
    "Anderen hebben de kluis open, dus haar sleutel is nog bekend: vernieuw die straks met wams vault rotate."
)
KEY_NEW = N_("De kluis heeft een nieuwe sleutel; eerdere back-ups gaan nog met de oude open, tot u ze wist.")
"""What became of the key of the vault (Dutch, marked for the catalogue)."""


def left_to_do(desk: Desk, ended: Ended, *, of_key: bool = True) -> list[str]:
    """Return what ending somebody does not undo and what must still be done, a sentence each.

    ``of_key`` leaves the vault's own key out, for who gives it another one at once.
    """
    lines = [_(KNOWN_STILL)]
    if ended.cases:
        told = n_(
            "{count} casus staat nog op een sleutel van deze collega; wie toegang heeft, ruimt op: wams case tidy.",
            "{count} casussen staan nog op een sleutel van deze collega; wie toegang heeft, ruimt op: wams case tidy.",
            ended.cases,
        )
        lines.append(told.format(count=ended.cases))
    if of_key:
        lines.append(_(KEY_KNOWN))
    if HeldKey.DUTY in ended.knew:
        lines.append(_duty(desk, ended))
    return [*lines, *known_keys(ended)]


def known_keys(ended: Ended) -> list[str]:
    """Return which keys of the vault somebody may have kept, a sentence each."""
    return [_(sentence) for key, sentence in _KEYS.items() if key in ended.knew]


def _duty(desk: Desk, ended: Ended) -> str:
    if not ended.officers:
        return _(
            "De piketsleutel is afgeschaft: niemand anders had hem. Stel zo nodig een nieuwe in: wams vault duty on."
        )
    names = member_names(desk.session)
    told = _("De piketsleutel is vernieuwd voor: {names}. Wie de kluis opent, krijgt dat te zien.")
    return told.format(names=", ".join(names.get(who, who[:8]) for who in ended.officers))
