"""Vignette 10: debts, a depressed parent, neglected children; everybody at one table (law §8.10)."""

from wams_tui.casework.case import DeadlineKind, MeasureKind
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
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.plan.parts import ActionKind, WordsKind
from wams_tui.casework.requests.request import RequestState
from wams_tui.desk.practice.meetings import with_conferences
from wams_tui.desk.practice.plans import PlanSketch
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.versions import with_version
from wams_tui.desk.practice.world import TOWN, World


def children_who_fall_between(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Gezin Van 't Hof",
        Phase.UITVOERING,
        Initiative.PROFESSIONAL,
        coherence="Door de depressie van vader stapelt de post zich op, door de schulden is er soms geen eten, en "
        "daardoor komen de kinderen hongerig en moe op school.",
        persisting="Drie zorgmeldingen in een jaar; hulp twee keer gestopt en opnieuw nodig gebleken.",
        review=12,
    )
    gerrit = s.person("Gerrit", "Hof", 37.9, PersonRole.HOOFDPERSOON, prefix="van 't", joins=150)
    lotte = s.person("Lotte", "Hof", 14.2, PersonRole.KIND, prefix="van 't", joins=148, custody=[gerrit])
    stijn = s.person("Stijn", "Hof", 8.8, PersonRole.KIND, prefix="van 't", joins=148, custody=[gerrit])
    evi = s.person("Evi", "Hof", 3.1, PersonRole.KIND, prefix="van 't", joins=148, custody=[gerrit])
    corrie = s.person("Corrie", "Hof-Knook", 66.5, PersonRole.MANTELZORGER, prefix="van 't", joins=120, bsn=None)
    clinic = s.participant(
        f"GGZ {TOWN}",
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        "psycholoog",
        "drs. H. Warsame",
        since=120,
        why="Behandelt vader.",
        concerns=[gerrit],
        action="Behandeling en signaleringsplan.",
        secrecy=SecrecyAct.WGBO,
    )
    youth = s.participant(
        "Jeugdhulp De Bries",
        Party.JEUGDHULP,
        Hat.HULPVERLENING,
        "gezinscoach",
        "F. Bouma",
        since=130,
        why="Begeleidt het gezin.",
        action="Drie avonden per week in huis.",
        secrecy=SecrecyAct.JEUGDWET,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "Y. Postma",
        since=125,
        why="Schulden.",
        action="Stabilisatie en voedselpakket.",
    )
    guardian = s.participant(
        "Jeugdbescherming Waterland",
        Party.GI,
        Hat.HULPVERLENING,
        "gezinsvoogd",
        "M. Benali",
        since=58,
        why="Ondertoezichtstelling van de jongste.",
        action="Voert de ondertoezichtstelling uit.",
        secrecy=SecrecyAct.JEUGDWET,
    )
    school = s.participant(
        "Basisschool De Waterlelie",
        Party.SCHOOL,
        Hat.ONDERWIJS,
        "intern begeleider",
        "J. Kartosen",
        since=140,
        why="Stijn zit in groep 5.",
        concerns=[stijn],
        action="Ontbijt op school.",
    )
    s.participant(
        "Veilig Thuis Waterland",
        Party.VEILIG_THUIS,
        Hat.HULPVERLENING,
        "vertrouwensarts",
        "dr. A. Smeets",
        since=155,
        until=-100,
        why="Deed onderzoek na drie meldingen.",
    )
    ill = s.spoke(
        clinic,
        SecrecyGround.TOESTEMMING,
        (Category.GEZONDHEID,),
        (Party.JEUGDHULP, Party.TOEGANG),
        ago=100,
        registration="BIG, gz-psycholoog",
        consulted=Answer.JA,
        tried="Vader vertelde het eerst zelf.",
    )
    care = s.spoke(youth, SecrecyGround.TOESTEMMING, (Category.JEUGDHULP,), (), ago=100, registration="SKJ")
    s.item(
        gerrit, Category.IDENTITEIT, "Naam en adres", f"G. van 't Hof, Veenpad 5, {TOWN}", gerrit, ago=150, confirmed=16
    )
    s.item(
        gerrit, Category.HUISHOUDEN, "Huishouden", "Vader alleen met drie kinderen; moeder overleden", gerrit, ago=150
    )
    s.item(
        gerrit,
        Category.GEZONDHEID,
        "Depressie",
        "Ernstige depressie, in behandeling",
        clinic,
        ago=100,
        confirmed=28,
        agreed=Answer.NEE,
        secrecy=ill,
    )
    s.item(
        gerrit,
        Category.GEZONDHEID,
        "Wat de kinderen merken",
        "Op slechte dagen staat hij niet op; dan komt oma",
        clinic,
        ago=100,
        confirmed=28,
        agreed=Answer.JA,
        secrecy=ill,
        conditions="Alleen voor de gezinscoach.",
    )
    s.item(
        gerrit,
        Category.SCHULDEN_INKOMEN,
        "Schulden",
        "Veertien schuldeisers, € 31.902,77",
        debts,
        ago=110,
        confirmed=21,
        agreed=Answer.JA,
    )
    s.item(gerrit, Category.UITKERING_WERK, "Inkomen", "Ziektewet sinds negen maanden", gerrit, ago=140)
    s.item(
        gerrit,
        Category.WONEN,
        "Woning",
        "Schimmel in de kinderkamer; gemeld bij de verhuurder",
        youth,
        ago=90,
        agreed=Answer.JA,
    )
    s.item(
        lotte,
        Category.JEUGDHULP,
        "Zorgt voor de kleintjes",
        "Staat om zes uur op; mist daardoor het eerste uur",
        youth,
        ago=100,
        confirmed=28,
        agreed=Answer.JA,
        secrecy=care,
    )
    s.item(lotte, Category.HULPVRAAG_PLAN, "Eigen woorden", "'Ik wil gewoon zelf naar bed kunnen.'", lotte, ago=95)
    s.item(
        stijn,
        Category.ONDERWIJS,
        "Op school",
        "Komt moe en zonder ontbijt; gaat graag",
        school,
        ago=120,
        confirmed=19,
        agreed=Answer.JA,
    )
    s.item(
        stijn,
        Category.JEUGDHULP,
        "Gezinshulp",
        "Werkt aan vaste eettijden",
        youth,
        ago=100,
        agreed=Answer.JA,
        secrecy=care,
    )
    s.item(
        evi,
        Category.JEUGDHULP,
        "Ontwikkeling",
        "Praat nog weinig; voorschool aangevraagd",
        youth,
        ago=70,
        agreed=Answer.JA,
        secrecy=care,
    )
    s.item(
        evi,
        Category.HUISELIJK_GEWELD,
        "Onderzoek",
        "Verwaarlozing vastgesteld, geen mishandeling",
        "Veilig Thuis, beschikking",
        ago=110,
        agreed=Answer.NEE,
    )
    s.item(corrie, Category.HUISHOUDEN, "Oma", "Vangt op slechte dagen de kinderen op", corrie, ago=118)
    s.text(
        "Eén gezin, één plan",
        "Vader was er, Lotte een deel. Doel van deze maand: eten, slapen, post. Iedereen "
        "noemde zijn eigen actie; de rest blijft bij hen zelf.",
        "coördinator",
        ago=33,
        persons=[gerrit, lotte],
        categories=[Category.HULPVRAAG_PLAN],
    )
    s.request(
        guardian,
        "Voor de uitvoering van de ondertoezichtstelling: wat is er bekend over vaders behandeling?",
        [(gerrit, Category.GEZONDHEID, "behandeling van vader"), (evi, Category.JEUGDHULP, "hoe het met haar gaat")],
        received=3,
        due=9,
    )
    s.request(
        school,
        "Hoe is het thuis geregeld met eten en geld?",
        [
            (gerrit, Category.SCHULDEN_INKOMEN, "de geldzorgen"),
            (stijn, Category.HULPVRAAG_PLAN, "afspraken over het ontbijt"),
        ],
        received=1,
        due=11,
    )
    s.request(
        clinic,
        "Verzoek aan de behandelaar: wat moet de gezinscoach weten op een slechte dag?",
        [(gerrit, Category.GEZONDHEID, "signalen en wat dan helpt")],
        received=8,
        due=13,
        direction=Direction.OPVRAGEN,
        state=RequestState.WACHT_OP_PROFESSIONAL,
    )
    s.measure(MeasureKind.ONDERTOEZICHTSTELLING, evi, guardian, since=58, until=307)
    s.deadline("Evaluatie", 12)
    s.deadline("Verlenging ondertoezichtstelling aanvragen", 250, DeadlineKind.FATAAL)
    s.step(Phase.VERZOEK_PROFESSIONAL, 158, "School en jeugdhulp vroegen het samen.")
    s.step(Phase.ONDERZOEK, 152, "Vader deed vanaf de eerste week mee.")
    s.step(Phase.BESLUIT_AANPAK, 140, "Schulden, gezondheid en jeugdhulp hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 132, "Plan met vader en Lotte.")
    s.step(Phase.UITVOERING, 120, "Begonnen.")
    p = PlanSketch(world, [gerrit, lotte, stijn, evi, corrie], 132)
    p.describe(
        "Op slechte dagen komt Gerrit niet uit bed; de post blijft liggen, er is soms geen eten en Lotte doet veel.",
        "Zolang er schulden zijn is er geen rust, en zonder rust komt Gerrit er niet uit.",
    )
    p.well("Oma Corrie komt altijd als er wordt gebeld", corrie)
    p.well("Stijn gaat graag naar school", stijn)
    p.well("Gerrit deed vanaf de eerste week zelf mee", gerrit)
    eat = p.goal("Elke dag eten op tafel", gerrit, lotte, stijn, evi, within=40)
    sleep = p.goal("Lotte gaat zelf naar bed en is op tijd op school", lotte, domain=Domain.JEUGD)
    post = p.goal("De post open, en niemand meer aan de deur", gerrit, domain=Domain.SCHULDHULP)
    home = p.goal("Een kinderkamer zonder schimmel", stijn, evi, domain=Domain.WONEN)
    p.says(lotte, "Ik wil gewoon zelf naar bed kunnen.", about=sleep, ago=95)
    p.action(eat, "Ontbijt op school", school, within=40, busy=True, about=[stijn])
    p.action(eat, "Drie avonden per week in huis, samen koken", youth, within=12, busy=True, law=Domain.JEUGD)
    p.action(eat, "Voedselpakket geregeld", debts, done=60, law=Domain.SCHULDHULP)
    p.action(sleep, "Oma brengt de kleintjes naar bed op dinsdag en donderdag", corrie, within=12, busy=True)
    p.action(sleep, "Afspreken wat Lotte niet meer hoeft te doen", gerrit, within=-2, about=[lotte, gerrit])
    p.action(post, "Elke maandag samen de post openen", debts, within=10, busy=True, law=Domain.SCHULDHULP)
    rest = p.action(
        post, "Drie maanden geen invordering van de huurtoeslag", None, kind=ActionKind.NIET_HANDHAVEN, within=50,
        law=Domain.SCHULDHULP,
    )  # fmt: skip
    pay = p.action(post, "Aflossen van de huurtoeslag, € 40 per maand", gerrit, within=30, law=Domain.SCHULDHULP)
    p.against(pay, rest)
    paint = p.action(
        home, "Verf en een ontvochtiger voor de kinderkamer", youth, kind=ActionKind.SNELLE_HULP, amount=18_500,
        within=7,
    )  # fmt: skip
    landlord = p.action(home, "Verhuurder nog eens bellen over de muur", None, within=5)
    p.action(None, "Wie het niet redt, belt eerst oma en dan de gezinscoach", None, kind=ActionKind.AFSPRAAK, within=90)
    p.says(
        gerrit, "Ik los wel af, ik wil van niemand iets cadeau.", WordsKind.ONEENS, about=rest, ago=14,
    )  # fmt: skip
    p.says(
        corrie, "Ik doe het graag, maar ik ben geen twintig meer.", WordsKind.ZIENSWIJZE, about=sleep, ago=14,
    )  # fmt: skip
    p.says(gerrit, "Beter dan vorig jaar. Toen deed ik de deur niet eens open.", ago=14)
    held = with_version(
        p.on(s.done()), world, yes=gerrit, no=lotte, reason="Twee avonden is te weinig. Ik wil het nooit meer doen.",
        later=(paint, landlord),
    )  # fmt: skip
    return with_conferences(held, world)
