"""The course of a request: every step it may take, every one it may not, and what follows from its lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Answer, Category, Decider, Direction
from wams_tui.casework.errors import Misused, Refused, WamsError
from wams_tui.casework.records import decode, encode
from wams_tui.casework.requests.request import (
    DataRequest,
    LineDecision,
    LineOutcome,
    Outcome,
    RefusalReason,
    RequestLine,
    RequestState,
    Weighing,
)
from wams_tui.casework.requests.requesting import (
    NEXT,
    answered_back,
    asked_back,
    decided,
    not_delivered,
    refused_whole,
    reopened,
    stepped,
    weighed,
)

DAY = date(2026, 11, 21)
WHY = "Omdat er een fout in stond."


def request(*ids: str, direction: Direction = Direction.VERSTREKKEN) -> DataRequest:
    """A request of so many lines about one person."""
    lines = tuple(RequestLine(id=id, person="a", category=Category.WONEN, wording=id) for id in ids or ("1", "2"))
    return DataRequest(
        id="r", direction=direction, participant="p", received_on=DAY, purpose_words="Om te helpen.", lines=lines
    )


def no(line: str, reason: RefusalReason | None = RefusalReason.NIET_NODIG, words: str = "") -> LineDecision:
    """A refusal."""
    return LineDecision(line=line, outcome=LineOutcome.GEWEIGERD, by="A", on=DAY, reason=reason, motivation=words)


def yes(line: str, disclosure: str = "d") -> LineDecision:
    """A line that was handed over."""
    return LineDecision(line=line, outcome=LineOutcome.GEGEVEN, by="A", on=DAY, disclosure=disclosure)


def elsewhere(line: str, who: str = "dr. N. Sewdien", words: str = "Valt onder haar beroepsgeheim.") -> LineDecision:
    """A line that a professional weighs."""
    weighing = Weighing(decider=Decider.PROFESSIONAL, who=who, asked_on=DAY)
    return LineDecision(line=line, outcome=LineOutcome.BIJ_ANDER, by="A", on=DAY, motivation=words, weighing=weighing)


def decide(begun: DataRequest, *made: LineDecision) -> DataRequest:
    return decided(begun, made, "A", DAY)


def test_what_became_of_it_follows_from_its_lines() -> None:
    begun = request()

    assert begun.outcome is None
    assert decide(begun, yes("1")).outcome is None
    assert decide(begun, yes("1"), yes("2")).outcome is Outcome.GOEDGEKEURD
    assert decide(begun, yes("1"), no("2")).outcome is Outcome.DEELS
    assert decide(begun, no("1"), no("2")).outcome is Outcome.GEWEIGERD


def test_deciding_the_last_line_decides_the_request_and_each_step_is_in_its_history() -> None:
    first = decide(request(), no("1"))
    last = decide(first, yes("2"))

    assert (first.state, first.decided_on) == (RequestState.IN_BEHANDELING, None)
    assert (last.state, last.decided_on, last.is_open) == (RequestState.BESLIST, DAY, False)
    assert [step.state for step in last.history] == [RequestState.IN_BEHANDELING, RequestState.BESLIST]


def test_a_line_is_decided_once() -> None:
    first = decide(request(), no("1"))

    with pytest.raises(Refused, match="al beslist"):
        decide(first, yes("1"))
    with pytest.raises(Refused, match="al beslist"):
        decide(request(), yes("1"), no("1"))
    with pytest.raises(KeyError):
        decide(request(), yes("9"))


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (no("1", None), "reden nodig"),
        (no("1", RefusalReason.ANDERS, "kort"), "woorden nodig"),
        (elsewhere("1", who=" "), "wie dit weegt"),
        (elsewhere("1", words=""), "waarom een ander"),
        (yes("1", disclosure=""), "alleen weg met een verstrekking"),
    ],
)
def test_a_decision_that_lacks_what_makes_it_one_is_refused_with_the_reason(made: LineDecision, says: str) -> None:
    with pytest.raises(WamsError, match=says):
        decide(request(), made)


def test_what_another_weighs_waits_for_them_and_their_no_is_a_refusal() -> None:
    waiting = decide(request(), no("1"), elsewhere("2"))
    heard = weighed(waiting, "2", Answer.NEE, "Mevrouw wil dit niet.", "A", DAY)

    assert waiting.state is RequestState.WACHT_OP_PROFESSIONAL
    assert heard.state is RequestState.BESLIST
    made = heard.decision("2")
    assert made is not None
    assert made.reason is RefusalReason.BEROEPSGEHEIM
    assert made.weighing is not None
    assert made.weighing.answered_on == DAY


def test_their_yes_gives_nothing_yet_and_is_waited_for_no_more() -> None:
    waiting = decide(request("1"), elsewhere("1"))
    heard = weighed(waiting, "1", Answer.JA, "Mag, met haar toestemming.", "A", DAY)

    assert heard.outcome is None
    assert heard.state is RequestState.IN_BEHANDELING
    assert decide(heard, yes("1")).outcome is Outcome.GOEDGEKEURD
    with pytest.raises(Refused):
        weighed(request("1"), "1", Answer.JA, WHY, "A", DAY)


def test_while_something_is_left_to_us_the_request_does_not_wait_for_another() -> None:
    assert decide(request(), elsewhere("1")).state is RequestState.IN_BEHANDELING


def test_a_question_goes_to_the_asker_once_at_a_time_and_its_answer_comes_back() -> None:
    asked = asked_back(request(), "Welk doel precies?", "A", DAY)
    answered = answered_back(asked, "Om de regeling te kunnen houden.", "A", DAY)

    assert asked.state is RequestState.WACHT_OP_AANVRAGER
    with pytest.raises(Refused, match="al een vraag"):
        asked_back(asked, "En waarvoor nog meer?", "A", DAY)
    assert answered.state is RequestState.IN_BEHANDELING
    assert answered.question is None
    assert answered.questions[0].answer == "Om de regeling te kunnen houden."
    with pytest.raises(Refused, match="geen vraag"):
        answered_back(answered, "Nog iets.", "A", DAY)
    with pytest.raises(Misused):
        asked_back(request(), "?", "A", DAY)


def test_refusing_the_whole_refuses_what_was_left_and_only_that() -> None:
    partly = decide(request("1", "2", "3"), yes("2"))

    whole = refused_whole(partly, RefusalReason.ANDER_DOEL, "", "A", DAY)

    assert [line.id for line in whole.refused] == ["1", "3"]
    assert whole.outcome is Outcome.DEELS
    with pytest.raises(Refused, match="al beslist"):
        refused_whole(whole, RefusalReason.ANDER_DOEL, "", "A", DAY)


def test_a_revision_keeps_what_was_decided_and_asks_for_a_reason() -> None:
    done = decide(request(), yes("1"), no("2"))

    again = reopened(done, ["2"], WHY, "B", DAY)

    assert again.state is RequestState.HERZIEN
    assert [line.id for line in again.undecided] == ["2"]
    assert again.decisions[: len(done.decisions)] == done.decisions
    assert decide(again, yes("2")).outcome is Outcome.GOEDGEKEURD
    with pytest.raises(Misused):
        reopened(done, ["2"], "", "B", DAY)
    with pytest.raises(Refused):
        reopened(request(), ["2"], WHY, "B", DAY)


def test_what_was_not_delivered_is_to_be_decided_anew() -> None:
    done = decide(request("1"), yes("1", "weg"))

    again = not_delivered(done, "weg", "Geen bestand.", "A", DAY)

    assert again.is_open
    assert [line.id for line in again.undecided] == ["1"]
    assert not_delivered(done, "andere", "Geen bestand.", "A", DAY) == done


@given(st.sampled_from(RequestState), st.sampled_from(RequestState))
def test_a_step_that_is_not_in_the_table_is_refused_with_a_sentence(one: RequestState, to: RequestState) -> None:
    begun = request().model_copy(update={"state": one})
    if to not in NEXT[one]:
        with pytest.raises(Refused) as error:
            stepped(begun, to, "A", DAY, WHY)
        assert str(error.value)
    elif to in (RequestState.IN_BEHANDELING, RequestState.INGETROKKEN, RequestState.HERZIEN):
        assert stepped(begun, to, "A", DAY, WHY).state is to
    else:
        with pytest.raises(Refused):
            stepped(begun, to, "A", DAY, WHY)


def test_nothing_is_decided_before_every_line_is() -> None:
    with pytest.raises(Refused, match="Over 1 van"):
        stepped(decide(request(), no("1")), RequestState.BESLIST, "A", DAY)


def test_what_was_withdrawn_stays_withdrawn() -> None:
    gone = stepped(request(), RequestState.INGETROKKEN, "A", DAY, "De aanvrager trok het in.")

    assert not gone.is_open
    with pytest.raises(Refused, match="ingetrokken"):
        decide(gone, no("1"))


BEFORE = b"""{"id": "r", "direction": "verstrekken", "participant": "p", "received_on": "2026-10-01",
 "purpose_words": "Om te helpen.", "lines": [{"person": "a", "category": "wonen", "wording": "x"},
 {"person": "b", "category": "wonen", "wording": "y"}], "state": "%s"%s}"""


def of_before(state: str, rest: str) -> DataRequest:
    """A record as it was written before lines were decided one by one."""
    found = decode("verzoek", BEFORE % (state.encode(), rest.encode()))
    assert isinstance(found, DataRequest)
    return found


def test_records_of_before_are_read_and_say_what_they_said() -> None:
    refused = of_before(
        "beslist", ', "refused_because": "anders", "refusal_words": "Om redenen.", "decided_on": "2026-10-02"'
    )
    partly = of_before("beslist", ', "refused_because": "anders", "disclosures": ["d"], "decided_on": "2026-10-02"')
    whole = of_before("beslist", ', "disclosures": ["d"], "decided_on": "2026-10-02"')
    waiting = of_before("nieuw", "")

    assert [line.id for line in waiting.lines] == ["1", "2"]
    assert [one.outcome for one in (refused, partly, whole, waiting)] == [
        Outcome.GEWEIGERD, Outcome.DEELS, Outcome.GOEDGEKEURD, None,
    ]  # fmt: skip
    made = refused.decision("2")
    assert made is not None
    assert (made.reason, made.motivation) == (RefusalReason.ANDERS, "Om redenen.")
    assert decode("verzoek", encode(waiting)) == waiting


def test_a_record_with_two_lines_of_one_id_is_no_request() -> None:
    twice = tuple(RequestLine(id="1", person="a", category=Category.WONEN, wording=word) for word in "xy")
    with pytest.raises(ValueError, match="two lines"):
        DataRequest(
            id="r", direction=Direction.VERSTREKKEN, participant="p", received_on=DAY, purpose_words="", lines=twice
        )
