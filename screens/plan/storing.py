"""Storing what was typed into the plan: what is asked about it first; nothing typed is lost on bad input."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from textual import on

from screens.plan.decision import DecisionForm
from screens.plan.entry import WHAT, Entry, Option
from screens.plan.line import PlanLine
from screens.plan.lines import ACTION, STRENGTH, WORDS
from screens.plan.typed import (
    KIND,
    LAPSE,
    WHEN,
    WHO,
    Typing,
    day_read,
    kind_of_action,
    kind_of_words,
    spoken,
)
from screens.plan.who import one_of, some_of
from wams_tui.casework.codes import Category
from wams_tui.casework.dates import NoDateError
from wams_tui.casework.errors import WamsError
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.labels import label
from wams_tui.casework.plan.parts import DRAFTED
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.plan.course import drop
from wams_tui.desk.plan.drafting import Tags, add_action, add_goal, add_strength
from wams_tui.desk.plan.entering import ToBeWeighedError
from wams_tui.desk.plan.laying import LAID, lay_before
from wams_tui.desk.plan.saying import say
from wams_tui.desk.plan.topics import told_by, topics_in
from wams_tui.locale import _

YES, NO, FAMILY = "ja", "nee", "gezin"
DECIDED, LATER = "besloten", "voorleggen"
_NUMBERS = "123456789abcdefghijklm"


class PlanStoring(PlanLine):
    """The part of the plan's screen that stores what was typed."""

    def _ask_who(self, typing: Typing) -> None:
        options = [Option(key, one.code, one.label) for key, one in zip(_NUMBERS, self._speakers(), strict=False)]

        def answered(code: str) -> None:
            self._typing = replace(typing, person=code)
            self.store_typed()

        self.entry.ask(self._title(typing), _("Wie zegt het?"), options, answered)

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
        """Ask what the professional decided, where that is what is missing; or lay it before them, in one key."""
        typing = self._typing
        if not isinstance(error, ToBeWeighedError) or typing is None:
            return False
        source = self._source(typing)
        if source.participant is None or typing.kind not in LAID:
            self._ask_decision(typing)
            return True
        question = _("Of dit in het plan mag, beslist {who} zelf. Tot dan staat het in niemands kopie.")
        options = (
            Option("b", DECIDED, _("het besluit is er: vastleggen")),
            Option("v", LATER, _("voorleggen: buiten het plan bewaren, met een taak")),
        )

        def answered(code: str) -> None:
            if code == DECIDED:
                self._go_on(typing)
                self._ask_decision(typing)
            else:
                self._lay(typing, source)

        self.entry.ask(self._title(typing), question.format(who=source.description), options, answered)
        return True

    def _lay(self, typing: Typing, source: Source) -> None:
        desk, opened, words = self.seat.desk, self.seat.opened, typing.raw.get(WHAT, "").strip()
        whom = some_of(typing.raw.get(WHO, ""), self.persons_here()) if typing.kind != ACTION else None
        persons = (whom.ids if whom is not None else ()) or self.about_here()
        tags = Tags(persons=persons, kinds=typing.holds, source=source)
        goal = typing.at if typing.kind == ACTION else ""
        says = _("Bewaard bij de teksten van de casus; het vragen staat als taak in Vandaag.")
        self._go_on(typing)
        self.do(lambda: lay_before(desk, opened, typing.kind, words, tags, goal), self._stored, says)

    def _ask_decision(self, typing: Typing) -> None:
        def decided(decision: SecrecyDecision) -> None:
            self._typing = replace(typing, secrecy=decision)
            self.store_typed()

        self.app.push_screen(DecisionForm(self.seat, typing.holds, decided))

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
