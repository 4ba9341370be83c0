"""Vignette 14: one report of confused behaviour is no multiple problem; only the report is kept (law §8.14, G2)."""

from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Direction,
    Hat,
    Initiative,
    Party,
    Phase,
)
from wams_tui.casework.household.persons import PersonRole
from wams_tui.desk.practice.sketch import Sketch
from wams_tui.desk.practice.world import TOWN, World


def one_off_confusion(world: World) -> CaseFile:
    """Draw the household, with the days counted back from today."""
    s = Sketch(world, "Mevrouw Croes (melding)", Phase.TRIAGE, Initiative.MELDPUNT)
    gisele = s.person("Gisèle", "Croes", 66.0, PersonRole.HOOFDPERSOON, informed=Answer.NEE, bsn=None)
    triage = s.participant(
        f"Meldpunt {TOWN}", Party.OGGZ, Hat.TOELEIDING, "triagist", "K. Mulder", since=5, why="Beoordeelt de melding."
    )
    s.item(
        gisele,
        Category.IDENTITEIT,
        "Naam en adres",
        f"G. Croes, Marktplein 40, {TOWN}",
        triage,
        ago=5,
        agreed=Answer.JA,
    )
    s.text(
        "Melding",
        "Een winkelier zag dat mevrouw in de regen op straat stond en niet wist welke dag het was. De "
        "dienstdoende huisarts stelde koorts vast en bracht haar thuis. Eerder is niets gemeld.",
        triage,
        ago=5,
        persons=[gisele],
        categories=[Category.HULPVRAAG_PLAN, Category.GEZONDHEID],
    )
    s.request(
        triage,
        "Is mevrouw al bij iemand in beeld?",
        [(gisele, Category.BEKENDHEID, "of er al hulp is")],
        received=4,
        due=11,
        direction=Direction.OPVRAGEN,
    )
    s.deadline("Melding beoordelen", 4, DeadlineKind.EIGEN)
    s.step(Phase.MELDING, 5, "Melding van verward gedrag, eenmalig.", "meldpunt")
    s.step(
        Phase.TRIAGE, 4, "Eén voorval met een lichamelijke oorzaak; geen samenhang van problemen gebleken.", "meldpunt"
    )
    return s.done()
