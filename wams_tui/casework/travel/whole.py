"""A whole case made of office and laptop: what either erased is gone from all of it, and the rest is merged. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.plan.parts import Erased
from wams_tui.casework.records import record_id
from wams_tui.casework.travel.erased import erased_parts, erased_places, nowhere_named, without_erased
from wams_tui.casework.travel.merging import Hands, Three, Together, bring_together


def bring_home(
    records: Mapping[str, Three], places: Collection[str], hands: Hands, on: date, by: str, held: Collection[str] = ()
) -> Together:
    """Return what the office gets.

    Args:
        records: Every record of the case, by id.
        places: Those that the laptop brings and that did not come home before.
        hands: Whose values they are.
        on: The day on which both sides are brought together.
        by: Who does so.
        held: Records that keep the value of the office in whatever the laptop changed: a person chooses.
    """
    gone = erased_parts(records, on, by)
    erased = erased_places(records, gone)
    every = {place: without_erased(one, gone) for place, one in records.items()}
    found = bring_together({place: every[place] for place in places}, hands, held, erased)
    written = {record_id(one) for one in found.changed}
    emptied = [
        one.office
        for place, one in sorted(every.items())
        if one.office is not None and one.office != records[place].office and place not in written
    ]
    office = {place: one.office for place, one in records.items() if one.office is not None}
    return replace(found, changed=_without_names(office, (*found.changed, *emptied), found.removed, gone))


def _without_names(
    office: Mapping[str, Entity], changed: Sequence[Entity], removed: Sequence[Entity], gone: tuple[Erased, ...]
) -> tuple[Entity, ...]:
    """Return what is to be written, where nothing of the plan names any more what was erased."""
    taken = {record_id(one) for one in removed}
    written = {record_id(one): one for one in changed}
    after = {place: one for place, one in {**office, **written}.items() if place not in taken}
    written |= {record_id(one): one for one in nowhere_named(CaseFile.gather(after.values()), gone)}
    return tuple(written.values())
