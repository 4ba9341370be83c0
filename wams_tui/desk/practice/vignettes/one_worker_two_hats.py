"""Vignette 3: the wijkteam worker first leads the way, later helps; mother and child live at a secret address."""

from wams_tui.casework.case import DeadlineKind
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
from wams_tui.casework.household.persons import PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def one_worker_two_hats(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Mevrouw Sital en zoon",
        Phase.PLAN,
        Initiative.CLIENT,
        coherence="Na de vlucht uit huis spelen veiligheid, wonen, geld en de angst van het kind tegelijk.",
        review=40,
    )
    priya = s.person("Priya", "Sital", 29.7, PersonRole.HOOFDPERSOON, joins=47)
    ashwin = s.person("Ashwin", "Biharie", 5.2, PersonRole.KIND, joins=47, custody=[priya])
    glenn = s.person("Glenn", "Biharie", 33.3, PersonRole.EX_PARTNER, informed=Answer.NEE, bsn=None)
    leads = s.participant(
        f"Wijkteam {TOWN}-Oost",
        Party.TOEGANG,
        Hat.TOELEIDING,
        "gezinswerker in de toegang",
        "Z. Hoekstra",
        since=47,
        until=-20,
        why="Kreeg de hulpvraag en zocht uit wat nodig was.",
        action="Beschikking jeugdhulp.",
    )
    helps = s.participant(
        "Jeugdhulp De Bries",
        Party.JEUGDHULP,
        Hat.HULPVERLENING,
        "gezinswerker",
        "Z. Hoekstra",
        since=19,
        why="Dezelfde persoon, nu als hulpverlener.",
        action="Wekelijks gesprek met moeder en kind.",
        secrecy=SecrecyAct.JEUGDWET,
        hat_decision=Answer.JA,
    )
    shelter = s.participant(
        "Opvang De Luwte",
        Party.WMO_AANBIEDER,
        Hat.HULPVERLENING,
        "woonbegeleider",
        "N. Chaoui",
        since=46,
        why="Biedt onderdak.",
        action="Kamer tot er een woning is.",
        secrecy=SecrecyAct.WMO,
    )
    school = s.participant(
        "Basisschool De Waterlelie",
        Party.SCHOOL,
        Hat.ONDERWIJS,
        "intern begeleider",
        "J. Kartosen",
        since=30,
        why="Het kind is hier net begonnen.",
        concerns=[ashwin],
        action="Haalt en brengt alleen met moeder.",
    )
    spoke = s.spoke(
        helps, SecrecyGround.TOESTEMMING, (Category.JEUGDHULP,), (Party.TOEGANG,), ago=12, registration="SKJ"
    )
    for who in (priya, ashwin):
        s.item(
            who,
            Category.GEHEIM_ADRES,
            "Verblijfplaats",
            f"Opvang De Luwte, Singel 200, {TOWN}",
            shelter,
            ago=46,
            confirmed=5,
            agreed=Answer.NEE,
        )
    s.item(
        priya,
        Category.IDENTITEIT,
        "Naam en bereikbaarheid",
        "P. Sital, post via postbus 31",
        priya,
        ago=47,
        confirmed=5,
    )
    s.item(
        priya,
        Category.HUISELIJK_GEWELD,
        "Reden van vertrek",
        "Werd door haar ex-partner geslagen; aangifte gedaan",
        leads,
        ago=46,
        agreed=Answer.NEE,
    )
    s.item(
        priya,
        Category.HULPVRAAG_PLAN,
        "Hulpvraag",
        "'Een eigen plek, en dat hij weer slaapt.'",
        leads,
        ago=46,
        confirmed=5,
        agreed=Answer.JA,
    )
    s.item(
        priya,
        Category.SCHULDEN_INKOMEN,
        "Geld",
        "Geen eigen rekening; leefgeld van de opvang",
        shelter,
        ago=40,
        agreed=Answer.JA,
    )
    s.item(
        ashwin,
        Category.JEUGDHULP,
        "Gezien in de toegang",
        "Schrikachtig, plast weer in bed",
        leads,
        ago=40,
        agreed=Answer.JA,
    )
    s.item(
        ashwin,
        Category.JEUGDHULP,
        "Gesprekken met het kind",
        "Tekent het huis zonder deur; praat over 'boos'",
        helps,
        ago=12,
        agreed=Answer.JA,
        secrecy=spoke,
    )
    s.item(
        ashwin,
        Category.ONDERWIJS,
        "School",
        "Nieuwe school sinds vijf weken, groep 2",
        school,
        ago=25,
        agreed=Answer.JA,
    )
    s.item(
        glenn,
        Category.DERDEN,
        "Vader",
        "Heeft geen gezag; contactverbod tot het voorjaar",
        leads,
        ago=44,
        agreed=Answer.NEE,
    )
    s.item(
        priya,
        Category.BEKENDHEID,
        "Veilig Thuis",
        "Er is een dossier bij Veilig Thuis",
        leads,
        ago=44,
        agreed=Answer.NEE,
        known_at=Party.VEILIG_THUIS,
    )
    s.text(
        "Wisseling van pet",
        "Tot de beschikking werkte zij in de toegang; daarna als hulpverlener. Wat daarna is "
        "gezegd valt onder de geheimhouding van de Jeugdwet.",
        "coördinator",
        ago=19,
        persons=[priya],
        categories=[Category.HULPVRAAG_PLAN],
    )
    s.request(
        school,
        "Waar wonen moeder en kind nu, voor de leerlingenadministratie?",
        [(ashwin, Category.GEHEIM_ADRES, "het adres"), (ashwin, Category.HUISHOUDEN, "wie het kind mag ophalen")],
        received=3,
        due=4,
    )
    s.deadline("Contactverbod loopt af", 120, DeadlineKind.FATAAL)
    s.step(Phase.AANMELDING_CLIENT, 47, "Moeder vroeg hulp aan het wijkteam.")
    s.step(Phase.ONDERZOEK, 44, "In samenspraak; cliëntondersteuning aangeboden.")
    s.step(Phase.BESLUIT_AANPAK, 25, "Veiligheid, wonen en jeugdhulp hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 18, "Plan wordt gemaakt.")
    return s.done()
