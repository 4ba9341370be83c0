"""The rule files together: who the set is, which sentences it fills in, and every table in it."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, StrictInt, StrictStr, model_validator

from wams_tui.casework.codes import Category, Hat, Party, Regime
from wams_tui.law.models import (
    BasisEntry,
    CategoryEntry,
    Condition,
    Model,
    Point,
    PurposeEntry,
    Row,
    Rule,
    SourceEntry,
    Sources,
    Text,
)


class HatRow(Model):
    """Under this hat, these parties are treated as the party of another row."""

    hat: Hat = Field(alias="pet")
    row: Party = Field(alias="rij")
    parties: frozenset[Party] = Field(alias="partijen", min_length=1)


class KnownAt(Model):
    """Being known at these parties counts as that category (law §12 item 5)."""

    at: frozenset[Party] = Field(alias="bij", min_length=1)
    counts_as: Category = Field(alias="telt_als")


class Head(Model):
    """Who the rule set is, and what it does not know."""

    id: Text
    title: Text = Field(alias="titel")
    status: Literal["wetsvoorstel", "in-werking", "concept"]
    as_of: date = Field(alias="stand")
    valid_from: date = Field(alias="geldig_van")
    note: str = Field(default="", alias="toelichting")
    open_questions: tuple[str, ...] = Field(default=(), alias="openstaand")


class Sentences(Model):
    """The sentences the program fills in itself; names in braces are replaced."""

    no_purpose: Text = Field(alias="doel_ontbreekt")
    no_purpose_remedy: Text = Field(alias="doel_ontbreekt_herstel")
    no_basis: Text = Field(alias="grondslag_ontbreekt")
    no_basis_remedy: Text = Field(alias="grondslag_ontbreekt_herstel")
    closed: Text = Field(alias="grondslag_gesloten")
    regime: Text
    date: Text = Field(alias="datum")
    direction: Text = Field(alias="richting")
    purpose: Text = Field(alias="doel")
    party: Text = Field(alias="partij")
    category: Text = Field(alias="gegeven")
    phase: Text = Field(alias="fase")
    purpose_phase: Text = Field(alias="fase_doel")
    special: Text = Field(alias="bijzonder")
    criminal: Text = Field(alias="strafrecht")
    capacity: Text = Field(alias="hoedanigheid")
    capacity_alternative: Text = Field(alias="hoedanigheid_alternatief")
    unknown_cell: Text = Field(alias="onbekend_vak")
    known: Text = Field(alias="bekendheid")
    known_demand: Text = Field(alias="bekendheid_eis")
    known_remedy: Text = Field(alias="bekendheid_herstel")
    no_known_at: Text = Field(alias="bekend_bij_ontbreekt")
    no_known_at_remedy: Text = Field(alias="bekend_bij_ontbreekt_herstel")
    could_give: Text = Field(alias="wel_mogelijk")
    could_ask: Text = Field(alias="wel_te_vragen")


class Chapter(Model):
    """What the rule book says in plain words before its tables, and which conditions it shows there."""

    id: Text
    title: Text = Field(alias="titel")
    paragraphs: tuple[Text, ...] = Field(alias="alineas", min_length=1)
    conditions: tuple[str, ...] = Field(default=(), alias="voorwaarden")
    sources: Sources


class Parameter(Model):
    """A term, threshold or name that a municipality fills in; without a value it is open.

    ``stricter`` says which way a value may be moved locally; without it, only an open one may be filled.
    """

    code: Text
    title: Text = Field(alias="titel")
    unit: Literal["dagen", "werkdagen", "weken", "maanden", "jaren", "aantal", "tekst"] = Field(alias="soort")
    value: StrictInt | StrictStr | None = Field(default=None, alias="waarde")
    stricter: Literal["lager", "hoger"] | None = Field(default=None, alias="strenger")
    note: str = Field(default="", alias="toelichting")
    sources: Sources

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if self.value is not None and not self.fits(self.value):
            raise ValueError("de waarde past niet bij de soort: een heel getal vanaf 1, of bij 'tekst' een tekst")
        return self

    def fits(self, value: int | str) -> bool:
        """Whether ``value`` is of this kind: a whole number from 1, or for ``tekst`` a filled text."""
        if isinstance(value, str):
            return self.unit == "tekst" and bool(value.strip())
        return self.unit != "tekst" and value >= 1


class RuleFiles(Model):
    """Every file of the folder together, before the checks across them."""

    head: Head = Field(alias="regelset")
    sources: dict[str, SourceEntry] = Field(alias="bronnen")
    names: dict[Party, Text] = Field(alias="namen")
    regime_notes: dict[Regime, Text] = Field(alias="regimes")
    hat_rows: tuple[HatRow, ...] = Field(alias="petrij")
    known_at: tuple[KnownAt, ...] = Field(alias="bekendheid")
    categories: tuple[CategoryEntry, ...] = Field(alias="gegeven")
    purposes: tuple[PurposeEntry, ...] = Field(alias="doel")
    bases: tuple[BasisEntry, ...] = Field(alias="grondslag")
    conditions: tuple[Condition, ...] = Field(alias="voorwaarde")
    points: tuple[Point, ...] = Field(default=(), alias="punt")
    """What must all hold for further use; a set from before there was a list has none."""
    rules: tuple[Rule, ...] = Field(alias="regel")
    sentences: Sentences = Field(alias="zinnen")
    rows: tuple[Row, ...] = Field(alias="rij")
    parameters: tuple[Parameter, ...] = Field(alias="parameter")
    chapters: tuple[Chapter, ...] = Field(alias="hoofdstuk")
