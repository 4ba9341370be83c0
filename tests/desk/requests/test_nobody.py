"""About somebody without a case: the same letter as about somebody with one, nothing kept, one line to count."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.builders import SINCE, TODAY
from wams_tui.casework.codes import Category, Channel, Hat, Party, Sealing
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.outsiders import Outsider
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.letterbox import About, LetterForm, Sending, compose, post_of_nobody
from wams_tui.desk.letters.nobody import OfNobody, letter_of_nobody
from wams_tui.desk.requests.deciding import refuse
from wams_tui.desk.requests.entering import Asked, Entry, enter
from wams_tui.desk.requests.tying import became, tie

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
WORDING = "de psychische situatie van meneer Jansen"
LANDLORD = Outsider(organisation="Huurmij", party=Party.WONINGCORPORATIE, hat=Hat.VERHUUR)


def asked(opened: OpenCase) -> OfNobody:
    return OfNobody(
        controller=opened.file.case.controller,
        organisation=LANDLORD.organisation,
        party=LANDLORD.party,
        asked=(WORDING,),
        received_on=TODAY,
        person_name="B. Balie",
        reference="H-12",
    )


def entered(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    line = Asked("tenant", Category.GEZONDHEID, WORDING)
    entry = Entry("", "Voor de verhuur.", (line,), TODAY, asker_name="B. Balie", reference="H-12", outsider=LANDLORD)
    return enter(desk, opened, entry)


def test_the_letter_is_the_one_about_somebody_who_has_a_case_to_the_letter(desk: Desk, opened: OpenCase) -> None:
    about = asked(opened)
    known, request = entered(desk, opened)
    known = refuse(desk, known, request, RefusalReason.GEEN_DEELNEMER)

    with_case, without = compose(desk, known, About(request=request)), letter_of_nobody(desk, about)

    same = {"id": with_case.id, "made_at": with_case.made_at}
    assert without.model_copy(update=same) == with_case
    for wrong in (replace(about, asked=()), replace(about, controller=" "), replace(about, organisation="")):
        with pytest.raises(Misused):
            letter_of_nobody(desk, wrong)


def test_nothing_is_kept_but_a_line_of_codes(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    about = asked(opened)
    content = letter_of_nobody(desk, about)
    sending = Sending(LetterForm.ODT, tmp_path / "brief.odt", Channel.PAPIER)

    with pytest.raises(Conflict):
        post_of_nobody(desk, about, sending, content.model_copy(update={"title": "Iets anders"}))
    with pytest.raises(Misused, match="geen sleutel"):
        post_of_nobody(desk, about, replace(sending, sealing=Sealing.WACHTWOORD), content)
    path = post_of_nobody(desk, about, sending, content)

    assert path.exists()
    assert open_case(desk, opened.id).file == opened.file
    events = [row.event for row in desk.session.audit_lines() if row.event]
    (noted,) = [one for one in events if one.action is AuditAction.VERZOEK_ZONDER_CASUS]
    assert noted.details == {
        "soort": "antwoord", "partij": "woningcorporatie", "onderdelen": "1", "manier": "papier",
    }  # fmt: skip
    assert not [one for one in events if "Jansen" in one.model_dump_json() or "Huurmij" in one.model_dump_json()]
    assert events[-2].action is AuditAction.BRIEF_VOLTOOID


def test_an_outsider_who_takes_part_by_now_keeps_the_request_with_one_deed(desk: Desk, opened: OpenCase) -> None:
    known, id = entered(desk, opened)
    assert became(desk, known.file, known.file.request(id)) is None
    with pytest.raises(Refused, match="zeker deze vrager"):
        tie(desk, known, id)
    member = Participant(
        id="landlord", organisation="HUURMIJ", party=LANDLORD.party, hat=LANDLORD.hat, period=SINCE, agreed_action="x"
    )
    joined = save(desk, known, [member], CHANGED)[0]

    tied = tie(desk, joined, id)

    request = open_case(desk, tied.id).file.request(id)
    assert (request.participant, request.outsider) == ("landlord", None)
    assert request.lines == known.file.request(id).lines
    assert request.undecided, "nothing is decided by it"
    twin = save(desk, joined, [member.model_copy(update={"id": "twin"})], CHANGED)[0]
    assert became(desk, twin.file, twin.file.request(id)) is None, "of two alike it is neither"
