"""Every key of every screen, from the bindings that make them work: for the manual, and for tests."""

import importlib
import pkgutil
from typing import NamedTuple

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

import screens
from screens.office import MARKED
from screens.widgets.bars import KeyHint, hint_of

NEVER = frozenset({"ctrl+w", "ctrl+t", "ctrl+d", "ctrl+s", "ctrl+q", "ctrl+z"})
"""Keys that terminals, window managers or shells take for themselves (design §6)."""


class BoundKey(NamedTuple):
    """A key in the class that binds it; ``id`` is its stable name."""

    owner: str
    id: str
    key: str
    action: str
    hint: KeyHint
    needs_the_office: bool = False
    """Whether it only says so where the vault is on the road."""


def keys_table() -> list[BoundKey]:
    """Return every key of ours, by the class that declares it; one line per key."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)
    return sorted(
        BoundKey(
            owner.__name__, binding.id or "", binding.key, binding.action, hint_of(binding), _office(owner, binding)
        )
        for owner in _ours(DOMNode)
        for binding in _declared(owner)
    )


def _office(owner: type[DOMNode], binding: Binding) -> bool:
    return hasattr(getattr(owner, f"action_{binding.action.partition('(')[0]}", None), MARKED)


def _ours(kind: type[DOMNode]) -> set[type[DOMNode]]:
    below = {found for sub in kind.__subclasses__() for found in _ours(sub)}
    return below | ({kind} if kind.__module__.startswith("screens.") else set())


def _declared(owner: type[DOMNode]) -> list[Binding]:
    own = owner.__dict__.get("BINDINGS", [])
    return [binding for bindings in BindingsMap(own).key_to_bindings.values() for binding in bindings]
