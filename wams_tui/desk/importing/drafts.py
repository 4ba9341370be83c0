"""What one row says, read and checked, before rows are put together into cases."""

import re
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.codes import Answer, Category, Domain, Hat, Initiative, Party, Phase
from wams_tui.casework.course.standing import ONLY_A_REPORT
from wams_tui.casework.household.bsn import passes_elfproef
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.importing.cells import RowReader
from wams_tui.desk.importing.mapping import Cell, ItemCells, Mapping, ParticipantCells, PersonCells, plain

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What a row says of its case; None and empty where it says nothing."""

    reference: str
    reason: str
    reported_on: date | None
    phase: Phase | None
    initiative: Initiative | None
    controller: str
    contact: str
    title: str
    coherence: str
    persisting: str
    recurring: str
    help_question: str
    domains: tuple[Domain, ...]
    decision: Period | None
    review_on: date | None


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """The person a row speaks of."""

    given_names: str
    prefix: str
    surname: str
    birth_date: date | None
    bsn: str | None
    role: PersonRole | None
    joining: Joining | None
    joined: Period | None

    @property
    def name(self) -> str:
        """The name as it is compared: without regard to capitals and spaces."""
        return " ".join(f"{self.given_names} {self.prefix} {self.surname}".casefold().split())


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """The participant a row speaks of."""

    organisation: str
    party: Party
    hat: Hat
    period: Period
    function: str
    name: str
    action: str


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One datum of the row's person."""

    category: Category
    label: str
    value: str
    obtained_on: date
    confirmed_on: date | None
    source: str
    from_participant: ParticipantDraft | None
    source_party: Party | None
    source_hat: Hat | None
    agreed: Answer
    conditions: str
    known_at: Party | None


@dataclass(frozen=True, slots=True)
class RowDraft:
    """Everything one row says."""

    case: CaseDraft
    person: PersonDraft | None
    participant: ParticipantDraft | None
    items: tuple[ItemDraft, ...]
    concerned: bool = False
    """Whether the participant is there for the person of this row."""


def read_row(reader: RowReader, mapping: Mapping) -> RowDraft:
    """Read one row; what is wrong in it stands in ``reader.reasons`` afterwards."""
    case = _case(reader, mapping)
    person = _person(reader, mapping.persoon)
    participant = _participant(reader, mapping.deelnemer) if mapping.deelnemer else None
    items = [_item(reader, cells, participant) for cells in mapping.gegeven if reader.typed(cells.waarde)]
    if items and person is None:
        reader.refuse(N_("er staat een gegeven in deze rij, maar niet van wie."), mapping.persoon.achternaam)
    if case.phase in ONLY_A_REPORT:
        _refuse_more_than_a_report(reader, mapping, case.phase)
    betreft = mapping.deelnemer.betreft if mapping.deelnemer else None
    concerned = betreft is not None and reader.code(betreft, "akkoord", Answer) is Answer.JA
    if concerned and participant is not None and person is None and betreft is not None:
        reader.refuse(N_("de deelnemer doet mee voor iemand, maar in deze rij staat geen persoon."), betreft)
    return RowDraft(case, person, participant, tuple(item for item in items if item is not None), concerned)


def _case(reader: RowReader, mapping: Mapping) -> CaseDraft:
    cells = mapping.casus
    reference = reader.needed(cells.referentie)
    if reference and not _REFERENCE.fullmatch(reference):
        reader.refuse(
            N_("een casusnummer bestaat uit ten hoogste 40 letters, cijfers, punten en streepjes."), cells.referentie
        )
    if passes_elfproef(reference):
        reader.refuse(
            N_("dit casusnummer lijkt een BSN; geef een nummer dat niets over iemand zegt."), cells.referentie
        )
    phase = reader.needed_code(cells.fase, "fase", Phase)
    if phase is Phase.VERNIETIGD:
        reader.refuse(N_("een vernietigde casus wordt niet ingelezen."), cells.fase)
    decided = reader.day(cells.besluit_op, latest=reader.today)
    return CaseDraft(
        reference=reference,
        reason=reader.needed(cells.aanleiding),
        reported_on=reader.needed_day(cells.gemeld_op),
        phase=phase,
        initiative=reader.needed_code(cells.initiatief, "initiatief", Initiative),
        controller=reader.needed(cells.verantwoordelijke),
        contact=reader.needed(cells.contact),
        title=reader.text(cells.titel),
        coherence=reader.text(cells.samenhang),
        persisting=reader.text(cells.aanhoudend),
        recurring=reader.text(cells.terugkerend),
        help_question=reader.text(cells.hulpvraag),
        domains=_domains(reader, cells.terreinen),
        decision=reader.period(decided, reader.day(cells.besluit_tot), cells.besluit_tot),
        review_on=reader.day(cells.evaluatie_op),
    )


def _person(reader: RowReader, cells: PersonCells) -> PersonDraft | None:
    fields = [getattr(cells, name) for name in type(cells).model_fields]
    if not any(reader.typed(cell) for cell in fields):
        return None
    joined = reader.day(cells.deelname_vanaf, latest=reader.today)
    return PersonDraft(
        given_names=reader.text(cells.voornamen),
        prefix=reader.text(cells.tussenvoegsel),
        surname=reader.needed(cells.achternaam),
        birth_date=reader.day(cells.geboortedatum, latest=reader.today),
        bsn=reader.bsn(cells.bsn),
        role=reader.needed_code(cells.rol, "rol", PersonRole),
        joining=reader.code(cells.deelname, "deelname", Joining),
        joined=reader.period(joined, None, cells.deelname_vanaf),
    )


def _participant(reader: RowReader, cells: ParticipantCells) -> ParticipantDraft | None:
    organisation = reader.text(cells.organisatie)
    if not organisation:
        return None
    party = reader.needed_code(cells.partij, "partij", Party)
    hat = reader.needed_code(cells.pet, "pet", Hat)
    period = reader.period(
        reader.day(cells.vanaf) if reader.needed(cells.vanaf) else None, reader.day(cells.tot), cells.tot
    )
    if party is None or hat is None or period is None:
        return None
    return ParticipantDraft(
        organisation=organisation,
        party=party,
        hat=hat,
        period=period,
        function=reader.text(cells.functie),
        name=reader.text(cells.naam),
        action=reader.text(cells.afspraak),
    )


def _item(reader: RowReader, cells: ItemCells, participant: ParticipantDraft | None) -> ItemDraft | None:
    category = reader.needed_code(cells.categorie, "categorie", Category)
    label = reader.needed(cells.label)
    obtained_on = reader.needed_day(cells.verkregen_op)
    confirmed_on = reader.day(cells.bevestigd_op, latest=reader.today)
    if obtained_on and confirmed_on and confirmed_on < obtained_on:
        reader.refuse(N_("het gegeven is bevestigd voordat het verkregen was."), cells.bevestigd_op)
    told_by = participant if cells.leverancier == "deelnemer" else None
    if cells.leverancier == "deelnemer" and participant is None:
        reader.refuse(N_("dit gegeven komt van de deelnemer, maar in deze rij staat geen deelnemer."), cells.waarde)
    source = "" if cells.bron is None else reader.needed(cells.bron)
    if cells.inhoud == "bedrag" and category is Category.SCHULDEN_INKOMEN:
        reader.amount(cells.waarde)
    known_at = reader.code(cells.bekend_bij, "partij", Party)
    if category is Category.BEKENDHEID and known_at is None:
        reader.refuse(
            N_("bij bekendheid hoort bij welke partij iemand bekend is (veld 'bekend_bij')."), cells.categorie
        )
    agreed = reader.code(cells.akkoord, "akkoord", Answer)
    party, hat = reader.code(cells.bron_partij, "partij", Party), reader.code(cells.bron_pet, "pet", Hat)
    if category is None or obtained_on is None:
        return None
    return ItemDraft(
        category=category,
        label=label,
        value=reader.text(cells.waarde),
        obtained_on=obtained_on,
        confirmed_on=confirmed_on,
        source=source,
        from_participant=told_by,
        source_party=party,
        source_hat=hat,
        agreed=agreed or Answer.ONBEKEND,
        conditions=reader.text(cells.voorwaarden),
        known_at=known_at if category is Category.BEKENDHEID else None,
    )


def _domains(reader: RowReader, cell: Cell | None) -> tuple[Domain, ...]:
    """The domains with problems; the words are the codes themselves, so that one cell can hold several."""
    known = {domain.value: domain for domain in Domain}
    words = [plain(word) for word in reader.text(cell).split(",") if word.strip()]
    if any(word not in known for word in words):
        reader.refuse(N_("hier staat een onbekend terrein; docs/import.md noemt de codes."), cell)
    return tuple(dict.fromkeys(known[word] for word in words if word in known))


def _refuse_more_than_a_report(reader: RowReader, mapping: Mapping, phase: Phase) -> None:
    """Until the report has been assessed: who it is about, and what was reported (law §12 item 14)."""
    data = [cells for cells in mapping.gegeven if reader.typed(cells.waarde)]
    too_much = [
        cells.waarde for cells in data if reader.code(cells.categorie, "categorie", Category) is not Category.IDENTITEIT
    ]
    if mapping.deelnemer and reader.text(mapping.deelnemer.organisatie):
        too_much.append(mapping.deelnemer.organisatie)
    case = mapping.casus
    assessed = (case.samenhang, case.aanhoudend, case.terugkerend, case.terreinen)
    later = (*assessed, case.besluit_op, case.besluit_tot, case.evaluatie_op)
    too_much += [cell for cell in later if cell is not None and reader.typed(cell)]
    for cell in too_much:
        reader.refuse(
            N_("in de fase '{phase}' wordt alleen de melding bewaard, tot die is beoordeeld; maak deze cel leeg."),
            cell,
            phase=phase.value,
        )
