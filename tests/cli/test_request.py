"""`wams request`: seen, entered and decided in plain lines; nothing is given by it."""

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams

ADD = (
    "request", "add", CASE, "--from", "woningcorporatie", "--purpose-words", "Om de regeling te kunnen houden.",
    "--ask", "1:wonen:de achterstand", "--ask", "1:gezondheid:de diagnose", "--came-by", "telefoon",
)  # fmt: skip


def test_the_queue_is_told_over_all_cases_and_in_one(practice: Place, wams: Wams) -> None:
    everything, mine = wams("request", "list", "--json").json, wams("request", "list", CASE, "--json").json

    assert {one["casus"] for one in mine} == {CASE}
    assert mine[0]["id"] in {one["id"] for one in everything}
    assert {one["richting"] for one in everything} == {"verstrekken", "opvragen"}
    assert {one["richting"] for one in wams("request", "list", "--which", "van-ons", "--json").json} == {"opvragen"}
    lines = wams("request", "list").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert CASE in lines[1]


def test_a_request_is_shown_with_what_is_possible_for_each_part_and_why(practice: Place, wams: Wams) -> None:
    told = wams("request", "show", CASE, "--request", "1", "--json").json
    lines = wams("request", "show", CASE, "--request", "1").out

    assert told["onderdelen"][0]["mogelijk"] == "weigeren"
    assert told["onderdelen"][0]["wel_kan"]
    assert told["uitkomst"] is None
    assert "Een woningcorporatie krijgt geen" in lines
    assert "Wat wel kan: " in lines


def test_a_request_is_entered_decided_part_by_part_and_the_whole_follows(practice: Place, wams: Wams) -> None:
    made = wams(*ADD)
    assert (made.code, made.err) == (0, "")
    which = ("--request", made.out.split()[-1].strip("."))

    asked = wams("request", "ask", CASE, *which, "--question", "Voor welke regeling is dit?")
    assert "wacht op aanvrager" in asked.out
    assert "in behandeling" in wams("request", "ask", CASE, *which, "--answer", "De regeling van mei.").out
    assert wams("request", "decide", CASE, *which, "--line", "2", "--refuse", "niet-nodig").code == 0
    done = wams("request", "refuse", CASE, *which, "--reason", "ander-doel")

    assert "beslist (geweigerd)" in done.out
    told = wams("request", "show", CASE, *which, "--json").json
    assert [one["besluit_reden"] for one in told["onderdelen"]] == ["ander-doel", "niet-nodig"]
    again = wams("request", "refuse", CASE, *which, "--reason", "ander-doel")
    assert (again.code, "al beslist" in again.err) == (1, True)


def test_what_another_weighs_is_laid_before_them_and_their_no_refuses(practice: Place, wams: Wams) -> None:
    line = ("--request", "1", "--line", "1")
    why = ("--because", "Het valt onder haar beroepsgeheim.")
    laid = wams("request", "decide", CASE, *line, "--before", "professional", "--who", "dr. N. Sewdien", *why)
    assert laid.code == 0

    wams("request", "decide", CASE, *line, "--heard", "nee", "--because", "Mevrouw wil dit niet.")

    told = wams("request", "show", CASE, "--request", "1", "--json").json
    assert told["onderdelen"][0]["besluit_reden"] == "beroepsgeheim"


def test_what_is_wrong_is_told_and_changes_nothing(practice: Place, wams: Wams) -> None:
    before = wams("request", "show", CASE, "--request", "1", "--json").out

    assert wams("request", "decide", CASE, "--request", "1", "--line", "1").code == 2
    assert wams("request", "decide", CASE, "--request", "1", "--line", "9", "--refuse", "niet-nodig").code == 2
    assert wams("request", "decide", CASE, "--request", "1", "--line", "1", "--refuse", "anders").code == 2
    assert wams("request", "ask", CASE, "--request", "1").code == 2
    assert wams("request", "add", CASE, "--from", "1", "--purpose-words", "x", "--ask", "wonen").code == 2
    assert wams("request", "withdraw", CASE, "--request", "1", "--because", "").code == 2
    assert wams("request", "show", CASE, "--request", "1", "--json").out == before


def test_what_the_asker_withdrew_waits_no_more(practice: Place, wams: Wams) -> None:
    gone = wams("request", "withdraw", CASE, "--request", "1", "--because", "De verhuurder heeft het niet meer nodig.")

    assert "ingetrokken" in gone.out
    assert CASE not in {one["casus"] for one in wams("request", "list", "--json").json}


def test_who_takes_no_part_is_entered_and_refused_and_nothing_can_be_exported(practice: Place, wams: Wams) -> None:
    told = (CASE, "--purpose-words", "Voor het huurcontract.", "--ask", "1:wonen:of er schulden zijn")
    assert wams("request", "add", *told).code == 2
    assert wams("request", "add", *told, "--outside", "Verhuur Van Dam").code == 2
    unknown = wams("request", "add", *told, "--outside", "Verhuur Van Dam", "--hat", "verhuur")
    assert (unknown.code, "--party" in unknown.err) == (2, True)
    made = wams(
        "request", "add", *told, "--outside", "Verhuur Van Dam", "--party", "woningcorporatie", "--hat", "verhuur"
    )
    assert (made.code, made.err) == (0, "")
    which = ("--request", made.out.split()[-1].strip("."))

    shown = wams("request", "show", CASE, *which, "--json").json
    assert (shown["wie"], shown["aanvrager"], shown["deelnemer"]) == ("Verhuur Van Dam", None, False)
    gone = wams("export", CASE, *which, *GIVE_THE_ARRANGEMENT, "--out", str(practice.vault.parent / "uit.pdf"), "--yes")
    assert (gone.code, "doet niet mee in deze casus" in gone.err) == (1, True)
    assert "geweigerd" in wams("request", "refuse", CASE, *which, "--reason", "geen-deelnemer").out
    known = wams("request", "add", *told, "--outside", "belastingdienst", "--hat", "schuldeiser")
    assert known.code == 0
