"""Vignette 7: a UWV client who wants a job but has debts and poor health (law §8.7, SUWI)."""

from wams_tui.casework.case import DeadlineKind, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Direction,
    Hat,
    Initiative,
    Party,
    Phase,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.requests.request import RequestState
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def wants_work_first(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "De heer Cijntje",
        Phase.BESLUIT_AANPAK,
        Initiative.PROFESSIONAL,
        coherence="Zonder behandeling geen baan, zonder inkomen geen einde aan de schulden; nu wachten de trajecten "
        "op elkaar.",
        persisting="Drie jaar aaneen zonder werk; vier keer opnieuw aangemeld bij drie loketten.",
        review=90,
    )
    rudsel = s.person("Rudsel", "Cijntje", 36.6, PersonRole.HOOFDPERSOON, joins=30)
    uwv = s.participant(
        f"UWV, kantoor {TOWN}",
        Party.UWV_SVB,
        Hat.HULPVERLENING,
        "adviseur specialistisch team",
        "B. Haddad",
        since=38,
        why="Zocht contact met de gemeente.",
        action="Zoekt een proefplaats van 16 uur.",
        secrecy=SecrecyAct.SUWI,
    )
    debts = s.participant(
        f"Schuldhulp {TOWN}",
        Party.SCHULDHULP,
        Hat.HULPVERLENING,
        "schuldhulpverlener",
        "Y. Postma",
        since=30,
        why="Loonbeslag dreigt.",
        action="Beslag voorkomen.",
    )
    clinic = s.participant(
        "Polikliniek Herstel en Werk",
        Party.GGZ_MEDISCH,
        Hat.HULPVERLENING,
        "behandelaar",
        "dr. M. Kovalenko",
        since=28,
        why="Behandelt meneer.",
        concerns=[rudsel],
        action="Behandelplan.",
        secrecy=SecrecyAct.WGBO,
    )
    helper = s.participant(
        "Stichting Naast Je",
        Party.CLIENTONDERSTEUNER,
        Hat.BETROKKENE,
        "cliëntondersteuner",
        "A. Latuheru",
        since=29,
        why="Door meneer gevraagd.",
        action="Leest brieven mee.",
        represents=[rudsel],
    )
    s.item(
        rudsel, Category.IDENTITEIT, "Naam en adres", f"R. Cijntje, Havenhoofd 4, {TOWN}", rudsel, ago=30, confirmed=8
    )
    s.item(
        rudsel,
        Category.UITKERING_WERK,
        "Uitkering",
        "WGA, loongerelateerd tot het voorjaar",
        uwv,
        ago=36,
        agreed=Answer.JA,
        conditions="Alleen voor de gecoördineerde aanpak.",
    )
    s.item(rudsel, Category.UITKERING_WERK, "Wens", "'Ik wil weer chauffeur zijn.'", rudsel, ago=30)
    s.item(
        rudsel,
        Category.GEZONDHEID,
        "Belastbaarheid",
        "Vier uur per dag, geen nachtwerk",
        clinic,
        ago=20,
        agreed=Answer.JA,
        conditions="Alleen de beperking, niet de oorzaak.",
        secrecy=s.spoke(
            clinic,
            SecrecyGround.TOESTEMMING,
            (Category.GEZONDHEID,),
            (Party.TOEGANG, Party.UWV_SVB),
            ago=20,
            registration="BIG",
            consulted=Answer.JA,
        ),
    )
    s.item(
        rudsel,
        Category.BEKENDHEID,
        "Behandeling",
        "Staat onder behandeling",
        clinic,
        ago=20,
        agreed=Answer.NEE,
        known_at=Party.GGZ_MEDISCH,
    )
    s.item(
        rudsel,
        Category.SCHULDEN_INKOMEN,
        "Dreigend beslag",
        "Deurwaarder kondigde loonbeslag aan",
        debts,
        ago=15,
        agreed=Answer.JA,
    )
    s.item(
        rudsel,
        Category.HULPVRAAG_PLAN,
        "Volgorde",
        "Eerst beslag van tafel, dan proefplaats",
        rudsel,
        ago=10,
        confirmed=8,
    )
    s.text(
        "Brief van het UWV-team",
        "Wij denken dat meneer meer geholpen is met één plan dan met drie trajecten.",
        uwv,
        ago=38,
        persons=[rudsel],
        categories=[Category.UITKERING_WERK, Category.HULPVRAAG_PLAN],
        agreed=Answer.JA,
    )
    s.request(
        clinic,
        "Verzoek aan de behandelaar: wat kan meneer in een werkweek aan?",
        [(rudsel, Category.GEZONDHEID, "beperkingen voor werk, geen diagnose")],
        received=9,
        due=7,
        direction=Direction.OPVRAGEN,
        state=RequestState.WACHT_OP_PROFESSIONAL,
    )
    s.measure(MeasureKind.MACHTIGING, rudsel, helper, since=29, until=150)
    s.deadline("Loonbeslag gaat in", 13, DeadlineKind.FATAAL)
    s.step(Phase.VERZOEK_PROFESSIONAL, 38, "Het specialistische team van UWV zocht contact.", "college")
    s.step(Phase.ONDERZOEK, 33, "Meneer werkt mee; cliëntondersteuner aangesloten.")
    s.step(Phase.BESLUIT_AANPAK, 6, "Werk, schulden en gezondheid hangen samen.", "college, gemandateerd")
    return s.done()
