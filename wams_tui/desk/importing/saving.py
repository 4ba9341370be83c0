"""Cases out of a table, into the vault: planned row by row, and saved together or not at all."""

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Conflict, Misused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.records import decode_head
from wams_tui.casework.words import N_
from wams_tui.desk.cases import create_case
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.desk.importing import ImportPlan, Mapping, Table, plan_import
from wams_tui.desk.practice.world import TOWN
from wams_tui.desk.rules.regimes import setting


def plan(desk: Desk, table: Table, mapping: Mapping) -> ImportPlan:
    """Return what importing ``table`` would do to this vault today; writes nothing.

    Raises:
        Misused: the mapping speaks of columns that the table does not have, or a real vault would have the practice
            municipality answer for its data, as the example mapping says.
    """
    practice = desk.session.nature is VaultNature.OEFENKLUIS
    regime = setting(desk).regime
    planned = plan_import(
        table,
        mapping,
        desk.today(),
        desk.session.coordinator.id,
        known_codes(desk),
        regime,
        thresholds(desk.rules),
    )
    if not practice and any(TOWN.casefold() in controller.casefold() for controller in planned.controllers):
        raise Misused(
            N_("Het koppelbestand noemt de verzonnen gemeente {town} als verantwoordelijke, en dat komt op elk stuk."),
            N_("Zet bij 'verantwoordelijke' in het koppelbestand het college van uw eigen gemeente."),
            town=TOWN,
        )
    return planned


def save_plan(desk: Desk, planned: ImportPlan) -> int:
    """Store every case of the plan in one transaction, each with its audit line; return how many.

    Raises:
        Conflict: a case with one of these codes came in after the plan was made; nothing was stored.
        Unusable: the disk is full; nothing was stored.
    """
    with desk.session.batch():
        present = {code.casefold() for code in known_codes(desk)}
        for file in planned.casefiles:
            if file.case.code.casefold() in present:
                raise Conflict(
                    N_("Intussen is er een casus met code {code} bijgekomen; er is niets ingelezen."),
                    N_("Lees het bestand opnieuw in."),
                    code=file.case.code,
                )
            create_case(desk, file, AuditAction.CASUS_GEIMPORTEERD)
    return len(planned.casefiles)


def known_codes(desk: Desk) -> set[str]:
    """Return the codes of all cases this coordinator can see."""
    return {decode_head(head.content).code for head in desk.session.heads()}
