"""*Akkoord*: at the table, what each person says of a version of the plan; one key for who is under the cursor."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.plan.agreed_words import answer_words, answerer_words, outcome_sign
from screens.plan.versions import Freezing
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day
from wams_tui.casework.errors import WamsError
from wams_tui.casework.plan.agreeing import Answerer, Standing, saw, standings
from wams_tui.casework.plan.frozen import latest, names_of
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed
from wams_tui.desk.plan.agreeing import OlderVersionError, agree, refuse_older
from wams_tui.desk.plan.versions import show, version_of
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

NOTHING_ASKED = N_("Er is nog geen versie om iets van te vinden; f legt het plan van nu vast.")


class AgreeScreen(Freezing):
    """Who says what of one version, or of the last one.

    Args:
        seat: The case.
        version: The id of the version; empty for whatever is the last one.
    """

    TITLE_TEXT: ClassVar[str] = N_("Akkoord")
    ENTER: ClassVar[str] = N_("alle antwoorden")
    ABOUT: ClassVar[str] = N_(
        "Wat iedereen van deze versie van het plan vindt. j is ja; d (deels), n (nee) en g (niet gevraagd) vragen "
        "waarom. v legt vast dat iemand deze versie zag. Voor een kind onder de 12 antwoordt wie gezag heeft, van 12 "
        "tot en met 15 het kind zelf en wie gezag heeft. Een ja is meedoen aan het plan. Het is geen toestemming om "
        "gegevens te delen."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer('ja')", N_("ja"), id="akkoord.ja"),
        Binding("d", "answer('deels')", N_("deels"), id="akkoord.deels"),
        Binding("n", "answer('nee')", N_("nee"), id="akkoord.nee"),
        Binding("g", "answer('niet-gevraagd')", N_("niet gevraagd"), id="akkoord.niet-gevraagd"),
        Binding("v", "saw", N_("zag dit"), id="akkoord.zag"),
        Binding("l", "last", N_("laatste versie"), id="akkoord.laatste"),
    ]

    def __init__(self, seat: Seat, version: str = "") -> None:
        super().__init__(seat, f"plan-akkoord:{seat.opened.id}:{version}")
        self._wanted = version
        if version:
            version_of(seat.opened.file, version)

    @property
    def version(self) -> PlanVersion | None:
        """The version it is about; nothing where none was frozen yet."""
        file = self.seat.opened.file
        return version_of(file, self._wanted) if self._wanted else latest(file)

    def heading(self) -> tuple[str, str]:
        """Of which version."""
        version = self.version
        if version is None:
            return super().heading()
        name = names_of(self.seat.opened.file)[version.id]
        return _("Wie vindt wat van versie {name}").format(name=name) + f" · {self.seat.label}", ""

    def items(self) -> Iterator[Item]:
        """Everybody who is asked, with what they said; above them what one should know of the version."""
        version, file = self.version, self.seat.opened.file
        if version is None:
            yield Item.prose(_(NOTHING_ASKED))
            return
        for sentence in self._warnings(version):
            yield Item.prose(sentence, Tone.WEIGH)
            yield Item.gap()
        told: set[str] = set()
        for found in standings(file, version, self.seat.desk.today()):
            why = _(found.why).format(name=found.person.short_name) if found.why else ""
            if not found.answerers:
                yield Item(found.person.short_name, f"{found.person.id}:", "!", Tone.WEIGH, (Note(why),))
            for number, one in enumerate(found.answerers):
                viewer = one.who or found.person.id
                seen = None if viewer in told else saw(version, viewer)
                told.add(viewer)
                yield self._line(found, one, "" if number else why, seen)

    def _line(self, found: Standing, one: Answerer, why: str, seen: date | None) -> Item:
        given = found.given.get(one.who)
        sign, tone = outcome_sign(given.answer if given else None)
        if given is None and not one.needed:
            sign, tone = " ", Tone.DIM
        notes = [_("zag deze versie op {day}").format(day=day(seen)) if seen else "", why]
        text = f"{answerer_words(self.seat.opened.file, found, one)}: {self.said(given)}"
        return Item(
            text, f"{found.person.id}:{one.who}", sign, tone, notes=tuple(Note(note) for note in notes if note)
        )  # fmt: skip

    def _warnings(self, version: PlanVersion) -> Iterator[str]:
        file = self.seat.opened.file
        last, names = latest(file), names_of(file)
        if last is not None and last.id != version.id:
            told = _("Dit is niet de laatste versie. De laatste is versie {name}; l gaat daarheen.")
            yield told.format(name=names[last.id])
        elif self.as_it_is is None:
            yield _("Het plan is gewijzigd sinds versie {name}; f legt het plan van nu vast.").format(
                name=names[version.id]
            )

    def froze(self, version: PlanVersion) -> None:
        """Go on with the version that was just frozen."""
        self._go_to("")
        super().froze(version)

    def _go_to(self, version: str) -> None:
        self._wanted = version
        self.place = f"plan-akkoord:{self.seat.opened.id}:{version}"

    def keys_here(self) -> Iterator[Binding]:
        """Name the answers first: at the table those are what one needs. Without a version there are none to show."""
        last = {"choose": 1, "page(1)": 2, "back": 3, "help": 4}
        here = (one for one in super().keys_here() if self.version is not None or one.action != "choose")
        return iter(sorted(here, key=lambda one: last.get(one.action, 0)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a version, and somebody under the cursor; who only looks on records nothing."""
        if action in ("answer", "saw"):
            here = self.is_mounted and self.view.current is not None
            return here and self.version is not None and may(self.seat.desk, Task.CASUS_BEWERKEN)
        if action == "last":
            last, version = latest(self.seat.opened.file), self.version
            return last is not None and version is not None and last.id != version.id
        return super().check_action(action, parameters)

    def action_last(self) -> None:
        """Go to the last version."""
        self._go_to("")
        self.show_anew()

    # -- recording -----------------------------------------------------------------------------------------------

    @property
    def _here(self) -> tuple[str, str]:
        person, _colon, who = self.view.current.key.partition(":") if self.view.current else ("", "", "")
        return person, who

    def action_answer(self, answer: str) -> None:
        """Record an answer of who is under the cursor; anything but yes asks why."""
        if self.version is not None:
            self._answer(self.version, *self._here, Agreed(answer), older=False)

    def _answer(self, version: PlanVersion, person: str, who: str, answer: Agreed, *, older: bool) -> None:
        from screens.plan.agree_form import AnswerForm

        try:
            if not older:
                refuse_older(self.seat.opened.file, version)
            if answer is Agreed.JA:
                self._yes(version, person, who, older=older)
        except OlderVersionError as told:
            self._ask_older(told, lambda: self._answer(version, person, who, answer, older=True))
            return
        if answer is not Agreed.JA:
            form = AnswerForm(self.seat, version.id, person, who, answer, older=older)
            self.app.push_screen(form, lambda _none: self._to_next(version))

    def _ask_older(self, told: OlderVersionError, then: Callable[[], None]) -> None:
        said = [
            (_(told.message).format(**told.params), Tone.STRONG),
            ("", Tone.PLAIN),
            (
                _("B legt het toch bij deze versie vast: gaat het echt over wat daarin stond? Esc gaat terug."),
                Tone.PLAIN,
            ),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                then()

        self.app.push_screen(Sure(_("Niet het plan van nu"), said), answered)

    def _yes(self, version: PlanVersion, person: str, who: str, *, older: bool) -> None:
        desk, opened = self.seat.desk, self.seat.opened
        try:
            self.seat.opened = agree(desk, opened, version.id, person, Agreed.JA, for_them=who, older=older)
        except OlderVersionError:
            raise
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)
        else:
            self.show_anew()
            self._to_next(version)

    def _to_next(self, version: PlanVersion) -> None:
        """Go to who is still to be asked, where something was recorded for who is under the cursor."""
        file = self.seat.opened.file
        found = standings(file, version_of(file, version.id), self.seat.desk.today())
        waiting = [f"{one.person.id}:{who.who}" for one in found for who in one.missing]
        current = self.view.current
        if current is None or current.key in waiting:
            return
        if waiting:
            self.view.show(self.view.items, waiting[0])
        self.status.show(_("Vastgelegd.") if waiting else _("Vastgelegd; iedereen heeft geantwoord."))

    def action_saw(self) -> None:
        """Record that who is under the cursor saw this version today."""
        version, (person, who) = self.version, self._here
        if version is None:
            return
        try:
            self.seat.opened = show(self.seat.desk, self.seat.opened, version.id, who or person)
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)
        else:
            self.show_anew()
            self.status.show(_("Vastgelegd wie deze versie zag."))

    def tells(self, one: Agreement) -> bool:
        """Whether an answer is told here."""
        del one
        return True

    def said(self, given: Agreement | None) -> str:
        """What of an answer stands on its line."""
        return answer_words(given)

    @on(ItemList.Chosen)
    def show_all(self) -> None:
        """Show everything this person, or who answers for them, said of this version."""
        from screens.explain import Explain

        version, (person, _who) = self.version, self._here
        if version is None or not person:
            return
        given = [one for one in version.agreements if one.person == person and self.tells(one)]
        name = self.seat.opened.file.person(person).short_name
        lines = [(answer_words(one), Tone.PLAIN) for one in reversed(given)]
        self.app.push_screen(Explain(name, lines or [(_("nog niet gevraagd"), Tone.PLAIN)]))
