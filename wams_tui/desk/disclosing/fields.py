"""Everything in a case that could be disclosed, as fields of one person (or of those a text speaks of) and one kind."""

from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Hat
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, Source, TextBlock
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.field import Field as Field
from wams_tui.desk.disclosing.informed import informed_fields
from wams_tui.desk.disclosing.planfields import agenda_fields, minute_fields, plan_fields

NAME_PART = "naam"
"""The part of a person's own record that holds the name; only a released name stands on paper."""

BIRTH_PART = "geboortedatum"

BSN_PART = "bsn"

ROLE_PART = "rol"

ADDRESS_PART = "adres:"
"""How the part begins that is an address; its id follows."""

_OWN_RECORD = Source(description=N_("persoonsgegevens in deze casus"), hat=Hat.COORDINATIE)


def fields_of(file: CaseFile) -> tuple[Field, ...]:
    """Return every field of the case: of each person their own record first, then their data, tagged texts, the plan.

    What is said and decided in a conference comes last.
    """
    found: list[Field] = []
    for person in file.persons:
        found.extend(own_record(person))
        found.extend(_item(item) for item in sorted(file.items_of(person.id), key=_place))
    found.extend(_text(text) for text in file.texts if text.tagged)
    return (*found, *plan_fields(file), *minute_fields(file))


def every_field(file: CaseFile) -> tuple[Field, ...]:
    """Return every field of the case, and what only a hand-over sheet or an agenda of it can hold."""
    agendas = (field for one in file.meetings for field in agenda_fields(file, one.id))
    return (*fields_of(file), *informed_fields(file), *agendas)


def field_by_key(file: CaseFile, key: str) -> Field | None:
    """Return one field, or nothing when there is none such."""
    return next((field for field in every_field(file) if field.key == key), None)


def _place(item: DataItem) -> tuple[int, date, str]:
    """Data of one kind stand together, in the order of the kinds, oldest first."""
    return tuple(Category).index(item.category), item.obtained_on, item.label


def own_record(person: Person) -> list[Field]:
    """Return the parts of a person's own record: name, birth, number, where they live now, place in the household."""

    def own(part: str, category: Category, title: str, value: str) -> Field:
        return Field(
            f"{person.id}#{part}",
            person.id,
            (person.id,),
            (category,),
            title,
            value,
            _OWN_RECORD,
            supplier_agreed=Answer.JA,
        )

    fields = [own(NAME_PART, Category.IDENTITEIT, N_("Naam"), person.name)]
    if person.birth_date is not None:
        fields.append(own(BIRTH_PART, Category.IDENTITEIT, N_("Geboortedatum"), f"{person.birth_date:%d-%m-%Y}"))
    if person.bsn is not None:
        fields.append(own(BSN_PART, Category.BSN, N_("BSN"), person.bsn))
    fields.extend(
        own(f"{ADDRESS_PART}{home.id}", *_address(home), home.line) for home in person.addresses if _stands(home)
    )
    fields.append(own(ROLE_PART, Category.HUISHOUDEN, N_("Plaats in het huishouden"), label(person.role)))
    return fields


def _address(home: Address) -> tuple[Category, str]:
    """A secret address is its own kind of data, never part of the identity (law §12 item 12)."""
    return (Category.GEHEIM_ADRES, N_("Geheim adres")) if home.secret else (Category.IDENTITEIT, N_("Adres"))


def _stands(home: Address) -> bool:
    """Whether it is where somebody lives now; an address that has a last day is history and goes nowhere."""
    return home.period.end is None


def _item(item: DataItem) -> Field:
    return Field(
        item.id,
        item.id,
        (item.person,),
        (item.category,),
        item.label,
        item.value,
        item.source,
        item.obtained_on,
        item.confirmed_on,
        item.confirmed_by,
        item.supplier_agreed,
        _conditions(item),
        item.secrecy,
        item.known_at,
        item.fact_only,
        creditor=item.creditor,
        secrecy_before=item.secrecy_before,
        police=item.police,
    )


def _text(text: TextBlock) -> Field:
    return Field(
        text.id,
        text.id,
        text.persons,
        text.categories,
        text.title,
        text.text,
        text.source,
        text.written_on,
        text.confirmed_on,
        text.confirmed_by,
        text.supplier_agreed,
        _conditions(text),
        text.secrecy,
        is_text=True,
        secrecy_before=text.secrecy_before,
        police=text.police,
    )


def _conditions(datum: DataItem | TextBlock) -> str:
    """What the supplier asks of who gets it, and what the police do."""
    of_police = datum.police.conditions if datum.police is not None else ""
    return "; ".join(part for part in (datum.supplier_conditions, of_police) if part)
