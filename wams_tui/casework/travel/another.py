"""Which fields a person can type another value for, where office and laptop both changed them. Pure.

What is no word, day or choice, such as an address or a period, is changed where it always is: in the case itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import NoneType
from typing import get_args

from wams_tui.casework.model import Model

_NOT_TYPED = frozenset(
    {
        "about", "by", "confirmed_by", "content_hash", "controller", "controller_told", "coordinator", "creditor",
        "done_by", "entered_by", "follows", "form_hash", "goal", "id", "made_by", "made_on", "meeting", "nth",
        "origin", "partner", "participant", "person", "phase", "record", "reply_code", "sequence", "told_by",
    }
)  # fmt: skip
"""Fields that say who or which, or that only a deed of its own may change."""

_WHO = frozenset({"owner"})
"""Fields that hold the id of somebody in the household, or of who takes part."""


class Shape(StrEnum):
    """What is typed or chosen for a field."""

    WOORDEN = "woorden"
    GETAL = "getal"
    DAG = "dag"
    UUR = "uur"
    CODE = "code"
    WIE = "wie"


@dataclass(frozen=True)
class Asked:
    """One field: what is typed for it; ``codes`` are those it can be chosen from, ``needed`` that it is never empty."""

    field: str
    shape: Shape
    codes: tuple[StrEnum, ...] = ()
    needed: bool = False


def asked_of(kind: type[Model], fields: Sequence[str]) -> tuple[Asked, ...]:
    """Return what is asked for these fields, in their order; nothing where one of them is not to be typed."""
    found = [_asked(kind, field) for field in fields]
    asked = [one for one in found if one is not None]
    return tuple(asked) if len(asked) == len(found) else ()


def _asked(kind: type[Model], field: str) -> Asked | None:
    if field in _NOT_TYPED:
        return None
    annotation = kind.model_fields[field].annotation
    parts = get_args(annotation) or (annotation,)
    needed = NoneType not in parts
    (base, *more) = [one for one in parts if one is not NoneType] or [None]
    if more or not isinstance(base, type):
        return None
    if field in _WHO:
        return Asked(field, Shape.WIE, needed=needed)
    if issubclass(base, StrEnum):
        return Asked(field, Shape.CODE, tuple(base), needed)
    shape = {str: Shape.WOORDEN, int: Shape.GETAL, date: Shape.DAG, time: Shape.UUR}.get(base)
    return None if shape is None else Asked(field, shape, needed=needed and shape is not Shape.WOORDEN)
