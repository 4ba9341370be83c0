"""The request form for partners as it stands in a JSON file: strict, small, and with the same fields as the queue.

One form serves three times: as our question to a partner (``soort`` *verzoek*, with an ``antwoordcode``), as the
partner's answer to it (the same file with ``soort`` *antwoord* and an ``antwoord`` at each line), and as a partner's
own question to us (*verzoek*, no code). The keys are Dutch, because partners read them; the manual lists
them.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from wams_tui.casework.codes import Answer, Category, SecrecyAct, SecrecyGround
from wams_tui.casework.unseen import has_unseen

FORMAT: Final = "wams-verzoekformulier/1"
MOST_BYTES = 1_000_000
"""A form with every line and text at its longest stays well below it."""
MOST_LINES, MOST_PERSONS = 60, 20


def one_line(text: str) -> str:
    """Return ``text`` on one line: a name with a line end in it could pass for a line of its own on a screen."""
    return " ".join(text.split())


Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(one_line)]
Long = Annotated[str, StringConstraints(max_length=4000)]


class FormKind(StrEnum):
    """What the form is."""

    VERZOEK = "verzoek"
    ANTWOORD = "antwoord"


class FormOutcome(StrEnum):
    """What the partner answers to one line."""

    GEGEVEN = "gegeven"
    NIET_GEGEVEN = "niet-gegeven"


class _Part(BaseModel):
    """A part of the form: what it does not know it refuses, and a number is no text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _only_what_can_be_seen(cls, value: object) -> object:
        if isinstance(value, str) and has_unseen(value):
            raise ValueError("unseen signs")
        return value


class FormParty(_Part):
    """Who asks, or who is asked."""

    organisatie: Annotated[Short, Field(min_length=1)]
    naam: Short = ""
    functie: Short = ""


class FormPerson(_Part):
    """Somebody the form is about, under a number that means something in this form only."""

    nummer: Annotated[int, Field(ge=1, le=MOST_PERSONS)]
    naam: Annotated[Short, Field(min_length=1)]
    geboortedatum: date | None = None


class FormAnswer(_Part):
    """The answer to one line. What is given has a value; what is not has none, and needs no reason."""

    uitkomst: FormOutcome
    waarde: Long = ""
    bekend_op: date | None = None
    """The day on which the partner knew it: how recent it is."""
    doorgeven: Answer = Answer.ONBEKEND
    """Whether the partner agrees that it is passed on within the approach."""
    voorwaarden: Long = ""
    """What the partner asks of onward use."""
    toelichting: Long = ""

    @model_validator(mode="after")
    def _has_what_it_says(self) -> Self:
        if bool(self.waarde) is not (self.uitkomst is FormOutcome.GEGEVEN):
            raise ValueError("a value is there exactly when something was given")
        return self


class FormLine(_Part):
    """One thing asked about one person."""

    nummer: Annotated[int, Field(ge=1, le=MOST_LINES)]
    persoon: int
    soort: Category
    vraag: Annotated[Long, Field(min_length=1)]
    waarom: Long = ""
    antwoord: FormAnswer | None = None


class FormSecrecy(_Part):
    """The professional's own decision about their secrecy (law §4.f), in their own words and under their own name."""

    professional: Annotated[Short, Field(min_length=1)]
    registratie: Short = ""
    wet: SecrecyAct
    grond: SecrecyGround
    soorten: tuple[Category, ...] = ()
    toestemming_van: Short = ""
    besloten_op: date
    tot: date | None = None
    client_ingelicht: Answer = Answer.ONBEKEND


class PartnerForm(_Part):
    """A whole form."""

    formaat: Literal["wams-verzoekformulier/1"]
    soort: FormKind
    praktijk: bool
    """Whether the persons are fictional: such a form is read in a practice vault only, any other in a real one."""
    casus: Short
    kenmerk: Short = ""
    """What the asker calls this request."""
    antwoordcode: Short = ""
    contact: Short = ""
    """Where the answer goes and questions are asked."""
    van: FormParty
    aan: FormParty
    datum: date
    termijn: date | None = None
    doel: Annotated[Long, Field(min_length=1)]
    personen: Annotated[tuple[FormPerson, ...], Field(min_length=1, max_length=MOST_PERSONS)]
    regels: Annotated[tuple[FormLine, ...], Field(min_length=1, max_length=MOST_LINES)]
    geheim: FormSecrecy | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        persons = [one.nummer for one in self.personen]
        lines = [one.nummer for one in self.regels]
        if len({*persons}) < len(persons) or len({*lines}) < len(lines):
            raise ValueError("a number stands twice")
        if not {one.persoon for one in self.regels} <= {*persons}:
            raise ValueError("a line is about nobody")
        answered = [one.antwoord is not None for one in self.regels]
        if not all(answered) if self.soort is FormKind.ANTWOORD else any(answered):
            raise ValueError("an answer answers every line, and a question none")
        return self

    def person(self, number: int) -> FormPerson:
        """Return the person a line is about."""
        return next(one for one in self.personen if one.nummer == number)
