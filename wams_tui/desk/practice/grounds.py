"""What a practice case rests on: problems per domain, the boundaries asked, support offered, the client's own words.

Made from what was drawn, without chance: the same household has the same, and none of it tells anything new.
"""

from collections.abc import Sequence
from datetime import date

from wams_tui.casework.case import Decision
from wams_tui.casework.codes import Answer, Category, Domain, Hat, Initiative, Party, Phase
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Problem, Support, SupporterOffer
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import DataItem
from wams_tui.casework.partners.participants import Participant

_DOMAINS: dict[Party, Domain] = {
    Party.TOEGANG: Domain.MAATSCHAPPELIJKE_ONDERSTEUNING,
    Party.WMO_AANBIEDER: Domain.MAATSCHAPPELIJKE_ONDERSTEUNING,
    Party.JEUGDHULP: Domain.JEUGD,
    Party.GI: Domain.JEUGD,
    Party.SCHULDHULP: Domain.SCHULDHULP,
    Party.BEWINDVOERDER: Domain.SCHULDHULP,
    Party.SCHULDEISER: Domain.SCHULDHULP,
    Party.WERK_INKOMEN: Domain.PARTICIPATIE,
    Party.UWV_SVB: Domain.UWV,
    Party.GGZ_MEDISCH: Domain.GGZ,
    Party.OGGZ: Domain.GGZ,
    Party.ZORGVERZEKERAAR_CIZ: Domain.ZORG,
    Party.SCHOOL: Domain.ONDERWIJS,
    Party.LEERPLICHT: Domain.ONDERWIJS,
    Party.WONINGCORPORATIE: Domain.WONEN,
    Party.POLITIE: Domain.VEILIGHEID,
}
_WHAT: dict[Domain, str] = {
    Domain.MAATSCHAPPELIJKE_ONDERSTEUNING: "Het dagelijks leven lukt niet zonder hulp.",
    Domain.JEUGD: "Er zijn zorgen over het opvoeden en opgroeien.",
    Domain.SCHULDHULP: "Er zijn schulden waar men zelf niet uitkomt.",
    Domain.PARTICIPATIE: "Er is te weinig inkomen en werk lukt niet.",
    Domain.UWV: "De uitkering en het werk staan op het spel.",
    Domain.GGZ: "Er zijn psychische klachten of er is verslaving.",
    Domain.ZORG: "Er is medische zorg nodig.",
    Domain.ONDERWIJS: "School gaat niet goed.",
    Domain.WONEN: "De woning staat op het spel.",
    Domain.VEILIGHEID: "Er zijn zorgen over de veiligheid.",
    Domain.BESCHERMD_WONEN: "Zelfstandig wonen lukt niet.",
}
_AT_LEAST = (Domain.MAATSCHAPPELIJKE_ONDERSTEUNING, Domain.SCHULDHULP)
_OWN_WORDS = "Ik wil weer rust, en weten wie wat doet."


def problems(coherence: str, around: Sequence[Participant]) -> tuple[Problem, ...]:
    """Return the domains of those around the household; at least two and one of them social, where all is connected."""
    if not coherence:
        return ()
    found = dict.fromkeys(_DOMAINS[one.party] for one in around if one.party in _DOMAINS)
    for domain in _AT_LEAST:
        if len(found) < 2 or not any(one.is_social for one in found):
            found[domain] = None
    return tuple(Problem(domain=domain, what=_WHAT[domain]) for domain in found)


def own_words(initiative: Initiative, phase: Phase, items: Sequence[DataItem]) -> str:
    """Return what the client wants, in their own words where they said so; nothing for a report or a request."""
    if initiative is not Initiative.CLIENT or phase in (Phase.MELDING, Phase.TRIAGE):
        return ""
    said = (one for one in items if one.category is Category.HULPVRAAG_PLAN and one.source.hat is Hat.BETROKKENE)
    return next((one.value for one in said), _OWN_WORDS)


def asked(phase: Phase, history: Sequence[Decision]) -> tuple[BoundaryTest, ...]:
    """Return the boundary tests, all with no, on the day the case was assessed; a fresh report has none yet."""
    if phase is Phase.MELDING:
        return ()
    on = _assessed(history)
    return tuple(BoundaryTest(boundary=one, outcome=Answer.NEE, on=on, by="meldpunt") for one in Boundary)


def offered(phase: Phase, history: Sequence[Decision], persons: Sequence[Person]) -> tuple[SupporterOffer, ...]:
    """Return the offer of a supporter to whom it is about; while a report is assessed there is none yet."""
    if phase in (Phase.MELDING, Phase.TRIAGE):
        return ()
    on = history[0].on
    return tuple(
        SupporterOffer(person=one.id, on=on, by="toegang", outcome=Support.AFGEWEZEN)
        for one in persons
        if one.role is PersonRole.HOOFDPERSOON
    )


def _assessed(history: Sequence[Decision]) -> date:
    return next((step.on for step in history if step.phase is not Phase.MELDING), history[0].on)
