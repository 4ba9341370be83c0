"""What home keeps of a travel vault for itself: the keys that open it, and what it was packed on (§6.4, §17)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.basics import strict
from storage.basics.codec import Unopened, canonical, canonical_json, seal, to_text, unseal
from storage.basics.hybrid import HybridPrivate


@dataclass(frozen=True)
class Content:
    """Sealed under the wrap key of who packed; so nobody else opens what they have with them.

    ``cases`` has the version of every record that went along, by case and record; ``root`` is the public key that the
    people of the travel vault are certified with.
    """

    hybrid: HybridPrivate = field(repr=False)
    vault_key: bytes = field(repr=False)
    root: bytes
    cases: Mapping[str, Mapping[str, int]]

    def sealed(self, wrap: bytes, home: str, travel: str) -> bytes:
        """Return it sealed."""
        said = {
            "hybrid": to_text(self.hybrid.raw),
            "vault_key": to_text(self.vault_key),
            "root": to_text(self.root),
            "cases": {case: dict(versions) for case, versions in self.cases.items()},
        }
        return seal(wrap, canonical_json(said), _bound(home, travel))

    @classmethod
    def opened(cls, wrap: bytes, box: bytes, home: str, travel: str) -> "Content":
        """Open what :meth:`sealed` made.

        Raises:
            Unopened: somebody else sealed it, or it was changed.
        """
        try:
            source = strict.fields(
                json.loads(unseal(wrap, box, _bound(home, travel))), "hybrid", "vault_key", "root", "cases"
            )
            return cls(
                HybridPrivate(strict.raw(source, "hybrid")),
                strict.raw(source, "vault_key", 32),
                strict.raw(source, "root", 32),
                {str(case): _versions(found) for case, found in _mapping(source["cases"]).items()},
            )
        except (ValueError, RecursionError) as error:
            raise Unopened from error


def _versions(value: object) -> dict[str, int]:
    found = _mapping(value)
    return {str(record): strict.number(found, record) for record in found}


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise strict.Malformed("not an object")
    return value


def _bound(home: str, travel: str) -> bytes:
    return canonical("wams/travel-content/1", home, travel)
