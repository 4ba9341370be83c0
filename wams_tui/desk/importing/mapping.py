"""The mapping file: which column holds what, and what the words of the old system mean here (docs/import.md)."""

import re
import tomllib
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from wams_tui.casework.codes import Answer, Category, Hat, Initiative, Party, Phase
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.casework.words import N_
from wams_tui.desk.importing.reasons import near

MAX_BYTES = 1024 * 1024

CODE_LISTS: dict[str, type[StrEnum]] = {
    "fase": Phase,
    "initiatief": Initiative,
    "rol": PersonRole,
    "deelname": Joining,
    "categorie": Category,
    "partij": Party,
    "pet": Hat,
    "akkoord": Answer,
}
"""Name of a code list in the mapping file → its codes."""


LIST_OF = {name: name for name in CODE_LISTS} | {
    "bron_partij": "partij",
    "bron_pet": "pet",
    "bekend_bij": "partij",
    "betreft": "akkoord",
}
"""Name of a field that holds a code → its code list."""


def plain(word: str) -> str:
    """A word as it is compared: without regard to capitals and spaces."""
    return " ".join(word.casefold().split())


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Cell(_Part):
    """Where one field comes from: a column (with something to use where it is empty), or one fixed value."""

    kolom: str = ""
    standaard: str = ""
    vast: str = ""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if bool(self.kolom) == bool(self.vast):
            raise ValueError("'kolom' of 'vast', één van beide")
        if self.vast and self.standaard:
            raise ValueError("'standaard' hoort bij 'kolom'")
        return self


def _column(value: object) -> object:
    return {"kolom": value} if isinstance(value, str) else value


Field_ = Annotated[Cell, BeforeValidator(_column)]
"""A field as written in the file: the name of a column, or a table with ``kolom``/``standaard`` or ``vast``."""


class CaseCells(_Part):
    """The case; a reference, a reason and a day of reporting are always needed (law guard G5)."""

    referentie: Field_
    aanleiding: Field_
    gemeld_op: Field_
    fase: Field_
    initiatief: Field_
    verantwoordelijke: Field_
    contact: Field_
    titel: Field_ | None = None
    samenhang: Field_ | None = None
    aanhoudend: Field_ | None = None
    terugkerend: Field_ | None = None
    hulpvraag: Field_ | None = None
    terreinen: Field_ | None = None
    """Codes of the domains with problems, with commas between."""
    besluit_op: Field_ | None = None
    besluit_tot: Field_ | None = None
    evaluatie_op: Field_ | None = None

    @model_validator(mode="after")
    def _starts_from_a_report(self) -> Self:
        for name in ("referentie", "aanleiding", "gemeld_op"):
            cell: Cell = getattr(self, name)
            if cell.vast or cell.standaard:
                raise ValueError(f"'{name}' komt uit een kolom, voor elke casus apart")
        return self


class PersonCells(_Part):
    """The person a row speaks of."""

    achternaam: Field_
    rol: Field_
    voornamen: Field_ | None = None
    tussenvoegsel: Field_ | None = None
    geboortedatum: Field_ | None = None
    bsn: Field_ | None = None
    deelname: Field_ | None = None
    deelname_vanaf: Field_ | None = None


class ParticipantCells(_Part):
    """The participant a row speaks of; a row without an organisation has none."""

    organisatie: Field_
    partij: Field_
    pet: Field_
    vanaf: Field_
    tot: Field_ | None = None
    functie: Field_ | None = None
    naam: Field_ | None = None
    afspraak: Field_ | None = None
    betreft: Field_ | None = None
    """Yes: this participant is there for the person of the row; more rows can name more persons."""


class ItemCells(_Part):
    """One datum of the row's person; a row where ``waarde`` is empty has none.

    ``leverancier = "deelnemer"`` takes the row's participant as the source; otherwise ``bron`` says it in words.
    """

    categorie: Field_
    label: Field_
    waarde: Field_
    verkregen_op: Field_
    bron: Field_ | None = None
    leverancier: Literal["tekst", "deelnemer"] = "tekst"
    bron_partij: Field_ | None = None
    bron_pet: Field_ | None = None
    bevestigd_op: Field_ | None = None
    akkoord: Field_ | None = None
    voorwaarden: Field_ | None = None
    bekend_bij: Field_ | None = None
    inhoud: Literal["tekst", "bedrag"] = "tekst"

    @model_validator(mode="after")
    def _has_value_and_source(self) -> Self:
        if self.waarde.vast or self.waarde.standaard:
            raise ValueError("'waarde' komt uit een kolom")
        if self.leverancier == "tekst" and self.bron is None:
            raise ValueError("een gegeven heeft een 'bron' nodig, of leverancier = \"deelnemer\"")
        return self


class Mapping(_Part):
    """A whole mapping file."""

    versie: Literal[1]
    casus: CaseCells
    persoon: PersonCells
    deelnemer: ParticipantCells | None = None
    gegeven: tuple[ItemCells, ...] = ()
    codes: dict[str, dict[str, str]] = Field(default_factory=dict)

    def columns(self) -> set[str]:
        """Every column the mapping speaks of."""
        return {cell.kolom for _, cell in self.cells() if cell.kolom}

    def cells(self) -> list[tuple[str, Cell]]:
        """Every field that is mapped, by its name."""
        parts: list[_Part | None] = [self.casus, self.persoon, self.deelnemer, *self.gegeven]
        found = [(name, getattr(part, name)) for part in parts if part is not None for name in type(part).model_fields]
        return [(name, cell) for name, cell in found if isinstance(cell, Cell)]


def load_mapping(data: bytes) -> Mapping:
    """Read a mapping file (TOML, UTF-8).

    Raises:
        Misused: when it is no TOML, or a field or code in it is unknown or missing; with what it looks like.
    """
    if len(data) > MAX_BYTES:
        raise Misused(N_("Het koppelbestand is te groot."), N_("Kies het TOML-bestand met de koppeling."))
    try:
        raw = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fault:
        line = re.search(r"at line (\d+)", str(fault))
        raise Misused(
            N_("Het koppelbestand is geen geldig TOML{where}."),
            N_("Zie het voorbeeld in docs/examples/koppeling.toml."),
            where=f" (regel {line[1]})" if line else "",
        ) from None
    try:
        mapping = Mapping.model_validate(raw)
    except ValidationError as fault:
        raise _explained(fault.errors()[0]) from None
    _check_codes(mapping)
    _check_fixed_words(mapping)
    return mapping


_PARTS: dict[str, type[_Part]] = {
    "": Mapping,
    "casus": CaseCells,
    "persoon": PersonCells,
    "deelnemer": ParticipantCells,
    "gegeven": ItemCells,
}


def _explained(fault: ErrorDetails) -> Misused:
    names = [str(step) for step in fault["loc"] if isinstance(step, str)]
    field = names[-1] if names else ""
    part = names[0] if len(names) > 1 else ""
    if fault["type"] == "extra_forbidden":
        known = Cell.model_fields if len(names) > 2 else _PARTS.get(part, Mapping).model_fields
        return Misused(
            N_("Het koppelbestand kent een onbekend veld '{field}'{where}."),
            _suggestion(near(field, known)),
            field=field,
            where=_where(part),
            near=near(field, known),
        )
    if fault["type"] == "missing":
        return Misused(
            N_("In het koppelbestand ontbreekt het veld '{field}'{where}."),
            N_("Zie docs/import.md voor de velden die altijd nodig zijn."),
            field=field,
            where=_where(part),
        )
    cause = fault.get("ctx", {}).get("error")
    return Misused(
        N_("In het koppelbestand klopt '{field}' niet{where}{cause}."),
        N_("Zie docs/import.md voor wat daar mag staan."),
        field=field,
        where=_where(part),
        cause=f": {cause}" if cause else "",
    )


def _where(part: str) -> str:
    return f" in [{part}]" if part else ""


def _suggestion(close: str) -> str:
    return N_("Bedoelt u {near}?") if close else N_("Zie docs/import.md voor de velden die er zijn.")


def _check_codes(mapping: Mapping) -> None:
    for name, words in mapping.codes.items():
        codes = CODE_LISTS.get(name)
        if codes is None:
            close = near(name, CODE_LISTS)
            raise Misused(
                N_("Het koppelbestand vertaalt een onbekende codelijst '{name}'."),
                _suggestion(close),
                name=name,
                near=close,
            )
        for code in words.values():
            if code not in {known.value for known in codes}:
                close = near(code, (known.value for known in codes))
                raise Misused(
                    N_("Het koppelbestand vertaalt naar een onbekende code '{code}' in [codes.{name}]."),
                    _suggestion(close),
                    code=code,
                    name=name,
                    near=close,
                )


def _check_fixed_words(mapping: Mapping) -> None:
    """What is fixed or a default must mean something, or every row would be refused for it."""
    for name, cell in mapping.cells():
        word = cell.vast or cell.standaard
        if name not in LIST_OF or not word:
            continue
        known = {code.value for code in CODE_LISTS[LIST_OF[name]]} | set(mapping.codes.get(LIST_OF[name], {}))
        if plain(word) not in {plain(each) for each in known}:
            close = near(word, known)
            raise Misused(
                N_("Het koppelbestand zet '{field}' vast op het onbekende woord '{word}'."),
                _suggestion(close),
                field=name,
                word=word,
                near=close,
            )
