"""The directory and the end of a participation, as values; keys of age by their checksum."""

from datetime import date, timedelta

import pytest

from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.errors import Misused
from wams_tui.casework.partners.agekey import age_key, fingerprint
from wams_tui.casework.partners.organisations import Agreement, Directory, Partner, PartnerStatement, agreement_with
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period

DAY = date(2026, 11, 23)
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)
KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
WOONSTEE = Partner(id="w", name="Woonstee", party=Party.WONINGCORPORATIE, agreement_on=DAY, agreement_until=DAY)


def sits(**fields: object) -> Participant:
    given: dict[str, object] = {
        "id": "p",
        "organisation": "Woonstee",
        "party": Party.WONINGCORPORATIE,
        "hat": Hat.VERHUUR,
        "period": Period(start=BEFORE),
    }
    return Participant.model_validate(given | fields)


@pytest.mark.parametrize(
    ("day", "stands"), [(BEFORE, Agreement.NOG_NIET), (DAY, Agreement.LOOPT), (NEXT, Agreement.VERLOPEN)]
)
def test_both_days_of_an_agreement_count(day: date, stands: Agreement) -> None:
    assert agreement_with(WOONSTEE, day) is stands


def test_without_a_first_day_there_is_no_agreement_and_the_household_needs_none() -> None:
    assert agreement_with(WOONSTEE.model_copy(update={"agreement_on": None}), DAY) is Agreement.GEEN
    assert agreement_with(Partner(id="c", name="Iemand", party=Party.CLIENT), DAY) is Agreement.NIET_NODIG


def test_what_was_said_last_counts_and_what_is_gone_stays_gone() -> None:
    other = Partner(id="g", name="GGZ", party=Party.GGZ_MEDISCH)
    renamed = WOONSTEE.model_copy(update={"name": "Woonstee Zuid"})
    said = [PartnerStatement(partner=WOONSTEE), PartnerStatement(partner=other), PartnerStatement(partner=renamed)]

    found = Directory.of(said)

    assert [one.name for one in found.partners] == ["GGZ", "Woonstee Zuid"]
    gone = PartnerStatement(partner=other, gone=True)
    assert found.after(gone) == Directory.of([*said, gone])
    assert [one.id for one in found.after(gone).partners] == ["w"]


def test_a_typed_participant_is_known_by_name_and_party_and_a_chosen_one_by_its_id() -> None:
    known = Directory((WOONSTEE,))

    assert known.agreement(sits(organisation="  woonSTEE "), DAY) is Agreement.LOOPT
    assert known.agreement(sits(party=Party.SCHOOL), DAY) is Agreement.NIET_IN_ADRESBOEK
    assert known.agreement(sits(organisation="Zo heet het nu", partner="w"), DAY) is Agreement.LOOPT
    assert known.agreement(sits(party=Party.GEZINSLID), DAY) is Agreement.NIET_NODIG


def test_what_is_ended_counts_no_more_from_that_day_on() -> None:
    ended = sits(ended_on=DAY)

    assert [ended.takes_part_on(day) for day in (BEFORE, DAY, NEXT)] == [True, False, False]
    assert ended.running == Period(start=BEFORE, end=BEFORE)


def test_what_is_ended_on_its_first_day_never_counted() -> None:
    ended = sits(period=Period(start=DAY), ended_on=DAY)

    assert ended.running is None
    assert not any(ended.takes_part_on(day) for day in (BEFORE, DAY, NEXT))


def test_a_later_end_makes_nothing_run_longer() -> None:
    meant = Period(start=BEFORE, end=BEFORE)

    assert sits(period=meant, ended_on=NEXT).running == meant


def test_a_key_is_taken_as_it_is_read_aloud_and_a_slip_is_found() -> None:
    assert age_key(f" {KEY[:20].upper()} {KEY[20:]}\n") == KEY
    for place in range(4, len(KEY)):
        slip = "q" if KEY[place] != "q" else "p"
        with pytest.raises(Misused):
            age_key(KEY[:place] + slip + KEY[place + 1 :])


def test_a_private_key_is_refused_as_one() -> None:
    with pytest.raises(Misused, match="geheime sleutel"):
        age_key("AGE-SECRET-KEY-1QQQ")


def test_two_people_can_read_a_fingerprint_to_each_other() -> None:
    assert len(fingerprint(KEY).split()) == 4
    assert fingerprint("") == ""
