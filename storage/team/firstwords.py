"""Whether somebody still has the passphrase that an administrator made for them (docs/security.md §4.9).

It is a statement, so that an administrator sees who has not come yet, and each is asked at unlock.
"""

import json
from typing import TYPE_CHECKING

from storage.basics.codec import canonical_json
from storage.keys.people import Role
from storage.vault import statements
from storage.vault.deeds import Deed

if TYPE_CHECKING:
    from storage.vault.session import Opened, Session

KIND = "wachtwoordzin"
_WHO, _MADE_BY = "coordinator", "van"
_GIVEN, _OWN = "beheerder", "zelf"


def given(deed: Deed, opened: "Opened", coordinator: str) -> None:
    """State, as part of ``deed``, that this coordinator's passphrase was made by somebody else."""
    statements.add(deed, opened, KIND, canonical_json({_WHO: coordinator, _MADE_BY: _GIVEN}))


def chosen(deed: Deed, opened: "Opened") -> None:
    """State, as part of ``deed``, that one has changed one's own passphrase."""
    statements.add(deed, opened, KIND, canonical_json({_WHO: opened.me.coordinator.id, _MADE_BY: _OWN}))


def waiting(session: "Session") -> frozenset[str]:
    """Return who has not changed the passphrase that was made for them, by id."""
    still: set[str] = set()
    for statement in session.statements(KIND):
        try:
            told = json.loads(statement.content)
            who, made_by = str(told[_WHO]), told[_MADE_BY]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if made_by == _GIVEN and statement.by.role is Role.BEHEERDER:
            still.add(who)
        elif statement.author == who:
            still.discard(who)
    return frozenset(still)
