"""The rule sets a vault keeps: the files of every set it ever disclosed under, so that old decisions replay from it."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from wams_tui.casework.errors import Misused, Unusable, WamsError
from wams_tui.casework.log import AuditAction
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.rules.rulebook import require_long_enough, rules_at
from wams_tui.desk.vault.stating import state, stated
from wams_tui.law.local import with_local_texts
from wams_tui.law.ruleset import RuleSet, rules_of_texts

KIND = "regelset-tekst"
"""The kind of statements that hold the files of a rule set."""


class KeptRules(BaseModel):
    """The content of such a statement: files by name, to the letter; ``regelset`` is their hash, ``id`` their name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regelset: str
    id: str
    landelijk: dict[str, str]
    lokaal: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule set in the vault: its hash, its name, and since when."""

    hash: str
    id: str
    since: date


def kept_rules(desk: Desk) -> list[Kept]:
    """Return the rule sets this vault keeps, the first used first; what their files are is seen on loading."""
    found: dict[str, Kept] = {}
    for one, content in stated(desk, KIND, KeptRules):
        if content is not None and content.regelset not in found:
            found[content.regelset] = Kept(content.regelset, content.id, one.on)
    return list(found.values())


def keep_rules(desk: Desk) -> None:
    """Keep the rules at hand in the vault; does nothing where they are kept already.

    Any coordinator can state what they like, so a set counts as kept only when its files give its hash.
    """
    rules = desk.rules
    if any(loaded is not None and loaded.hash == rules.hash for loaded in _sound(desk, rules.hash)):
        return
    kept = KeptRules(regelset=rules.hash, id=rules.id, landelijk=dict(rules.texts), lokaal=dict(rules.local_texts))
    state(desk, KIND, kept, AuditAction.REGELSET_BEWAARD, rules.hash, regelset=rules.id)


def rules_kept_as(desk: Desk, rule_set_hash: str) -> RuleSet:
    """Load a rule set out of the vault.

    Args:
        desk: The desk.
        rule_set_hash: Its hash, or at least the first 12 digits.

    Raises:
        Misused: the hash is too short, or the vault keeps no such set.
        Unusable: it keeps one, and this program can no longer read it.
    """
    require_long_enough(rule_set_hash)
    wanted = rule_set_hash.lower()
    if desk.rules.hash.startswith(wanted):
        return desk.rules
    tried = _sound(desk, wanted)
    for rules in tried:
        if rules is not None:
            return rules
    if tried:
        raise Unusable(
            N_("De regelset van toen staat in de kluis, maar deze versie van het programma kan hem niet lezen."),
            N_("Herhaal het besluit met de versie van het programma waarmee het is genomen."),
        )
    raise Misused(
        N_("In deze kluis is geen regelset met kenmerk {hash} bewaard."),
        N_("Bekijk met 'wams rules kept' welke er zijn, of geef de map met --rules."),
        hash=rule_set_hash[:64],
    )


def rules_kept_or_at(desk: Desk, place: str, local: str = "") -> RuleSet:
    """Load the rules in the folder ``place``, or where that is no folder, those the vault keeps under that hash.

    Raises:
        Misused, Unusable: as :func:`rules_kept_as` and :func:`~wams_tui.desk.rules.rulebook.rules_at`.
    """
    is_hash = re.fullmatch("[0-9a-fA-F]{12,64}", place) is not None and not Path(place).is_dir()
    return rules_kept_as(desk, place) if is_hash else rules_at(place, local)


def _sound(desk: Desk, wanted: str) -> list[RuleSet | None]:
    """Return every kept set whose hash begins so; None for one whose files are not that set, or cannot be read."""
    found: list[RuleSet | None] = []
    for _one, content in stated(desk, KIND, KeptRules):
        if content is not None and content.regelset.startswith(wanted):
            found.append(_loaded(content))
    return found


def _loaded(kept: KeptRules) -> RuleSet | None:
    try:
        rules = rules_of_texts(kept.landelijk)
        if kept.lokaal:
            rules = with_local_texts(rules, kept.lokaal)
    except WamsError:
        return None
    return rules if rules.hash == kept.regelset else None
