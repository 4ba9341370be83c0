"""The SQL of the case list: slim rows, no object layer, and joins in an order that no statistics can spoil."""

from collections.abc import Sequence

from storage.basics.sql import Connection, Row

_MINE = (
    "FROM case_grant AS g CROSS JOIN record AS r "
    "WHERE g.grantee = :me AND g.since <= :now AND (g.until IS NULL OR g.until > :now) "
    "AND r.case_id = g.case_id AND r.id = g.case_id AND r.epoch = g.epoch AND r.kind = 'head' "
)
_ALL_HEADS = (
    "SELECT r.case_id, r.id, r.kind, r.epoch, r.version, r.changed, r.content, g.digest, g.wrapped "
    + _MINE
    + "ORDER BY r.changed DESC, r.case_id"
)
# Sorts over two small indexes first, and touches the rows of the page asked for only.
_SOME_HEADS = (
    "SELECT r.case_id, r.id, r.kind, r.epoch, r.version, r.changed, r.content, page.digest, page.wrapped FROM ("
    "SELECT g.case_id AS case_id, g.digest AS digest, g.wrapped AS wrapped, r.changed AS changed "
    + _MINE
    + "ORDER BY r.changed DESC, r.case_id LIMIT :limit OFFSET :offset"
    ") AS page CROSS JOIN record AS r WHERE r.case_id = page.case_id AND r.id = page.case_id "
    "ORDER BY page.changed DESC, page.case_id"
)
_MOST = 2**63 - 1
_COUNT = (
    "SELECT count(*) FROM case_grant AS g CROSS JOIN case_file AS c "
    "WHERE g.grantee = :me AND g.since <= :now AND (g.until IS NULL OR g.until > :now) "
    "AND c.id = g.case_id AND c.epoch = g.epoch"
)
_MARKS = "SELECT count(*), coalesce(max(r.changed), 0), coalesce(sum(r.version), 0) " + _MINE


def marks(sql: Connection, coordinator: str, now: int) -> tuple[int, int, int]:
    """Return how many heads there are, when the last was changed, and how often all were."""
    row = sql.execute(_MARKS, {"me": coordinator, "now": now}).fetchone()
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)


def count(sql: Connection, coordinator: str, now: int) -> int:
    """Return how many cases the coordinator has a grant for at ``now`` (microseconds)."""
    row = sql.execute(_COUNT, {"me": coordinator, "now": now}).fetchone()
    return int(row[0]) if row else 0


def rows(sql: Connection, coordinator: str, now: int, offset: int, limit: int | None) -> Sequence[Row]:
    """Return heads, the last changed first.

    Each row is the case id, the record's columns as :data:`storage.cases.records.ONE` gives them, the digest of the
    grant, and its re-wrapped key or None.
    """
    values: dict[str, object] = {"me": coordinator, "now": now}
    if offset == 0 and limit is None:
        return sql.execute(_ALL_HEADS, values).fetchall()
    return sql.execute(_SOME_HEADS, {**values, "limit": _MOST if limit is None else limit, "offset": offset}).fetchall()
