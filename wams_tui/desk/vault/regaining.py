"""Back in with the two halves, as the question before the screens asks it: each answer is judged as it is given."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from storage import HeadPlace, HeldKey, Recovered, check_half, generate_passphrase, inspect_vault
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.vault.people import Typed, judge_words, same_words, typed_over
from wams_tui.desk.vault.recovering import let_back_in, nature_of
from wams_tui.desk.vault.recoverypapers import half_in
from wams_tui.locale import _, n_


class Regain:
    """Brings somebody back into the vault at ``place``.

    Args:
        place: A directory, or the address of a database.
        heads: Where signed heads are kept.
        now: The clock, aware times.

    Raises:
        WamsError: the vault cannot be seen.
    """

    def __init__(self, place: Path | str, heads: HeadPlace, now: Callable[[], datetime]) -> None:
        self._place = place
        self._heads = heads
        self._now = now
        self._nature = nature_of(place)
        found = inspect_vault(place)
        self._vault_id = found.vault_id or ""
        self._names = [one.name for one in found.coordinators]

    def names(self) -> Sequence[str]:
        """Return who works in the vault."""
        return self._names

    def who(self, asked: str) -> str:
        """Return the name of who is called ``asked``, whatever the capitals.

        Raises:
            Misused: nobody is.
        """
        wanted = " ".join(asked.split()).casefold()
        for name in self._names:
            if name.casefold() == wanted:
                return name
        raise Misused(N_("In deze kluis werkt niemand met die naam."), N_("Typ de naam zoals hij hierboven staat."))

    def half(self, letter: str, typed: str) -> str:
        """Return half ``letter`` as it is printed.

        Raises:
            Misused: it is no half, of another vault, or the other one.
        """
        half = half_in(typed)
        check_half(self._vault_id, letter, half)
        return half

    def suggest(self) -> str:
        """Return six random words."""
        return generate_passphrase()

    def words(self, suggested: str, typed: str) -> bool:
        """Say whether the words are those that were suggested; otherwise they are one's own, and strong enough.

        Raises:
            Misused: they are almost those that were suggested, or too easily guessed.
        """
        over = typed_over(suggested, typed)
        if over is Typed.ALMOST:
            raise Misused(
                N_("Dit zijn bijna de woorden hierboven, maar niet precies."), N_("Kijk na wat er staat (Tab).")
            )
        judge_words(self._nature, typed)
        return over is Typed.SAME

    def same(self, one: str, other: str) -> bool:
        """Say whether two passphrases are the same to the vault."""
        return same_words(one, other)

    def let_in(self, who: str, halves: tuple[str, str], words: str) -> list[str]:
        """Give this person new keys; return what there is to know now, a sentence each.

        Raises:
            As :func:`storage.recover`.
        """
        return after_recovery(let_back_in(self._place, halves, who, words, self._heads, self._now))


def after_recovery(done: Recovered) -> list[str]:
    """Return what there is to know and to do once somebody is back in, a sentence each."""
    lines = []
    if done.failed:
        told = n_(
            "{count} casus kwam niet mee: laat een collega die er toegang toe heeft, die opnieuw delen.",
            "{count} casussen kwamen niet mee: laat een collega die er toegang toe heeft, die opnieuw delen.",
            len(done.failed),
        )
        lines.append(told.format(count=len(done.failed)))
    if HeldKey.DUTY in done.lost:
        lines.append(_("De piketsleutel kwam niet mee: laat een beheerder de piketdienst opnieuw instellen."))
    return [
        *lines,
        _("Iedereen die de kluis opent, krijgt te zien dat de herstelhelften zijn gebruikt."),
        _("De helften zijn nu door anderen gezien: laat een beheerder nieuwe maken met wams vault halves."),
    ]
