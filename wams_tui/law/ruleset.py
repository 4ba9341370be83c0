"""A rule set, loaded and whole: what every question is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files as resources
from pathlib import Path
from types import MappingProxyType

from wams_tui.casework.codes import Basis, Category, Direction, Hat, Party, Purpose, Regime
from wams_tui.casework.words import N_
from wams_tui.law.check import check
from wams_tui.law.models import BasisEntry, CategoryEntry, Condition, PurposeEntry, Row
from wams_tui.law.plan import FIELDS, LATE, GuardedRule, Memory, Need, Test, tests_of
from wams_tui.law.quick import Quick
from wams_tui.law.reading import FILES, Folder, invalid, read_folder, read_texts, validated
from wams_tui.law.rulefiles import RuleFiles
from wams_tui.law.verdict import Source


@dataclass(frozen=True)
class RuleSet:
    """The rules with their identity; ``hash`` is the SHA-256 of their content, blind to layout and remarks.

    ``texts`` and ``local_texts`` are the files as they were read, by name: what a vault keeps to answer alike later.
    ``memory`` keeps what was worked out once; it never changes an answer.
    """

    files: RuleFiles
    hash: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    local_texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The name under which decisions replay."""
        return self.files.head.id

    @property
    def status(self) -> str:
        """``wetsvoorstel``, ``in-werking`` or ``concept``."""
        return self.files.head.status

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What the rule set does not know yet, for the rule book."""
        return self.files.head.open_questions

    @cached_property
    def bases(self) -> Mapping[Basis, BasisEntry]:
        """Every legal basis, in the order of the file."""
        return MappingProxyType({entry.code: entry for entry in self.files.bases})

    @cached_property
    def purposes(self) -> Mapping[Purpose, PurposeEntry]:
        """Every purpose, in the order of the file."""
        return MappingProxyType({entry.code: entry for entry in self.files.purposes})

    @cached_property
    def categories(self) -> Mapping[Category, CategoryEntry]:
        """Every category, in the order of the file."""
        return MappingProxyType({entry.code: entry for entry in self.files.categories})

    @property
    def points(self) -> tuple[str, ...]:
        """The points of the list for further use; all must hold."""
        return tuple(point.id for point in self.files.points)

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """Every condition by its code."""
        return MappingProxyType({entry.code: entry for entry in self.files.conditions})

    @cached_property
    def rows(self) -> Mapping[tuple[Basis | None, Direction, Party], Row]:
        """Every row by table (none for the matrix), direction and party."""
        rows = {(row.basis, row.direction, party): row for row in self.files.rows for party in row.parties}
        return MappingProxyType(rows)

    @cached_property
    def hat_rows(self) -> Mapping[tuple[Hat, Party], Party]:
        """Where a hat puts a party on another party's row."""
        return MappingProxyType(
            {(entry.hat, party): entry.row for entry in self.files.hat_rows for party in entry.parties}
        )

    @cached_property
    def known_at(self) -> Mapping[Party, Category]:
        """As which category being known at a party counts."""
        return MappingProxyType({party: entry.counts_as for entry in self.files.known_at for party in entry.at})

    @cached_property
    def early(self) -> tuple[GuardedRule, ...]:
        """The general rules that turn on nothing late: they belong to the gate."""
        return tuple(rule for rule in self._guarded if not rule.positions & LATE)

    @cached_property
    def late(self) -> tuple[GuardedRule, ...]:
        """The general rules that turn on the category, the age or where a datum came from."""
        return tuple(rule for rule in self._guarded if rule.positions & LATE)

    @cached_property
    def _guarded(self) -> tuple[GuardedRule, ...]:
        return tuple(GuardedRule.of(rule, self.sources(rule.sources)) for rule in self.files.rules)

    @cached_property
    def needs(self) -> Mapping[str, tuple[tuple[Need, tuple[Test, ...]], ...]]:
        """What each condition needs, and for which codes."""
        return MappingProxyType(
            {
                entry.code: tuple(
                    (Need.of(entry, demand, self.sources(entry.sources)), tests_of(demand.guard))
                    for demand in entry.demands
                )
                for entry in self.files.conditions
            }
        )

    @cached_property
    def need_positions(self) -> tuple[int, ...]:
        """The positions of a key on which any need turns."""
        tests = (test for needs in self.needs.values() for _, guard in needs for test in guard)
        return tuple(sorted({position for position, _, _ in tests}))

    @cached_property
    def quick(self) -> Quick:
        """The same rules by number, for answers without explanation."""
        return Quick(self)

    @cached_property
    def purpose_matters_late(self) -> bool:
        """Whether anything besides the gates turns on the purpose."""
        position = FIELDS.index("purpose")
        return position in self.need_positions or any(position in rule.positions for rule in self.late)

    def basis(self, code: Basis) -> BasisEntry:
        """Return the legal basis ``code``."""
        return self.bases[code]

    def purpose(self, code: Purpose) -> PurposeEntry:
        """Return the purpose ``code``."""
        return self.purposes[code]

    def party_name(self, code: Party) -> str:
        """Return how a party is called in a Dutch sentence."""
        return self.files.names[code]

    def regime_note(self, regime: Regime) -> str:
        """Return what is said of ``regime`` wherever a verdict or disclosure under it is shown."""
        return self.files.regime_notes[regime]

    def sources(self, keys: tuple[str, ...]) -> tuple[Source, ...]:
        """Return the sources behind ``keys``."""
        return tuple(self.files.sources[key].source() for key in keys)


def load_rules(folder: Path | None = None) -> RuleSet:
    """Load and validate the rule set in ``folder``, by default the one that comes with the program.

    Raises:
        Misused: when a file says something impossible: file, line, what, and how to mend it.
        Unusable: when a file is missing or cannot be read.
    """
    return _ruleset(read_folder(folder if folder is not None else resources("wams_tui.law").joinpath("rules")))


def rules_of_texts(texts: Mapping[str, str]) -> RuleSet:
    """Validate the rule set whose files are ``texts``, by name, as :attr:`RuleSet.texts` holds them.

    Raises:
        Misused: when a file is missing, or says something impossible.
    """
    for name in FILES:
        if name not in texts:
            raise invalid(name, 1, name, "dit bestand ontbreekt", N_("Een regelset heeft al zijn bestanden nodig."))
    return _ruleset(read_texts({name: texts[name] for name in FILES}))


def _ruleset(read: Folder) -> RuleSet:
    rule_files = validated(read, RuleFiles)
    check(read, rule_files)
    return RuleSet(rule_files, read.digest, MappingProxyType(read.texts))
