"""A case on the command line: taken in, taken on step by step, and no way round a guard (law §3.2)."""

from io import StringIO

import pytest

from tests.cli.conftest import Place
from tests.cli.program import Said, Wams

ASKED = ("--danger", "nee", "--veilig-thuis", "nee", "--compulsion", "nee")
QUESTION = (
    "case",
    "new",
    "--kind",
    "client",
    "--surname",
    "Proef",
    "--given",
    "Ans",
    "--question",
    "Ik wil rust.",
    *ASKED,
    "--json",
)
FACTS = ("--persisting", "Al drie jaar.", "--recurring", "Vijf meldingen.")
REQUEST = (
    "case", "new", "--kind", "professional", "--surname", "Proef", "--from", "wijkteam", "--words", "Help hem.",
    *ASKED, *FACTS, "--json",
)  # fmt: skip
CONNECTED = ("--problem", "schuldhulp=Schulden", "--problem", "ggz=Somber", "--coherence", "Het een voedt het ander.")
DECIDED = ("--by", "college", "--because", "Zie het verslag.", "--told", "in een gesprek")
UNTIL = ("--until", "2099-01-01")
SOMEBODY = "999901102"


def made(said: Said) -> str:
    assert said.code == 0, said.err
    return str(said.json["code"])


def lacking(wams: Wams, code: str, *words: str) -> set[str]:
    """The guards that keep a step from being taken; the case stays where it was."""
    before = wams("case", "steps", code, "--json").json
    said = wams("case", "step", code, *words, "--json")
    assert said.code == 1
    assert wams("case", "steps", code, "--json").json == before
    return {one["poort"] for one in said.json["ontbreekt"]}


def test_a_question_is_taken_to_carrying_out_and_every_step_says_what_it_lacks(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    code = made(wams(*QUESTION))
    assert lacking(wams, code, "--to", "onderzoek", *DECIDED) == {"G1", "G4", "clientondersteuning"}
    assert lacking(wams, code, "--to", "uitvoering", *DECIDED) >= {"volgorde", "besluit", "G9"}
    assert "aanmelding" in wams("case", "check", code, *CONNECTED).out.lower()
    assert wams("case", "offer", code, "--person", "1", "--outcome", "afgewezen").code == 0
    assert wams("case", "step", code, "--to", "onderzoek", *DECIDED, *UNTIL).code == 0
    assert lacking(wams, code, "--to", "besluit-aanpak", *DECIDED, "--until", "2020-01-01") == {"besluit"}
    assert wams("case", "step", code, "--to", "besluit-aanpak", *DECIDED).code == 0
    assert wams("case", "step", code, "--to", "plan", *DECIDED[:4]).code == 0
    assert lacking(wams, code, "--to", "uitvoering", *DECIDED[:4]) == {"G9"}
    assert wams("case", "step", code, "--to", "uitvoering", *DECIDED, "--review", "2020-01-01").code == 2
    done = wams("case", "step", code, "--to", "uitvoering", *DECIDED[:4], "--review", "2099-01-01", "--json")
    assert done.json == {"fase": "uitvoering", "ontbreekt": []}
    # G10: on the client's own question nothing goes on without them.
    assert wams("case", "answer", code, "--person", "1", "--says", "doet-niet-mee").code == 0
    assert lacking(wams, code, "--to", "evaluatie", *DECIDED) == {"G10"}
    assert wams("case", "answer", code, "--person", "1", "--says", "doet-mee").code == 0
    told = wams("case", "steps", code).words
    assert "Naar Evaluatie: Er ontbreekt niets aan de casus." in told


def test_household_participants_and_tasks_in_plain_lines(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    code = made(wams(*QUESTION))
    wams("case", "check", code, *CONNECTED)
    child = ("case", "person", code, "--given", "Bo", "--surname", "Proef", "--role", "kind", "--born", "2015-02-03")
    assert wams(*child).code == 0
    twice = wams(*child)
    assert (twice.code, "staat al in dit huishouden" in twice.err) == (2, True)
    assert wams(*child[:-1], "2015-02-30").code == 2
    held = wams(
        "case", "custody", code, "--person", "Bo", "--holder", "Ans", "--from", "2015-02-03", "--until", "2020-01-01"
    )
    assert "! Sinds 2-1-2020 heeft niemand gezag over Bo." in held.out
    school = ("--organisation", "De Boei", "--party", "school", "--hat", "onderwijs", "--for", "Bo")
    assert wams("case", "participant", code, *school, "--why", "Kort").code == 2
    assert wams("case", "participant", code, *school, "--why", "Bo zit op school.").code == 0
    assert wams("task", "add", code, "--what", "Bellen met school", "--on", "2099-01-02").code == 0
    assert wams("task", "list", code).out == "1. Bellen met school (02-01-2099)\n"
    assert wams("task", "done", code, "--task", "2").code == 2
    assert wams("task", "move", code, "--task", "1").code == 0
    lines = [one for one in wams("today", "--json").json if one["code"] == code]
    assert {"taak", "huishouden"} <= {one["soort"] for one in lines}
    assert f"Bellen met school, Huishouden Proef ({code})" in wams("today", "--plain").words
    assert wams("task", "done", code, "--task", "1").code == 0
    assert "gedaan op" in wams("task", "list", code).out
    assert (
        wams("case", "leave", code, "--participant", "school", "--because", "Bo gaat naar een andere school.").code == 0
    )


def test_a_report_holds_nothing_but_the_report_on_the_command_line_too(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    report = (
        "case",
        "new",
        "--kind",
        "meldpunt",
        "--surname",
        "Proef",
        "--from",
        "buur",
        "--words",
        "Dichte gordijnen.",
    )
    code = made(wams(*report, "--json"))
    seat = ("--organisation", "De Boei", "--party", "school", "--hat", "onderwijs", "--why", "Zit daar op school.")
    refused = wams("case", "participant", code, *seat)
    assert (refused.code, "alleen de melding" in refused.err) == (1, True)
    assert lacking(wams, code, "--to", "aanmelding-client", *DECIDED) >= {"volgorde", "grenzen"}
    undone = wams("case", "doors", code, "--danger", "ja", "--veilig-thuis", "nee", "--compulsion", "nee")
    assert (undone.code, "wat er is gedaan" in undone.err) == (2, True)
    assert wams(*report[:6], "--words", "Iets.").code == 2  # nobody reports it
    assert wams(*report, "--born", "2098-01-01").code == 2


def test_a_refusal_in_another_case_of_the_same_client_is_no_way_round(
    practice: Place, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    """G3: whoever said no is not asked about anew by way of a new case."""
    assert practice.vault.exists()
    monkeypatch.setattr("sys.stdin", StringIO(f"{SOMEBODY}\n" * 3))
    first = made(wams(*QUESTION, "--bsn"))
    assert wams("case", "answer", first, "--person", "1", "--says", "doet-niet-mee").code == 0

    at_once = wams(*REQUEST, "--bsn")
    assert (at_once.code, "in een andere casus" in at_once.err) == (1, True)
    # Without the number it begins; with it, the investigation asks what the request should have.
    later = made(wams(*REQUEST))
    assert wams("case", "check", later, *CONNECTED).code == 0
    assert wams("case", "offer", later, "--person", "1", "--outcome", "aangeboden").code == 0
    assert wams("case", "person", later, "--person", "1", "--bsn").code == 0
    step = ("--to", "onderzoek", *DECIDED, *UNTIL)
    assert lacking(wams, later, *step) == {"G3"}
    assert lacking(wams, later, *step, "--second", "College", "--no-pressure", "Zijn woning staat leeg.") == {"G3"}
    agreed = ("--second", "teamleider", "--no-pressure", "Er is levensgevaar.")
    assert wams("case", "step", later, *step, *agreed).code == 0


def test_what_a_step_lacks_is_all_of_it_and_nothing_moves(practice: Place, wams: Wams) -> None:
    assert practice.vault.exists()
    code = made(wams(*REQUEST))
    ends = ("--until", "2020-01-01")
    unsaid = ("--by", "", "--because", "Zo.", "--untold", "Wil niet.")

    assert lacking(wams, code, "--to", "onderzoek", *DECIDED, *UNTIL) == {"G1", "clientondersteuning"}
    assert lacking(wams, code, "--to", "onderzoek", *DECIDED, *ends) == {"G1", "G4", "clientondersteuning"}
    decided = {"volgorde", "besluit", "G1", "clientondersteuning"}
    assert lacking(wams, code, "--to", "besluit-aanpak", *DECIDED) == decided
    assert lacking(wams, code, "--to", "afgesloten", *DECIDED) == {"besluit"}
    assert lacking(wams, code, "--to", "triage", *DECIDED, "--new-facts", "Iets.") == {"volgorde"}
    assert lacking(wams, code, "--to", "aanmelding-client", *unsaid) == {"besluit"}


def test_an_investigation_that_ended_begins_anew_only_with_new_facts(practice: Place, wams: Wams) -> None:
    """G4: closing and opening again is no way to keep looking."""
    assert practice.vault.exists()
    code = made(wams(*QUESTION, "--on", "2020-01-02"))
    wams("case", "check", code, *CONNECTED)
    wams("case", "offer", code, "--person", "1", "--outcome", "aanvaard")
    assert wams("case", "step", code, "--to", "onderzoek", *DECIDED, *UNTIL).code == 0
    assert wams("case", "step", code, "--to", "onderzoek", *DECIDED, "--until", "2099-06-01").code == 1
    assert wams("case", "step", code, "--to", "afgesloten", *DECIDED, "--closing", "client-weigert").code == 0
    assert lacking(wams, code, "--to", "triage", *DECIDED) == {"G4"}
    assert wams("case", "step", code, "--to", "triage", *DECIDED, "--new-facts", "Een nieuwe melding.").code == 0
    # What was asked and offered before the case was closed does not count for it any more.
    assert lacking(wams, code, "--to", "verzoek-professional", *DECIDED) == {"G2", "G3", "grenzen"}


def test_wrong_words_change_nothing_and_repeat_no_value(
    practice: Place, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("123456789\n"))
    assert practice.vault.exists()
    before = wams("case", "list", "--json").json
    for words in (
        (*QUESTION, "--bsn"),
        (*QUESTION, "--born", "31-12-1980"),
        (*QUESTION[:3], "burger", *QUESTION[4:]),
        (*QUESTION, "--support", "misschien"),
    ):
        said = wams(*words)
        assert said.code == 2
        assert "123456789" not in said.err
        assert "Traceback" not in said.err
    assert wams("case", "list", "--json").json == before
