"""How ``wams rules diff`` tells what turned: what becomes milder first, in sentences a person can hold on to."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wams_tui.casework.words import N_
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.commands.rules.verdicttext import effect_word
from wams_tui.locale import _

if TYPE_CHECKING:
    from enum import StrEnum

    from wams_tui.law.changes import Change
    from wams_tui.law.diff import Difference, Group
    from wams_tui.law.ruleset import RuleSet

_ANSWERS = {
    "ja": N_("als vaststaat: {fact}"),
    "nee": N_("als vaststaat dat niet: {fact}"),
    "onbekend": N_("als niet bekend is: {fact}"),
}
_ALL = N_("alle doelen")
_MOST_SHOWN = 90
"""A text longer than this is shown by its beginning; the files and ``--json`` have it whole."""


def difference_lines(found: "Difference", old: "RuleSet", new: "RuleSet") -> list[str]:
    """Return the difference for a person."""
    lines = [_("Van {old} naar {new}.").format(old=_named(old), new=_named(new))]
    if not found.changes:
        return [*lines, _("Er verschilt niets.")]
    lines += [_("{count} combinaties kantelen.").format(count=found.count)]
    lines += [f"  {number:6} {was} → {becomes}" for (was, becomes), number in _totals(found)]
    for milder, title in ((True, _("Soepeler:")), (False, _("Strenger:"))):
        chosen = [group for group in found.groups if group.milder is milder]
        if chosen:
            lines += ["", title]
            for group in chosen:
                lines += wrapped(_told(group, new), "- ", "  ")
    return [*lines, "", _("Wat er anders staat:"), *(line for change in found.changes for line in _written(change))]


def difference_as_dict(found: "Difference", old: "RuleSet", new: "RuleSet") -> dict[str, Any]:
    """Return the difference for JSON; every list of a group is whole."""
    return {
        "oud": {"id": old.id, "hash": old.hash},
        "nieuw": {"id": new.id, "hash": new.hash},
        "gekanteld": found.count,
        "groepen": [_group_as_dict(group) for group in found.groups],
        "wijzigingen": [
            {
                "tabel": change.table,
                "id": change.id,
                "wat": change.how.value,
                "velden": [{"sleutel": one.key, "oud": one.old, "nieuw": one.new} for one in change.fields],
            }
            for change in found.changes
        ],
    }


def _group_as_dict(group: "Group") -> dict[str, Any]:
    return {
        "richting": group.direction.value,
        "partijen": [party.value for party in group.parties],
        "categorieen": [category.value for category in group.categories],
        "paren": [{"grondslag": basis.value, "doel": purpose.value} for basis, purpose in group.pairs],
        "was": group.old.value,
        "wordt": group.new.value,
        "soepeler": group.milder,
        "situatie": {name: code.value for name, code in group.situation.codes},
        "op": group.situation.on.isoformat() if group.situation.on else None,
        "feiten": {fact.value: answer.value for fact, answer in group.profile.facts},
        "zonder": [mandate.value for mandate in group.profile.absent],
        "aantal": group.count,
    }


def _totals(found: "Difference") -> list[tuple[tuple[str, str], int]]:
    counted: Counter[tuple[str, str]] = Counter()
    for group in found.groups:
        counted[effect_word(group.old), effect_word(group.new)] += group.count
    return counted.most_common()


def _told(group: "Group", rules: "RuleSet") -> str:
    what = _("{parties} ({direction}): {data}: was {old}; wordt {new}").format(
        parties=_listed(group.parties),
        direction=group.direction.value,
        data=_listed(group.categories),
        old=effect_word(group.old),
        new=effect_word(group.new),
    )
    bases = ", ".join(rules.basis(basis).number for basis in group.bases)
    where = _("bij {bases}, {purposes}").format(bases=bases, purposes=_purposes(group, rules))
    return " — ".join(filter(None, (what, where, _circumstances(group))))


def _purposes(group: "Group", rules: "RuleSet") -> str:
    served = {purpose for basis in group.bases for purpose in rules.basis(basis).purposes}
    return _(_ALL) if served <= set(group.purposes) else _listed(group.purposes)


def _circumstances(group: "Group") -> str:
    parts = [called(code) for _name, code in group.situation.codes]
    parts += [f"{group.situation.on:%d-%m-%Y}"] if group.situation.on else []
    parts += [_(_ANSWERS[answer.value]).format(fact=fact.value) for fact, answer in group.profile.facts]
    parts += [_("zonder {mandate}").format(mandate=called(mandate)) for mandate in group.profile.absent]
    return "; ".join(parts)


def _listed(codes: "Sequence[StrEnum]") -> str:
    return ", ".join(called(code) for code in codes)


def _written(change: "Change") -> list[str]:
    lines = wrapped(f"{change.table} {change.id}: {change.how.value}", "- ", "  ")
    for field in change.fields:
        told = _("{key}: was ‘{old}’; wordt ‘{new}’").format(
            key=field.key, old=_short(field.old), new=_short(field.new)
        )
        lines += wrapped(told, "    ")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rstrip()}…"


def _named(rules: "RuleSet") -> str:
    return f"{rules.id} ({rules.hash[:12]})"
