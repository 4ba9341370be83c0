"""Choosing a new passphrase at a terminal: six words made here and typed over, or one's own typed twice."""

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.line.secretwords import check_outlet, hand_over
from wams_tui.commands.line.terminal import can_ask
from wams_tui.commands.line.unlocking import read_passphrase
from wams_tui.locale import _


def new_words(nature: VaultNature, new_file: str, words_file: str, *, own: bool) -> str:
    """Return the new passphrase: from a file, typed, or made here and known to have been read.

    Raises:
        Misused: it is too weak, or two ways at once were asked for.
        Refused: what was typed over is something else.
        Conflict: the file for the words is there already.
    """
    from wams_tui.desk.vault.people import judge_words, suggest_words

    if sum(map(bool, (new_file, words_file, own))) > 1:
        raise Misused(N_("Kies één manier: --new-passphrase-file, --words-file of --own."), N_("Laat de andere weg."))
    if new_file:
        words = read_passphrase(new_file)
    elif own:
        words = _typed(_("Nieuwe wachtwoordzin: "))
    else:
        check_outlet(nature, words_file)
        words = suggest_words()
        hand_over(words, words_file, _("De nieuwe wachtwoordzin"))
    judge_words(nature, words)
    if can_ask() and not new_file and not words_file:
        again = _typed(_("Typ hem over: "))
        if " ".join(again.split()) != " ".join(words.split()):
            raise Refused(
                N_("De nieuwe zin is niet goed overgetypt; de oude geldt nog."), N_("Voer de opdracht opnieuw uit.")
            )
    return words


def _typed(question: str) -> str:
    from getpass import getpass

    if not can_ask():
        raise Misused(
            N_("Een eigen zin typen kan alleen in een terminal."),
            N_("Of geef hem in een bestand: --new-passphrase-file."),
        )
    return getpass(question)
