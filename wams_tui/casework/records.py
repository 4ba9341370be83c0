"""From domain values to the bytes a store keeps, and back."""

from pydantic import ValidationError

from wams_tui.casework.access import CaseAccess
from wams_tui.casework.case import Case
from wams_tui.casework.casefile import Entity
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.disclosing.letter import SentLetter
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.errors import Damaged
from wams_tui.casework.head import CaseHead
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import PLAN_RECORD, Action, Goal, OwnWords, Plan, Strength
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.travel.clash import Clash
from wams_tui.casework.travel.trip import Trip
from wams_tui.casework.words import N_

KINDS: dict[str, type[Entity]] = {
    "casus": Case,
    "persoon": Person,
    "deelnemer": Participant,
    "gegeven": DataItem,
    "tekst": TextBlock,
    "verzoek": DataRequest,
    "verstrekking": DisclosureDecision,
    "taak": Todo,
    "brief": SentLetter,
    "toegang": CaseAccess,
    "kennisgeving": Notice,
    "plan": Plan,
    "goed": Strength,
    "doel": Goal,
    "actie": Action,
    "woorden": OwnWords,
    "planversie": PlanVersion,
    "overleg": Meeting,
    "meegenomen": Trip,
    "botsing": Clash,
}
"""Record kind → model. A kind never changes its name: it is bound into what is sealed."""

HEAD_KIND = "head"
"""The kind of the one small record per case that the list shows; its record id is the case id."""

CASE_RECORD = "casus"
"""The id of the record that holds the case itself; there is one in every case."""

ACCESS_RECORD = "toegang"
"""The id of the record that says who works on the case; there is at most one."""

_NAMES: dict[type[Entity], str] = {model: kind for kind, model in KINDS.items()}


def kind_of(entity: Entity) -> str:
    """Return the record kind of a domain value."""
    return _NAMES[type(entity)]


def record_id(entity: Entity) -> str:
    """Return the id a domain value is stored under; the case itself cannot use its own, that is the head's."""
    if isinstance(entity, CaseAccess):
        return ACCESS_RECORD
    if isinstance(entity, Plan):
        return PLAN_RECORD
    return CASE_RECORD if isinstance(entity, Case) else entity.id


def encode(entity: Entity | CaseHead) -> bytes:
    """Return the JSON (UTF-8) of a domain value."""
    return entity.model_dump_json(exclude_defaults=True).encode()


def decode(kind: str, content: bytes) -> Entity:
    """Return the domain value of a record.

    Raises:
        Damaged: when the kind is unknown or the content is not of that kind; says nothing of the content.
    """
    model = KINDS.get(kind)
    if model is None:
        raise Damaged(
            N_("Een gegeven van het soort '{kind}' is onbekend."),
            N_("Werk het programma bij; deze kluis is door een nieuwere versie beschreven."),
            kind=kind,
        )
    try:
        return model.model_validate_json(content)
    except ValidationError:
        raise _unreadable(kind) from None


def decode_head(content: bytes) -> CaseHead:
    """Return the list line of a case.

    Raises:
        Damaged: when the content is not a head.
    """
    try:
        return CaseHead.model_validate_json(content)
    except ValidationError:
        raise _unreadable(HEAD_KIND) from None


def _unreadable(kind: str) -> Damaged:
    return Damaged(
        N_("Een gegeven van het soort '{kind}' is niet leesbaar."),
        N_("Controleer de kluis met 'wams vault verify'."),
        kind=kind,
    )
