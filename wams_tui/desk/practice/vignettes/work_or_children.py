"""Vignette 1: staying home is wiser for the children, the benefit department pushes to work (law §8.1)."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Domain,
    Hat,
    Initiative,
    Party,
    Phase,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.plan.parts import ActionKind, WordsKind
from wams_tui.desk.practice.plans import PlanSketch
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def work_or_children(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Gezin El Amrani",
        Phase.UITVOERING,
        Initiative.CLIENT,
        coherence="Zolang de jongste elke ochtend vastloopt kan moeder niet vroeg werken; het traject naar werk en de "
        "jeugdhulp trekken aan dezelfde uren.",
        review=33,
    )
    loubna = s.person("Loubna", "Amrani", 34.5, PersonRole.HOOFDPERSOON, prefix="El", joins=140)
    ilias = s.person("Ilias", "Amrani", 12.6, PersonRole.KIND, prefix="El", joins=138, custody=[loubna])
    hayat = s.person("Hayat", "Amrani", 6.3, PersonRole.KIND, prefix="El", joins=138, custody=[loubna])
    income = s.participant(
        f"Werk en Inkomen {TOWN}",
        Party.WERK_INKOMEN,
        Hat.HULPVERLENING,
        "klantmanager",
        "C. van Rijswijk",
        since=130,
        why="Moeder heeft een bijstandsuitkering.",
        action="Stelt de sollicitatieplicht uit zolang het plan loopt.",
        secrecy=SecrecyAct.PARTICIPATIEWET,
        non_enforcing=Answer.JA,
        hat_decision=Answer.JA,
    )
    youth = s.participant(
        "Jeugdhulp De Bries",
        Party.JEUGDHULP,
        Hat.HULPVERLENING,
        "gezinsbegeleider",
        "F. Bouma",
        since=128,
        why="Begeleidt de jongste en haar moeder.",
        action="Drie ochtenden per week mee in de ochtendroutine.",
        secrecy=SecrecyAct.JEUGDWET,
    )
    school = s.participant(
        "Basisschool De Waterlelie",
        Party.SCHOOL,
        Hat.ONDERWIJS,
        "intern begeleider",
        "J. Kartosen",
        since=128,
        why="Hayat zit in groep 3.",
        concerns=[hayat],
        action="Vaste plek en een rustige start van de dag.",
    )
    agreed = s.spoke(
        youth,
        SecrecyGround.TOESTEMMING,
        (Category.JEUGDHULP,),
        (Party.SCHOOL, Party.TOEGANG),
        ago=90,
        registration="SKJ",
        consulted=Answer.JA,
    )
    s.item(
        loubna,
        Category.IDENTITEIT,
        "Naam en adres",
        f"L. El Amrani, Waterlelieweg 8, {TOWN}",
        loubna,
        ago=140,
        confirmed=22,
    )
    s.item(loubna, Category.HUISHOUDEN, "Huishouden", "Alleenstaande moeder met twee kinderen", loubna, ago=140)
    s.item(
        loubna,
        Category.UITKERING_WERK,
        "Uitkering",
        "Bijstandsuitkering voor een alleenstaande ouder",
        income,
        ago=129,
        confirmed=30,
        agreed=Answer.JA,
    )
    s.item(
        loubna,
        Category.UITKERING_WERK,
        "Traject",
        "Aangemeld voor werk in de thuiszorg, start om 7.00 uur",
        income,
        ago=100,
        agreed=Answer.JA,
    )
    s.item(
        loubna,
        Category.HULPVRAAG_PLAN,
        "Wat zij wil",
        "'Werken wil ik, als Hayat eerst naar school durft.'",
        loubna,
        ago=138,
        confirmed=22,
    )
    s.item(
        loubna,
        Category.HULPVRAAG_PLAN,
        "Afspraak over werk",
        "Tot de zomer geen vroege diensten; daarna opnieuw kijken",
        income,
        ago=60,
        confirmed=22,
        agreed=Answer.JA,
    )
    s.item(
        hayat,
        Category.JEUGDHULP,
        "Hulp",
        "Begeleiding bij angst om naar school te gaan",
        youth,
        ago=90,
        confirmed=30,
        agreed=Answer.JA,
        secrecy=agreed,
    )
    s.item(
        hayat,
        Category.ONDERWIJS,
        "Verzuim",
        "In acht weken elf ochtenden gemist, alle gemeld",
        school,
        ago=110,
        confirmed=20,
        agreed=Answer.JA,
    )
    s.item(hayat, Category.GEZONDHEID, "Slaap", "Slaapt slecht sinds de verhuizing", loubna, ago=120)
    s.item(ilias, Category.ONDERWIJS, "School", "Brugklas, gaat goed", ilias, ago=110)
    s.text(
        "Overleg over de ochtenden",
        "Moeder, begeleider en klantmanager spraken af dat het gezin tot de zomer rust krijgt in de ochtend.",
        youth,
        ago=60,
        persons=[loubna, hayat],
        categories=[Category.HULPVRAAG_PLAN],
        agreed=Answer.JA,
    )
    s.request(
        income,
        "Wij willen het traject naar werk weer starten en moeten weten waarom moeder niet kan.",
        [
            (hayat, Category.JEUGDHULP, "wat er met het kind is"),
            (loubna, Category.HULPVRAAG_PLAN, "welke afspraken er in het plan staan"),
        ],
        received=2,
        due=8,
    )
    s.deadline("Evaluatie met het gezin", 33)
    s.step(Phase.AANMELDING_CLIENT, 140, "Moeder vroeg hulp bij het wijkteam.")
    s.step(Phase.ONDERZOEK, 136, "In samenspraak; cliëntondersteuning aangeboden.")
    s.step(Phase.BESLUIT_AANPAK, 126, "Participatiewet en Jeugdwet hangen hier samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 118, "Plan gemaakt aan de keukentafel.")
    s.step(Phase.UITVOERING, 100, "Begonnen.")
    p = PlanSketch(world, [loubna, ilias, hayat], 118)
    p.describe(
        "De ochtenden lopen vast: Hayat durft niet naar school, en Loubna kan daardoor niet vroeg werken.",
        "Het traject naar werk en de hulp aan Hayat vragen dezelfde uren.",
    )
    p.well("Loubna brengt Hayat elke dag, ook als het moeilijk is", loubna, hayat)
    p.well("Ilias redt zich op zijn nieuwe school", ilias)
    mornings = p.goal("Rustige ochtenden", loubna, hayat, domain=Domain.JEUGD, within=90)
    school_goal = p.goal("Hayat gaat zonder buikpijn naar school", hayat, loubna, domain=Domain.ONDERWIJS)
    work = p.goal("Werken, als Hayat naar school durft", loubna, domain=Domain.PARTICIPATIE)
    p.says(loubna, "Werken wil ik, als Hayat eerst naar school durft.", about=work, ago=118)
    at_home = p.action(
        mornings, "Drie ochtenden per week mee in de ochtendroutine, met Loubna thuis", youth, within=33, busy=True,
        law=Domain.JEUGD,
    )  # fmt: skip
    p.action(mornings, "Kleren en tas de avond ervoor klaarzetten", loubna, within=20, busy=True)
    p.action(school_goal, "Vaste plek en een rustige start van de dag", school, within=30, busy=True)
    p.action(school_goal, "Zelf vertellen aan de juf wat helpt", hayat, done=12, result="Ze heeft een kaartje gemaakt.")
    job = p.action(
        work, "Werken in de thuiszorg, start om 7.00 uur", income, within=24, law=Domain.PARTICIPATIE,
    )  # fmt: skip
    p.action(
        work, "Geen sollicitatieplicht zolang de ochtenden niet lukken", income, within=33,
        kind=ActionKind.NIET_HANDHAVEN, law=Domain.PARTICIPATIE,
    )  # fmt: skip
    p.against(job, at_home)
    p.says(
        loubna, "Om zeven uur beginnen kan niet. Dan sta ik weer alleen met Hayat die gilt.", WordsKind.ONEENS,
        about=job, ago=20,
    )  # fmt: skip
    p.says(ilias, "Ik wil niet oppassen in de ochtend, dan kom ik zelf te laat.", WordsKind.ZIENSWIJZE, ago=19)
    return p.on(s.done())
