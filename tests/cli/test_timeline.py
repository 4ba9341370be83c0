"""``wams case timeline``."""

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams


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
