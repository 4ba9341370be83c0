"""What others decided, recorded with `wams case`: plain lines, and its line in the audit log."""

from datetime import timedelta

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams
from wams_tui.commands.line.unlocking import now
from wams_tui.locale.clock import dutch_time

SOON = (now().date() + timedelta(days=20)).isoformat()
LATER = (now().date() + timedelta(days=40)).isoformat()
WHY = (
    "--why",
    "veiligheid",
    "--because",
    "Vertellen is voor haar nu niet veilig.",
    "--by",
    "M. Sital, gedragsdeskundige",
)
SILENT = ("--act", "wgbo-7-457", "--ground", "niet-doorbroken", "--professional", "dr. N. Sewdien")

PASSING = ("ontgrendeld", "vergrendeld", "logboek-ingezien", "casus-ingezien", "lijst-ingezien")
"""What every command leaves beside what it did."""


def last_action(wams: Wams) -> str:
    lines = wams("audit", "list", "--last", "9", "--json").json
    return str([line["handeling"] for line in lines if line["handeling"] not in PASSING][-1])


def first_datum(wams: Wams) -> str:
    data = wams("case", "show", CASE, "--json").json["gegevens"]
    return str(next(one["id"] for one in data if one["categorie"] == "gezondheid"))


def test_that_somebody_is_not_informed_yet_is_recorded_until_its_review(practice: Place, wams: Wams) -> None:
    said = wams("case", "uninformed", CASE, "--person", "2", *WHY, "--review", SOON)

    assert said.code == 0
    assert "telt tot en met" in said.out
    assert last_action(wams) == "uitzondering-vastgelegd"
    terms = wams("case", "show", CASE, "--json").json["termijnen_volgens_regels"]
    assert SOON in [term["op"] for term in terms if term["code"] == "uitzondering-informeren"]


def test_a_professional_who_keeps_silent_is_recorded_neutrally(practice: Place, wams: Wams) -> None:
    said = wams("case", "secrecy", CASE, "--field", first_datum(wams), *SILENT)

    assert (said.code, said.out) == (0, "Vastgelegd: het besluit van de professional.\n")
    assert last_action(wams) == "geheimbesluit-vastgelegd"


def test_an_authority_is_given_and_taken_back(practice: Place, wams: Wams) -> None:
    who = ("--person", "1", "--participant", "wmo-aanbieder")

    assert wams("case", "authority", CASE, *who, "--until", LATER).code == 0
    assert last_action(wams) == "machtiging-vastgelegd"
    taken = wams("case", "authority", CASE, *who, "--withdraw")
    assert "wat al is gegeven, blijft gegeven" in taken.out
    assert last_action(wams) == "machtiging-ingetrokken"
    assert wams("case", "authority", CASE, *who, "--withdraw").code == 2


def test_for_whom_somebody_takes_part_is_recorded(practice: Place, wams: Wams) -> None:
    said = wams("case", "for", CASE, "--participant", "ggz-medisch", "--person", "1")

    assert said.code == 0
    assert last_action(wams) == "deelname-vastgelegd"


DANGER = ("--because", "Dreigt van het dak te springen.", "--minimum", "Waar zij is.", "--by", "A. Boer, wijkagent")
POLICE = (
    "--article",
    "wpg-19",
    "--by",
    "insp. Postma",
    "--to",
    "ggz-medisch",
    "--because",
    "Hulp aan wie die nodig heeft.",
)


def test_a_life_in_danger_stands_with_the_case_until_it_is_over(practice: Place, wams: Wams) -> None:
    said = wams("case", "danger", CASE, "--person", "1", *DANGER)

    assert said.code == 0
    assert "Bel 112" in said.out
    assert last_action(wams) == "gevaar-vastgelegd"
    assert "Acuut gevaar" in wams("case", "show", CASE).out
    assert wams("case", "danger", CASE, "--person", "1", "--over").code == 0
    found = (
        "--needed",
        "ja",
        "--because",
        "Zonder naam kwam niemand bij hem.",
        "--outside",
        "Alleen aan de meldkamer.",
    )
    back = ("case", "lookback", CASE, "--person", "1", *found, "--ended", "Hij kwam zelf naar beneden.")
    assert wams(*back).code == 2, "whether the person knows is asked as well"
    assert wams(*back, "--told", f"{dutch_time(now()):%Y-%m-%d}", "--how", "Aan hemzelf, thuis.").code == 0
    assert wams(*back, "--told", f"{dutch_time(now()):%Y-%m-%d}", "--how", "Aan hemzelf, thuis.").code == 2
    told = wams("case", "show", CASE, "--json").json["acuut_gevaar"]
    assert [one["telt"] for one in told] == [False]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("uninformed", CASE, "--person", "2", *WHY, "--review", "morgen"), "geen bestaande datum"),
        (("uninformed", CASE, "--person", "2", *WHY, "--review", "2020-01-01"), "niet na vandaag"),
        (("uninformed", CASE, "--person", "2", "--why", "zomaar", *WHY[2:], "--review", SOON), "veiligheid"),
        (("authority", CASE, "--person", "1", "--participant", "1"), "--until of --withdraw"),
        (
            ("authority", CASE, "--person", "1", "--participant", "1", "--from", LATER, "--until", SOON),
            "voor de eerste",
        ),
        (("for", CASE, "--participant", "ggz-medisch", "--person", "Nergenshuizen"), "--person"),
        (("danger", CASE, "--person", "1", *DANGER, "--over"), "--over"),
        (("police", CASE, "--field", "x", *POLICE, "--until", SOON), "Dit gegeven is er niet"),
    ],
)
def test_what_is_half_is_not_recorded(words: tuple[str, ...], told: str, practice: Place, wams: Wams) -> None:
    said = wams("case", *words)

    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err
