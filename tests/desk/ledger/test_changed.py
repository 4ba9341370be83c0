"""A part of a person's own record is changed after it was given: what was wrong is told, what became otherwise not."""

from pathlib import Path

import pytest

from tests.desk.builders import SINCE, TODAY
from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.casework.disclosing.notices import WhyNotice
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.kin import Address, moved_to
from wams_tui.casework.household.persons import Person
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.persons import keep_person
from wams_tui.desk.ledger.changed import Because, WhichIsItError, changed_parts, given_parts
from wams_tui.documents.render import Form

HOME = Address(id="home", street="Dorpsstraat 1", town="Demodorp", period=SINCE)
WRONG = Because(wrong=True, words="De achternaam was verkeerd gespeld.")


@pytest.fixture
def gave(desk: Desk, opened: OpenCase, tmp_path: Path) -> OpenCase:
    """The case after name and address of the tenant went to the housing corporation."""
    housed = opened.file.person("tenant").model_copy(update={"addresses": (HOME,)})
    opened = keep_person(desk, opened, housed)
    wanted = answered(desk, opened, draft("tenant#naam", "tenant#adres:home"))
    return disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened


def tenant(opened: OpenCase, **changes: object) -> Person:
    return opened.file.person("tenant").model_copy(update=changes)


def test_what_was_given_changes_only_with_the_word_which_of_the_two_it_is(desk: Desk, gave: OpenCase) -> None:
    assert {one.key for one in given_parts(desk, gave, "tenant")} == {"tenant#naam", "tenant#adres:home"}
    assert given_parts(desk, gave, "daughter") == ()

    with pytest.raises(WhichIsItError) as asked:
        keep_person(desk, gave, tenant(gave, surname="Visscher"))
    assert asked.value.parts == ("tenant#naam",)
    with pytest.raises(Misused, match="wat er niet klopte"):
        keep_person(desk, gave, tenant(gave, surname="Visscher"), because={"tenant#naam": Because(wrong=True)})
    assert open_case(desk, gave.id).file == gave.file, "nothing is stored before it is said"

    never_given = keep_person(desk, gave, tenant(gave, bsn=None))
    assert never_given.file.notices == ()


def test_what_was_wrong_is_told_to_who_got_it_with_the_change_itself(desk: Desk, gave: OpenCase) -> None:
    after = keep_person(desk, gave, tenant(gave, surname="Visscher"), because={"tenant#naam": WRONG})

    (notice,) = after.file.notices
    assert (notice.participant, notice.why, notice.record) == ("corporation", WhyNotice.VERBETERD, "tenant#naam")
    assert (notice.words, notice.disclosures) == (WRONG.words, (gave.file.decisions[-1].id,))
    assert after.file.person("tenant").surname == "Visscher"
    assert open_case(desk, after.id).file == after.file
    event = [row.event for row in desk.session.audit_lines() if row.event][-2]
    assert event.details == {"record": "tenant", "onderdelen": "surname", "ontvangers": "1"}


def test_who_moved_house_makes_no_notice_and_a_wrong_address_does(desk: Desk, gave: OpenCase) -> None:
    new = Address(id="new", street="Kade 2", town="Demodorp", period=Period(start=TODAY))
    moved = tenant(gave, addresses=moved_to((HOME,), new))

    with pytest.raises(WhichIsItError):
        keep_person(desk, gave, moved)
    after = keep_person(desk, gave, moved, because={"tenant#adres:home": Because(wrong=False)})
    assert after.file.notices == ()
    assert [one.street for one in after.file.person("tenant").addresses] == ["Dorpsstraat 1", "Kade 2"]

    put_right = HOME.model_copy(update={"street": "Dorpsstraat 11"})
    wrong = {"tenant#adres:home": Because(wrong=True, words="Het huisnummer was verkeerd.")}
    right = keep_person(desk, gave_again(desk, gave), tenant(gave, addresses=(put_right,)), because=wrong)
    assert [one.record for one in right.file.notices] == ["tenant#adres:home"]


def gave_again(desk: Desk, gave: OpenCase) -> OpenCase:
    """The case with the address as it was."""
    return keep_person(
        desk,
        open_case(desk, gave.id),
        tenant(gave, addresses=(HOME,)),
        because={"tenant#adres:home": Because(wrong=False)},
    )


def test_an_address_that_is_secret_from_now_on_is_another_datum_than_was_given() -> None:
    before = Person.model_validate(
        {"id": "p", "given_names": "Noor", "surname": "Vos", "role": "ouder", "addresses": [HOME]}
    )
    hidden = before.model_copy(update={"addresses": (HOME.model_copy(update={"secret": True}),)})

    assert changed_parts(before, hidden) == ("p#adres:home",)
    assert changed_parts(before, before.model_copy(update={"bsn": "999996708"})) == ()
