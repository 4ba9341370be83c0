"""Vignette 8: an MBO student's absence with addiction, debts and crime behind it (law §8.8, C12)."""

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
from wams_tui.casework.requests.request import RequestState
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def student_who_stays_away(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Gezin Sikora",
        Phase.UITVOERING,
        Initiative.PROFESSIONAL,
        coherence="Verzuim, gebruik, schulden en de zaak bij de rechter hangen samen: hij werkt nachts om te betalen.",
        persisting="Twee opleidingen afgebroken; een jaar lang elke maand verzuimgesprekken.",
        review=22,
    )
    mateusz = s.person("Mateusz", "Sikora", 17.8, PersonRole.HOOFDPERSOON, joins=75)
    jadwiga = s.person("Jadwiga", "Sikora", 44.1, PersonRole.OUDER, joins=70)
    oliwia = s.person(
        "Oliwia", "Sikora", 13.5, PersonRole.KIND, joining=Joining.DOET_NIET_MEE, custody=[jadwiga], informed=Answer.JA
    )
    mbo = s.participant(
        "ROC Waterkant",
        Party.SCHOOL,
        Hat.ONDERWIJS,
        "loopbaanbegeleider",
        "W. Mulder",
        since=80,
        why="Meldde het verzuim.",
        concerns=[mateusz],
        action="Aangepast rooster, twee dagen stage.",
    )
    attendance = s.participant(
        f"Leerplicht en RMC {TOWN}",
        Party.LEERPLICHT,
        Hat.HANDHAVING,
        "leerplichtambtenaar",
        "E. Aydın",
        since=80,
        why="Kwalificatieplicht tot 18 jaar.",
        concerns=[mateusz],
    )
    probation = s.participant(
        "Reclassering, regio Waterland",
        Party.JUSTITIE,
        Hat.HANDHAVING,
        "jeugdreclasseerder",
        "P. Schuurmans",
        since=60,
        why="Toezicht na een taakstraf.",
    )
    care = s.participant(
        "Verslavingszorg De Brug",
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        "behandelaar",
        "S. Rahimi",
        since=50,
        why="Behandelt hem.",
        concerns=[mateusz],
        action="Eén gesprek per week.",
        secrecy=SecrecyAct.WGBO,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}, jongerenloket",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "jongerencoach",
        "R. Soekhoe",
        since=55,
        why="Eerste schulden.",
        action="Jongerenregeling met perspectiefbaan.",
    )
    s.item(
        mateusz, Category.IDENTITEIT, "Naam en adres", f"M. Sikora, Spoorlaan 61, {TOWN}", mateusz, ago=75, confirmed=13
    )
    s.item(
        mateusz,
        Category.ONDERWIJS,
        "Verzuim",
        "62 uur ongeoorloofd in dit schooljaar",
        mbo,
        ago=78,
        confirmed=13,
        agreed=Answer.JA,
    )
    s.item(
        mateusz,
        Category.GEZONDHEID,
        "Gebruik",
        "Blowt dagelijks; wil minderen",
        care,
        ago=40,
        agreed=Answer.JA,
        secrecy=s.spoke(
            care,
            SecrecyGround.TOESTEMMING,
            (Category.GEZONDHEID,),
            (Party.TOEGANG,),
            ago=40,
            registration="BIG",
            consulted=Answer.JA,
        ),
    )
    s.item(
        mateusz,
        Category.BEKENDHEID,
        "Verslavingszorg",
        "Is daar in behandeling",
        care,
        ago=40,
        agreed=Answer.NEE,
        known_at=Party.GGZ_MEDISCH,
    )
    s.item(
        mateusz,
        Category.STRAFRECHT,
        "Taakstraf",
        "40 uur wegens diefstal; loopt tot eind volgende maand",
        probation,
        ago=50,
    )
    s.item(
        mateusz,
        Category.SCHULDEN_INKOMEN,
        "Schulden",
        "Telefoon en boetes, € 3.128,40",
        debts,
        ago=45,
        agreed=Answer.JA,
    )
    s.item(
        mateusz, Category.HULPVRAAG_PLAN, "Wat hij wil", "'Een diploma en geen gezeik.'", mateusz, ago=70, confirmed=13
    )
    s.item(jadwiga, Category.HUISHOUDEN, "Thuis", "Moeder werkt in ploegen, is 's avonds weg", jadwiga, ago=70)
    s.item(oliwia, Category.DERDEN, "Zusje", "Wil er buiten blijven", jadwiga, ago=70)
    s.text(
        "Gesprek op school",
        "Hij kwam zelf, te laat, en bleef een uur. Wil stage in een garage.",
        mbo,
        ago=40,
        persons=[mateusz],
        categories=[Category.ONDERWIJS, Category.HULPVRAAG_PLAN],
        agreed=Answer.JA,
    )
    s.request(
        mbo,
        "Is er iets in de thuissituatie of met justitie waar wij rekening mee moeten houden?",
        [
            (mateusz, Category.STRAFRECHT, "of er iets speelt met justitie"),
            (mateusz, Category.HULPVRAAG_PLAN, "wat er in het plan over school staat"),
        ],
        received=4,
        due=6,
    )
    s.request(
        attendance,
        "Graag informatie voor het proces-verbaal schoolverzuim.",
        [(mateusz, Category.ONDERWIJS, "verzuimgegevens"), (mateusz, Category.GEZONDHEID, "oorzaak van verzuim")],
        received=7,
        due=16,
        state=RequestState.WACHT_OP_AANVRAGER,
    )
    s.deadline("Evaluatie", 22)
    s.step(Phase.VERZOEK_PROFESSIONAL, 82, "School vroeg om een gezamenlijke aanpak.")
    s.step(Phase.ONDERZOEK, 77, "Hij en zijn moeder doen mee.")
    s.step(Phase.BESLUIT_AANPAK, 62, "Onderwijs, schulden en gezondheid hangen samen.", "college, gemandateerd")
    s.step(Phase.UITVOERING, 50, "Plan begonnen.")
    return s.done()
