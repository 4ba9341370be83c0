"""Vignette 6: debts at the tax service and the health insurer; a bewind that ended yesterday (law §8.6, P17)."""

from wams_tui.casework.case import DeadlineKind, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Hat,
    Initiative,
    Party,
    Phase,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def tax_and_insurer(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "Gezin Yıldız",
        Phase.PLAN,
        Initiative.CLIENT,
        coherence="De schulden bij belasting en zorgverzekeraar kwamen door het wegvallen van inkomen; de zorg voor "
        "het kind met diabetes lijdt eronder.",
        review=50,
    )
    emine = s.person("Emine", "Yıldız", 39.1, PersonRole.HOOFDPERSOON, joins=70)
    omer = s.person("Ömer", "Yıldız", 42.7, PersonRole.PARTNER, joins=66)
    busra = s.person("Büşra", "Yıldız", 9.4, PersonRole.KIND, joins=66, custody=[emine, omer])
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "R. Tekle",
        since=60,
        why="Schuldregeling.",
        action="Verzoek om uitstel bij schuldeisers.",
    )
    manager = s.participant(
        "Bewindvoering De Balans",
        Party.BEWINDVOERDER,
        Hat.HULPVERLENING,
        "bewindvoerder",
        "L. de Angelis",
        since=400,
        why="Door de rechter benoemd; het bewind is gisteren geëindigd.",
        action="Eindafrekening.",
        represents=[omer],
    )
    tax = s.participant(
        "Belastingdienst",
        Party.SCHULDEISER,
        Hat.SCHULDEISER,
        "invordering",
        "afdeling invordering",
        since=55,
        why="Openstaande aanslag en toeslagschuld.",
        concerns=[emine],
        action="Schort de invordering op zolang de regeling loopt.",
    )
    insurer = s.participant(
        "Zorgverzekeraar De Eendracht",
        Party.SCHULDEISER,
        Hat.SCHULDEISER,
        "betalingsregelingen",
        "team regelingen",
        since=55,
        why="Zeven maanden premieachterstand.",
        concerns=[emine],
        action="Neemt deel aan de schuldregeling.",
    )
    s.item(
        emine,
        Category.IDENTITEIT,
        "Naam en adres",
        f"E. Yıldız, Molenaarstraat 15, {TOWN}",
        emine,
        ago=70,
        confirmed=11,
    )
    s.item(
        emine,
        Category.SCHULDEN_INKOMEN,
        "Belastingschuld",
        "€ 8.312,00, twee aanslagen en toeslag",
        debts,
        ago=58,
        confirmed=10,
        agreed=Answer.JA,
        conditions="Alleen voor het plan en de regeling.",
        creditor=tax,
    )
    s.item(
        emine,
        Category.SCHULDEN_INKOMEN,
        "Premieachterstand",
        "Zeven maanden, € 1.015,70",
        debts,
        ago=58,
        confirmed=10,
        agreed=Answer.JA,
        creditor=insurer,
    )
    s.item(
        emine,
        Category.SCHULDEN_INKOMEN,
        "Schuldregeling",
        "Er is een schuldregeling aangevraagd",
        debts,
        ago=14,
        agreed=Answer.JA,
        conditions="Alleen het feit en de voorwaarden van de regeling.",
    )
    s.item(
        omer,
        Category.SCHULDEN_INKOMEN,
        "Vrij te laten bedrag",
        "€ 1.486,25 per maand",
        manager,
        ago=90,
        confirmed=31,
        agreed=Answer.JA,
    )
    s.item(omer, Category.UITKERING_WERK, "Werk", "Uitzendwerk, wisselende uren", omer, ago=62)
    s.item(busra, Category.GEZONDHEID, "Diabetes", "Type 1; de hulpmiddelen worden vergoed", emine, ago=64)
    s.item(busra, Category.ONDERWIJS, "School", "Groep 6, juf weet hoe te handelen bij een hypo", emine, ago=64)
    s.item(
        emine,
        Category.VERBLIJFSSTATUS,
        "Verblijf",
        "Nederlandse nationaliteit, gezien bij intake",
        debts,
        ago=58,
        agreed=Answer.JA,
    )
    s.item(emine, Category.HULPVRAAG_PLAN, "Hulpvraag", "'Geen brieven meer waar ik niet van slaap.'", emine, ago=70)
    s.text(
        "Afspraken met schuldhulp",
        "Drie maanden rust; alle post gaat in de blauwe map.",
        debts,
        ago=30,
        persons=[emine, omer],
        categories=[Category.SCHULDEN_INKOMEN],
        agreed=Answer.JA,
    )
    s.request(
        insurer,
        "Is er zicht op een regeling? En is er sprake van medische omstandigheden?",
        [
            (emine, Category.SCHULDEN_INKOMEN, "of er een regeling komt"),
            (busra, Category.GEZONDHEID, "medische omstandigheden in het gezin"),
        ],
        received=5,
        due=6,
    )
    s.request(
        tax,
        "Wij verzoeken om een overzicht van alle inkomsten van beide partners.",
        [(omer, Category.UITKERING_WERK, "alle inkomsten"), (emine, Category.SCHULDEN_INKOMEN, "andere schulden")],
        received=4,
        due=14,
    )
    s.measure(MeasureKind.BEWIND, omer, manager, since=400, until=-1)
    s.deadline("Eindafrekening van het bewind", 30, DeadlineKind.FATAAL)
    s.step(Phase.AANMELDING_CLIENT, 70, "Mevrouw vroeg hulp bij schulden.")
    s.step(Phase.ONDERZOEK, 66, "In samenspraak met beide ouders.")
    s.step(Phase.BESLUIT_AANPAK, 52, "Schulden, werk en zorg voor het kind hangen samen.", "college, gemandateerd")
    s.step(Phase.PLAN, 45, "Plan in de maak.")
    return s.done()
