"""*Stappen*: where the case stands, which ways are open and what each lacks, and how it came here."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.course.words import sentence
from screens.live_list import LiveList
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day
from wams_tui.casework.case import Decision
from wams_tui.casework.codes import Answer, Phase
from wams_tui.casework.course.gates import Gate
from wams_tui.casework.course.phases import days_under_investigation, open_ways
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.course.assessing import BEFORE_THE_DECISION, still_lacking
from wams_tui.locale import _, n_


class StepsScreen(LiveList):
    """The course of one case; Enter takes the step under the cursor, or says what it lacks."""

    TITLE_TEXT: ClassVar[str] = N_("Stappen")
    ENTER: ClassVar[str] = N_("stap zetten")
    ABOUT: ClassVar[str] = N_(
        "Waar de casus staat, welke stappen er nu kunnen en wat elke stap nog mist. Enter op een stap vraagt wie "
        "besloot, waarom, en wie het is verteld. w is de toets of dit Wams is, x sluit af als gewone hulp, o legt het "
        "aanbod van cliëntondersteuning vast, e stelt de drie grenzen opnieuw."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "criteria", N_("is dit Wams?"), id="stappen.criteria"),
        Binding("x", "regular", N_("geen Wams"), id="stappen.regulier"),
        Binding("o", "offer", N_("ondersteuner"), id="stappen.aanbod"),
        Binding("e", "doors", N_("grenzen"), id="stappen.grenzen"),
        Binding("v", "controller", N_("verantwoordelijke"), id="stappen.verantwoordelijke"),
        Binding("b", "letter", N_("brief"), id="stappen.brief"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"stappen:{seat.opened.id}")

    def heading(self) -> tuple[str, str]:
        """Which case it is, and where it stands."""
        return super().heading()[0], _(label(self.seat.opened.file.case.phase))

    def items(self) -> Iterator[Item]:
        """Where it stands, which ways are open, what was asked, and how it came here."""
        yield from self._now()
        yield from self._ways()
        yield from self._asked()
        yield from self._past()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done in this phase is a key."""
        phase = self.seat.opened.file.case.phase
        if action in ("criteria", "regular"):
            return phase in BEFORE_THE_DECISION
        if action in ("offer", "doors"):
            return phase not in (Phase.AFGESLOTEN, Phase.BEWAREN, Phase.VERNIETIGD)
        if action == "controller":
            return self._other_coordinator()
        if action == "letter":
            return phase is Phase.AFGESLOTEN
        return super().check_action(action, parameters)

    def keys_here(self) -> Iterator[Binding]:
        """Name first what is asked for only now: who is responsible after a hand-over, a letter after closing."""
        order = {"choose": 0, "controller": 1, "letter": 1, "back": 3, "help": 3}
        return iter(sorted(super().keys_here(), key=lambda one: order.get(one.action, 2)))

    def _other_coordinator(self) -> bool:
        file = self.seat.opened.file
        return bool(file.access.handovers) and file.case.controller_for != file.case.coordinator

    # -- what there is to see ------------------------------------------------------------------------------------

    def _now(self) -> Iterator[Item]:
        file, today = self.seat.opened.file, self.seat.desk.today()
        last = file.case.history[-1] if file.case.history else None
        yield Item.heading(_("Nu: {phase}").format(phase=_(label(file.case.phase))))
        if last is not None:
            until = _(", tot en met {day}").format(day=day(last.until)) if last.until else ""
            yield Item.prose(_("Sinds {day}{until}.").format(day=day(last.on), until=until))
            if last.until is not None and last.until < today and file.case.phase is Phase.ONDERZOEK:
                yield Item.prose(_("! Het onderzoek is over zijn einddatum: besluit of sluit af."), Tone.WEIGH)
        if self._other_coordinator():
            yield Item.prose(
                _("! De coördinator is gewisseld: bepaal opnieuw wie verantwoordelijk is (v)."),
                Tone.WEIGH,
            )
        for person in file.persons:
            days = days_under_investigation(file, person.id, today)
            if days:
                counted = n_("{name}: {days} dag onderzocht", "{name}: {days} dagen onderzocht", days)
                yield Item.prose(counted.format(name=person.short_name, days=days))

    def _ways(self) -> Iterator[Item]:
        yield Item.gap()
        yield Item.heading(_("Wat kan nu"))
        # Destroying is a deed of its own, with its certificate; it is no step one takes here.
        for phase in (one for one in open_ways(self.seat.opened.file) if one is not Phase.VERNIETIGD):
            lacks = [] if phase is Phase.AFGESLOTEN else self._lacks(phase)
            notes = tuple(Note(text) for text in lacks) or (Note(_("er ontbreekt niets aan de casus.")),)
            yield Item(_(label(phase)), key=phase.value, sign="!" if lacks else "+", notes=notes)

    def _lacks(self, phase: Phase) -> list[str]:
        """What the case itself lacks; what comes with the step is asked there."""
        found = still_lacking(self.seat.desk, self.seat.opened.file, phase)
        with_step = phase is Phase.BESLUIT_AANPAK
        shown = [
            one
            for one in found
            if one.gate is not Gate.GEEN_DRUKMIDDEL and not (with_step and one.gate is Gate.OVERDRACHT)
        ]
        return list(dict.fromkeys(sentence(one) for one in shown))

    def _asked(self) -> Iterator[Item]:
        case = self.seat.opened.file.case
        yield Item.gap()
        yield Item.heading(_("Grenzen en ondersteuning"))
        for test in case.boundary_tests:
            done = f": {test.done}" if test.done else ""
            sign = "!" if test.outcome is not Answer.NEE and not test.settled else ""
            text = f"{sign} {day(test.on)} · {_(label(test.boundary))}: {_(label(test.outcome))}{done}"
            yield Item.prose(text.strip())
        names = {one.id: one.short_name for one in self.seat.opened.file.persons}
        for offer in case.supporter_offers:
            there = _(", was erbij") if offer.attended is Answer.JA else ""
            yield Item.prose(f"{day(offer.on)} · {names.get(offer.person, '?')}: {_(label(offer.outcome))}{there}")
        if not case.supporter_offers:
            yield Item.prose(_("Nog geen onafhankelijke cliëntondersteuner aangeboden (o)."))

    def _past(self) -> Iterator[Item]:
        yield Item.gap()
        yield Item.heading(_("Zo kwam de casus hier"))
        for step in reversed(self.seat.opened.file.case.history):
            for line in self._step(step):
                yield Item.prose(line)

    def _step(self, step: Decision) -> Iterator[str]:
        closing = f" ({_(label(step.closing))})" if step.closing is not None else ""
        yield f"{day(step.on)} · {_(label(step.phase))}{closing}: {step.reason}"
        names = {one.id: one.short_name for one in self.seat.opened.file.persons}
        told = ", ".join(f"{names.get(one.person, '?')}, {one.how}" for one in step.told)
        if step.untold_reason:
            told = _("niet, want {reason}").format(reason=step.untold_reason)
        yield _("  besloten door {name}; verteld aan: {told}").format(name=self._who(step.by), told=told or "-")
        if step.new_facts:
            yield _("  nieuwe feiten: {facts}").format(facts=step.new_facts)

    def _who(self, by: str) -> str:
        me = self.seat.desk.session.coordinator
        return me.name if by == me.id else by

    # -- what one does -------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def take_step(self, event: ItemList.Chosen) -> None:
        """Ask what the step under the cursor needs."""
        from screens.course.step_form import StepForm

        if event.item is not None:
            self.app.push_screen(StepForm(self.seat, Phase(event.item.key)))

    def action_criteria(self) -> None:
        """Check whether it is Wams."""
        from screens.course.criteria import CriteriaForm

        self.app.push_screen(CriteriaForm(self.seat))

    def action_regular(self) -> None:
        """Close it as regular help."""
        from screens.course.outcomes import RegularHelpForm

        self.app.push_screen(RegularHelpForm(self.seat))

    def action_offer(self) -> None:
        """Record that a supporter was offered."""
        from screens.course.outcomes import OfferForm

        self.app.push_screen(OfferForm(self.seat))

    def action_doors(self) -> None:
        """Ask the boundaries again."""
        from screens.course.outcomes import DoorsForm

        self.app.push_screen(DoorsForm(self.seat))

    def action_controller(self) -> None:
        """Determine again who answers for the data."""
        from screens.course.outcomes import ControllerForm

        self.app.push_screen(ControllerForm(self.seat))

    def action_letter(self) -> None:
        """Write the letter that goes with the closing."""
        from screens.course.letter import NoWamsLetter

        self.app.push_screen(NoWamsLetter(self.seat))
