"""How everything was when it was packed: kept in the travel vault itself, compressed, and known to home by its hash.

So who stays at home keeps no second copy of a case, and who comes home can tell what was changed on which side.
"""

import json
import zlib
from collections.abc import Mapping, Sequence

from storage.basics import strict
from storage.basics.codec import Unopened, canonical_json, from_text, micros, moment, to_text
from storage.cases.views import StoredRecord

KIND = "reis-basis"
"""The kind of the statement in a travel vault that holds it."""

_FIELDS = ("id", "kind", "version", "changed", "content")
_MOST = 512 * 1024 * 1024


def packed(cases: Mapping[str, Sequence[StoredRecord]]) -> bytes:
    """Return the records of cases as bytes."""
    said = {
        case: [
            [one.id, one.kind, one.version, micros(one.changed), _text(one.content)]
            for one in sorted(found, key=lambda one: one.id)
        ]
        for case, found in cases.items()
    }
    return zlib.compress(canonical_json(said))


def unpacked(content: bytes) -> dict[str, dict[str, StoredRecord]]:
    """Return what :func:`packed` was given, by case and record.

    Raises:
        Unopened: it is something else.
    """
    try:
        told = json.loads(zlib.decompressobj().decompress(content, _MOST))
        if not isinstance(told, dict):
            raise strict.Malformed("not an object")
        return {str(case): {one.id: one for one in map(_record, found)} for case, found in told.items()}
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, zlib.error) as error:
        raise Unopened from error


def _record(value: object) -> StoredRecord:
    if not isinstance(value, list):
        raise strict.Malformed("not a record")
    source = dict(zip(_FIELDS, value, strict=True))
    return StoredRecord(
        strict.text(source, "id"), strict.text(source, "kind"), strict.number(source, "version"),
        moment(strict.number(source, "changed")), _bytes(strict.text(source, "content")),
    )  # fmt: skip


def _text(content: bytes) -> str:
    # As text where it is text: base64 would not compress.
    try:
        return "=" + content.decode()
    except UnicodeDecodeError:
        return "+" + to_text(content)


def _bytes(text: str) -> bytes:
    return text[1:].encode() if text.startswith("=") else from_text(text[1:])
