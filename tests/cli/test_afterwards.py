"""What happens after something was given, in plain lines: taken back, put right, erased, and told."""

from pathlib import Path

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams

FIELD = "schulden-inkomen:Regeling met de verhuurder"


def test_what_was_given_is_corrected_told_taken_back_and_erased(practice: Place, tmp_path: Path, wams: Wams) -> None:
    assert wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf"), "--yes").code == 0
    nr = str(wams("ledger", "list", "--json").json[0]["nr"])

    put = ("--field", FIELD, "--value", "Er loopt een regeling.", "--by", "Y. Postma")
    right = wams("case", "correct", CASE, *put, "--because", "Het bedrag klopte niet.")
    back = wams("ledger", "withdraw", nr, "--because", "Het doel was een ander.")
    again = wams("ledger", "withdraw", nr, "--because", "Nog een keer hetzelfde.")
    gone = wams("case", "erase", CASE, "--field", FIELD, "--because", "Niet meer nodig hier.")
    assert (right.code, back.code, again.code, gone.code) == (0, 0, 1, 0)
    assert "1 ontvanger moet het nog horen." in right.words

    notices = wams("ledger", "notices", CASE, "--json").json
    assert sorted(one["reden"] for one in notices) == ["gewist", "ingetrokken", "verbeterd"]
    assert wams("ledger", "told", CASE, "1", "--how", "Gebeld met de consulent.").code == 0
    assert wams("ledger", "told", CASE, "99", "--how", "Gebeld.").code == 2
    open_ones = [one for one in wams("ledger", "notices", CASE, "--json").json if one["uitkomst"] is None]
    assert len(open_ones) == 2

    shown = wams("ledger", "show", nr)
    assert "staat niet meer in de casus" in shown.words


def test_a_name_that_was_given_changes_only_with_the_word_which_of_the_two_it_is(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    name = ("--field", "identiteit:Naam")
    gave = wams("export", CASE, *GIVE_THE_ARRANGEMENT, *name, "--out", str(tmp_path / "uit.pdf"), "--yes")
    assert gave.code == 0, gave.err
    change = ("case", "person", CASE, "--person", "1", "--surname", "Vermeer")

    unsaid = wams(*change)
    both = wams(*change, "--has-changed", "--was-wrong", "De naam was verkeerd gespeld.")
    assert (unsaid.code, both.code) == (2, 2)
    assert "niet klopte of is veranderd" in " ".join(unsaid.err.split())
    assert wams(*change, "--has-changed").code == 0
    assert wams("ledger", "notices", CASE, "--json").json == []
    assert (
        wams("case", "person", CASE, "--person", "1", "--surname", "Meer", "--was-wrong", "Verkeerd gespeld.").code == 0
    )
    (notice,) = wams("ledger", "notices", CASE, "--json").json
    assert notice["reden"] == "verbeterd"
