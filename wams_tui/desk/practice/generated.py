"""Households beyond the fourteen of the sources: drawn by seeded chance, believable, and nobody's."""

from collections.abc import Sequence
from random import Random

from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Hat, Initiative, Party, Phase, SecrecyGround
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.practice.family import move_in, roof
from wams_tui.desk.practice.names import professional_name
from wams_tui.desk.practice.plans import with_plan
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.trades import OWN_FACTS, TRADES, About, Fact, Trade
from wams_tui.desk.practice.world import TOWN, World

_STREETS = ("Rietvinklaan", "Kopersteeg", "Molenaarstraat", "Veenpad", "Havenhoofd", "Terpweg", "Dijkweg", "Boeier")
_PHASES = {
    Phase.MELDING: 5,
    Phase.TRIAGE: 6,
    Phase.ONDERZOEK: 16,
    Phase.BESLUIT_AANPAK: 8,
    Phase.PLAN: 20,
    Phase.UITVOERING: 32,
    Phase.EVALUATIE: 8,
    Phase.AFGESLOTEN: 5,
}
_ONLY_A_REPORT = frozenset({Phase.MELDING, Phase.TRIAGE})
"""Until the report has been assessed nothing else is kept (law §12 item 14)."""

_COHERENCE = (
    "Geldzorgen en gezondheid houden elkaar in stand; zonder regeling lukt de behandeling niet.",
    "De zorg voor de kinderen en het traject naar werk vragen dezelfde uren.",
    "Door de achterstand dreigt verlies van de woning, en daarmee van de hulp die daar komt.",
    "Opvoeding, wonen en schulden spelen tegelijk; hulp op één punt liep twee keer vast op een ander.",
)
_REPORTS = (
    "Een buurvrouw maakt zich zorgen: de gordijnen blijven dicht en de post puilt uit de bus.",
    "De netbeheerder meldt een dreigende afsluiting; er is geen contact gelukt.",
    "Een familielid belt: het gaat niet meer met de zorg thuis.",
    "School belt: het kind komt vaak zonder jas en zonder eten.",
)
_PURPOSE_WORDS = (
    "Voor onze afspraak in het plan willen wij graag weten wat er speelt.",
    "Ter voorbereiding van het overleg vragen wij om onderstaande gegevens.",
    "Wij willen onze hulp afstemmen op die van anderen.",
)


def generated(world: World) -> CaseFile:
    """Draw one household: one to seven persons, two to eight participants, some five to twenty-five data items.

    In the phases melding and triage it holds the report and who it is about, no more.
    """
    rng = world.rng
    phase = rng.choices(tuple(_PHASES), tuple(_PHASES.values()))[0]
    return _report(world, phase) if phase in _ONLY_A_REPORT else _case(world, phase)


def _report(world: World, phase: Phase) -> CaseFile:
    rng = world.rng
    under = roof(rng, at_most=1)
    sketch = Sketch(world, f"{under.title} (melding)", phase, Initiative.MELDPUNT)
    ago = rng.randrange(1, 9)
    given = rng.choice(rng.choice((under.stock.women, under.stock.men)))
    person = sketch.person(given, under.head[1], rng.uniform(20, 85), PersonRole.HOOFDPERSOON, prefix=under.head[0])
    desk = sketch.participant(
        f"Meldpunt {TOWN}", Party.OGGZ, Hat.TOELEIDING, "triagist", professional_name(rng), since=ago
    )
    sketch.item(person, Category.IDENTITEIT, "Naam en adres", _address(person, rng), desk, ago=ago, agreed=Answer.JA)
    sketch.text("Melding", rng.choice(_REPORTS), desk, ago=ago, persons=[person], categories=[Category.HULPVRAAG_PLAN])
    sketch.deadline("Melding beoordelen", rng.randrange(2, 10))
    sketch.step(Phase.MELDING, ago, "Melding ontvangen.", "meldpunt")
    if phase is Phase.TRIAGE:
        sketch.step(Phase.TRIAGE, ago - 1, "Niet acuut.", "meldpunt")
    return sketch.done()


def _case(world: World, phase: Phase) -> CaseFile:
    rng = world.rng
    under = roof(rng)
    since = rng.randrange(40, 420)
    initiative = rng.choices((Initiative.CLIENT, Initiative.PROFESSIONAL), (3, 2))[0]
    sketch = Sketch(
        world,
        under.title,
        phase,
        initiative,
        coherence=rng.choice(_COHERENCE),
        persisting="Dezelfde zorgen kwamen in twee jaar vier keer terug."
        if initiative is Initiative.PROFESSIONAL
        else "",
        review=-rng.randrange(1, 20) if rng.random() < 0.05 else rng.randrange(5, 150),
    )
    people = move_in(sketch, under, since)
    members = [(_join(sketch, trade, since, people), trade) for trade in _table(rng)]
    _own_data(sketch, people, since)
    for member, trade in members:
        _told_by(sketch, member, trade, people, since)
    if rng.random() < 0.5:
        sketch.text(
            "Verslag gesprek",
            "Besproken wat goed gaat, wat beter kan en wie wat doet. Het gezin was erbij.",
            members[0][0],
            ago=rng.randrange(3, 40),
            persons=[people[0]],
            categories=[Category.HULPVRAAG_PLAN],
            agreed=Answer.JA,
        )
    if phase is not Phase.AFGESLOTEN:
        _open_ends(sketch, members, people)
    _course(sketch, phase, initiative, since)
    return with_plan(world, sketch.done())


_FOR_A_CHILD = frozenset({Party.SCHOOL, Party.LEERPLICHT})
_FOR_ONE = frozenset({Party.GGZ_MEDISCH, Party.ZORGVERZEKERAAR_CIZ, Party.SCHULDEISER, Party.CLIENTONDERSTEUNER})


def _table(rng: Random) -> list[Trade]:
    return [TRADES[0], *rng.sample(TRADES[1:], rng.randrange(1, 8))]


def _join(sketch: Sketch, trade: Trade, since: int, people: Sequence[Person]) -> Participant:
    rng = sketch.world.rng
    return sketch.participant(
        rng.choice(trade.organisations),
        trade.party,
        trade.hat,
        rng.choice(trade.functions),
        professional_name(rng),
        since=rng.randrange(10, since),
        until=-rng.randrange(1, 10) if rng.random() < 0.06 else None,
        why="Is betrokken bij het huishouden.",
        action=rng.choice(trade.actions) if trade.actions and rng.random() < 0.8 else "",
        secrecy=trade.secrecy,
        non_enforcing=rng.choice(tuple(Answer)) if trade.party is Party.WERK_INKOMEN else Answer.ONBEKEND,
        concerns=_for_whom(trade, people),
    )


def _for_whom(trade: Trade, people: Sequence[Person]) -> Sequence[Person]:
    """A school is there for the first child, a practitioner, insurer or supporter for the head of the household."""
    if trade.party in _FOR_A_CHILD:
        return [person for person in people if person.role is PersonRole.KIND][:1]
    return people[:1] if trade.party in _FOR_ONE else ()


def _own_data(sketch: Sketch, people: Sequence[Person], since: int) -> None:
    rng = sketch.world.rng
    head = people[0]
    sketch.item(head, Category.IDENTITEIT, "Naam en adres", _address(head, rng), head, ago=since, confirmed=since // 3)
    for fact in rng.sample(OWN_FACTS, rng.randrange(3, 6)):
        person = rng.choice(people) if fact.about is About.ANYBODY else head
        sketch.item(person, fact.category, fact.label, rng.choice(fact.values), person, ago=rng.randrange(5, since))
    for person in people[1:]:
        sketch.item(person, Category.IDENTITEIT, "Naam", person.name, head, ago=since)


def _told_by(sketch: Sketch, member: Participant, trade: Trade, people: Sequence[Person], since: int) -> None:
    rng = sketch.world.rng
    children = [person for person in people if person.role is PersonRole.KIND]
    adults = [person for person in people if person.role is not PersonRole.KIND]
    for fact in trade.facts:
        candidates = children if fact.about is About.CHILD else adults
        if not candidates or rng.random() < 0.2:
            continue
        ago = rng.randrange(3, since)
        somebody = rng.choice(candidates)
        sketch.item(
            next((person for person in candidates if person.id in member.concerns), somebody),
            fact.category,
            fact.label,
            rng.choice(fact.values),
            member,
            ago=ago,
            confirmed=ago // 2 if rng.random() < 0.5 else None,
            agreed=rng.choices((Answer.JA, Answer.ONBEKEND, Answer.NEE), (6, 3, 1))[0],
            conditions="Alleen voor het plan." if rng.random() < 0.25 else "",
            secrecy=_spoken(sketch, member, fact, ago),
            known_at=member.party if fact.category is Category.BEKENDHEID else None,
        )


def _spoken(sketch: Sketch, member: Participant, fact: Fact, ago: int) -> SecrecyDecision | None:
    """Some professionals spoke, some decided not to, and of many nothing is recorded yet."""
    rng = sketch.world.rng
    if fact.category not in (Category.GEZONDHEID, Category.JEUGDHULP) or member.secrecy is None or rng.random() < 0.35:
        return None
    if rng.random() < 0.3:
        return sketch.spoke(member, SecrecyGround.NIET_DOORBROKEN, (), ago=ago)
    return sketch.spoke(member, SecrecyGround.TOESTEMMING, (fact.category,), (Party.TOEGANG,), ago=ago)


def _open_ends(sketch: Sketch, members: Sequence[tuple[Participant, Trade]], people: Sequence[Person]) -> None:
    rng = sketch.world.rng
    if rng.random() < 0.3:
        asker, trade = rng.choice(members)
        sketch.request(
            asker,
            rng.choice(_PURPOSE_WORDS),
            [(rng.choice(people), category, words) for category, words in trade.asks],
            received=rng.randrange(1, 10),
            due=rng.randrange(4, 40),
        )
    if rng.random() < 0.85:
        sketch.deadline("Evaluatie met het huishouden", rng.randrange(3, 120))
    if rng.random() < 0.3:
        sketch.deadline("Besluit op de aanvraag (2 weken)", rng.randrange(3, 14), DeadlineKind.ORDE, "Wmo 2.3.5 lid 2")


def _course(sketch: Sketch, phase: Phase, initiative: Initiative, since: int) -> None:
    first = Phase.AANMELDING_CLIENT if initiative is Initiative.CLIENT else Phase.VERZOEK_PROFESSIONAL
    ahead = (Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE, Phase.AFGESLOTEN)
    steps = (first, *ahead[: ahead.index(phase) + 1])
    stride = (since - 2) // len(steps)
    for place, step in enumerate(steps):
        reason = "Resultaat bereikt." if step is Phase.AFGESLOTEN else ""
        sketch.step(step, since - place * stride, reason)


def _address(person: Person, rng: Random) -> str:
    return f"{person.name}, {rng.choice(_STREETS)} {rng.randrange(1, 240)}, {TOWN}"
