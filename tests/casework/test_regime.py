"""Which law counts on which day: no single person sets it, no advice decides it, and no day that has begun changes."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Regime, VaultNature
from wams_tui.casework.rules.regime import (
    BEFORE_ANYTHING_IS_SET,
    RegimeSaid,
    RegimeStatement,
    RegimeWord,
    regimes_of,
)
from wams_tui.casework.rules.signoff import Advice, Author, Gap, Office

BEGIN = date(2026, 11, 21)
SOON = BEGIN + timedelta(days=10)
DAYS = [BEGIN + timedelta(days=number) for number in range(-2, 40)]

ADMINISTRATOR = Author("a", "Anneke", Office.FUNCTIONEEL_BEHEERDER)
SECOND = Author("b", "Bram", Office.FUNCTIONEEL_BEHEERDER)
OWNER = Author("c", "Chahid", Office.PROCESEIGENAAR)
BOTH = Author("a", "Anneke", Office.PROCESEIGENAAR)
"""The administrator in another role: one person all the same."""
OFFICER = Author("d", "Daan", advises=True)
COORDINATOR = Author("e", "Eva")
EVERYBODY = (ADMINISTRATOR, SECOND, OWNER, BOTH, OFFICER, COORDINATOR)
REAL, PRACTICE = VaultNature.ECHT, VaultNature.OEFENKLUIS


def proposed(author: Author = ADMINISTRATOR, since: date = SOON, on: date = BEGIN, id: str = "v") -> RegimeSaid:
    said = RegimeStatement(wat=RegimeWord.VOORSTEL, regime=Regime.WAMS_IN_WERKING, vanaf=since)
    return RegimeSaid(id, author, on, said)


def said(word: RegimeWord, author: Author, on: date = BEGIN, about: str = "v") -> RegimeSaid:
    advice = Advice.NEGATIEF if word is RegimeWord.ADVIES else None
    return RegimeSaid(f"{word}-{author.id}", author, on, RegimeStatement(wat=word, voorstel=about, advies=advice))


CONFIRMED = said(RegimeWord.BEVESTIGING, OWNER)
ADVISED = said(RegimeWord.ADVIES, OFFICER)
SET = (proposed(), CONFIRMED, ADVISED)


def test_two_offices_and_the_advice_whichever_it_is_bring_a_law_into_force_on_its_day() -> None:
    found = regimes_of(REAL, SET)

    assert found.regime_on(SOON - timedelta(days=1)) is Regime.HUIDIG_RECHT
    assert found.regime_on(SOON) is Regime.WAMS_IN_WERKING
    assert found.coming(BEGIN) == found.proposals


def test_each_of_the_three_is_needed_and_named_while_it_is_not_there() -> None:
    assert regimes_of(REAL, [proposed()]).proposals[0].gaps == (Gap.PROCESEIGENAAR, Gap.ADVIES)
    assert regimes_of(REAL, [proposed(), CONFIRMED]).proposals[0].gaps == (Gap.ADVIES,)
    assert regimes_of(REAL, [proposed(), ADVISED]).proposals[0].gaps == (Gap.PROCESEIGENAAR,)
    assert regimes_of(REAL, [proposed(OWNER), ADVISED]).proposals[0].gaps == (Gap.BEHEERDER,)
    assert regimes_of(REAL, [proposed(), said(RegimeWord.BEVESTIGING, BOTH), ADVISED]).pending[0].gaps == (
        Gap.TWEE_PERSONEN,
    )
    assert not regimes_of(REAL, [proposed(COORDINATOR), CONFIRMED, ADVISED]).proposals


def test_what_was_complete_too_late_counts_from_the_day_after() -> None:
    late = SOON + timedelta(days=5)
    found = regimes_of(REAL, [proposed(), CONFIRMED, said(RegimeWord.ADVIES, OFFICER, late)])

    assert found.regime_on(late) is Regime.HUIDIG_RECHT
    assert found.regime_on(late + timedelta(days=1)) is Regime.WAMS_IN_WERKING


def test_either_office_takes_back_what_does_not_count_yet_and_nobody_what_does() -> None:
    for author in (ADMINISTRATOR, OWNER):
        taken = regimes_of(REAL, [*SET, said(RegimeWord.INTREKKING, author, SOON - timedelta(days=1))])
        late = regimes_of(REAL, [*SET, said(RegimeWord.INTREKKING, author, SOON)])
        assert taken.regime_on(SOON) is Regime.HUIDIG_RECHT
        assert late.regime_on(SOON) is Regime.WAMS_IN_WERKING
    for author in (OFFICER, COORDINATOR):
        assert regimes_of(REAL, [*SET, said(RegimeWord.INTREKKING, author)]).regime_on(SOON) is Regime.WAMS_IN_WERKING


def test_what_was_taken_back_cannot_be_confirmed_after_all() -> None:
    taken = [proposed(), said(RegimeWord.INTREKKING, ADMINISTRATOR), CONFIRMED, ADVISED]

    assert regimes_of(REAL, taken).regime_on(SOON) is Regime.HUIDIG_RECHT


def test_a_bill_cannot_be_set_in_a_real_vault() -> None:
    bill = RegimeStatement(wat=RegimeWord.VOORSTEL, regime=Regime.WAMS_WETSVOORSTEL, vanaf=SOON)

    assert not regimes_of(REAL, [RegimeSaid("v", ADMINISTRATOR, BEGIN, bill), CONFIRMED, ADVISED]).proposals


def test_where_one_practises_one_word_counts_at_once() -> None:
    found = regimes_of(PRACTICE, [proposed(COORDINATOR, BEGIN)])

    assert found.regime_on(BEGIN) is Regime.WAMS_IN_WERKING
    assert found.regime_on(BEGIN - timedelta(days=1)) is Regime.WAMS_WETSVOORSTEL


def test_what_is_not_whole_counts_for_nothing() -> None:
    for nature in VaultNature:
        found = regimes_of(nature, SET, damaged=True)
        assert {found.regime_on(day) for day in DAYS} == {BEFORE_ANYTHING_IS_SET[nature]}


@st.composite
def histories(
    draw: st.DrawFn, authors: Sequence[Author] = EVERYBODY, before: Sequence[RegimeSaid] = SET
) -> list[RegimeSaid]:
    """Anything anybody could state, about any proposal, in any order, by clocks that may go back."""
    found = list(before) if draw(st.booleans()) else []
    for number in range(draw(st.integers(0, 12))):
        word, author = draw(st.sampled_from(RegimeWord)), draw(st.sampled_from(authors))
        content = RegimeStatement(
            wat=word,
            voorstel=draw(st.sampled_from("v0123")),
            regime=draw(st.sampled_from([None, *Regime])),
            vanaf=draw(st.sampled_from(DAYS)),
            advies=draw(st.sampled_from([None, *Advice])),
        )
        found.append(RegimeSaid(str(number), author, draw(st.sampled_from(DAYS)), content))
    return found


@given(histories(), st.sampled_from(VaultNature))
def test_nothing_stated_later_changes_a_day_that_has_begun(history: list[RegimeSaid], nature: VaultNature) -> None:
    for count in range(len(history)):
        before, after = regimes_of(nature, history[:count]), regimes_of(nature, history[: count + 1])
        today = max(one.on for one in history[: count + 1])
        begun = [day for day in DAYS if (day <= today if nature is REAL else day < today)]
        assert [before.regime_on(day) for day in begun] == [after.regime_on(day) for day in begun]


@given(st.data(), st.sampled_from(EVERYBODY))
def test_no_single_person_brings_a_law_into_force(data: st.DataObject, person: Author) -> None:
    alone = [author for author in EVERYBODY if author.id == person.id]
    history = data.draw(histories(alone, [proposed(alone[0])]))

    assert {regimes_of(REAL, history).regime_on(day) for day in DAYS} == {Regime.HUIDIG_RECHT}


@given(histories())
def test_whatever_counts_was_signed_by_both_offices_and_advised_on_by_a_third(history: list[RegimeSaid]) -> None:
    found = regimes_of(REAL, history)
    for day in DAYS:
        one = found.current(day)
        if one is None:
            assert found.regime_on(day) is Regime.HUIDIG_RECHT
            continue
        assert {by.author.office for by in one.signed} >= set(Office)
        signed = {by.author.id for by in one.signed}
        assert len(signed) > 1
        assert {by.author.id for by in one.advised} - signed
        assert one.regime is not Regime.WAMS_WETSVOORSTEL
        assert one.since <= day


@given(histories([ADMINISTRATOR, OWNER, OFFICER]), st.sampled_from(Advice), st.sampled_from(Advice))
def test_which_advice_it_was_decides_nothing(history: list[RegimeSaid], first: Advice, second: Advice) -> None:
    def advising(advice: Advice) -> list[Regime]:
        told = [
            RegimeSaid(one.id, one.author, one.on, one.said.model_copy(update={"advies": advice})) for one in history
        ]
        found = regimes_of(REAL, told)
        return [found.regime_on(day) for day in DAYS]

    assert advising(first) == advising(second)
