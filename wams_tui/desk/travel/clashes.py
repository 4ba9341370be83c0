"""*Botsingen*: what office and laptop both changed, beside each other, and the choice between them."""

import json
from collections.abc import Mapping
from typing import cast

from pydantic import ValidationError

from wams_tui.casework.casefile import Entity
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.fieldnames import field_name
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.records import KINDS, record_id
from wams_tui.casework.travel.clash import Clash, ClashChoice
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.locale import _

ERASED = N_("voorgoed gewist, en dat geldt")
"""What stands where one side erased it (Dutch, marked for the catalogue)."""


def open_clashes(opened: OpenCase) -> tuple[Clash, ...]:
    """Return what waits for a choice in a case, by record."""
    waiting = (one for one in opened.file.clashes if one.is_open)
    return tuple(sorted(waiting, key=lambda one: (one.record_kind, one.record, one.fields, one.id)))


def find_clash(opened: OpenCase, wanted: str) -> Clash:
    """Return the clash whose id begins like this.

    Raises:
        Misused: there is none, or more than one.
    """
    found = [one for one in opened.file.clashes if wanted and one.id.startswith(wanted)]
    if len(found) != 1:
        raise Misused(N_("Er is geen botsing met dit kenmerk."), N_("Bekijk ze met: wams travel clashes"))
    return found[0]


def decide_clash(
    desk: Desk,
    opened: OpenCase,
    clash: Clash,
    choice: ClashChoice,
    other: Mapping[str, object] | None = None,
    *,
    although_erased: bool = False,
) -> OpenCase:
    """Let one value hold; the other stays on record with who chose, unless one side erased it: then neither does.

    Args:
        desk: Of who chooses.
        opened: The case.
        clash: What was changed on both sides.
        choice: Whose value it becomes.
        other: For ``anders``: the values, by field, as in JSON.
        although_erased: Whoever chooses knows that one side erased it for good, and brings it back.

    Raises:
        Misused: it was decided already, or the values do not fit.
        Refused: it would come back after it was erased, and whoever chooses did not say so.
        Clashed: a colleague changed the record meanwhile.
        Refused: the case may not go that way now.
    """
    require(desk, Task.CASUS_BEWERKEN)
    if not clash.is_open:
        raise Misused(N_("Hierover is al gekozen."), N_("Wijzig het in de casus zelf als het anders moet."))
    back = clash.brings_back(choice)
    if back and not although_erased:
        raise Refused(
            N_("Dit is voorgoed gewist, en dat geldt."), N_("Moet het terug, kies dan nog eens met: --although-erased")
        )
    changed, removed = _applied(opened, clash, choice, other)
    decided = clash.model_copy(
        update={"choice": choice, "decided_by": desk.session.coordinator.id, "decided_at": desk.now()}
    )
    if clash.erased:
        decided = decided.model_copy(update={"office": "", "laptop": ""})
    told = {"gewist": "terug"} if back else {}
    event = AuditEvent(
        action=AuditAction.BOTSING_BESLIST, code=AuditCode.UPDATE, object_kind="botsing", object_id=clash.id,
        purpose="coordinatie", details={"casus": opened.id, "keuze": choice.value, "reis": clash.travel} | told,
    )  # fmt: skip
    return save(desk, opened, [*changed, decided], event, removed=removed)[0]


def _applied(
    opened: OpenCase, clash: Clash, choice: ClashChoice, other: Mapping[str, object] | None
) -> tuple[list[Entity], list[Entity]]:
    """Return what is to be written and what taken away for a choice."""
    now = next((one for one in opened.file.entities() if record_id(one) == clash.record), None)
    if clash.erased and not clash.brings_back(choice):
        return [], []
    if choice is ClashChoice.KANTOOR and not clash.erased:
        return [], []
    if choice is ClashChoice.LAPTOP and not clash.laptop:
        return [], [] if now is None else [now]
    kept = {ClashChoice.KANTOOR: clash.office, ClashChoice.LAPTOP: clash.laptop}
    said = json.loads(kept[choice]) if choice in kept else dict(other or {})
    if choice is ClashChoice.ANDERS and (not said or (clash.fields and set(said) - set(clash.fields))):
        raise Misused(
            N_("Geef voor een andere keuze een waarde voor wat hier botst."), N_("Geef de waarde op met --value.")
        )
    kind = KINDS[clash.record_kind]
    try:
        if now is not None:
            return [kind.model_validate({**now.model_dump(mode="json"), **said})], []
        if clash.fields:
            return [], []
        # Its id was used up when it was taken away: it comes back under another.
        return [kind.model_validate({**said, "id": new_id()})], []
    except ValidationError as error:
        raise Misused(
            N_("Deze waarde past niet bij dit onderdeel."), N_("Kies kantoor of laptop, of geef een andere waarde.")
        ) from error


def sides(opened: OpenCase, clash: Clash) -> tuple[Entity | None, Entity | None]:
    """Return the record as the office and as the laptop has it; None on the side that took it away."""
    now = next((one for one in opened.file.entities() if record_id(one) == clash.record), None)
    return _as_was(now, clash, clash.office), _as_was(now, clash, clash.laptop)


def as_it_went(opened: OpenCase, clash: Clash) -> Entity | None:
    """Return the record with what stood in it when the case went along; None where that is not known."""
    now = next((one for one in opened.file.entities() if record_id(one) == clash.record), None)
    return _as_was(now, clash, clash.base)


def hides_address(opened: OpenCase, clash: Clash) -> bool:
    """Whether what clashes holds a secret address: it is covered until somebody asks to see it."""
    return any(_hides(one, clash.fields) for one in (*sides(opened, clash), as_it_went(opened, clash)))


def _hides(one: Entity | None, fields: tuple[str, ...]) -> bool:
    if isinstance(one, Person) and (not fields or "addresses" in fields):
        return any(address.secret for address in one.addresses)
    return isinstance(one, DataItem) and one.category is Category.GEHEIM_ADRES and (not fields or "value" in fields)


def _as_was(now: Entity | None, clash: Clash, said: str) -> Entity | None:
    if not said:
        return None
    before = {} if now is None or not clash.fields else now.model_dump(mode="json")
    try:
        return KINDS[clash.record_kind].model_validate({**before, **json.loads(said)})
    except ValidationError:
        return now  # of a record that is gone only a part is known


def values_told(said: str) -> tuple[str, ...]:
    """Return one side's values as a person reads them, a text per field; nothing where it took the whole away."""
    told = cast(dict[str, object], json.loads(said)) if said else {}
    if len(told) == 1:
        return tuple(_told(value) for value in told.values())
    return tuple(f"{_(field_name(field))}: {_told(value)}" for field, value in told.items() if value not in (None, []))


def _told(value: object) -> str:
    if value in (None, "", []):
        return "-"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
