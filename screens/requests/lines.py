"""What stands on the screen of a request: who asks, what was said, each part with its verdict and decision, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from screens.requests.outside import LEFT_TO_DO
from screens.seat import Seat
from screens.signs import SIGNS, possible_word
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, due, moment, wearing
from wams_tui.casework.codes import Category
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import LineDecision, LineOutcome
from wams_tui.casework.words import N_
from wams_tui.desk.asking.reading import CHECK, SAME_REFERENCE, UNSIGNED, same_reference
from wams_tui.desk.kinds import Effect, Possibility
from wams_tui.desk.ledger.register import OUTCOME_LABELS, Disclosed
from wams_tui.desk.requests.assess import AskedLine, Assessment, Givable
from wams_tui.desk.requests.second import SECOND_NEEDED, second_is_asked
from wams_tui.locale import _, n_

INSTEAD = N_("Dit mag wél, als u er doel en grondslag bij kiest:")
NOTHING_INSTEAD = N_("Er is in deze casus nu niets dat deze vrager zou kunnen krijgen.")

TOO_OLD = N_("te lang niet nagevraagd: de bron bevestigt het eerst")

DECIDED = {LineOutcome.GEGEVEN: "[+]", LineOutcome.GEWEIGERD: "[-]"}
"""The sign of a part that was decided."""


NUMBERED = 9
"""Data that have a number; one further down is reached with the arrows and the space bar, as every other."""


class Pick(NamedTuple):
    """A datum of the case somebody may choose to give: for which part of the request, and its key.

    ``line`` is empty where it answers nothing that was asked.
    """

    line: str
    field: str

    @property
    def item(self) -> str:
        """How it is called in the list."""
        return f"kan:{self.line}:{self.field}"


class Page:
    """The items of one request, and what Enter explains at each.

    Args:
        seat: The case.
        found: The request and its assessment.
        went: What was given on it.
        marked: The parts that are to be given.
        picked: The data that are to be given.
    """

    def __init__(
        self,
        seat: Seat,
        found: Assessment,
        went: Sequence[Disclosed],
        marked: Sequence[str] = (),
        picked: Sequence[Pick] = (),
    ) -> None:
        self.found = found
        self._seat = seat
        self._marked = frozenset(marked)
        self._picked = frozenset(picked)
        self._answering, self._besides = _answers(found)
        self.picks: tuple[Pick, ...] = (
            *(Pick(line, one.field.key) for line, data in self._answering.items() for one in data),
            *(Pick("", one.field.key) for one in self._besides),
        )
        """What can be chosen to give, in the order of the screen: the first has number 1."""
        self.explained: dict[str, tuple[str, Possibility, str, Category]] = {}
        self.items = [
            *self._head(),
            *self._went(went),
            *self._asked(),
            *self._said(),
            *self._instead(),
            *self._course(),
        ]

    def _head(self) -> list[Item]:
        request, asker = self.found.request, self.found.asker
        who = f"{asker.organisation} ({wearing(asker.party, asker.hat)})"
        asked_by = f"{who}, {request.asker_name}" if request.asker_name else who
        told = _("Van: {who}") if request.incoming else _("Aan: {who}")
        outside = request.outsider is not None
        items = [
            Item.prose(told.format(who=asked_by)),
            *([Item.prose(_(LEFT_TO_DO), Tone.WEIGH)] if outside else []),
            Item.prose(_("Waarvoor, in hun woorden: “{words}”").format(words=request.purpose_words)),
            Item.prose(
                _("Ontvangen {received}, antwoordtermijn: {due}").format(
                    received=day(request.received_on), due=self._term()
                ),
                Tone.WEIGH,
            ),
        ]
        if request.is_open and any(step.why == UNSIGNED for step in request.history):
            items.append(Item.prose(f"{_(UNSIGNED)} {_(CHECK)}", Tone.WEIGH))
        if request.is_open and same_reference(self._seat.opened.file, request):
            items.append(Item.prose(_(SAME_REFERENCE), Tone.WEIGH))
        if request.purpose is not None:
            basis = self._seat.desk.rules.basis(request.basis).title if request.basis else _("nog geen grondslag")
            read = _("Gelezen als: {purpose} · {basis}").format(purpose=_(label(request.purpose)), basis=basis)
            items.append(Item.prose(read))
        if request.is_open and second_is_asked(self._seat.desk, self._seat.opened, request):
            seen = request.second
            told = _("Tweede paar ogen: {by}, {day}. {words}")
            look = told.format(by=seen.by, day=day(seen.on), words=seen.words) if seen else _(SECOND_NEEDED)
            items.append(Item.prose(look, Tone.PLAIN if seen else Tone.WEIGH))
        refused = _("De rest geweigerd: {reason}.") if request.disclosures else _("Geweigerd: {reason}.")
        made = [decision for line in request.refused if (decision := request.decision(line.id)) is not None]
        if not request.undecided:
            for reason, words in dict.fromkeys((one.reason, one.motivation) for one in made if one.reason is not None):
                items.append(Item.prose(f"{refused.format(reason=_(label(reason)))} {words}".strip(), Tone.REFUSED))
        return items

    def _term(self) -> str:
        when = self.found.request.due_on
        today = self._seat.desk.today()
        return f"{due(when, today)} ({day(when)})" if when else due(when, today)

    def _went(self, went: Sequence[Disclosed]) -> list[Item]:
        file = self._seat.opened.file
        lines = [
            Item.prose(
                f"- {moment(one.at)} · {file.person(one.subject).short_name}: "
                f"{', '.join(_(label(kind)) for kind in one.categories)} ({_(OUTCOME_LABELS[one.outcome])})"
            )
            for one in went
        ]
        return [Item.gap(), Item.heading(_("Al verstrekt op dit verzoek")), *lines] if lines else []

    def _asked(self) -> list[Item]:
        parts: list[Item] = []
        for one in self.found.asked:
            parts.append(self._part(one))
            parts += [self._given(Pick(one.line.id, data.field.key), data) for data in self._answering[one.line.id]]
        return [Item.gap(), Item.heading(_("Gevraagd")), *parts]

    def _part(self, one: AskedLine) -> Item:
        key = f"gevraagd:{one.line.id}"
        self.explained[key] = (one.line.wording, one.possibility, "", one.line.category)
        sign = SIGNS[one.possibility.effect]
        kind = _("{category} van {name}").format(category=_(label(one.line.category)), name=one.person.short_name)
        made = self.found.request.decision(one.line.id)
        mark = DECIDED.get(made.outcome, "") if made else ""
        mark = mark or ("[x]" if one.line.id in self._marked else "[ ]")
        notes = [] if mark in DECIDED.values() else self._why(one)
        if one.line.conditions:
            notes.append(Note(_("uw voorwaarde: {text}").format(text=one.line.conditions)))
        if made is not None:
            notes.append(Note(_told(made), Tone.WEIGH if made.outcome is LineOutcome.BIJ_ANDER else Tone.PLAIN))
        return Item(
            f"{one.line.wording} ({kind}): {possible_word(one.possibility)}",
            key=key,
            sign=f"{mark} {sign.sign}",
            tone=sign.tone,
            notes=tuple(notes),
        )

    def _why(self, one: AskedLine) -> list[Note]:
        """What is possible explains itself below; what is not must say why at once, and what would be."""
        verdict = one.possibility.verdict
        if verdict.allows:
            return []
        instead = (Note(_("wel kan: {text}").format(text=text)) for text in verdict.alternatives[:1])
        return [Note(verdict.reason, Tone.PLAIN), *instead]

    def _said(self) -> list[Item]:
        items: list[Item] = []
        for one in self.found.request.questions:
            items.append(Item.prose(_("- {day} gevraagd: {text}").format(day=day(one.asked_on), text=one.question)))
            if one.answered_on is not None:
                told = _("  {day} geantwoord: {text}").format(day=day(one.answered_on), text=one.answer)
                items.append(Item.prose(told))
        return [Item.gap(), Item.heading(_("Navraag bij de vrager")), *items] if items else []

    def _instead(self) -> list[Item]:
        found = self.found
        if not found.request.is_open or not found.request.incoming or found.request.outsider is not None:
            return []
        if not found.givable:
            return [Item.gap(), Item.prose(_(NOTHING_INSTEAD), Tone.DIM)]
        if not self._besides:
            return []
        lines = (self._given(Pick("", one.field.key), one) for one in self._besides)
        return [Item.gap(), Item.heading(_(INSTEAD)), *lines]

    def _given(self, pick: Pick, one: Givable) -> Item:
        kind, conditions = one.field.categories[0], one.field.supplier_conditions
        self.explained[pick.item] = (_(one.field.label), one.possibility, conditions, kind)
        sign = SIGNS[one.possibility.effect]
        kinds = ", ".join(_(label(category)) for category in one.field.categories)
        verdict = one.possibility.verdict
        asked = len({(missing.code, missing.fact, missing.point) for missing in verdict.missing})
        before = n_("{count} vraag vooraf", "{count} vragen vooraf", asked).format(count=asked)
        whose = _("{category} van {name}").format(category=kinds, name=one.person.short_name)
        name = f"= {_(one.field.label)}" if pick.line else f"{whose}: {_(one.field.label)}"
        what = f"{name}: {possible_word(one.possibility)}"
        number = self.picks.index(pick) + 1
        chosen = "[x]" if pick in self._picked else "[ ]"
        return Item(
            what + (f" · {before}" if asked else ""),
            key=pick.item,
            # As wide as the signs of a part, so that its number stands under them.
            sign=f"  {number if number <= NUMBERED else ' '} {chosen}",
            tone=sign.tone,
            notes=(
                *((Note(_(TOO_OLD), Tone.WEIGH),) if one.too_old else ()),
                *(Note(text) for text in (*_of_supplier(one), *verdict.conditions)[:1]),
            ),
        )

    def _course(self) -> list[Item]:
        """The steps it took, once there is more than one to tell."""
        history = self.found.request.history
        lines = []
        for step in history:
            told = _("- {day} {state}, door {by}").format(day=day(step.on), state=_(label(step.state)), by=step.by)
            lines.append(Item.prose(f"{told}: {step.why}" if step.why else told, Tone.DIM))
        return [Item.gap(), Item.heading(_("Verloop")), *lines] if lines else []


def _answers(found: Assessment) -> tuple[dict[str, list[Givable]], list[Givable]]:
    """Return the data that answer each part still to be decided, and what else this asker could receive.

    None where nothing is to be given: of an outsider, of what we ask, of what was decided.
    """
    waiting = {line.id for line in found.request.undecided} if found.request.is_open and found.request.incoming else ()
    answering = {one.line.id: _answering(one, found) if one.line.id in waiting else [] for one in found.asked}
    taken = {data.field.key for every in answering.values() for data in every}
    besides = [data for data in found.givable if waiting and data.field.key not in taken]
    asked = {one.line.category for one in found.asked}
    # What comes nearest to what was asked stands first.
    return answering, sorted(besides, key=lambda one: not asked.intersection(one.field.categories))


def _answering(one: AskedLine, found: Assessment) -> list[Givable]:
    """Return the data that answer one part, what its words name first; none where the rules refuse the part."""
    if one.possibility.effect is Effect.WEIGEREN:
        return []
    fitting = [
        data for data in found.givable if data.person.id == one.person.id and one.line.category in data.field.categories
    ]
    return sorted(fitting, key=lambda data: data.field.key != one.line.field)


def _told(made: LineDecision) -> str:
    """What was decided on a part, by whom, and with which words."""
    parts = [_(label(made.outcome))]
    if made.reason is not None:
        parts.append(_(label(made.reason)))
    if made.weighing is not None:
        who = f"{made.weighing.who} ({_(label(made.weighing.decider))})"
        parts.append(who if made.weighing.answered_on is None else f"{who}: {_(label(made.weighing.answer))}")
    head = ", ".join(parts)
    told = _("{what}; {day}, {by}").format(what=head, day=day(made.on), by=made.by) if made.by else head
    words = " ".join(text for text in (made.necessity, made.motivation) if text)
    return f"{told}. {words}".strip()


def _of_supplier(one: Givable) -> tuple[str, ...]:
    """What the supplier asks in their own words: it says more than that there is something to keep to."""
    words = one.field.supplier_conditions
    return (_("voorwaarde van de leverancier: {text}").format(text=words),) if words else ()
