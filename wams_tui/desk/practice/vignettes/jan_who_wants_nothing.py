"""Vignette 12: self-neglect, a worried friend, and after three months outreach against his wish (law §8.12)."""

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
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def jan_who_wants_nothing(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(
        world,
        "De heer Rademaker",
        Phase.ONDERZOEK,
        Initiative.PROFESSIONAL,
        coherence="Verslaving, zelfverwaarlozing en de dreigende afsluiting van stroom versterken elkaar.",
        persisting="Vijf meldingen in drie maanden (buren, vriend, netbeheerder); drie huisbezoeken zonder contact; "
        "dezelfde zorgen stonden twee jaar geleden ook open.",
        review=20,
    )
    jan = s.person("Jan", "Rademaker", 38.2, PersonRole.HOOFDPERSOON, joining=Joining.DOET_NIET_MEE, informed=Answer.JA)
    friend = s.person("Quincy", "Felicia", 40.9, PersonRole.MELDER, informed=Answer.JA, bsn=None)
    outreach = s.participant(
        f"GGD {TOWN}, bemoeizorg",
        Party.OGGZ,
        Hat.HULPVERLENING,
        "sociaal-psychiatrisch verpleegkundige",
        "A. Wróbel",
        since=34,
        why="Vroeg het onderzoek aan.",
        action="Wekelijks aan de deur, zonder iets te eisen.",
        secrecy=SecrecyAct.WGBO,
    )
    corp = s.participant(
        "Woonstichting De Rietkraag",
        Party.WONINGCORPORATIE,
        Hat.VERHUUR,
        "wijkbeheerder",
        "T. Sambo",
        since=34,
        why="Verhuurder; buren klagen over stank.",
        action="Houdt klachten bij.",
    )
    police = s.participant(
        f"Politie, basisteam {TOWN}",
        Party.POLITIE,
        Hat.HANDHAVING,
        "wijkagent",
        "R. Çelik",
        since=34,
        why="Kwam twee keer aan de deur na een melding van buren.",
    )
    duty = s.spoke(
        outreach,
        SecrecyGround.CONFLICT_VAN_PLICHTEN,
        (Category.GEZONDHEID,),
        (Party.TOEGANG,),
        ago=31,
        registration="BIG, verpleegkundige",
        consulted=Answer.JA,
        client_informed=Answer.JA,
        tried="Drie huisbezoeken, een kaart, contact via de vriend.",
    )
    s.item(
        jan,
        Category.IDENTITEIT,
        "Naam en adres",
        f"J. Rademaker, Kopersteeg 9-2, {TOWN}",
        outreach,
        ago=34,
        agreed=Answer.JA,
    )
    s.item(
        jan,
        Category.GEZONDHEID,
        "Toestand",
        "Magerder dan een maand geleden; rookt dagelijks cannabis",
        outreach,
        ago=31,
        agreed=Answer.JA,
        secrecy=duty,
        conditions="Alleen voor het onderzoek.",
    )
    s.item(
        jan,
        Category.GEZONDHEID,
        "Eerdere hulp",
        "Brak een behandeling af na een gedwongen opname",
        outreach,
        ago=31,
        agreed=Answer.NEE,
        secrecy=s.spoke(outreach, SecrecyGround.NIET_DOORBROKEN, (), ago=31, registration="BIG"),
    )
    s.item(
        jan,
        Category.OVERIG_BIJZONDER,
        "Jeugd",
        "Werd als kind mishandeld; vertelde dat zelf aan de deur",
        outreach,
        ago=20,
        agreed=Answer.NEE,
    )
    s.item(
        jan,
        Category.HULPVRAAG_PLAN,
        "Eigen woorden",
        "'Laat me met rust. Jullie komen alleen als jullie iets moeten.'",
        outreach,
        ago=20,
        agreed=Answer.JA,
    )
    s.item(
        jan, Category.WONEN, "Klachten", "Stank en afval op de galerij, vier klachten", corp, ago=33, agreed=Answer.JA
    )
    s.item(
        jan,
        Category.STRAFRECHT,
        "Contact politie",
        "Twee keer aan de deur na een burenmelding; geen strafbaar feit",
        police,
        ago=33,
    )
    s.item(friend, Category.DERDEN, "Melder", "Vriend; wil niet dat zijn naam bekend wordt", "meldpunt", ago=128)
    s.text(
        "Melding",
        "Een vriend is bezorgd: hij eet slecht, opent niet en heeft bijna geen stroom meer.",
        "meldpunt",
        ago=128,
        persons=[jan],
        categories=[Category.HULPVRAAG_PLAN, Category.GEZONDHEID],
    )
    s.request(
        police,
        "Graag op de hoogte blijven van zijn toestand, in verband met de leefbaarheid op de galerij.",
        [(jan, Category.GEZONDHEID, "hoe het met hem gaat"), (jan, Category.BEKENDHEID, "wie er al komt")],
        received=4,
        due=10,
    )
    s.deadline("Afsluiting stroom aangekondigd", 16, DeadlineKind.FATAAL)
    s.step(Phase.MELDING, 128, "Melding van een vriend bij het meldpunt.", "meldpunt")
    s.step(Phase.TRIAGE, 126, "Niet acuut; drie maanden geprobeerd contact te krijgen.", "meldpunt")
    s.step(Phase.VERZOEK_PROFESSIONAL, 34, "De bemoeizorg vraagt onderzoek zonder hulpvraag.")
    s.step(Phase.ONDERZOEK, 33, "Voortdurend én terugkerend; geen drukmiddel, apart gewogen.", "college", until=8)
    return s.done()
