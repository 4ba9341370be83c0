"""What the fields of a case are called, in Dutch: for laying two versions beside each other."""

from collections.abc import Mapping

from wams_tui.casework.casefile import Entity
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_

KIND_NAMES: Mapping[str, str] = {
    "Case": N_("de casus"),
    "DataItem": N_("gegeven"),
    "DataRequest": N_("verzoek"),
    "DisclosureDecision": N_("verstrekking"),
    "Participant": N_("deelnemer"),
    "Person": N_("persoon"),
    "TextBlock": N_("tekst"),
}

NAMES: Mapping[str, str] = {
    "act": N_("beroepsgeheim op grond van"),
    "agreed_action": N_("afgesproken actie"),
    "alternatives_tried": N_("wat eerst is geprobeerd"),
    "answer": N_("antwoord"),
    "asker_name": N_("wie vraagt"),
    "attended": N_("aanwezig"),
    "basis": N_("grondslag"),
    "birth_date": N_("geboortedatum"),
    "boundary": N_("grens"),
    "boundary_tests": N_("toetsen aan de grenzen"),
    "bsn": N_("BSN"),
    "by": N_("door"),
    "categories": N_("soorten gegevens"),
    "category": N_("soort gegevens"),
    "channel": N_("manier"),
    "client_informed": N_("cliënt geïnformeerd"),
    "closing": N_("afsluiting"),
    "code": N_("code"),
    "coherence": N_("samenhang van de problemen"),
    "colleague_consulted": N_("collega geraadpleegd"),
    "confirmed_on": N_("bevestigd op"),
    "contact": N_("waar men vragen stelt"),
    "controller": N_("verwerkingsverantwoordelijke"),
    "coordinator": N_("coördinator"),
    "covers": N_("wat gedeeld mag worden"),
    "custody": N_("gezag"),
    "deadlines": N_("termijnen"),
    "decided_at": N_("besloten op"),
    "decided_by": N_("besloten door"),
    "decided_on": N_("besloten op"),
    "decision_period": N_("looptijd van het besluit"),
    "declared_non_enforcing": N_("verklaart niet te handhaven"),
    "description": N_("omschrijving"),
    "direction": N_("richting"),
    "disclosures": N_("verstrekkingen op dit verzoek"),
    "domain": N_("leefgebied"),
    "done": N_("wat is gedaan"),
    "due_on": N_("antwoordtermijn"),
    "end": N_("tot en met"),
    "fact": N_("vraag"),
    "fact_only": N_("alleen een feit"),
    "field": N_("gegeven"),
    "function": N_("functie"),
    "given_names": N_("voornamen"),
    "ground": N_("grond"),
    "hat": N_("pet"),
    "hat_decision": N_("besluit over de dubbele pet"),
    "help_question": N_("hulpvraag"),
    "history": N_("verloop"),
    "holder": N_("gezag bij"),
    "how": N_("hoe"),
    "id": N_("kenmerk"),
    "informed": N_("geïnformeerd"),
    "initiative": N_("initiatief"),
    "joining": N_("deelname"),
    "kind": N_("soort"),
    "known_at": N_("bekend bij"),
    "label": N_("wat het is"),
    "lines": N_("wat er is gevraagd"),
    "measures": N_("maatregelen en machtigingen"),
    "motivations": N_("antwoorden en redenen"),
    "new_facts": N_("nieuwe feiten"),
    "no_pressure": N_("zonder druk"),
    "obtained_on": N_("verkregen op"),
    "on": N_("op"),
    "opened_on": N_("geopend op"),
    "organisation": N_("organisatie"),
    "outcome": N_("uitkomst"),
    "participant": N_("deelnemer"),
    "participation": N_("deelname"),
    "party": N_("partij"),
    "period": N_("looptijd"),
    "persisting_facts": N_("feiten waaruit blijkt dat het aanhoudt"),
    "person": N_("persoon"),
    "person_name": N_("naam van de professional"),
    "persons": N_("personen"),
    "phase": N_("fase"),
    "prefix": N_("tussenvoegsel"),
    "problems": N_("problemen"),
    "professional": N_("professional"),
    "purpose": N_("doel"),
    "purpose_words": N_("doel in hun woorden"),
    "reason": N_("reden"),
    "received_on": N_("ontvangen op"),
    "recipients": N_("ontvangers"),
    "records": N_("gegevens"),
    "recurring_facts": N_("feiten waaruit blijkt dat het terugkomt"),
    "refusal_words": N_("in eigen woorden"),
    "refused_because": N_("reden van weigering"),
    "regime": N_("regime"),
    "registration": N_("registratie"),
    "represents": N_("treedt op voor"),
    "request": N_("verzoek"),
    "review_on": N_("evaluatie op"),
    "role": N_("rol"),
    "rule_set": N_("regelset"),
    "rule_set_hash": N_("hash van de regelset"),
    "second": N_("tweede beslisser"),
    "secrecy": N_("beroepsgeheim"),
    "source": N_("bron"),
    "start": N_("vanaf"),
    "state": N_("stand"),
    "supplier_agreed": N_("leverancier akkoord met doorgeven"),
    "supplier_conditions": N_("voorwaarde van de leverancier"),
    "supporter_offers": N_("aanbod van cliëntondersteuning"),
    "surname": N_("achternaam"),
    "text": N_("tekst"),
    "title": N_("titel"),
    "told": N_("verteld"),
    "until": N_("tot en met"),
    "untold_reason": N_("waarom niet verteld"),
    "value": N_("waarde"),
    "what": N_("wat"),
    "why_involved": N_("waarom betrokken"),
    "wording": N_("in hun woorden"),
    "words": N_("in eigen woorden"),
    "written_on": N_("geschreven op"),
}

_PARTS: Mapping[tuple[str, str], str] = {("DataRequest", "state"): N_("het besluit op dit verzoek")}
"""Parts of several fields have a name of their own."""


def field_name(field: str) -> str:
    """Return what a field is called, in Dutch; one without a name of its own is shown as it is stored."""
    return NAMES.get(field, field)


def part_name(model: type[Model], fields: tuple[str, ...]) -> str:
    """Return what a part is called: a field, or fields that belong together."""
    return _PARTS.get((model.__name__, fields[0]), "") or field_name(fields[0])


def kind_name(entity: Entity) -> str:
    """Return what a record is: a person, a request, a text."""
    return KIND_NAMES[type(entity).__name__]
