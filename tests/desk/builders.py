"""A household small enough to hold in the head: a tenant, his daughter, an ex-partner; a corporation and others."""

from datetime import date, timedelta

from wams_tui.casework.case import Case, Deadline
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Direction,
    Domain,
    Hat,
    Initiative,
    Party,
    Phase,
    Regime,
    SecrecyAct,
)
from wams_tui.casework.course.intake import Problem
from wams_tui.casework.household.persons import Joining, Participation, Person, PersonRole
from wams_tui.casework.items import DataItem, Source, TextBlock
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import DataRequest, RefusalReason, RequestLine

TODAY = date(2026, 11, 21)
SINCE = Period(start=TODAY - timedelta(days=90))


def household() -> CaseFile:
    """Return the case; ids are words, so that a test reads like a sentence."""
    return CaseFile(
        case=Case(
            id="case-1",
            code="W-2026-0005",
            title="Huishouden Visser",
            phase=Phase.UITVOERING,
            initiative=Initiative.CLIENT,
            regime=Regime.WAMS_WETSVOORSTEL,
            opened_on=TODAY - timedelta(days=120),
            coordinator="Coördinator",
            controller="College van Demodorp",
            contact="privacy@demodorp.example",
            coherence="Door zijn klachten lukt betalen niet, en door de schulden nemen de klachten toe.",
            problems=(
                Problem(domain=Domain.SCHULDHULP, what="Huurachterstand en andere schulden."),
                Problem(domain=Domain.GGZ, what="Depressieve klachten."),
            ),
            decision_period=SINCE,
            review_on=TODAY + timedelta(days=60),
            deadlines=(Deadline(what="Evaluatie", due_on=TODAY + timedelta(days=60)),),
        ),
        persons=(
            Person(
                id="tenant",
                given_names="Bram",
                surname="Visser",
                birth_date=date(1984, 3, 5),
                bsn="999996708",
                role=PersonRole.HOOFDPERSOON,
                participation=Participation(joining=Joining.DOET_MEE, period=SINCE),
                informed=Answer.JA,
            ),
            Person(
                id="daughter",
                given_names="Fenna",
                surname="Visser",
                birth_date=date(2016, 6, 1),
                role=PersonRole.KIND,
                informed=Answer.JA,
            ),
            Person(id="ex", given_names="Lotte", surname="de Graaf", role=PersonRole.EX_PARTNER),
        ),
        participants=(
            Participant(
                id="corporation",
                organisation="Woonstee",
                party=Party.WONINGCORPORATIE,
                hat=Hat.VERHUUR,
                function="woonconsulent",
                period=SINCE,
                agreed_action="De huurschuld in termijnen laten betalen.",
            ),
            Participant(
                id="ggz",
                organisation="GGZ Demodorp",
                party=Party.GGZ_MEDISCH,
                hat=Hat.HULPVERLENING,
                period=SINCE,
                agreed_action="Behandelen.",
                concerns=("tenant",),
                secrecy=SecrecyAct.WGBO,
            ),
            Participant(
                id="recovery",
                organisation="Sociale recherche",
                party=Party.WERK_INKOMEN_HANDHAVING,
                hat=Hat.HANDHAVING,
                period=SINCE,
            ),
        ),
        items=(
            item("depression", "tenant", Category.GEZONDHEID, "Behandelt een depressie.", "ggz", Party.GGZ_MEDISCH),
            item(
                "arrears", "tenant", Category.WONEN, "Drie maanden achterstand.", "corporation", Party.WONINGCORPORATIE
            ),
            item("help", "tenant", Category.HULPVRAAG_PLAN, "Er is hulp bij het op orde krijgen van de post."),
        ),
        texts=(
            TextBlock(
                id="visit",
                title="Huisbezoek",
                text="Bram vertelt dat Lotte weer langskomt en dat hij medicatie slikt.",
                persons=("tenant",),
                categories=(Category.HULPVRAAG_PLAN,),
                source=Source(description="coördinator", hat=Hat.COORDINATIE),
                written_on=TODAY,
                supplier_agreed=Answer.JA,
            ),
            TextBlock(id="untagged", title="Los", text="Kladje.", source=Source(description="?"), written_on=TODAY),
        ),
        requests=(
            DataRequest(
                id="ask",
                direction=Direction.VERSTREKKEN,
                participant="corporation",
                received_on=TODAY,
                due_on=TODAY + timedelta(days=2),
                purpose_words="Om te bepalen of hij kan blijven wonen.",
                lines=(RequestLine(person="tenant", category=Category.GEZONDHEID, wording="de psychische situatie"),),
            ),
        ),
    )


def item(
    name: str, person: str, category: Category, value: str, supplier: str | None = None, party: Party | None = None
) -> DataItem:
    """Return a datum; what a participant supplied came under its help hat, the rest from the coordinator."""
    hat = Hat.VERHUUR if party is Party.WONINGCORPORATIE else Hat.HULPVERLENING
    return DataItem(
        id=name,
        person=person,
        category=category,
        label=name,
        value=value,
        source=Source(
            description=supplier or "verteld aan de coördinator",
            participant=supplier,
            party=party,
            hat=hat if party else Hat.COORDINATIE,
        ),
        obtained_on=TODAY - timedelta(days=10),
        supplier_agreed=Answer.JA,
    )


def reason_of(request: DataRequest) -> RefusalReason | None:
    """Return why the first line of a request was refused, if it was."""
    made = request.decision(request.lines[0].id)
    return made.reason if made else None


def words_of(request: DataRequest) -> str:
    """Return the words of the decision on its first line."""
    made = request.decision(request.lines[0].id)
    return made.motivation if made else ""
