"""Vignette 9: divorcing parents who fear what school hears; joint custody, one takes no part (law §8.9, C17)."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Hat,
    Initiative,
    Party,
    Phase,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def parents_in_conflict(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Gezin Coëlho en Ter Braak",
        Phase.UITVOERING,
        Initiative.CLIENT,
        coherence="De strijd om de omgang, de dubbele woonlasten en de klachten van de kinderen houden elkaar gaande.",
        review=18,
    )
    ines = s.person("Inês", "Coëlho", 40.3, PersonRole.HOOFDPERSOON, joins=115)
    maurits = s.person(
        "Maurits", "Braak", 43.9, PersonRole.EX_PARTNER, prefix="ter", joining=Joining.DOET_NIET_MEE, informed=Answer.JA
    )
    joao = s.person("João", "Braak", 15.9, PersonRole.KIND, prefix="ter", joins=110, custody=[ines, maurits])
    fien = s.person("Fien", "Braak", 10.1, PersonRole.KIND, prefix="ter", joins=110, custody=[ines, maurits])
    youth = s.participant(
        "Jeugdhulp De Bries",
        Party.JEUGDHULP,
        Hat.HULPVERLENING,
        "systeemtherapeut",
        "I. Hoekstra",
        since=105,
        why="Helpt de kinderen.",
        action="Kindgesprekken en ouderschapsplan.",
        secrecy=SecrecyAct.JEUGDWET,
    )
    school = s.participant(
        "Scholengemeenschap De Boei",
        Party.SCHOOL,
        Hat.ONDERWIJS,
        "zorgcoördinator",
        "N. Okafor",
        since=100,
        why="Cijfers van de oudste zakken.",
        concerns=[joao],
        action="Eén vast aanspreekpunt voor João.",
    )
    s.participant(
        f"Wijkteam {TOWN}-Noord",
        Party.TOEGANG,
        Hat.TOELEIDING,
        "jeugdconsulent",
        "B. Nowak",
        since=115,
        why="Besliste over jeugdhulp.",
        action="Verlenging beoordelen.",
    )
    spoke = s.spoke(
        youth,
        SecrecyGround.TOESTEMMING,
        (Category.JEUGDHULP,),
        (Party.TOEGANG,),
        ago=60,
        registration="SKJ",
        consulted=Answer.JA,
    )
    s.item(ines, Category.IDENTITEIT, "Naam en adres", f"I. Coëlho, Boeier 18, {TOWN}", ines, ago=115, confirmed=17)
    s.item(
        joao,
        Category.HUISHOUDEN,
        "Gezag",
        "Beide ouders hebben gezag; om de week bij vader",
        ines,
        ago=110,
        confirmed=17,
    )
    s.item(fien, Category.HUISHOUDEN, "Wisselweek", "Wisseldag is vrijdag, op school", ines, ago=110, confirmed=17)
    s.item(
        joao,
        Category.ONDERWIJS,
        "Cijfers",
        "Drie onvoldoendes sinds de herfst, geen verzuim",
        school,
        ago=70,
        confirmed=17,
        agreed=Answer.JA,
    )
    s.item(
        joao,
        Category.JEUGDHULP,
        "Wat hij vertelde",
        "Voelt zich boodschapper tussen zijn ouders",
        youth,
        ago=60,
        agreed=Answer.JA,
        secrecy=spoke,
        conditions="Niet aan school; dat heeft hij gevraagd.",
    )
    s.item(
        fien,
        Category.JEUGDHULP,
        "Buikpijn",
        "Op elke wisseldag; de huisarts vond niets",
        youth,
        ago=60,
        agreed=Answer.JA,
        secrecy=spoke,
    )
    s.item(maurits, Category.DERDEN, "Vader", "Wil niet meedoen aan het plan; advocaat voert het woord", ines, ago=90)
    s.item(ines, Category.SCHULDEN_INKOMEN, "Dubbele lasten", "Betaalt hypotheek en huur", ines, ago=100)
    s.item(
        ines,
        Category.HULPVRAAG_PLAN,
        "Zorg",
        "'School mag weten dát er hulp is. Niet wat wij elkaar verwijten.'",
        ines,
        ago=100,
        confirmed=17,
    )
    s.text(
        "Verslag ouderschapsgesprek",
        "Moeder was er, vader niet. Besproken is de wisseldag en wie de mentor belt.",
        youth,
        ago=45,
        persons=[ines, fien],
        categories=[Category.HULPVRAAG_PLAN],
        agreed=Answer.JA,
    )
    s.text("Brief van de advocaat", "Nog te beoordelen wat hiervan bewaard mag worden.", "advocaat van vader", ago=9)
    s.request(
        school,
        "Wij maken ons zorgen over João. Wat speelt er thuis tussen de ouders?",
        [
            (joao, Category.JEUGDHULP, "wat hij aan de hulpverlener vertelt"),
            (ines, Category.DERDEN, "hoe de scheiding verloopt"),
            (joao, Category.HULPVRAAG_PLAN, "welke afspraken de mentor raken"),
        ],
        received=5,
        due=7,
    )
    s.deadline("Evaluatie", 18)
    s.step(Phase.AANMELDING_CLIENT, 115, "Moeder vroeg hulp.")
    s.step(Phase.ONDERZOEK, 112, "Vader is ingelicht en doet niet mee.")
    s.step(Phase.BESLUIT_AANPAK, 98, "Jeugdhulp en schulden hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 90, "Plan met moeder en kinderen.")
    s.step(Phase.UITVOERING, 80, "Begonnen.")
    return s.done()
