"""The timeline: what the records tell, joined to who wrote when."""

from datetime import UTC, date, datetime, timedelta

from tests.desk.builders import TODAY, household, item
from wams_tui.casework.access import AccessKind, CaseAccess, Emergency, HandOver, Holder
from wams_tui.casework.case import Closing, Decision, Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Basis, Category, Channel, Decider, Direction, Domain, Phase, Purpose
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Support, SupporterOffer
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.disclosures import AfterDecision, AfterState, DisclosureDecision
from wams_tui.casework.disclosing.notices import Notice, NoticeOutcome, WhyNotice
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Custody, Joining, ParticipationAnswer
from wams_tui.casework.items import Correction
from wams_tui.casework.labels import label
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import (
    AskedBack,
    LineDecision,
    LineOutcome,
    RefusalReason,
    RequestLine,
    RequestState,
    StateChange,
    Weighing,
)
from wams_tui.casework.timeline import asking, course, data, people
from wams_tui.casework.timeline.changes import with_changes
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, Sent, Write, in_order
from wams_tui.casework.timeline.narrow import Wanted, narrowed, told
from wams_tui.casework.urgent.decisions import AcuteDanger

AROUND = Around(TODAY, {"anna": "Anna", "bert": "Bert"}, lambda moment: moment.date())
NOT_NEEDED = label(RefusalReason.NIET_NODIG)
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def said(moments: list[Moment]) -> list[str]:
    return [one.sentence(str) for one in moments]


def changed(file: CaseFile, **update: object) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update=update)})


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_step_says_who_decided_until_when_and_keeps_the_reason_as_it_was_typed() -> None:
    steps = (
        Decision(phase=Phase.AANMELDING_CLIENT, on=ago(120), by="anna"),
        Decision(phase=Phase.ONDERZOEK, on=ago(100), by="anna", reason="{geen} haken", until=ago(60)),
        Decision(phase=Phase.AFGESLOTEN, on=ago(3), by="college", closing=Closing.VERHUISD),
    )
    found = in_order(course.moments(changed(household(), history=steps), AROUND))

    assert said(found) == [
        "Begonnen als Aanmelding. Besloten door Anna.",
        f"Fase: Onderzoek, tot en met {ago(60):%d-%m-%Y}. Besloten door Anna.",
        "Afgesloten: verhuisd. Besloten door college.",
    ]
    assert found[1].words == "{geen} haken"


def test_a_case_without_a_step_on_its_first_day_was_opened_that_day() -> None:
    assert said(list(course.moments(household(), AROUND))) == ["Casus geopend."]


def test_dangers_begin_end_or_lapse_and_what_is_not_there_yet_is_not_told() -> None:
    def danger(id: str, first: date, last: date, ended: date | None = None) -> AcuteDanger:
        return AcuteDanger(
            id=id, person="tenant", about=("tenant", "daughter"), words="bedreigd", minimum="adres",
            decided_by="wijkagent", period=Period(start=first, end=last), ended_on=ended,
        )  # fmt: skip

    dangers = (danger("a", ago(9), ago(8)), danger("b", ago(2), TODAY, TODAY), danger("c", TODAY, TODAY))
    found = [one for one in course.moments(changed(household(), dangers=dangers), AROUND) if one.refs != ("stappen:",)]

    assert {(one.refs[0], one.on): one.sentence(str)[:30] for one in found} == {
        ("gevaar:a", ago(9)): "Acuut gevaar voor Bram, tot en",
        ("gevaar:a", ago(7)): "Acuut gevaar voor Bram: telt n",
        ("gevaar:b", ago(2)): "Acuut gevaar voor Bram, tot en",
        ("gevaar:b", TODAY): "Acuut gevaar voor Bram: voorbi",
        ("gevaar:c", TODAY): "Acuut gevaar voor Bram, tot en",
    }
    assert all(one.about == {"tenant", "daughter"} and one.kind is MomentKind.GEVAAR for one in found)


def test_what_was_asked_measures_and_access_are_told() -> None:
    test = BoundaryTest(boundary=Boundary.VEILIG_THUIS, outcome=Answer.JA, on=ago(5), by="anna", done="advies")
    offer = SupporterOffer(person="tenant", on=ago(4), by="anna", outcome=Support.AANVAARD)
    bewind = Measure(
        id="m", kind=MeasureKind.BEWIND, person="tenant", participant="ggz", period=Period(start=ago(30), end=ago(11))
    )
    older = bewind.model_copy(update={"id": "n", "period": Period(start=ago(400))})
    file = changed(
        household(), boundary_tests=(test,), supporter_offers=(offer,), measures=(bewind, older), help_question="rust"
    )
    access = CaseAccess(
        holders=(Holder(who="bert", kind=AccessKind.MEELEZER, by="anna", at=NOON - timedelta(days=2)),),
        handovers=(HandOver(giver="anna", taker="bert", at=NOON - timedelta(days=1)),),
        emergencies=(Emergency(officer="anna", at=NOON, until=NOON, reason="brand"),),
    )
    found = in_order(course.moments(file.model_copy(update={"access": access}), AROUND))

    assert said(found)[1:] == [
        "Hulpvraag, in eigen woorden van de cliënt.",
        "Begonnen: bewind, voor Bram.",
        "Geëindigd: bewind, voor Bram.",
        "Grens getoetst: Veilig Thuis: ja.",
        "Cliëntondersteuner voor Bram: aangeboden en aanvaard.",
        "Bert kreeg toegang als meelezer, van Anna.",
        "Overgedragen van Anna aan Bert.",
        "Noodtoegang door Anna.",
    ]


def test_what_people_answered_is_theirs_and_a_secret_address_is_never_in_it() -> None:
    file = household()
    answer = ParticipationAnswer(joining=Joining.INGETROKKEN, on=ago(2), domain=Domain.GGZ, reason="'Het is genoeg.'")
    home = Address(id="h", street="Schuilweg 1", period=Period(start=ago(3)), secret=True)
    before = Custody(holder="tenant", period=Period(start=date(2016, 6, 1)))
    since = Custody(holder="ex", period=Period(start=ago(6)))
    bram, fenna, lotte = file.persons
    persons = (
        bram.model_copy(update={"answers": (answer,), "addresses": (home,)}),
        fenna.model_copy(update={"custody": (before, since), "birth_date": TODAY.replace(year=TODAY.year - 12)}),
        lotte,
    )
    found = in_order(people.moments(file.model_copy(update={"persons": persons, "participants": ()}), AROUND))

    assert said(found) == [
        "Lotte heeft gezag over Fenna.",
        "Bram heeft een nieuw adres.",
        "Bram: ingetrokken, ggz en verslavingszorg.",
        "Fenna is 12 geworden.",
    ]
    assert found[2].kind is MomentKind.WOORDEN
    assert "Schuilweg" not in repr(found)


def test_who_takes_part_comes_and_goes_and_who_is_still_to_come_is_not_there() -> None:
    file = household()
    first, second, third = file.participants
    participants = (
        first.model_copy(update={"ended_on": ago(1), "end_reason": "verhuisd"}),
        second.model_copy(update={"client_told_on": ago(2), "client_told": "aan de keukentafel"}),
        third.model_copy(update={"period": Period(start=TODAY + timedelta(days=1))}),
    )
    found = in_order(people.moments(file.model_copy(update={"participants": participants, "persons": ()}), AROUND))

    assert said(found) == [
        "GGZ Demodorp doet mee, pet hulpverlening.",
        "Woonstee doet mee, pet verhuur.",
        "Aan de cliënt verteld dat GGZ Demodorp meedoet.",
        "Woonstee doet niet meer mee.",
    ]
    assert [one.words for one in found][2:] == ["aan de keukentafel", "verhuisd"]


def test_data_are_told_without_their_value_and_many_of_one_source_are_one_line() -> None:
    file = household()
    secret = item("hide", "tenant", Category.GEHEIM_ADRES, "Schuilweg 1")
    many = tuple(item(f"d{number}", "daughter", Category.ONDERWIJS, "waarde", "school") for number in range(4))
    found = in_order(data.moments(file.model_copy(update={"items": (secret, *many), "requests": ()}), AROUND, ()))

    assert said(found)[:2] == [
        "Gekregen: hide van Bram (Geheim adres), bron: verteld aan de coördinator.",
        "4 gegevens van Fenna gekregen (Onderwijs), bron: school.",
    ]
    assert found[1].refs == tuple(f"gegeven:d{number}" for number in range(4))
    assert found[1].about == {"daughter", "school"}
    assert "Schuilweg" not in repr(found)


def test_a_disclosure_that_did_not_arrive_and_a_task_that_was_done() -> None:
    file = household()
    task = Todo(id="t", what="bel school", by="anna", made_on=ago(1), done_on=TODAY, done_by="bert")
    sent = Sent(7, NOON, "d", "corporation", ("tenant", "ex"), (Category.WONEN,), "mislukt", completed=False)
    file = file.model_copy(update={"items": (), "texts": (), "todos": (task,)})
    found = in_order(data.moments(file, AROUND, [sent]))

    assert said(found) == [
        "Taak genoteerd: bel school",
        "Gedaan: bel school",
        "Verstrekking aan Woonstee, over Bram, Lotte: mislukt.",
    ]
    assert found[-1].about == {"corporation", "tenant", "ex"}
    assert found[-1].refs == ("verstrekking:7",)
    assert [one.by for one in found] == ["Anna", "Bert", ""]


def test_what_was_put_right_taken_back_and_told_of_is_told() -> None:
    file = household()
    wrong = file.items[1].model_copy(update={"corrections": (Correction(on=ago(3), by="anna", words="twee maanden"),)})
    given = DisclosureDecision(
        id="d", participant="corporation", purpose=Purpose.PLAN, channel=Channel.PAPIER,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK, decided_at=NOON, decided_by="anna",
        after=AfterDecision(state=AfterState.INGETROKKEN, on=ago(2), by="bert", words="vergissing"),
    )  # fmt: skip
    notice = Notice(
        id="n", participant="corporation", why=WhyNotice.INGETROKKEN, disclosures=("d",), words="vergissing",
        made_on=ago(2), made_by="bert", due_on=TODAY, outcome=NoticeOutcome.VERTELD, told_on=ago(1), told_how="gebeld",
        told_by="anna",
    )  # fmt: skip
    update = {"items": (wrong,), "texts": (), "decisions": (given,), "notices": (notice, notice)}
    found = in_order(data.moments(file.model_copy(update=update), AROUND, ()))

    assert [(one.sentence(str), one.words, one.by) for one in found][1:4] == [
        ("Verbeterd: arrears.", "twee maanden", "Anna"),
        ("Besluit om te geven aan Woonstee ingetrokken.", "vergissing", "Bert"),
        ("Woonstee weet dat er iets is veranderd aan wat zij kregen.", "gebeld", "Anna"),
    ]


def test_a_request_is_told_from_what_was_asked_to_what_was_decided_on_each_thing() -> None:
    file = household()
    lines = tuple(
        RequestLine(id=str(number), person=person, category=Category.WONEN, wording=wording)
        for number, (person, wording) in enumerate((("tenant", "schuld"), ("tenant", "regeling"), ("ex", "adres")))
    )
    no = {"outcome": LineOutcome.GEWEIGERD, "reason": RefusalReason.NIET_NODIG, "by": "anna", "on": TODAY}
    weighing = Weighing(decider=Decider.PROFESSIONAL, who="dr. Voorbeeld", asked_on=ago(1))
    back = AskedBack(question="Waarvoor?", asked_on=ago(2), by="anna", answer="Huur", answered_on=TODAY)
    asked = file.requests[0].model_copy(
        update={
            "lines": lines, "received_on": ago(2), "decided_on": TODAY, "state": RequestState.HERZIEN,
            "questions": (back,),
            "decisions": (
                LineDecision(line="1", outcome=LineOutcome.BIJ_ANDER, by="anna", on=ago(1), weighing=weighing),
                LineDecision(line="0", motivation="kan zonder", **no), LineDecision(line="2", **no),
                LineDecision(line="1", outcome=LineOutcome.GEGEVEN, by="bert", on=TODAY),
            ),
            "history": (StateChange(state=RequestState.HERZIEN, on=TODAY, by="bert", why="nieuw feit"),),
        }
    )  # fmt: skip
    found = in_order(asking.moments(file.model_copy(update={"requests": (asked,)}), AROUND))

    assert [(one.sentence(str), one.words, one.by) for one in found] == [
        ("Woonstee vraagt: schuld; regeling; adres.", asked.purpose_words, ""),
        ("Nagevraagd bij Woonstee.", "Waarvoor?", "Anna"),
        ("Verzoek van Woonstee, ligt bij dr. Voorbeeld: regeling.", "", "Anna"),
        ("Woonstee antwoordde op onze vraag.", "Huur", ""),
        (
            f"Verzoek van Woonstee, geweigerd: schuld; adres ({NOT_NEEDED}).",
            "kan zonder",
            "Anna",
        ),
        ("Verzoek van Woonstee, gegeven: regeling.", "", "Bert"),
        ("Verzoek van Woonstee wordt herzien.", "nieuw feit", "Bert"),
    ]
    assert found[2].about == {"corporation", "tenant"}


def test_a_request_of_before_lines_were_decided_and_one_of_ours() -> None:
    file = household()
    old = file.requests[0].model_copy(
        update={"state": RequestState.BESLIST, "decided_on": TODAY, "refused_because": RefusalReason.NIET_NODIG}
    )
    ours = old.model_copy(
        update={"id": "ours", "direction": Direction.OPVRAGEN, "state": RequestState.INGETROKKEN,
                "sent_on": ago(3), "refused_because": None}
    )  # fmt: skip
    found = in_order(asking.moments(file.model_copy(update={"requests": (old, ours)}), AROUND))

    assert said(found) == [
        "Gevraagd aan Woonstee: de psychische situatie.",
        "Woonstee vraagt: de psychische situatie.",
        "Verzoek ingetrokken, Woonstee.",
        f"Verzoek van Woonstee geweigerd: {NOT_NEEDED}.",
    ]


def write(seq: int, by: str, *records: str, hour: int = 9, mine: bool = False) -> Write:
    return Write(seq, by, NOON.replace(hour=hour), frozenset(records), mine)


def fact(record: str, what: str = "feit", on: date = TODAY) -> Moment:
    return Moment(MomentKind.PERSOON, on, what, record=record)


def test_who_wrote_a_fact_is_said_only_where_it_is_sure() -> None:
    file = household()
    facts = [fact("tenant"), fact("daughter"), fact("ex"), fact("tenant", "vorige week", ago(7))]
    writes = [
        write(1, "anna", "tenant", hour=9),
        write(2, "anna", "daughter", hour=10), write(3, "bert", "daughter", hour=11),
        write(4, "bert", "ex", hour=10), write(5, "bert", "ex", hour=11),
    ]  # fmt: skip
    found = with_changes(facts, writes, file, AROUND, 10)

    by = {(one.record, one.what): (one.by, one.at) for one in found}
    assert by[("tenant", "feit")] == ("Anna", NOON.replace(hour=9))
    assert by[("daughter", "feit")] == ("", None)
    assert by[("ex", "feit")] == ("Bert", None)
    assert by[("tenant", "vorige week")] == ("", None)
    left = [one for one in found if one.kind is MomentKind.WIJZIGING]
    assert said(left) == ["Bijgewerkt: persoon Fenna (2 keer).", "Bijgewerkt: persoon Lotte (2 keer)."]
    assert [one.by for one in left] == ["Anna, Bert", "Bert"]


def test_what_a_colleague_wrote_since_is_new_and_ones_own_is_not() -> None:
    writes = [write(4, "anna", "ex"), write(5, "anna", "tenant"), write(6, "bert", "daughter", mine=True)]
    found = with_changes([fact("tenant")], writes, household(), AROUND, 4)

    assert {one.record: one.news for one in found} == {"tenant": True, "ex": False, "daughter": False}


def test_a_case_put_in_the_vault_and_sealed_anew_is_one_line_each() -> None:
    everything = ("casus", "tenant", "daughter", "ex", "ggz")
    writes = [
        write(1, "anna", *everything), write(2, "anna", "arrears", hour=10),
        write(3, "bert", *everything, "arrears", "toegang", hour=11),
        write(4, "bert", "tenant", "ex", "ggz", "casus", hour=12), write(5, "bert", "weg", hour=13),
    ]  # fmt: skip
    found = in_order(with_changes([], writes, household(), AROUND, 0))

    assert said(found) == [
        "In de kluis gezet: 5 onderdelen.",
        "Bijgewerkt: gegeven ‘arrears’.",
        "Opnieuw verzegeld, onder een nieuwe sleutel.",
        "Bijgewerkt: 4 onderdelen.",
        "Bijgewerkt: iets dat er niet meer is.",
    ]
    assert [one.news for one in found] == [True, True, False, True, True]
    assert [one.refs for one in found] == [("casus:",), ("gegeven:arrears",), ("casus:",), ("casus:",), ()]


def test_it_is_narrowed_by_kind_person_words_and_news_together() -> None:
    moments = [
        Moment(MomentKind.TAAK, TODAY, "Bel de Jünger", about=frozenset({"tenant"}), news=True),
        Moment(MomentKind.TAAK, TODAY, "Bel school", words="over de jas", about=frozenset({"daughter"})),
        Moment(MomentKind.STAP, ago(400), "Casus geopend.", by="Anna"),
    ]
    lines = told(moments, str)

    def found(wanted: Wanted) -> list[str]:
        return [one.text for one in narrowed(lines, wanted)]

    assert len(found(Wanted())) == 3
    assert found(Wanted(kind=MomentKind.TAAK, words="JUNGER")) == ["Bel de Jünger"]
    assert found(Wanted(about="daughter", words="jas bel")) == ["Bel school"]
    assert found(Wanted(words=f"{ago(400).year} anna")) == ["Casus geopend."]
    assert found(Wanted(news=True)) == ["Bel de Jünger"]
    assert found(Wanted(kind=MomentKind.STAP, news=True)) == []
    assert Wanted().everything
    assert not Wanted(words="x").everything
