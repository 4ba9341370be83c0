"""Vignette 2: she cared for her husband with dementia until her own accident (law §8.2)."""

from wams_tui.casework.case import DeadlineKind, MeasureKind
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


def carer_who_falls(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Echtpaar Wiersma",
        Phase.PLAN,
        Initiative.CLIENT,
        coherence="Mevrouw was de mantelzorger; sinds haar val valt de zorg voor meneer weg en kan geen van beiden "
        "alleen thuis. Zorg, wonen en ondersteuning moeten tegelijk.",
        review=60,
    )
    tjitske = s.person("Tjitske Aukje", "Wiersma-Bouma", 81.3, PersonRole.HOOFDPERSOON, joins=52)
    fokke = s.person("Fokke", "Wiersma", 84.6, PersonRole.PARTNER, joins=50)
    nynke = s.person("Nynke", "Wiersma", 55.2, PersonRole.MANTELZORGER, joins=48, bsn=None)
    doctor = s.participant(
        "Huisartsenpraktijk De Terp",
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        "huisarts",
        "dr. L. Ramdin",
        since=45,
        why="Behandelt beiden.",
        concerns=[tjitske, fokke],
        action="Verwijzing geheugenpoli.",
        secrecy=SecrecyAct.WGBO,
    )
    access = s.participant(
        f"Wijkteam {TOWN}-Noord",
        Party.TOEGANG,
        Hat.TOELEIDING,
        "Wmo-consulent",
        "E. Smeets",
        since=52,
        why="Onderzoekt welke ondersteuning past.",
        action="Beschikking dagbesteding.",
    )
    home = s.participant(
        "Thuiszorg Waterkant",
        Party.WMO_AANBIEDER,
        Hat.HULPVERLENING,
        "wijkverpleegkundige",
        "S. de Groot",
        since=40,
        why="Zorg thuis na de val.",
        action="Zorg in de ochtend en avond.",
        secrecy=SecrecyAct.WGBO,
    )
    helper = s.participant(
        "Stichting Naast Je",
        Party.CLIENTONDERSTEUNER,
        Hat.BETROKKENE,
        "cliëntondersteuner",
        "P. Martina",
        since=49,
        why="Staat mevrouw bij.",
        action="Gaat mee naar gesprekken.",
        represents=[tjitske],
    )
    talked = s.spoke(
        doctor,
        SecrecyGround.TOESTEMMING,
        (Category.GEZONDHEID,),
        (Party.WMO_AANBIEDER, Party.TOEGANG),
        ago=44,
        registration="BIG, huisarts",
        consulted=Answer.NEE,
    )
    for who in (tjitske, fokke):
        s.item(who, Category.IDENTITEIT, "Adres", f"Terpweg 3, {TOWN}", tjitske, ago=52, confirmed=20)
    s.item(
        tjitske,
        Category.HULPVRAAG_PLAN,
        "Hulpvraag",
        "'Ik wil voor hem blijven zorgen, maar het gaat nu niet.'",
        tjitske,
        ago=52,
        confirmed=20,
    )
    s.item(fokke, Category.HULPVRAAG_PLAN, "Eigen woorden", "'Als Tjitske maar niet weg hoeft.'", fokke, ago=50)
    s.item(
        tjitske,
        Category.GEZONDHEID,
        "Na de val",
        "Gebroken heup; mag zes weken niet tillen",
        doctor,
        ago=44,
        confirmed=15,
        agreed=Answer.JA,
        secrecy=talked,
    )
    s.item(
        fokke,
        Category.GEZONDHEID,
        "Geheugen",
        "Beginnende dementie; raakt de weg kwijt buiten het dorp",
        doctor,
        ago=44,
        agreed=Answer.JA,
        secrecy=talked,
        conditions="Alleen voor zorg en dagbesteding.",
    )
    s.item(
        fokke,
        Category.GEZONDHEID,
        "Wat hij nog zelf doet",
        "Wast en kleedt zich met een geheugensteun",
        home,
        ago=30,
        confirmed=9,
        agreed=Answer.JA,
        secrecy=s.spoke(home, SecrecyGround.TOESTEMMING, (Category.GEZONDHEID,), ago=30, registration="BIG"),
    )
    s.item(fokke, Category.HUISHOUDEN, "Wie helpt", "Dochter komt op woensdag en zondag", nynke, ago=48, confirmed=20)
    s.item(
        fokke,
        Category.WONEN,
        "Woning",
        "Bovenwoning met trap; staat ingeschreven voor een gelijkvloerse woning",
        access,
        ago=40,
        agreed=Answer.JA,
    )
    s.item(nynke, Category.UITKERING_WERK, "Werk", "Werkt vier dagen; kan geen dag missen", nynke, ago=48)
    s.text(
        "Gesprek aan huis",
        "Beiden aan tafel, dochter erbij. Meneer wil niet naar de dagopvang 'voor oude "
        "mensen', wel naar de werkplaats van het dorpshuis.",
        access,
        ago=38,
        persons=[tjitske, fokke],
        categories=[Category.HULPVRAAG_PLAN],
        agreed=Answer.JA,
    )
    s.request(
        doctor,
        "Kunt u laten weten welke dagbesteding is geregeld, zodat ik de medicatie daarop afstem?",
        [(fokke, Category.HULPVRAAG_PLAN, "welke dagbesteding en welke dagen")],
        received=2,
        due=12,
    )
    s.measure(MeasureKind.MACHTIGING, tjitske, helper, since=49, until=130)
    s.deadline("Besluit op de Wmo-aanvraag (2 weken)", 9, DeadlineKind.ORDE, "Wmo 2015 art. 2.3.5 lid 2")
    s.deadline("Evaluatie met de familie", 60)
    s.step(Phase.AANMELDING_CLIENT, 52, "Wmo-melding door mevrouw, vanuit het ziekenhuis.")
    s.step(Phase.ONDERZOEK, 49, "Cliëntondersteuning ingeschakeld.")
    s.step(Phase.BESLUIT_AANPAK, 35, "Wmo-ondersteuning en medische zorg hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 30, "Eerste plan ligt bij de familie.")
    p = PlanSketch(world, [tjitske, fokke, nynke], 30)
    p.describe(
        "Tjitske zorgde voor Fokke; sinds haar val kan dat niet, en geen van beiden kan alleen thuis zijn.",
        "Zonder zorg in huis moeten ze uit elkaar, en juist dat willen ze niet.",
    )
    p.well("Ze zijn zestig jaar samen en lachen nog elke dag", tjitske, fokke)
    p.well("Dochter Nynke komt op woensdag en zondag", nynke)
    together = p.goal("Samen thuis blijven wonen", tjitske, fokke, domain=Domain.WONEN)
    outside = p.goal("Fokke heeft iets om handen", fokke, domain=Domain.MAATSCHAPPELIJKE_ONDERSTEUNING)
    relief = p.goal("Nynke houdt het vol", nynke)
    p.says(fokke, "Als Tjitske maar niet weg hoeft.", about=together, ago=30)
    p.action(together, "Zorg in de ochtend en avond", home, within=60, busy=True, law=Domain.ZORG)
    p.action(together, "Traplift aanvragen", access, within=-3, law=Domain.MAATSCHAPPELIJKE_ONDERSTEUNING)
    p.action(together, "Inschrijven voor een gelijkvloerse woning, verhuizen als die er is", tjitske, within=80)
    day_care = p.action(
        outside, "Dagbesteding drie dagen, in de dagopvang", access, within=14,
        law=Domain.MAATSCHAPPELIJKE_ONDERSTEUNING,
    )  # fmt: skip
    p.action(outside, "Mee naar de werkplaats van het dorpshuis", None, within=21)
    p.action(relief, "Niemand belt Nynke onder werktijd, behalve bij nood", None, kind=ActionKind.AFSPRAAK)
    p.says(
        fokke, "Ik ga niet naar een opvang voor oude mensen. De werkplaats wil ik wel.", WordsKind.ONEENS,
        about=day_care, ago=28,
    )  # fmt: skip
    p.says(nynke, "Ik kan geen dag meer missen op mijn werk.", WordsKind.ZIENSWIJZE, about=relief, ago=28)
    p.action(None, "Gaat mee naar gesprekken", helper, within=60, busy=True, about=[tjitske])
    return p.on(s.done())
