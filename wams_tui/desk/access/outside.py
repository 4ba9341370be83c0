"""A hand-over sheet for who is no colleague with access: they work elsewhere, so it is a disclosure like any other.

A colleague reads the sheet in the case itself and gets no file (docs/decisions.md). Whoever takes coordination over, or
stands in, at another municipality or organisation gets what a person chose for them and the law allows, on one page.
"""

from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.disclosing.telling import dutch_day
from wams_tui.casework.errors import Refused
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.release import Handout, HandoutKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.plan.copies import GIVEN, shows_plan, with_own
from wams_tui.desk.plan.versions import frozen_now
from wams_tui.desk.roles import Task, require
from wams_tui.desk.viewing import names_of

NOBODY = N_("Niemand kan dit blad krijgen. Zet eerst bij de deelnemers (d in de casus) wie overneemt of waarneemt.")
NOT_ONE = N_("Deze deelnemer doet vandaag niet mee, of werkt niet voor een organisatie die kan coördineren.")
NO_COORDINATOR = N_("Wie handhaaft, verhuurt, toezicht houdt of iets te vorderen heeft, coördineert niet.")

_NEVER = frozenset({Hat.HANDHAVING, Hat.VERHUUR, Hat.SCHULDEISER, Hat.TOEZICHT})
_NOT_A_PROFESSIONAL = frozenset({Party.CLIENT, Party.GEZINSLID, Party.INFORMEEL_NETWERK, Party.CLIENTONDERSTEUNER})


@dataclass(frozen=True, slots=True)
class Taker:
    """A participant who could take over or stand in; ``obstacle`` is why they cannot, empty where they can."""

    participant: str
    name: str
    who: str
    party: Party
    obstacle: str = ""


def takers(desk: Desk, opened: OpenCase) -> tuple[Taker, ...]:
    """Return who takes part today for an organisation: coordinators elsewhere first, who can take nothing over last.

    A coordinator works for a municipality or for a party of the social or an adjacent domain (law §2 *coördinator*,
    Wmo 5.4.4 lid 8), and has no hat that enforces, lets or collects beside it.
    """
    here = (one for one in opened.file.participants_on(desk.today()) if one.party not in _NOT_A_PROFESSIONAL)
    return tuple(
        Taker(one.id, one.organisation, _who(one), one.party, NO_COORDINATOR if one.hat in _NEVER else "")
        for one in sorted(here, key=_place)
    )


def start_sheet(desk: Desk, opened: OpenCase, participant: str, kind: HandoutKind) -> Draft:
    """Return a hand-over sheet begun for one participant: what they agreed to do in it, and nothing else chosen.

    Raises:
        Refused: they cannot get one, or whoever is at the desk changes no cases.
    """
    require(desk, Task.CASUS_BEWERKEN)
    one = next((one for one in takers(desk, opened) if one.participant == participant), None)
    if one is None:
        raise Refused(NOT_ONE, N_("Kies iemand die voor een organisatie meedoet."))
    if one.obstacle:
        raise Refused(one.obstacle, N_("Kies iemand anders."))
    return with_own(opened.file, Draft(participant, handout=kind))


def who_may_not(desk: Desk, opened: OpenCase, draft: Draft) -> str:
    """Return why the reader of a hand-over sheet cannot get it; empty where they can, and for anything else."""
    if draft.handout is None or not draft.handout.is_sheet:
        return ""
    one = next((one for one in takers(desk, opened) if one.participant == draft.participant), None)
    return NOT_ONE if one is None else one.obstacle


def sheet_of(desk: Desk, file: CaseFile, draft: Draft, reader: Participant, kind: HandoutKind) -> Handout:
    """Return what a hand-over sheet is as a whole: what for, who coordinated, and who answers for the data (G8)."""
    over = kind is HandoutKind.OVERDRACHT
    controller, review = file.case.controller, file.case.review_on
    coordinator = names_of(desk).get(file.case.coordinator, "")
    facts = (
        ("Waarom", "U neemt de coördinatie over." if over else "U neemt waar. De coördinatie blijft waar zij is."),
        ("Coördinator", f"{coordinator} (tot nu toe)" if over and coordinator else coordinator),
        ("Verantwoordelijk", _ANEW.format(controller=controller) if over else _SAME.format(controller=controller)),
        ("Evaluatie", dutch_day(review) if review else ""),
    )
    number = frozen_now(desk, file, GIVEN, under=draft.basis).number if shows_plan(file, draft) else 0
    return Handout(
        kind=kind,
        number=number,
        facts=tuple((name, said) for name, said in facts if said),
        sign=(reader.organisation, f"Coördinator, namens {controller}") if over else (),
    )


_ANEW = (
    "Tot de overdracht is {controller} verantwoordelijk voor de gegevens. Wie overneemt, bepaalt opnieuw wie dat is, en"
    " vertelt het gezin wie nu coördineert."
)
_SAME = "{controller} blijft verantwoordelijk voor de gegevens van deze casus."


def _place(one: Participant) -> tuple[bool, bool, str, str]:
    return one.hat in _NEVER, one.hat is not Hat.COORDINATIE, one.organisation.casefold(), one.id


def _who(one: Participant) -> str:
    return " ".join(part for part in (one.function, one.person_name) if part)
