"""Which travel vaults are out, and what the vault says to everybody of each (docs/security.md §6.4, §17)."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.basics.codec import Unopened, canonical_json, moment
from storage.basics.sql import Connection, Row
from storage.cases.travel import TravelRow
from storage.travel.content import Content
from storage.vault import fromhome, statements
from storage.vault.deeds import Deed
from storage.vault.session import Opened, Session

KIND = "reis"
"""The kind of statement that tells everybody that a travel vault went out, came back or was revoked."""

_ROWS = "SELECT id, coordinator, packed, until, ended, signing, content, signature FROM travel "
_ALL = _ROWS + "ORDER BY packed, id"
_ONE = _ROWS + "WHERE id = :id"
_COUNT = "SELECT coalesce(max(seq), 0) FROM travel_line WHERE travel = :id AND log = :log"


class TravelState(StrEnum):
    """How it stands with a travel vault; stable codes."""

    OUT = "onderweg"
    LATE = "te-laat"
    """Out, and its end date has passed: it opens no more on the road."""
    BACK = "teruggebracht"
    REVOKED = "ingetrokken"


@dataclass(frozen=True)
class Travelling:
    """A travel vault as its home knows it; times UTC. ``cases`` is how many went along, ``laptop`` its fingerprint."""

    id: str
    coordinator: str
    packed: datetime
    until: datetime
    ended: datetime | None
    state: TravelState
    cases: int
    laptop: str


def travelling(session: Session) -> list[Travelling]:
    """Return every travel vault that was ever packed from this one, oldest first."""
    told = _told(session)
    with session.opened.database.reading() as sql:
        rows = [as_row(row) for row in sql.execute(_ALL).fetchall()]
    now = session.opened.now()
    return [_travelling(row, told.get(row.id, {}), now) for row in rows]


def travel_ends(session: Session) -> datetime | None:
    """Return until when this vault opens where it is one that travels itself (UTC), else None."""
    until = session.opened.me.until
    if until is None or not session.last_statement(fromhome.KIND):
        return None
    return moment(until)


def row_of(sql: Connection, travel: str) -> TravelRow | None:
    """Return what is kept of a travel vault, or None."""
    row = sql.execute(_ONE, {"id": travel}).fetchone()
    return None if row is None else as_row(row)


def as_row(row: Row) -> TravelRow:
    """Return a row of the table as what it is."""
    return TravelRow(*row)


def content_of(opened: Opened, row: TravelRow) -> Content | None:
    """Return what went along; None for whoever did not pack it."""
    try:
        return Content.opened(opened.secrets.wrap, row.content, opened.keys.vault_id, row.id)
    except Unopened:
        return None


def lines_home(sql: Connection, travel: str, log: str) -> int:
    """Return how many lines of a log a travel vault brought home already."""
    row = sql.execute(_COUNT, {"id": travel, "log": log}).fetchone()
    return 0 if row is None else int(row[0])


def tell(deed: Deed, opened: Opened, travel: str, state: TravelState, **more: object) -> None:
    """State as part of ``deed`` how it stands with a travel vault from now on."""
    statements.add(deed, opened, KIND, canonical_json({"reis": travel, "wat": state.value, **more}))


def is_revoked(session: Session, travel: str) -> bool:
    """Say whether somebody revoked a travel vault."""
    return _told(session).get(travel, {}).get("wat") == TravelState.REVOKED.value


def _told(session: Session) -> dict[str, dict[str, object]]:
    """Return what was last said of each, with what was said at packing: how many cases, and which laptop."""
    found: dict[str, dict[str, object]] = {}
    for statement in session.statements(KIND):
        try:
            said = json.loads(statement.content)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("reis"), str):
            found.setdefault(said["reis"], {}).update(said)
    return found


def _travelling(row: TravelRow, told: dict[str, object], now: datetime) -> Travelling:
    until = moment(row.until)
    if told.get("wat") == TravelState.REVOKED.value:
        state = TravelState.REVOKED
    elif row.ended is not None:
        state = TravelState.BACK
    else:
        state = TravelState.LATE if until <= now else TravelState.OUT
    count, laptop = told.get("aantal"), told.get("laptop")
    return Travelling(
        row.id, row.coordinator, moment(row.packed), until, None if row.ended is None else moment(row.ended), state,
        count if isinstance(count, int) else 0, laptop if isinstance(laptop, str) else "",
    )  # fmt: skip
