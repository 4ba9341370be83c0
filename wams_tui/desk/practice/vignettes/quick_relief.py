"""Vignette 13: a small budget for the rent wins a care avoider's trust (law §8.13)."""

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
from wams_tui.casework.requests.request import RequestState
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def quick_relief(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "De heer Kaczmarek",
        Phase.UITVOERING,
        Initiative.MELDPUNT,
        coherence="Hij mijdt zorg sinds het verlies van werk en woning dreigt; de achterstand maakt dat hij niemand "
        "meer binnenlaat.",
        review=28,
    )
    pawel = s.person("Paweł", "Kaczmarek", 51.7, PersonRole.HOOFDPERSOON, joins=61)
    worker = s.participant(
        f"Wijkteam {TOWN}-Zuid",
        Party.TOEGANG,
        Hat.HULPVERLENING,
        "maatschappelijk werker",
        "H. El Idrissi",
        since=88,
        why="Kreeg als eerste contact.",
        action="Betaalt één keer € 480 huur uit het maatwerkbudget en komt elke week koffie drinken.",
        secrecy=SecrecyAct.WMO,
    )
    corp = s.participant(
        "Woonstichting De Rietkraag",
        Party.WONINGCORPORATIE,
        Hat.VERHUUR,
        "consulent incasso",
        "B. Kuijpers",
        since=70,
        why="Verhuurder.",
        action="Houdt de deurwaarder acht weken tegen.",
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "Y. Postma",
        since=50,
        why="Als hij eraan toe is.",
        action="Kennismaking, nog geen traject.",
    )
    s.item(pawel, Category.IDENTITEIT, "Adres", f"Lange Kade 77, {TOWN}", pawel, ago=61, confirmed=10)
    s.item(
        pawel,
        Category.HULPVRAAG_PLAN,
        "Snelle verlichting",
        "Eén maand huur betaald uit het maatwerkbudget, zonder voorwaarden",
        worker,
        ago=58,
        confirmed=10,
        agreed=Answer.JA,
    )
    s.item(pawel, Category.HULPVRAAG_PLAN, "Wat hij wil", "'Eerst de huur. Dan praten.'", pawel, ago=61)
    s.item(
        pawel, Category.WONEN, "Huurachterstand", "Nog één maand, € 480,00", corp, ago=55, confirmed=9, agreed=Answer.JA
    )
    s.item(
        pawel, Category.UITKERING_WERK, "Werk", "Werkte acht jaar in de kassen; contract niet verlengd", pawel, ago=54
    )
    s.item(
        pawel,
        Category.GEZONDHEID,
        "Hoe het gaat",
        "Slaapt slecht, drinkt minder dan vorige maand",
        worker,
        ago=30,
        agreed=Answer.ONBEKEND,
    )
    s.item(
        pawel,
        Category.SCHULDEN_INKOMEN,
        "Schulden",
        "Zegt: huur, zorgverzekering en een vriend",
        debts,
        ago=21,
        agreed=Answer.JA,
        conditions="Nog niet nagerekend; alleen voor het plan.",
    )
    s.text("Zonder kenmerk", "Aantekening bij de deur, nog uit te werken.", "coördinator", ago=12)
    s.request(
        debts,
        "Welke inkomsten zijn bekend? Nodig voor een eerste overzicht.",
        [(pawel, Category.UITKERING_WERK, "inkomsten en werk")],
        received=5,
        due=9,
        state=RequestState.IN_BEHANDELING,
    )
    s.deadline("Evaluatie na drie maanden", 28)
    s.step(Phase.MELDING, 96, "De netbeheerder meldde zorgen.", "meldpunt")
    s.step(Phase.TRIAGE, 95, "Niet acuut; huisbezoek.", "meldpunt")
    s.step(Phase.AANMELDING_CLIENT, 61, "Na de huurbetaling vroeg hij zelf om hulp.")
    s.step(Phase.ONDERZOEK, 60, "Cliëntondersteuning aangeboden; hij wil dat later.")
    s.step(Phase.BESLUIT_AANPAK, 55, "Wonen, schulden en gezondheid hangen samen.", "college, gemandateerd")
    s.step(Phase.UITVOERING, 50, "Kort plan: eerst de huur, dan praten.")
    return s.done()
