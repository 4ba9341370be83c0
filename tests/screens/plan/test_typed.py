"""How the short lines of the plan are read: who, of what kind, how much; without a screen."""

import pytest

from screens.form.fields import Option
from screens.plan.typed import Typing, kind_of_action
from screens.plan.who import one_of, some_of
from wams_tui.casework.plan.parts import ActionKind

AROUND = (Option("b", "Bram"), Option("s", "Sjoerd"), Option("w", "Woonstee"), Option("z", "Wijkzorg Één"))


@pytest.mark.parametrize(
    ("typed", "who"), [("1", "b"), ("bra", "b"), ("WOON", "w"), ("een", "z"), ("", ""), ("woonstee", "w")]
)
def test_somebody_is_meant_by_a_number_or_the_beginning_of_a_name(typed: str, who: str) -> None:
    meant = one_of(typed, AROUND)

    assert (meant.ids, meant.wrong) == ((who,) if who else (), False)


@pytest.mark.parametrize("typed", ["w", "9", "xyz"])
def test_who_cannot_be_told_apart_is_asked_for(typed: str) -> None:
    meant = one_of(typed, AROUND)

    assert (meant.ids, meant.wrong) == ((), True)
    assert "3 Woonstee" in meant.sentence


def test_who_is_called_by_their_trade_or_by_who_sits_there_is_meant() -> None:
    around = (*AROUND, Option("m", "Basisschool De Lelie", also=("J. Kartosen", "School")), Option("p", "Schoolarts"))

    assert one_of("school", around).ids == ("m",)
    assert one_of("karto", around).sentence == "Basisschool De Lelie"
    assert one_of("sch", around).wrong


def test_several_are_separated_by_commas_and_come_once() -> None:
    assert some_of("bram, 2, b", AROUND).ids == ("b", "s")
    assert some_of("bram, niemand", AROUND).wrong


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", (ActionKind.ACTIE, None)),
        ("af", (ActionKind.AFSPRAAK, None)),
        ("niet", (ActionKind.NIET_HANDHAVEN, None)),
        ("hulp € 1.250,00", (ActionKind.SNELLE_HULP, 125000)),
        ("relief 80", (ActionKind.SNELLE_HULP, 8000)),
        ("hulp", None),
        ("a", None),
        ("iets", None),
    ],
)
def test_the_kind_of_an_action_is_read(typed: str, meant: tuple[ActionKind, int | None] | None) -> None:
    assert kind_of_action(typed) == meant


def test_what_was_being_typed_comes_back_from_a_spot() -> None:
    typing = Typing("actie", "g1", raw={"wat": "Half", "wie": "bram"})

    assert Typing.of_spot(typing.spot()) == typing
    assert Typing.of_spot({"op": "doel:1"}) is None
