"""The hand-over sheet: facts on one page, what to mind first, and no address that is secret."""

from datetime import timedelta

from tests.casework.test_timeline import AROUND, NOON, ago
from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Domain
from wams_tui.casework.course.handsheet import Asked, SheetLine, sheet
from wams_tui.casework.household.informing import InformingException, WhyNotInformed
from wams_tui.casework.household.kin import Address, Representation, RepresentationKind
from wams_tui.casework.household.persons import Custody, Joining, ParticipationAnswer
from wams_tui.casework.period import Period
from wams_tui.casework.timeline.moments import Sent
from wams_tui.casework.urgent.decisions import AcuteDanger


def sections(file: CaseFile, sent: list[Sent], asked: list[Asked]) -> dict[str, tuple[SheetLine, ...]]:
    return {one.title: one.lines for one in sheet(file, AROUND, sent, asked, str)}


def test_a_plain_case_says_where_it_stands_who_is_in_it_and_what_was_agreed() -> None:
    found = sections(household(), [], [])

    assert list(found) == [
        "Let op", "Waar de casus staat", "Waarom samen", "Huishouden", "Wie doet mee, en wat is afgesproken",
        "Open verzoeken",
    ]  # fmt: skip
    assert [one.text for one in found["Let op"]] == [
        "Beroepsgeheim: GGZ Demodorp (WGBO (BW 7:457)). De professional beslist zelf wat u hoort."
    ]
    assert found["Waar de casus staat"][0].text == "Uitvoering"
    assert found["Huishouden"][0].text == "Bram Visser, 42 jaar, hoofdpersoon, doet mee"
    who = [one.text for one in found["Wie doet mee, en wat is afgesproken"]]
    assert who[0] == "GGZ Demodorp, pet hulpverlening, voor Bram: Behandelen."
    assert who[1].endswith(": geen afgesproken actie")
    assert who[2] == "Woonstee, pet verhuur, woonconsulent: De huurschuld in termijnen laten betalen."
    until = f"{TODAY + timedelta(days=2):%d-%m-%Y}"
    assert [one.text for one in found["Open verzoeken"]] == [
        f"Woonstee vraagt, antwoord uiterlijk {until}: de psychische situatie"
    ]


def test_what_to_mind_comes_first_and_a_secret_address_is_named_and_never_shown() -> None:
    file = household()
    bram, fenna, lotte = file.persons
    home = Address(id="h", street="Schuilweg 1", period=Period(start=ago(3)), secret=True)
    closed = ParticipationAnswer(joining=Joining.DOET_NIET_MEE, on=ago(3), domain=Domain.GGZ)
    later = InformingException(
        why=WhyNotInformed.VEILIGHEID, words="x", decided_by="a", decided_on=ago(1), review_on=TODAY
    )
    danger = AcuteDanger(
        id="d", person="daughter", about=("daughter",), words="vermist", minimum="foto", decided_by="politie",
        period=Period(start=TODAY, end=TODAY),
    )  # fmt: skip
    over = danger.model_copy(update={"id": "e", "ended_on": TODAY})
    bewind = Measure(
        id="m", kind=MeasureKind.BEWIND, person="tenant", participant="ggz", period=Period(start=ago(9))
    )  # fmt: skip
    mentor = Representation(kind=RepresentationKind.MENTOR, holder="ex", period=Period(start=ago(1)))
    persons = (
        bram.model_copy(update={"addresses": (home,), "answers": (closed,), "representation": (mentor,)}),
        fenna.model_copy(update={"custody": (Custody(holder="ex", period=Period(start=ago(90), end=ago(1))),)}),
        lotte.model_copy(update={"not_informed": later, "moved_out_on": ago(1)}),
    )
    case = file.case.model_copy(update={"dangers": (danger, over), "measures": (bewind,)})
    found = sections(file.model_copy(update={"persons": persons, "case": case}), [], [])

    day = f"{TODAY:%d-%m-%Y}"
    assert [one.text for one in found["Let op"]] == [
        f"Acuut gevaar voor Fenna, tot en met {day}: vermist",
        "Bram heeft een geheim adres.",
        "Bram doet niet mee op: ggz en verslavingszorg.",
        "Lotte treedt op voor Bram (mentor).",
        "Niemand heeft vandaag gezag over Fenna.",
        f"Lotte is nog niet ingelicht; opnieuw bekijken op {day}.",
        "Er loopt een maatregel of machtiging voor Bram: bewind, bij GGZ Demodorp.",
        "Beroepsgeheim: GGZ Demodorp (WGBO (BW 7:457)). De professional beslist zelf wat u hoort.",
    ]
    assert all(one.mind for one in found["Let op"])
    assert "Schuilweg" not in repr(found)
    assert found["Huishouden"][-1].text.endswith("woont elders")


def test_what_was_given_and_what_comes_stay_on_one_page() -> None:
    sent = [
        Sent(number, NOON - timedelta(days=number), f"d{number}", "corporation", ("tenant",), (Category.WONEN,),
             "mislukt", completed=number > 0)
        for number in range(7)
    ]  # fmt: skip
    asked = [Asked(ago(1), "te laat"), *(Asked(TODAY, f"taak {number}") for number in range(8)), Asked(None, "ooit")]
    found = sections(household(), sent, asked)

    given = [one.text for one in found["Laatst verstrekt"]]
    assert given[0] == f"{TODAY:%d-%m-%Y} aan Woonstee, over Bram: Wonen (mislukt)"
    assert given[1] == f"{ago(1):%d-%m-%Y} aan Woonstee, over Bram: Wonen"
    assert (len(given), given[-1]) == (6, "En 2 eerder; het register heeft ze alle.")
    due = found["Wat er komt"]
    assert (due[0].text, due[0].mind, due[1].mind) == (f"{ago(1):%d-%m-%Y} · te laat", True, False)
    assert (len(due), due[-1].text) == (9, "En 2 later; Vandaag heeft ze alle.")
