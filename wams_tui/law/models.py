"""The shape of the rule files: what each table may say, validated before anything is decided on it.

The keys are Dutch, since a privacy officer reads the files; the attributes are English.
"""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Decider,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.verdict import Effect, Source, SourceKind

ALL = "alle"
"""The word for every member of a closed list."""

_CELL = re.compile(r"^(?P<sign>[ACWX?])(?::(?P<codes>[a-z0-9-]+(?:,[a-z0-9-]+)*))?$")


def _cell(text: str) -> str:
    match = _CELL.match(text)
    if match is None or (match["sign"] in "X?" and match["codes"]) or (match["sign"] == "C" and not match["codes"]):
        raise ValueError(f"'{text}' is geen vak; schrijf A, A:…, C:…, W, W:…, X of ?")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("mag niet leeg zijn")
    return text


def _every_party(value: object) -> object:
    return list(Party) if value == ALL else value


def _every_category(value: object) -> object:
    return list(Category) if value == ALL else value


Parties = Annotated[frozenset[Party], BeforeValidator(_every_party)]
Categories = Annotated[frozenset[Category], BeforeValidator(_every_category)]
Text = Annotated[str, AfterValidator(_filled)]
Cell = Annotated[str, AfterValidator(_cell)]
Sources = Annotated[tuple[str, ...], Field(alias="bronnen", min_length=1)]


class Model(BaseModel):
    """Frozen, and closed: a key nobody knows is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceEntry(Model):
    """One source, as ``bronnen.toml`` names it."""

    reference: Text = Field(alias="verwijzing")
    kind: SourceKind = Field(alias="soort")
    note: str = Field(default="", alias="toelichting")

    def source(self) -> Source:
        """Return it as the value a verdict carries."""
        return Source(self.reference, self.kind, self.note)


class Reason(Model):
    """A named refusal: its sentence, what is possible instead, and where it comes from."""

    id: Text
    sentence: Text = Field(alias="zin")
    explanation: str = Field(default="", alias="uitleg")
    alternative: str = Field(default="", alias="alternatief")
    sources: Sources


class CellRefusal(Reason):
    """A row's own reason for refusing certain categories."""

    categories: tuple[Category, ...] = Field(alias="gegevens", min_length=1)


class Guard(Model):
    """When a rule speaks: every list that is filled must contain the value asked about."""

    party: frozenset[Party] = Field(default=frozenset(), alias="partij")
    not_party: frozenset[Party] = Field(default=frozenset(), alias="partij_niet")
    hat: frozenset[Hat] = Field(default=frozenset(), alias="pet")
    category: frozenset[Category] = Field(default=frozenset(), alias="gegeven")
    capacity: frozenset[Capacity] = Field(default=frozenset(), alias="hoedanigheid")
    age: frozenset[AgeBand] = Field(default=frozenset(), alias="leeftijd")
    phase: frozenset[Phase] = Field(default=frozenset(), alias="fase")
    regime: frozenset[Regime] = Field(default=frozenset(), alias="regime")
    purpose: frozenset[Purpose] = Field(default=frozenset(), alias="doel")
    basis: frozenset[Basis] = Field(default=frozenset(), alias="grondslag")
    nature: frozenset[VaultNature] = Field(default=frozenset(), alias="kluis")
    direction: frozenset[Direction] = Field(default=frozenset(), alias="richting")
    channel: frozenset[Channel] = Field(default=frozenset(), alias="kanaal")
    source_hat: frozenset[Hat] = Field(default=frozenset(), alias="bron_pet")
    not_source_hat: frozenset[Hat] = Field(default=frozenset(), alias="bron_pet_niet")
    source_party: frozenset[Party] = Field(default=frozenset(), alias="bron_partij")


class Demand(Model):
    """One thing that must hold, and what counts when it does not.

    ``outcomes`` by answer: what the file does not say about *nee* or *onbekend* refuses, about *ja* allows.
    """

    fact: Fact | None = Field(default=None, alias="feit")
    mandate: Mandate | None = Field(default=None, alias="mandaat")
    sentence: Text = Field(alias="zin")
    remedy: Text = Field(alias="herstel")
    obligation: str = Field(default="", alias="verplichting")
    yes: Effect = Field(default=Effect.TOESTAAN, alias="ja")
    no: Effect = Field(default=Effect.WEIGEREN, alias="nee")
    unknown: Effect = Field(default=Effect.WEIGEREN, alias="onbekend")
    fillable: bool = Field(default=True, alias="aanvulbaar")
    only_if_recorded: bool = Field(default=False, alias="als_vastgelegd")
    waived_by: dict[Fact, Answer] = Field(default_factory=dict, alias="vervalt_bij")
    only_when: dict[Fact, Answer] = Field(default_factory=dict, alias="alleen_bij")
    guard: Guard = Field(default_factory=Guard, alias="wanneer")

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        if (self.fact is None) == (self.mandate is None):
            raise ValueError("een eis noemt óf een feit óf een mandaat")
        if Effect.TOESTAAN not in (self.yes, self.no):
            raise ValueError("deze eis kan niemand vervullen: noch ja noch nee staat iets toe")
        return self


class Condition(Model):
    """A condition by its code: all its demands must hold; ``onward`` binds the recipient."""

    code: Text
    title: Text = Field(alias="titel")
    onward: str = Field(default="", alias="doorgebruik")
    decider: Decider | None = Field(default=None, alias="beslisser")
    covers: tuple[str, ...] = Field(default=(), alias="omvat")
    obligations: tuple[str, ...] = Field(default=(), alias="verplichtingen")
    demands: tuple[Demand, ...] = Field(default=(), alias="eis")
    sources: Sources


class Point(Model):
    """One thing that must hold before data may be used for another task; every point of the list must (B4).

    ``certainty`` says how firm it is that the law asks this; the sources say where it comes from.
    """

    id: Text
    sentence: Text = Field(alias="zin")
    remedy: Text = Field(alias="herstel")
    certainty: SourceKind = Field(alias="zeker")
    sources: Sources


class Rule(Model):
    """A rule over everything: it has an effect of its own, or demands conditions."""

    id: Text
    sentence: Text = Field(alias="zin")
    effect: Literal[Effect.WEIGEREN, Effect.AFWEGING] | None = None
    demands: tuple[str, ...] = Field(default=(), alias="eist")
    explanation: str = Field(default="", alias="uitleg")
    alternative: str = Field(default="", alias="alternatief")
    decider: Decider | None = Field(default=None, alias="beslisser")
    guard: Guard = Field(default_factory=Guard, alias="wanneer")
    unless: tuple[Guard, ...] = Field(default=(), alias="behalve")
    sources: Sources

    @model_validator(mode="after")
    def _speaks(self) -> Self:
        if (self.effect is None) == (not self.demands):
            raise ValueError("een regel heeft óf een effect (weigeren, afweging) óf eist voorwaarden")
        return self


class CategoryEntry(Model):
    """One category, its class, and why it is refused where a row has nothing of its own to say."""

    code: Category
    name: Text = Field(alias="naam")
    kind: Literal["gewoon", "gevoelig", "bijzonder", "strafrechtelijk", "nummer"] = Field(alias="klasse")
    reason: Reason | None = Field(default=None, alias="reden")


class BasisEntry(Model):
    """One legal basis, whole."""

    code: Basis
    number: Text = Field(alias="nummer")
    title: Text = Field(alias="titel")
    gdpr: Text = Field(alias="avg")
    article: Text = Field(alias="artikel")
    dpv: Text
    regimes: frozenset[Regime] = frozenset(Regime)
    valid_from: date | None = Field(default=None, alias="van")
    valid_until: date | None = Field(default=None, alias="tot")
    phases: frozenset[Phase] = Field(default=frozenset(), alias="fasen")
    purposes: tuple[Purpose, ...] = Field(default=(), alias="doelen")
    gives_to: Parties = Field(default=frozenset(), alias="geven_aan")
    asks_of: Parties = Field(default=frozenset(), alias="vragen_aan")
    categories: Categories = Field(default=frozenset(), alias="gegevens")
    capacities: frozenset[Capacity] = Field(
        default=frozenset({Capacity.CLIENT, Capacity.GEZINSLID_AKKOORD}), alias="hoedanigheden"
    )
    conditions: tuple[str, ...] = Field(default=(), alias="voorwaarden")
    table: Literal["matrix", "eigen"] = Field(alias="tabel")
    art9: str = Field(alias="avg9")
    art10: str = Field(alias="avg10")
    permits: Text = Field(alias="staat_toe")
    forbids: Text = Field(alias="staat_niet_toe")
    closed: str = Field(default="", alias="gesloten")
    alternative: str = Field(default="", alias="alternatief")
    obligations: tuple[str, ...] = Field(default=(), alias="verplichtingen")
    sources: Sources

    @model_validator(mode="after")
    def _can_carry(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("'tot' ligt voor 'van'; draai de datums om")
        works = self.phases and self.purposes and self.categories and (self.gives_to or self.asks_of)
        if not self.closed and not works:
            raise ValueError("zonder fasen, doelen, gegevens en partijen draagt dit nooit iets; zeg dan 'gesloten'")
        return self

    @property
    def articles(self) -> tuple[str, ...]:
        """The AVG article and the national one, as they stand on paper."""
        return tuple(dict.fromkeys((self.gdpr, self.article)))

    def has_special_ground(self, category: CategoryEntry) -> bool:
        """Whether it has the art. 9 or art. 10 ground that ``category`` needs; ordinary data need none."""
        grounds = {"bijzonder": self.art9, "strafrechtelijk": self.art10}
        return bool(grounds.get(category.kind, "gewoon"))

    def covers(self, category: CategoryEntry) -> bool:
        """Whether it reaches ``category`` at all."""
        return category.code in self.categories and self.has_special_ground(category)

    def in_force(self, day: date) -> bool:
        """Whether the basis exists on ``day``; both ends are included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class PurposeEntry(Model):
    """One purpose; a forbidden one carries its refusal."""

    code: Purpose
    title: Text = Field(alias="titel")
    phases: frozenset[Phase] = Field(default=frozenset(), alias="fasen")
    forbidden: Reason | None = Field(default=None, alias="verboden")
    sources: Sources

    @model_validator(mode="after")
    def _open_or_forbidden(self) -> Self:
        if (self.forbidden is None) == (not self.phases):
            raise ValueError("een doel heeft óf fasen óf een reden waarom het verboden is")
        return self


class Row(Model):
    """One party's row in a table: what each category gives, written by its sign."""

    id: Text
    parties: tuple[Party, ...] = Field(alias="partijen", min_length=1)
    basis: Basis | None = Field(default=None, alias="grondslag")
    direction: Direction = Field(default=Direction.VERSTREKKEN, alias="richting")
    sentence: Text = Field(alias="zin")
    why_not: Text = Field(alias="waarom")
    alternative: str = Field(default="", alias="alternatief")
    decider: Decider | None = Field(default=None, alias="beslisser")
    own_reason_first: bool = Field(default=False, alias="eigen_reden_eerst")
    rest: Cell
    cells: dict[Cell, tuple[Category, ...]] = Field(default_factory=dict, alias="cellen")
    refusals: tuple[CellRefusal, ...] = Field(default=(), alias="weigering")
    sources: Sources

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        named = [category for categories in self.cells.values() for category in categories]
        twice = sorted({category.value for category in named if named.count(category) > 1})
        if twice:
            raise ValueError(f"staat in meer dan één vak: {', '.join(twice)}")
        return self

    def cell(self, category: Category) -> str:
        """Return the sign for ``category``; what is not named falls under ``rest``."""
        return next((sign for sign, categories in self.cells.items() if category in categories), self.rest)
