"""Vignette 4: undeclared work is mentioned while UWV sits at the table (law §8.4, C14)."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Hat,
    Initiative,
    Party,
    Phase,
    SecrecyAct,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def work_off_the_books(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Meneer Djojosoeparto",
        Phase.UITVOERING,
        Initiative.PROFESSIONAL,
        coherence="Schulden en rugklachten houden elkaar in stand; geen regeling, geen rust, geen herstel.",
        persisting="Derde betalingsachterstand in twee jaar; vier keer uitgevallen uit een traject.",
        review=15,
    )
    iwan = s.person("Iwan Humphrey", "Djojosoeparto", 47.8, PersonRole.HOOFDPERSOON, joins=96)
    mavis = s.person("Mavis", "Vreden", 46.2, PersonRole.PARTNER, joins=90)
    uwv = s.participant(
        f"UWV, kantoor {TOWN}",
        Party.UWV_SVB,
        Hat.HULPVERLENING,
        "re-integratiebegeleider",
        "S. Visser",
        since=85,
        why="Meneer heeft een WW-uitkering.",
        action="Aangepast zoekplan.",
        secrecy=SecrecyAct.SUWI,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "G. Zając",
        since=88,
        why="Schuldregeling.",
        action="Schuldregeling aanvragen.",
    )
    worker = s.participant(
        f"Wijkteam {TOWN}-Oost",
        Party.TOEGANG,
        Hat.HULPVERLENING,
        "maatschappelijk werker",
        "T. Okafor",
        since=96,
        why="Eerste contact.",
        action="Vaste steun voor beiden.",
        secrecy=SecrecyAct.WMO,
    )
    s.item(
        iwan,
        Category.IDENTITEIT,
        "Naam en adres",
        f"I.H. Djojosoeparto, Sluisplein 21, {TOWN}",
        iwan,
        ago=96,
        confirmed=18,
    )
    s.item(iwan, Category.UITKERING_WERK, "Uitkering", "WW, tot het einde van het jaar", uwv, ago=84, agreed=Answer.JA)
    s.item(
        iwan,
        Category.ONREGELMATIGHEID,
        "Genoemd in overleg",
        "Zei dat hij soms een dag helpt op de markt en daar geld voor krijgt",
        worker,
        ago=27,
        agreed=Answer.NEE,
    )
    s.item(
        iwan,
        Category.SCHULDEN_INKOMEN,
        "Schulden",
        "Elf schuldeisers, samen € 23.410,15",
        debts,
        ago=70,
        confirmed=25,
        agreed=Answer.JA,
        conditions="Alleen voor het plan.",
    )
    s.item(iwan, Category.GEZONDHEID, "Rug", "Kan niet langer dan een uur staan", iwan, ago=80)
    s.item(iwan, Category.HULPVRAAG_PLAN, "Doel", "Eén betaling per maand, weer overzicht", iwan, ago=75, confirmed=18)
    s.item(mavis, Category.UITKERING_WERK, "Werk", "Schoonmaak, 18 uur per week", mavis, ago=88)
    s.item(mavis, Category.HULPVRAAG_PLAN, "Eigen woorden", "'Hij schaamt zich. Ik ben gewoon moe.'", mavis, ago=75)
    s.text(
        "Verslag casusoverleg",
        "Besproken: schulden, gezondheid, wat beiden willen. Over inkomsten is gesproken; "
        "dat deel hoort niet in dit verslag.",
        worker,
        ago=27,
        persons=[iwan, mavis],
        categories=[Category.HULPVRAAG_PLAN, Category.SCHULDEN_INKOMEN],
        agreed=Answer.JA,
    )
    s.request(
        uwv,
        "In verband met de controle van de uitkering: zijn er andere inkomsten bekend?",
        [
            (iwan, Category.ONREGELMATIGHEID, "andere inkomsten"),
            (iwan, Category.SCHULDEN_INKOMEN, "bankafschriften van dit jaar"),
        ],
        received=6,
        due=5,
    )
    s.deadline("Evaluatie", 15)
    s.step(Phase.VERZOEK_PROFESSIONAL, 102, "Verzoek van schuldhulp.")
    s.step(Phase.ONDERZOEK, 98, "Meneer sprak mee vanaf het tweede gesprek.")
    s.step(Phase.BESLUIT_AANPAK, 88, "Schulden, werk en gezondheid hangen samen.", "college, gemandateerd")
    s.step(Phase.UITVOERING, 75, "Plan begonnen.")
    return s.done()
