"""``wams case timeline`` and ``wams case sheet``."""

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams
from tests.cli.terminal import typed


def test_it_tells_the_case_newest_first_and_narrows(practice: Place, wams: Wams) -> None:
    whole = wams("case", "timeline", CASE).out
    first, *_rest = whole.splitlines()
    assert first.endswith("In de kluis gezet: 26 onderdelen. (Oefencoördinator)")
    assert whole.splitlines()[-1] == "49 regels."
    assert max(len(line) for line in whole.splitlines()) <= 80

    steps = wams("case", "timeline", CASE, "--kind", "stap", "--oldest-first").out.splitlines()
    assert "Fase: Uitvoering" in steps[-4] + steps[-3]
    about = wams("case", "timeline", CASE, "--about", "Woonstichting De Rietkraag", "--filter", "vraagt", "--json")
    assert [(one["soort"], len(one["over"])) for one in about.json] == [("verzoek", 2)]
    assert "0 regels." in wams("case", "timeline", CASE, "--new").out


def test_what_it_does_not_know_is_said(practice: Place, wams: Wams) -> None:
    assert wams("case", "timeline", CASE, "--kind", "feest").code == 2
    assert wams("case", "timeline", CASE, "--about", "3").code == 2
    assert wams("case", "timeline", CASE, "--about", "niemand").code == 2


def test_the_sheet_is_one_page_and_of_a_real_vault_never_goes_into_a_pipe(real: Place, wams: Wams) -> None:
    assert wams("case", "sheet", CASE).code == 1
    seen = typed(["case", "sheet", CASE])
    assert "Wie doet mee, en wat is afgesproken" in seen.screen
