"""Answers that gave nothing stand beside what was given, in every order, and the ledger has no line of them."""

from pathlib import Path

from tests.desk.test_disclose import answered, disclose, draft
from tests.desk.test_letters import ASK, send
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.answers import AnswerLine, among, answers_of, key_of
from wams_tui.desk.ledger.lines import OF_ONE_CASE, LedgerLine, lines_of_case
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.requests.deciding import refuse
from wams_tui.documents.render import Form


def test_an_answer_without_data_is_found_beside_what_was_given_and_not_in_the_ledger(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    wanted = answered(desk, opened, draft("arrears"))
    opened = disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened
    opened = refuse(desk, opened, "ask", RefusalReason.NIET_NODIG)
    assert answers_of(opened.file) == []
    opened = send(desk, opened, ASK, tmp_path / "antwoord.odt").opened

    (answer,) = answers_of(opened.file)

    assert (answer.recipient, answer.person) == ("Woonstee", "Bram Visser")
    assert [one.value for one in answer.asked] == ["gezondheid"]
    assert len(disclosures(desk, opened.id)) == 1, "nothing left with the answer"
    lines = lines_of_case(desk, opened.file)
    for order in OF_ONE_CASE:
        rows = among(lines, [answer], order)
        assert {type(one) for one in rows} == {AnswerLine, LedgerLine}
        assert len({key_of(one) for one in rows}) == 2
