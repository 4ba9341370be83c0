"""A disclosure at a terminal: questions are asked, texts are read, and the case code confirms."""

from pathlib import Path

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams
from tests.cli.terminal import replied, typed

UNANSWERED = GIVE_THE_ARRANGEMENT[: GIVE_THE_ARRANGEMENT.index("--answer")]


def test_the_case_code_confirms(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.pdf"

    shown = typed(["export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(out)], CASE)

    assert shown.code == 0
    assert shown.screen.index("Dit gaat mee:") < shown.screen.index(f"Typ {CASE} om te verstrekken")
    assert out.exists()
    assert wams("ledger", "list", "--json").json[0]["afloop"] == "voltooid"


def test_anything_else_does_not(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.pdf"

    shown = typed(["export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(out)], "ja")

    assert shown.code == 2
    assert "er is niets verstrekt" in shown.screen
    assert not out.exists()
    assert wams("ledger", "list", "--json").json == []


REPLIES = {
    "ja of nee": "ja",
    "Uw motivering": "De verhuurder moet weten dat de regeling loopt.",
    "Gaat deze tekst over": "nee",
    f"Typ {CASE}": CASE,
}


def helpful(question: str) -> str:
    return next(line for start, line in REPLIES.items() if question.startswith(start))


def test_what_no_option_answered_is_asked(practice: Place, tmp_path: Path) -> None:
    out = tmp_path / "uit.pdf"

    shown = replied(["export", CASE, *UNANSWERED, "--out", str(out)], helpful)

    assert shown.code == 0
    assert "Regeling met de verhuurder: Is dit gegeven nodig voor dit doel" in shown.words
    assert out.exists()


def test_a_question_left_empty_refuses(practice: Place, tmp_path: Path) -> None:
    out = tmp_path / "uit.pdf"

    shown = replied(["export", CASE, *UNANSWERED, "--out", str(out)], lambda _question: "")

    assert shown.code == 1
    assert "Nog te beantwoorden" in shown.words
    assert not out.exists()


def test_what_can_never_go_is_refused_at_once_and_its_value_is_not_shown(practice: Place, tmp_path: Path) -> None:
    asked: list[str] = []
    words = [*UNANSWERED[: UNANSWERED.index("--field")], "--field", "gezondheid"]

    shown = replied(["export", CASE, *words, "--out", str(tmp_path / "uit.pdf")], asked.append)

    assert (shown.code, asked) == (1, [])
    assert "WON-02" in shown.words
    assert "Schizoaffectieve" not in shown.words


def test_rubbish_and_a_short_motivation_are_told_what_is_expected(practice: Place, tmp_path: Path) -> None:
    clumsy = {"ja of nee": iter(["misschien"]), "Uw motivering": iter(["omdat"])}

    def reply(question: str) -> str:
        start = next(start for start in REPLIES if question.startswith(start))
        return next(clumsy.get(start, iter(())), REPLIES[start])

    shown = replied(["export", CASE, *UNANSWERED, "--out", str(tmp_path / "uit.pdf")], reply)

    assert shown.code == 0
    assert "Typ ja of nee, of alleen Enter als u het niet weet." in shown.words
    assert "Te kort bij ‘Is dit gegeven nodig voor dit doel" in shown.words


def test_a_text_is_shown_whole_with_its_signs_before_it_may_go(practice: Place, tmp_path: Path, wams: Wams) -> None:
    text = wams("case", "show", CASE, "--json").json["teksten"][0]
    words = ["export", CASE, *UNANSWERED[:6], "--channel", "papier", "--field", text["id"]]
    hesitating = iter(["misschien", "nee"])

    def reply(question: str) -> str:
        return next(hesitating) if question.startswith("Gaat deze tekst over") else ""

    shown = replied([*words, "--out", str(tmp_path / "uit.pdf")], reply)

    plain = shown.words.translate(dict.fromkeys(map(ord, "«»‹›")))
    assert " ".join(text["tekst"].split()) in plain
    assert shown.words.count("Gaat deze tekst over iemand anders") == 2
    assert next(hesitating, None) is None


def test_a_disclosure_from_a_real_vault_is_confirmed_at_the_terminal(real: Place, tmp_path: Path) -> None:
    shown = typed(["export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf")])

    assert shown.code == 1
    assert "niet in werking" in shown.words
