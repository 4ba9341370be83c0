"""Reading JSON that somebody may have changed: every field, none extra, each of its form, or :class:`Malformed`."""

from collections.abc import Mapping

from storage.basics.codec import from_text


class Malformed(ValueError):
    """A field is missing, too many, or of another form."""


def fields(value: object, *names: str) -> dict[str, object]:
    """Return ``value`` when it is an object with exactly these fields."""
    if not isinstance(value, dict) or set(value) != set(names):
        raise Malformed("other fields than expected")
    return value


def text(source: Mapping[str, object], name: str) -> str:
    """Return a text field; half of a pair of code points is none, since it has no UTF-8."""
    value = source[name]
    if not isinstance(value, str) or (not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value)):
        raise Malformed(f"{name} is not a text")
    return value


def number(source: Mapping[str, object], name: str) -> int:
    """Return a whole number of at most 64 bits, signed."""
    value = source[name]
    if not isinstance(value, int) or isinstance(value, bool) or not -(2**63) <= value < 2**63:
        raise Malformed(f"{name} is not a number")
    return value


def optional_number(source: Mapping[str, object], name: str) -> int | None:
    """Return a number, or None where the field is null."""
    return None if source[name] is None else number(source, name)


def raw(source: Mapping[str, object], name: str, size: int | None = None) -> bytes:
    """Return the bytes of a base64url field, of ``size`` where that is fixed."""
    value = from_text(text(source, name))
    if size is not None and len(value) != size:
        raise Malformed(f"{name} has another length")
    return value


def items(source: Mapping[str, object], name: str) -> list[object]:
    """Return a list field."""
    value = source[name]
    if not isinstance(value, list):
        raise Malformed(f"{name} is not a list")
    return value
