"""Typing into the plan: which part, what is asked about it, storing it; nothing typed is lost on bad input."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.form.fields import Option as Choice
from screens.plan.decision import DecisionForm
from screens.plan.doing import PlanDoing
from screens.plan.entry import WHAT, Entry, Option
from screens.plan.lines import ACTION, GOAL, STRENGTH, WORDS, split
from screens.plan.typed import (
    KIND,
    LAPSE,
    WHEN,
    WHO,
    Typing,
    aside_of,
    day_read,
    kind_of_action,
    kind_of_words,
    next_kind,
    owner_choices,
    person_choices,
    slots_of,
    speaker_at,
    speaker_choices,
    spoken,
    title_of,
)
from screens.plan.who import one_of, some_of
from screens.seat import Seat
from screens.spots import Spot
from screens.widgets.item_list import AnswerList
from wams_tui.casework.codes import Category
from wams_tui.casework.dates import NoDateError
from wams_tui.casework.errors import WamsError
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import DRAFTED, WordsKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.plan.course import drop
from wams_tui.desk.plan.drafting import Tags, add_action, add_goal, add_strength
from wams_tui.desk.plan.entering import ToBeWeighedError
from wams_tui.desk.plan.saying import say, speakers
from wams_tui.desk.plan.topics import tellers, told_by, topics_in
from wams_tui.locale import _

YES, NO, FAMILY = "ja", "nee", "gezin"
_NUMBERS = "123456789abcdefghijklm"


class PlanList(AnswerList, inherit_bindings=False):
    """The plan; ``j`` and ``k`` are no arrows here, because *akkoord* is on ``k``."""

    BINDINGS: ClassVar[list[BindingType]] = [*AnswerList.BINDINGS]


class PlanTyping(PlanDoing):
    """The part of the plan's screen in which one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "type_goal", N_("nieuw doel"), id="plan.doel"),
        Binding("a", "type_action", N_("actie"), id="plan.actie"),
        Binding("z", "type_words", N_("zegt"), id="plan.zegt"),
        Binding("plus", "type_strength", N_("gaat goed"), id="plan.goed"),
    ]

    view = getters.query_one("#body", PlanList)
    entry = getters.query_one(Entry)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._typing: Typing | None = None

    def body(self) -> ComposeResult:
        """The plan, and below it the lines in which one types."""
        yield PlanList(id="body")
        yield Entry()

    @property
    def _is_typing(self) -> bool:
        return self.is_mounted and bool(self.entry.display)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.seat.desk.today()

    @property
    def here(self) -> tuple[str, str]:
        """The kind and id of what the cursor is on."""
        return split(self.view.current.key) if self.view.current else ("", "")

    def goal_here(self) -> str:
        """The goal the cursor is in: its own, or that of its action; empty elsewhere."""
        kind, id = self.here
        file = self.seat.opened.file
        if kind == WORDS:
            about = next((one.about for one in file.words if one.id == id), "")
            kind, id = (GOAL, about) if about in {one.id for one in file.goals} else (ACTION, about)
        if kind == ACTION:
            id = next((one.goal for one in file.actions if one.id == id), "")
        return id if id in {one.id for one in file.goals} else ""

    # -- who can be named here -----------------------------------------------------------------------------------

    def speakers_here(self) -> Sequence[str]:
        """The ids of whose words can be written down."""
        return speakers(self.seat.opened.file)

    def persons_here(self) -> Sequence[Choice]:
        """Whom a part can be about."""
        return person_choices(self.seat.opened.file)

    def owners_here(self) -> Sequence[Choice]:
        """Who can do an action."""
        return owner_choices(self.seat.opened.file, self.today)

    def tellers_here(self) -> Sequence[Participant]:
        """Who may have told it, besides the family."""
        return tellers(self.seat.desk, self.seat.opened.file)

    def about_here(self) -> tuple[str, ...]:
        """The ids of whom a part is about where nobody is named; empty for whom it is of itself."""
        return ()

    # -- what is typed -------------------------------------------------------------------------------------------

    def action_type_goal(self) -> None:
        """Type a goal, in the words of the family."""
        self._begin(Typing(GOAL))

    def action_type_strength(self) -> None:
        """Type something that goes well."""
        self._begin(Typing(STRENGTH))

    def action_type_action(self) -> None:
        """Type an action under the goal one is on."""
        self._begin(Typing(ACTION, self.goal_here()))

    def action_type_words(self) -> None:
        """Type what somebody says: of whom the part here is about, or of who is named before the words or after."""
        kind, id = self.here
        about = id if kind in (GOAL, ACTION, STRENGTH) else ""
        file = self.seat.opened.file
        if kind == WORDS:
            about = next((one.about for one in file.words if one.id == id), "")
        self._begin_words(about)

    def _begin_words(self, about: str) -> None:
        if not self.speakers_here():
            self.status.show(_("Dit huishouden heeft nog geen personen; in de casus voegt h en dan n iemand toe."))
            return
        self._begin(
            Typing(WORDS, about, speaker_at(self.seat.opened.file, about, self.speakers_here()), WordsKind.ZEGT)
        )

    def _begin(self, fresh: Typing) -> None:
        """Begin to type; what was left half-way of the same kind, at the same place, is there again."""
        left = self._typing
        if left is not None and (left.kind, left.at) == (fresh.kind, fresh.at) and any(left.raw.values()):
            fresh = left
        self._go_on(fresh)

    def _go_on(self, typing: Typing) -> None:
        self._typing = typing
        self.status.show("")
        slots = slots_of(typing, self.persons_here(), self.owners_here(), self.today)
        aside = aside_of(typing, self._speakers())
        self.entry.take(self._title(typing), slots, dict(typing.raw), turns=typing.kind == WORDS, aside=aside)
        self.refresh_bindings()

    def _title(self, typing: Typing) -> str:
        return title_of(typing, self.seat.opened.file, self._speakers())

    def _speakers(self) -> tuple[Choice, ...]:
        return speaker_choices(self.seat.opened.file, self.speakers_here())

    def _ask_who(self, typing: Typing) -> None:
        options = [Option(key, one.code, one.label) for key, one in zip(_NUMBERS, self._speakers(), strict=False)]

        def answered(code: str) -> None:
            self._typing = replace(typing, person=code)
            self.store_typed()

        self.entry.ask(self._title(typing), _("Wie zegt het?"), options, answered)

    @on(Entry.Turned)
    def turn_kind(self) -> None:
        """Make the own words that are typed another kind: what somebody says, thinks of it, or does not agree with."""
        if self._typing is not None:
            self._typing = next_kind(self._typing)
            self._retitle(self._typing)

    def _retitle(self, typing: Typing) -> None:
        self.entry.retitle(self._title(typing), aside_of(typing, self._speakers()))

    # -- storing it ----------------------------------------------------------------------------------------------

    @on(Entry.Changed)
    def note_typed(self) -> None:
        """Remember what was typed; a question about words that changed is asked anew."""
        typing, raw = self._typing, self.entry.typed
        if typing is None or raw == typing.raw:
            return
        same = raw[WHAT] == typing.raw.get(WHAT, "")
        fresh = typing if same else replace(typing, answered=(), holds=(), told_by="", secrecy=None)
        self._typing = replace(fresh, raw=raw)
        if typing.kind == WORDS:
            self._retitle(self._typing)

    @on(Entry.Left)
    def leave_entry(self) -> None:
        """Go back to the plan; what was typed is there again with the same key."""
        self.entry.display = False
        self.view.focus()
        if self._typing is not None and any(self._typing.raw.values()):
            self.status.show(_("Wat u typte staat er nog; met dezelfde toets gaat u verder."))
        else:
            self._typing = None
        self.refresh_bindings()

    @on(Entry.Stored)
    def store_typed(self) -> None:
        """Store it, once it can be read and what must be asked about it was."""
        typing = self._typing
        if typing is None:
            return
        words = self.entry.typed[WHAT].strip()
        if typing.kind == WORDS:
            person, words = spoken(replace(typing, raw=self.entry.typed), self._speakers())
            typing = replace(typing, person=person)
        if not words and typing.kind != LAPSE:
            self.entry.tell(_("Typ eerst wat er moet staan; Esc laat het zo."), wrong=True, at=WHAT)
            return
        if typing.kind == WORDS and not typing.person:
            self._ask_who(typing)
            return
        waiting = [one for one in topics_in(words) if one not in typing.answered]
        if waiting:
            self._ask_topic(typing, waiting[0])
            return
        asks_who = typing.holds and not typing.told_by and typing.kind != WORDS
        if asks_who and self.tellers_here():
            self._ask_teller(typing)
            return
        deed = self._deed(typing, words)
        if deed is not None:
            self._go_on(typing)
            self.do(deed, self._stored)

    def _ask_topic(self, typing: Typing, category: Category) -> None:
        kind = _(label(category))
        question = _("Gaat dit ook over {kind}?").format(kind=f"{kind[:1].lower()}{kind[1:]}")
        options = [Option("j", YES, _("ja")), Option("n", NO, _("nee"))]

        def answered(code: str) -> None:
            self._typing = typing.asked(category, yes=code == YES)
            self.store_typed()

        self.entry.ask(self._title(typing), question, options, answered)

    def _ask_teller(self, typing: Typing) -> None:
        around = self.tellers_here()
        options = [Option("g", FAMILY, _("het gezin zelf"))]
        options += [Option(key, one.id, one.organisation) for key, one in zip("123456789", around, strict=False)]

        def answered(code: str) -> None:
            self._typing = replace(typing, told_by=code)
            self.store_typed()

        self.entry.ask(self._title(typing), _("Wie vertelde dat?"), options, answered)

    def _deed(self, typing: Typing, words: str) -> Callable[[], OpenCase] | None:
        """Return what storing it does; nothing where one of its lines cannot be read, and that is told then."""
        desk, opened, raw = self.seat.desk, self.seat.opened, typing.raw
        tags = Tags(kinds=typing.holds, source=self._source(typing), secrecy=typing.secrecy)
        if typing.kind == LAPSE:
            return lambda: drop(desk, opened, typing.at, words)
        if typing.kind == WORDS:
            kind = kind_of_words(typing)
            return lambda: say(desk, opened, typing.person, words, kind, about=typing.at, tags=tags)
        try:
            when = day_read(raw.get(WHEN, ""), self.today)
        except NoDateError as error:
            self.entry.tell(_(error.sentence), wrong=True, at=WHEN)
            return None
        if typing.kind == ACTION:
            return self._action_deed(typing, words, tags, when)
        meant = some_of(raw.get(WHO, ""), self.persons_here())
        if meant.wrong:
            self.entry.tell(meant.sentence, wrong=True, at=WHO)
            return None
        tags = replace(tags, persons=meant.ids or self.about_here())
        if typing.kind == STRENGTH:
            return lambda: add_strength(desk, opened, words, tags)
        return lambda: add_goal(desk, opened, words, tags, by_when=when)

    def _action_deed(
        self, typing: Typing, words: str, tags: Tags, when: date | None
    ) -> Callable[[], OpenCase] | None:  # fmt: skip
        desk, opened, raw = self.seat.desk, self.seat.opened, typing.raw
        owner = one_of(raw.get(WHO, ""), self.owners_here())
        if owner.wrong:
            self.entry.tell(owner.sentence, wrong=True, at=WHO)
            return None
        found = kind_of_action(raw.get(KIND, ""))
        if found is None:
            self.entry.tell(_("Typ actie, afspraak, niet, of hulp met een bedrag."), wrong=True, at=KIND)
            return None
        kind, amount = found
        who = owner.ids[0] if owner.ids else ""
        tags = tags if typing.at else replace(tags, persons=self.about_here())
        return lambda: add_action(
            desk, opened, typing.at, words, tags, owner=who, by_when=when, kind=kind, amount=amount
        )

    def goes_on_after(self, error: WamsError) -> bool:
        """Ask what the professional decided, where that is what is missing; with it, it is stored after all."""
        typing = self._typing
        if not isinstance(error, ToBeWeighedError) or typing is None:
            return False

        def decided(decision: SecrecyDecision) -> None:
            self._typing = replace(typing, secrecy=decision)
            self.store_typed()

        self.app.push_screen(DecisionForm(self.seat, typing.holds, decided))
        return True

    def _source(self, typing: Typing) -> Source:
        if not typing.told_by or typing.told_by == FAMILY:
            return DRAFTED
        return told_by(self.seat.opened.file.participant(typing.told_by))

    def _stored(self) -> None:
        """Close the lines: it stands in the plan."""
        self._typing = None
        self.entry.close()
        self.house.keep_typed()
        self.view.focus()

    # -- locking, and a line that drops --------------------------------------------------------------------------

    def spot(self) -> Spot:
        """Where in the plan one is, and what was typed."""
        return {**super().spot(), **self.unsaved()}

    def unsaved(self) -> Spot:
        """What was typed and is not in the plan yet."""
        typing = self._typing
        return typing.spot() if typing is not None and any(typing.raw.values()) else {}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was, and put back what was typed."""
        super().take_spot(spot)
        typing = Typing.of_spot(spot)
        if typing is not None and self._is_there(typing):
            self._go_on(typing)

    def _is_there(self, typing: Typing) -> bool:
        file = self.seat.opened.file
        ids: Sequence[str] = [one.id for one in (*file.goals, *file.actions, *file.strengths, *file.words)]
        return (not typing.at or typing.at in ids) and (
            not typing.person or typing.person in {one.id for one in file.persons}
        )
