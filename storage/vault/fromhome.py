"""What was stated at home and goes along on the road: word for word, with who signed it (docs/security.md §17).

A travel vault has a root of its own, so nobody at home could sign anything in it. Their statements stand in one of its
own, as they stood at home, with the certificates of who made them; each is checked as it was there.
"""

import json
import zlib
from collections.abc import Collection
from typing import TYPE_CHECKING

from storage.basics import strict
from storage.basics.codec import Unopened, canonical_json, moment, to_text
from storage.basics.sql import Connection
from storage.keys.people import Certificate
from storage.vault import statements
from storage.vault.roster import People
from storage.vault.statements import Statement
from wams_tui.casework.codes import VaultNature

if TYPE_CHECKING:
    from storage.vault.session import Opened

KIND = "van-huis"
_FIELDS = ("vault", "root", "people", "statements")
_SAID = ("seq", "id", "kind", "time", "author", "content", "signature")
_ROWS = statements.ROWS + "ORDER BY seq"
_MOST = 64 * 1024 * 1024


def gathered(sql: Connection, opened: "Opened", kinds: Collection[str], people: People) -> bytes:
    """Return the genuine statements of some kinds as they go along; one that is not genuine stays behind."""
    look = statements.opening(opened.keys.vault_id, opened.secrets.vault_key, opened.roster)
    said = []
    for row in sql.execute(_ROWS).fetchall():
        if row[2] not in kinds:
            continue
        try:
            content = look(row)[0]
        except (Unopened, TypeError, ValueError, OverflowError):
            continue
        said.append(dict(zip(_SAID, (*row[:5], to_text(content), to_text(row[6])), strict=True)))
    told = {
        "vault": opened.keys.vault_id,
        "root": to_text(opened.keys.root),
        "people": [each.to_json() for each in people],
        "statements": said,
    }
    return zlib.compress(canonical_json(told))


def of_kind(content: bytes, nature: VaultNature, kind: str) -> list[Statement]:
    """Return the statements of one kind that came along, oldest first; what nobody at home signed is left out.

    Raises:
        Unopened: it is something else than :func:`gathered` made.
    """
    try:
        unpacked = zlib.decompressobj()
        told = strict.fields(json.loads(unpacked.decompress(content, _MOST)), *_FIELDS)
        vault_id, root = strict.text(told, "vault"), strict.raw(told, "root", 32)
        every = [Certificate.from_json(one) for one in strict.items(told, "people")]
        people = People(one for one in every if one.is_genuine(root, vault_id, nature))
        found = [_statement(one, vault_id, people, kind) for one in strict.items(told, "statements")]
    except (ValueError, KeyError, RecursionError, OverflowError, zlib.error) as error:
        raise Unopened from error
    return [one for one in found if one is not None]


def _statement(value: object, vault_id: str, people: People, kind: str) -> Statement | None:
    said = strict.fields(value, *_SAID)
    name, time, author = strict.text(said, "kind"), strict.number(said, "time"), strict.text(said, "author")
    content, signature = strict.raw(said, "content"), strict.raw(said, "signature", 64)
    told = (strict.number(said, "seq"), strict.text(said, "id"), name, time, author)
    by = people.at(author, time)
    if name != kind or by is None:
        return None
    if not people.signed(author, time, signature, statements.to_sign(vault_id, told, content)):
        return None
    return Statement(told[1], name, moment(time), by.coordinator, content)
