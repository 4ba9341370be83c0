"""A zipped document (ODT, DOCX) written anew with one time and order: the same paper gives the same bytes."""

import io
import zipfile
from collections.abc import Collection
from datetime import UTC, datetime

_FIRST = ("mimetype", "[Content_Types].xml")
"""What a reader looks at first: ODF asks for ``mimetype`` there, as it is; OPC readers like their table of contents."""


def second(moment: datetime) -> datetime:
    """Return a moment as these formats keep it: UTC, without parts of a second."""
    known = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return known.replace(microsecond=0)


def packed(written: io.BytesIO, moment: datetime, without: Collection[str] = ()) -> bytes:
    """Return the package in a fixed order and of one time, without what a library's template left in it."""
    at = second(moment).timetuple()[:6]
    new_bytes = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(new_bytes, "w") as new:
        for name in sorted(set(old.namelist()) - set(without), key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, at)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name), compress_type=kind)
    return new_bytes.getvalue()
