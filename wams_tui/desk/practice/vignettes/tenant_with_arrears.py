"""Vignette 5: arrears and a proven psychiatric disorder; the corporation asks about both (law §8.5, row P11)."""

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


def tenant_with_arrears(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Mevrouw Van IJsselmuiden",
        Phase.UITVOERING,
        Initiative.CLIENT,
        coherence="De huurachterstand ontstond in de maanden dat mevrouw door een psychose haar post niet opende. "
        "Zonder behandeling lukt een betalingsregeling niet; zonder rust over de woning lukt de behandeling niet.",
        review=41,
    )
    chantal = s.person("Chantal Noëlle", "IJsselmuiden", 43.4, PersonRole.HOOFDPERSOON, prefix="van", joins=196)
    rick = s.person("Rick", "Steenbergen", 45.1, PersonRole.EX_PARTNER, informed=Answer.NEE, bsn=None)
    landlord = s.participant(
        "Woonstichting De Rietkraag",
        Party.WONINGCORPORATIE,
        Hat.VERHUUR,
        "consulent incasso",
        "B. Kuijpers",
        since=150,
        why="Verhuurder; er is een huurachterstand en er waren meldingen van overlast.",
        action="Zet de ontruiming stil zolang de betalingsregeling loopt; voert om de twee maanden een gesprek over de "
        "woning, samen met de woonbegeleider.",
    )
    ggz = s.participant(
        f"GGZ {TOWN}",
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        "psychiater",
        "dr. N. Sewdien",
        since=170,
        why="Behandelt mevrouw.",
        concerns=[chantal],
        action="Behandeling en crisisplan.",
        secrecy=SecrecyAct.WGBO,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "Y. Postma",
        since=140,
        why="Mevrouw vroeg hulp bij haar schulden.",
        action="Betalingsregeling met de verhuurder en budgetbeheer.",
    )
    coach = s.participant(
        "Thuis in de Wijk",
        Party.WMO_AANBIEDER,
        Hat.HULPVERLENING,
        "woonbegeleider",
        "M. Tahiri",
        since=120,
        why="Begeleiding bij wonen en post.",
        action="Twee keer per week langs; post openen, huis op orde.",
        secrecy=SecrecyAct.WMO,
    )
    lifted = s.spoke(
        ggz,
        SecrecyGround.TOESTEMMING,
        (Category.GEZONDHEID,),
        (Party.WMO_AANBIEDER, Party.TOEGANG),
        ago=118,
        registration="BIG, psychiater",
        consulted=Answer.JA,
        tried="Eerst gevraagd of mevrouw het zelf wilde vertellen; zij wilde dat de psychiater dat deed.",
    )
    told = s.spoke(
        coach,
        SecrecyGround.TOESTEMMING,
        (Category.HULPVRAAG_PLAN,),
        (Party.WONINGCORPORATIE,),
        ago=31,
        tried="Mevrouw wil dat de verhuurder weet dat er hulp is, en niet waarom.",
    )
    kept = s.spoke(ggz, SecrecyGround.NIET_DOORBROKEN, (), ago=118, registration="BIG, psychiater")
    s.item(
        chantal,
        Category.IDENTITEIT,
        "Naam en adres",
        f"C.N. van IJsselmuiden, Rietvinklaan 12, {TOWN}",
        chantal,
        ago=196,
        confirmed=12,
    )
    s.item(
        chantal,
        Category.IDENTITEIT,
        "Bereikbaar",
        "Liefst op de app, na 11 uur; niet bellen met een vreemd nummer",
        chantal,
        ago=196,
        confirmed=12,
    )
    s.item(chantal, Category.HUISHOUDEN, "Huishouden", "Woont alleen, met een oude hond", chantal, ago=196)
    s.item(
        chantal,
        Category.GEZONDHEID,
        "Diagnose",
        "Schizoaffectieve stoornis, vastgesteld door de psychiater",
        ggz,
        ago=118,
        confirmed=40,
        agreed=Answer.NEE,
        secrecy=kept,
    )
    s.item(
        chantal,
        Category.GEZONDHEID,
        "Wat zij merkt in het dagelijks leven",
        "Bij spanning opent zij geen post en doet zij de deur niet open; een vast gezicht helpt",
        ggz,
        ago=118,
        confirmed=40,
        agreed=Answer.JA,
        conditions="Alleen voor de woonbegeleiding; niet verder vertellen.",
        secrecy=lifted,
    )
    s.item(
        chantal,
        Category.BEKENDHEID,
        "In behandeling",
        f"Is in behandeling bij GGZ {TOWN}",
        ggz,
        ago=118,
        agreed=Answer.NEE,
        secrecy=kept,
        known_at=Party.GGZ_MEDISCH,
    )
    s.item(
        chantal,
        Category.WONEN,
        "Huurachterstand",
        "€ 2.184,60 (vier maanden), stand aan het begin van de maand",
        landlord,
        ago=148,
        confirmed=20,
        agreed=Answer.JA,
    )
    s.item(
        chantal,
        Category.WONEN,
        "Overlast",
        "Drie meldingen van geluid in de nacht; de laatste tien weken geen",
        landlord,
        ago=148,
        confirmed=20,
        agreed=Answer.JA,
    )
    s.item(
        chantal,
        Category.WONEN,
        "Ontruiming",
        "Aangezegd, daarna opgeschort zolang de regeling loopt",
        landlord,
        ago=139,
        confirmed=20,
        agreed=Answer.JA,
    )
    s.item(
        chantal,
        Category.SCHULDEN_INKOMEN,
        "Regeling met de verhuurder",
        "Er loopt een betalingsregeling van € 75 per maand",
        debts,
        ago=25,
        confirmed=20,
        agreed=Answer.JA,
        conditions="Alleen dat de regeling loopt en het bedrag per maand.",
    )
    s.item(
        chantal,
        Category.SCHULDEN_INKOMEN,
        "Andere schulden",
        "Zorgverzekeraar en een postorderbedrijf, samen € 6.940",
        debts,
        ago=130,
        confirmed=25,
        agreed=Answer.NEE,
    )
    s.item(chantal, Category.UITKERING_WERK, "Inkomen", "WIA-uitkering", debts, ago=130, agreed=Answer.NEE)
    s.item(
        chantal,
        Category.HULPVRAAG_PLAN,
        "Afspraak over de woning",
        "Er is hulp geregeld: een vaste begeleider komt twee keer per week; de verhuurder belt eerst met haar",
        coach,
        ago=30,
        confirmed=14,
        agreed=Answer.JA,
        secrecy=told,
    )
    s.item(
        chantal,
        Category.HULPVRAAG_PLAN,
        "Wat zij zelf wil",
        "'Ik wil hier blijven wonen en mijn post weer durven openen.'",
        chantal,
        ago=190,
        confirmed=14,
    )
    s.item(
        rick,
        Category.DERDEN,
        "Medehuurder",
        "Stond tot twee jaar geleden mee op het huurcontract",
        landlord,
        ago=148,
        agreed=Answer.ONBEKEND,
    )
    s.item(
        chantal, Category.WERKAANTEKENING, "Indruk", "Moe na het gesprek; volgende keer korter", "coördinator", ago=14
    )
    s.text(
        "Verslag overleg wonen",
        "Mevrouw zat erbij en sprak zelf. Afgesproken: de regeling loopt door, de "
        "begeleider helpt bij de post, de verhuurder komt om de twee maanden langs.",
        coach,
        ago=30,
        persons=[chantal],
        categories=[Category.HULPVRAAG_PLAN, Category.WONEN],
        agreed=Answer.JA,
    )
    s.text(
        "Telefoonnotitie",
        "Kort gesproken na de behandeling. Nog nalezen wat hiervan in het dossier hoort.",
        "coördinator",
        ago=6,
    )
    s.request(
        landlord,
        "Om te weten of wij de afspraken over de woning kunnen blijven nakomen, willen wij graag weten hoe mevrouw er "
        "psychisch voor staat, of er een regeling is en of er hulp is.",
        [
            (chantal, Category.GEZONDHEID, "de psychische situatie van mevrouw"),
            (chantal, Category.SCHULDEN_INKOMEN, "of er een regeling is voor de huurachterstand"),
            (chantal, Category.WONEN, "hoe het staat met de achterstand en de overlast"),
            (chantal, Category.HULPVRAAG_PLAN, "of er hulp geregeld is"),
        ],
        received=3,
        due=2,
    )
    s.deadline("Plan evalueren met mevrouw", 41)
    s.step(Phase.AANMELDING_CLIENT, 196, "Mevrouw vroeg bij het wijkteam hulp bij schulden en wonen.")
    s.step(Phase.ONDERZOEK, 190, "Cliëntondersteuning aangeboden; mevrouw koos voor haar zus als steun.")
    s.step(Phase.BESLUIT_AANPAK, 160, "Schulden, wonen en gezondheid hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 145, "Plan met mevrouw gemaakt; zij is het ermee eens.")
    s.step(Phase.UITVOERING, 120, "Alle afspraken zijn begonnen.")
    return s.done()
