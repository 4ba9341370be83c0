"""A disclosure that was half made when one locked, or was cut off: everything chosen is there again, and judged anew.

What was chosen is kept sealed with the place one was at. On return nothing is asked twice that still stands; every
purpose, basis, datum, answer and way goes by the case and the rules as they are then. Where one of them no longer does,
one is back at that step. What was read in the preview is read again: one never returns past it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from screens.disclose.flow import Flow, Step
from screens.disclose.step import StepScreen
from screens.seat import Seat
from screens.spots import Spot, text_in
from wams_tui.casework.codes import Basis, Channel, Purpose, Sealing
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.release import HandoutKind
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.choices import Choice, bases, purposes
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.disclosing.prospects import all_points, prospects, stopped
from wams_tui.desk.disclosing.sealing import ways
from wams_tui.desk.kinds import Form
from wams_tui.desk.plan.copies import with_own
from wams_tui.locale import _

BACK_AGAIN = N_("U bent terug waar u was; alles is opnieuw getoetst.")
CHOOSE_ANEW = N_("Er is iets veranderd: dit kiest u hier opnieuw.")
NO_LONGER = N_("Kan niet meer mee: {names}.")

CHOICES, AT, BEEN = "keuzen", "stap", "stappen"
"""What of a spot says what was chosen, at which step one is, and which one came by."""

_WITH_OWN = ("kopie", "overdracht")
"""What holds by rule what its reader agreed to do."""

Said = Mapping[str, Any]
"""What was chosen, as JSON has it: this program sealed it for itself; what does not fit is a ValueError or KeyError."""


def spot_of_flow(flow: Flow, been: Sequence[Step]) -> Spot:
    """Return what is chosen so far and the steps one came by, the last of which one is at."""
    if not flow.COMES_BACK:
        return {}
    draft = flow.draft
    said = {
        "soort": flow.KIND,
        "deelnemer": draft.participant,
        "verzoek": draft.request,
        "onderdelen": draft.lines,
        "aangewezen": flow.picked,
        "bekend": sorted(flow.known),
        "kanaal": flow.channel_known,
        "doel": draft.purpose,
        "grondslag": draft.basis,
        "gegevens": draft.fields,
        "antwoorden": [one.model_dump(mode="json") for one in draft.answers],
        "gelezen": draft.read,
        "stuk": draft.handout,
        "overleg": draft.meeting,
        "manier": draft.channel,
        "vorm": flow.form,
        "sluiting": flow.sealing,
        "plek": str(flow.path) if flow.path is not None else "",
    }
    return {CHOICES: json.dumps(said), AT: been[-1].value, BEEN: " ".join(been)}


def wizard_screens(seat: Seat, spot: Spot) -> list[StepScreen]:
    """Return the steps one came by, up to the one where one was or where something must be chosen anew.

    Nothing where the spot is of a step below another, or of one that was handing over: that is for the register.

    Raises:
        LookupError, ValueError: what it was about is there no more.
        Refused: the request it was to put is closed.
    """
    if not text_in(spot, CHOICES):
        return []
    said: Said = json.loads(text_in(spot, CHOICES))
    at = Step(text_in(spot, AT))
    flow = _begun(seat, said)
    stop, told = _Anew(flow, said).choose()
    order = list(Step)
    if stop is None or order.index(stop) >= order.index(at):
        stop, told = at, _(BACK_AGAIN) if at is not Step.PREVIEW else ""
    been = [Step(one) for one in text_in(spot, BEEN).split()]
    below = [flow.screen(one) for one in been if order.index(one) < order.index(stop) and one in flow.steps()]
    top = flow.screen(stop)
    flow.returned = told
    top.arrive_at(spot if stop is at else {})
    return [*below, top]


def _begun(seat: Seat, said: Said) -> Flow:
    """Return the disclosure as it was begun, with what the caller knew and nothing that was chosen since."""
    known = {Step(one) for one in said["bekend"]}
    terms = (Purpose(said["doel"]), Basis(said["grondslag"])) if Step.PURPOSE in known else None
    channel = Channel(said["kanaal"]) if said["kanaal"] else None
    if said["soort"] == "uitvraag":
        from screens.asking.flow import AskingFlow

        return AskingFlow(seat, said["verzoek"], channel, Form(said["vorm"]) if Step.WAY in known else None)
    if said["soort"] in _WITH_OWN:
        from screens.copies.flow import CopyFlow
        from screens.copies.sheetflow import SheetFlow

        draft = Draft(said["deelnemer"], handout=HandoutKind(said["stuk"]), meeting=said["overleg"])
        if terms is not None:
            draft = replace(draft, purpose=terms[0], basis=terms[1])
        seat.opened.file.participant(draft.participant)  # a KeyError where they are there no more
        made = SheetFlow if said["soort"] == SheetFlow.KIND else CopyFlow
        return made(seat, with_own(seat.opened.file, draft))
    recipient = said["deelnemer"] if Step.RECIPIENT in known else ""
    flow = Flow(seat, recipient, said["verzoek"], tuple(said["onderdelen"]), tuple(said["aangewezen"]), terms)
    flow.known = known
    return flow


class _Anew:
    """Chooses again what was chosen, as far as it can be chosen now."""

    def __init__(self, flow: Flow, said: Said) -> None:
        self._flow, self._said = flow, said
        self._seat = flow.seat

    def choose(self) -> tuple[Step | None, str]:
        """Return the first step at which something must be chosen, if any, and what to say there."""
        stop = self._terms()
        if stop is not None:
            return stop, _(CHOOSE_ANEW)
        lost = self._fields()
        self._answers()
        self._flow.draft = replace(self._flow.draft, read=tuple((key, int(at)) for key, at in self._said["gelezen"]))
        went = self._way()
        if lost or not self._flow.draft.fields:
            self._flow.known.discard(Step.FIELDS)
            names = ", ".join(_(one.label) for key in lost if (one := field_by_key(self._seat.opened.file, key)))
            return Step.FIELDS, _(NO_LONGER).format(names=names) if names else _(CHOOSE_ANEW)
        if self._is_open():
            return Step.POINTS, ""
        return (None, "") if went else (Step.WAY, "")

    def _terms(self) -> Step | None:
        """Choose to whom, what for and on what; return the first of them that cannot be chosen any more."""
        flow, said, seat = self._flow, self._said, self._seat
        if Step.RECIPIENT not in flow.known:
            there = {one.id for one in seat.opened.file.participants_on(seat.desk.today())}
            if said["deelnemer"] not in there:
                return Step.RECIPIENT
            flow.choose_recipient(said["deelnemer"])
        draft = flow.draft
        if Step.PURPOSE not in flow.known:
            if not _is_among(purposes(seat.desk, seat.opened, draft.participant), said["doel"]):
                return Step.PURPOSE
            flow.choose_purpose(Purpose(said["doel"]))
        if Step.BASIS not in flow.known and flow.draft.purpose is not None:
            found = bases(seat.desk, seat.opened, draft.participant, flow.draft.purpose)
            if not _is_among(found, said["grondslag"]):
                return Step.BASIS
            flow.choose_basis(Basis(said["grondslag"]))
        return None

    def _fields(self) -> list[str]:
        """Choose the data again, and return the keys of those that cannot go any more."""
        flow, seat = self._flow, self._seat
        if flow.KIND == "uitvraag":
            return []  # what a request form names follows from the request
        fixed = flow.draft.fields if flow.KIND in _WITH_OWN else ()
        found = prospects(seat.desk, seat.opened, replace(flow.draft, answers=()))
        may = {one.field.key for one in found if one.can_be_chosen}.union(fixed)
        wanted = [key for key in self._said["gegevens"] if key not in fixed]
        flow.draft = replace(flow.draft, fields=(*fixed, *(key for key in wanted if key in may)))
        return [key for key in wanted if key not in may]

    def _answers(self) -> None:
        """Give the answers again to what is still asked."""
        flow, seat = self._flow, self._seat
        given = {one.place: one for one in map(Motivation.model_validate, self._said["antwoorden"])}
        there = {one.place: one for one in flow.draft.answers}
        asked = {**there, **given}
        draft = replace(flow.draft, answers=tuple(asked.values()))
        places = {one.place for one in all_points(seat.desk, seat.opened, draft)}
        kept = (one for place, one in asked.items() if place in places or place in there)
        flow.draft = replace(flow.draft, answers=tuple(kept))

    def _is_open(self) -> bool:
        """Whether something is asked that nobody answered, or an answer keeps something from going."""
        flow, seat = self._flow, self._seat
        given = {one.place for one in flow.draft.answers}
        points = all_points(seat.desk, seat.opened, flow.draft)
        return any(one.place not in given for one in points) or bool(stopped(seat.desk, seat.opened, flow.draft))

    def _way(self) -> bool:
        """Choose how it is given again; return whether that can be done so."""
        flow, said, seat = self._flow, self._said, self._seat
        if Step.WAY in flow.known:
            return True
        if not said["manier"] or not said["vorm"]:
            return False
        channel, form, sealing = Channel(said["manier"]), Form(said["vorm"]), Sealing(said["sluiting"])
        offered = ways(seat.desk, seat.opened, flow.draft.participant, channel)
        if not any((one.form, one.sealing) == (form, sealing) and not one.obstacle for one in offered):
            return False
        flow.choose_way(channel, form, sealing)
        if said["plek"]:
            flow.path = Path(said["plek"])
        return True


def _is_among(found: Sequence[Choice], code: str | None) -> bool:
    return any(one.open and one.code == code for one in found)
