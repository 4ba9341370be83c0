"""Vignette 11: a disability and debts, connected; the unconnected housemate stays out (law §8.11, G1)."""

from wams_tui.casework.case import DeadlineKind, MeasureKind
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
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def disability_and_debts(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Mevrouw Van IJzendoorn",
        Phase.UITVOERING,
        Initiative.CLIENT,
        coherence="De aanpassing van de woning maakte haar schulden; zonder regeling vervalt de huishoudelijke hulp, "
        "zonder hulp kan zij haar geldzaken niet bijhouden.",
        review=75,
    )
    renee = s.person("Renée Thérèse", "IJzendoorn", 58.9, PersonRole.HOOFDPERSOON, prefix="van", joins=210)
    wytze = s.person(
        "Wytze", "Nauta", 61.4, PersonRole.HUISGENOOT, joining=Joining.DOET_NIET_MEE, informed=Answer.JA, bsn=None
    )
    manager = s.participant(
        "Bewindvoering De Balans",
        Party.BEWINDVOERDER,
        Hat.HULPVERLENING,
        "bewindvoerder",
        "K. Vermeij",
        since=180,
        why="Door de rechter benoemd.",
        action="Betaalt vaste lasten.",
        represents=[renee],
    )
    home = s.participant(
        "Hulp Dichtbij",
        Party.WMO_AANBIEDER,
        Hat.HULPVERLENING,
        "coördinator huishoudelijke hulp",
        "D. Pinas",
        since=190,
        why="Voert de hulp uit.",
        action="Vier uur per week.",
        secrecy=SecrecyAct.WMO,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "G. Zając",
        since=200,
        why="Schuldregeling.",
        action="Saneringskrediet.",
    )
    access = s.participant(
        f"Wijkteam {TOWN}-Zuid",
        Party.TOEGANG,
        Hat.TOELEIDING,
        "Wmo-consulent",
        "I. Koç",
        since=210,
        why="Besliste over de hulp.",
        action="Herbeoordeling na een jaar.",
    )
    s.item(
        renee,
        Category.IDENTITEIT,
        "Naam en adres",
        f"R.T. van IJzendoorn, Dijkweg 102, {TOWN}",
        renee,
        ago=210,
        confirmed=40,
    )
    s.item(
        renee,
        Category.GEZONDHEID,
        "Beperking",
        "Spierziekte; loopt korte stukken, rolstoel buiten",
        access,
        ago=205,
        confirmed=40,
        agreed=Answer.JA,
    )
    s.item(
        renee,
        Category.GEZONDHEID,
        "Wat dat betekent in huis",
        "Kan niet bukken of tillen",
        home,
        ago=180,
        confirmed=20,
        agreed=Answer.JA,
    )
    s.item(
        renee,
        Category.SCHULDEN_INKOMEN,
        "Schuld",
        "€ 11.750,00 door de verbouwing",
        debts,
        ago=195,
        confirmed=40,
        agreed=Answer.JA,
    )
    s.item(
        renee,
        Category.SCHULDEN_INKOMEN,
        "Budget",
        "€ 62,50 leefgeld per week",
        manager,
        ago=170,
        confirmed=15,
        agreed=Answer.JA,
    )
    s.item(renee, Category.WONEN, "Woning", "Aangepaste badkamer; drempels nog niet", access, ago=200, agreed=Answer.JA)
    s.item(renee, Category.HULPVRAAG_PLAN, "Doel", "'Mijn eigen huis, mijn eigen geld.'", renee, ago=200, confirmed=40)
    s.item(
        wytze,
        Category.DERDEN,
        "Huisgenoot",
        "Heeft eigen schulden die hier niets mee te maken hebben; wil niet mee",
        renee,
        ago=200,
    )
    s.text(
        "Waarom één aanpak",
        "De beperking en de schuld hangen samen door de verbouwing. De schulden van de "
        "huisgenoot niet: die gaan via de gewone schuldhulp.",
        access,
        ago=190,
        persons=[renee],
        categories=[Category.HULPVRAAG_PLAN, Category.SCHULDEN_INKOMEN],
        agreed=Answer.JA,
    )
    s.request(
        home,
        "Kan zij de eigen bijdrage blijven betalen?",
        [(renee, Category.SCHULDEN_INKOMEN, "of de eigen bijdrage betaald wordt")],
        received=3,
        due=12,
    )
    s.measure(MeasureKind.BEWIND, renee, manager, since=180, until=None)
    s.deadline("Herbeoordeling hulp", 44, DeadlineKind.ORDE)
    s.deadline("Evaluatie", 75)
    s.step(Phase.AANMELDING_CLIENT, 210, "Wmo-melding door mevrouw.")
    s.step(Phase.ONDERZOEK, 207, "In samenspraak; persoonlijk plan ontvangen.")
    s.step(Phase.BESLUIT_AANPAK, 190, "Twee domeinen, aantoonbare samenhang.", "college, gemandateerd")
    s.step(Phase.PLAN, 180, "Plan akkoord.")
    s.step(Phase.UITVOERING, 165, "Begonnen.")
    return s.done()
