"""Plain lines: aligned, within eighty columns, and never a command to the terminal."""

import io
import json
import sys
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Channel, Party, VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.tables import as_json, for_terminal, pairs, table, width, wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say


@given(st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=6))
def test_every_table_that_may_give_way_fits(rows: list[list[str]]) -> None:
    short = [[one[:8], *rest] for one, *rest in rows]

    lines = table(["A", "B", "C"], short, (1, 2))

    assert len(lines) == len(rows) + 1
    assert all(width(line) <= 80 for line in lines)


def test_columns_stand_under_their_titles_whatever_the_letters() -> None:
    lines = table(["Naam", "Fase"], [["Yıldız", "Plan"], ["Zoë", "Plan"], ["王小明", "Plan"]])

    assert len({width(line[: line.rindex("Plan" if "Plan" in line else "Fase")]) for line in lines}) == 1


def test_what_does_not_fit_shows_that_it_was_cut() -> None:
    lines = table(["Wat", "Nr"], [["x" * 100, "1"]], (0,))

    assert "…" in lines[1]
    assert lines[1].endswith("  1")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=300))
def test_every_wrapped_text_keeps_its_words(text: str) -> None:
    assert "".join("".join(wrapped(text)).split()) == "".join(text.split())


def test_empty_values_are_left_out_of_pairs() -> None:
    assert pairs([("Fase", "Plan"), ("Evaluatie", ""), ("Termijn", "morgen")]) == ["Fase     Plan", "Termijn  morgen"]


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\x9b2J", "\x7f", "\r"])
def test_data_never_steer_the_terminal(sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(f"Jan{sign}sen", as_json({"naam": f"Jan{sign}sen"}))

    shown = capsys.readouterr().out
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 for one in shown if one != "\n")
    assert json.loads(shown.partition("\n")[2])["naam"] == f"Jan{sign}sen"


class Stream(io.StringIO):
    """Somewhere to write, that is a terminal or is not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(("out", "err", "open_"), [(True, True, True), (False, True, False), (True, False, False)])
def test_a_real_vault_speaks_to_a_terminal_alone_also_where_it_refuses(
    monkeypatch: pytest.MonkeyPatch, *, out: bool, err: bool, open_: bool
) -> None:
    """A refusal may name somebody of a household, and standard error can be sent to a file as well."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=out))
    monkeypatch.setattr(sys, "stderr", Stream(terminal=err))

    refuse_unless_on_a_terminal(VaultNature.OEFENKLUIS)
    with nullcontext() if open_ else pytest.raises(Refused):
        refuse_unless_on_a_terminal(VaultNature.ECHT)


def test_a_code_is_understood_in_any_case_and_without_its_spaces() -> None:
    assert parse(Party, " Woningcorporatie ", "--recipient") is Party.WONINGCORPORATIE


def test_a_word_far_from_everything_lists_a_short_list_whole() -> None:
    with pytest.raises(Misused) as caught:
        parse(Channel, "zzzz", "--channel")

    assert all(channel.value in str(caught.value) for channel in Channel)


def test_on_a_terminal_a_message_breaks_between_words_and_a_path_stays_whole() -> None:
    path = "/srv/" + "x" * 100

    lines = for_terminal(f"{'woord ' * 20}{path} ligt vast.").split("\n")

    assert path in lines
    assert all(width(line) <= 80 for line in lines if line != path)
    assert " ".join(lines) == f"{'woord ' * 20}{path} ligt vast."
