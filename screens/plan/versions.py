"""*Versies van het plan*: each as it was frozen, with who saw it and who said what of it, and how they differ."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.plan.agreed_words import outcome_sign, outcome_words, seen_words
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, Item, ItemList, Note
from screens.words import moment
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.errors import WamsError
from wams_tui.casework.plan.agreeing import standings
from wams_tui.casework.plan.difference import difference
from wams_tui.casework.plan.frozen import as_now, before, in_order, latest, names_of
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.told import LEGEND, SAME, names_in, told
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.plan.versions import freeze, version_of
from wams_tui.desk.roles import Task, may
from wams_tui.desk.viewing import names_of as people_of
from wams_tui.locale import _, n_

NOW = "nu"
"""The plan as it stands, where the place of a version is asked."""


class Freezing(LiveList):
    """A list from which the plan can be frozen as it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "freeze", N_("vastleggen"), id="versies.vastleggen"),
    ]

    _looked_at: tuple[CaseFile, PlanVersion | None] | None = None

    @property
    def as_it_is(self) -> PlanVersion | None:
        """The last version where the plan is still as it; worked out once for a case as it lies on the desk."""
        file = self.seat.opened.file
        if self._looked_at is None or self._looked_at[0] is not file:
            self._looked_at = (file, as_now(file))
        return self._looked_at[1]

    def body(self) -> ComposeResult:
        """One list, in which ``j`` and ``k`` are letters."""
        yield AnswerList(id="body")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a plan that is not as its last version is frozen; who only looks on freezes nothing."""
        if action == "freeze":
            return may(self.seat.desk, Task.CASUS_BEWERKEN) and self.as_it_is is None
        return super().check_action(action, parameters)

    def action_freeze(self) -> None:
        """Freeze the plan as it stands."""
        try:
            opened, version = freeze(self.seat.desk, self.seat.opened)
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)
        else:
            self.seat.opened = opened
            self.froze(version)

    def froze(self, version: PlanVersion) -> None:
        """Show that it was frozen."""
        self.show_anew()
        name = names_of(self.seat.opened.file)[version.id]
        self.status.show(_("Versie {name} is vastgelegd.").format(name=name))

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_anew()


class PlanVersionsScreen(Freezing):
    """The versions of the plan of one case, newest first, and above them the plan of now."""

    TITLE_TEXT: ClassVar[str] = N_("Versies van het plan")
    ENTER: ClassVar[str] = N_("verschil")
    ABOUT: ClassVar[str] = N_(
        "Elke versie die is gedeeld, afgedrukt of vastgelegd, met wie haar zag en wie wat ervan vond. Enter toont wat "
        "er anders is dan in de versie ervoor, n wat er nu anders is. f legt het plan van nu vast; is er niets "
        "veranderd, dan komt er geen nieuwe versie. k legt vast wat iemand van een versie vindt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "now", N_("verschil met nu"), id="versies.nu"),
        Binding("k", "agree", N_("akkoord"), id="versies.akkoord"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"plan-versies:{seat.opened.id}")

    def items(self) -> Iterator[Item]:
        """The plan of now, and every version."""
        file = self.seat.opened.file
        names = names_of(file)
        last = latest(file)
        yield Item(self._now(), NOW, notes=(Note(self._since(last, names)),))
        for version in reversed(in_order(file)):
            yield Item(_version_line(self.seat, version, names), version.id, notes=tuple(self._notes(version)))

    def _now(self) -> str:
        return _("Het plan zoals het nu is")

    def _since(self, last: PlanVersion | None, names: dict[str, str]) -> str:
        if last is None:
            return _("nog nooit vastgelegd; f legt het vast")
        if self.as_it_is is not None:
            return _("gelijk aan versie {name}").format(name=names[last.id])
        count = len(difference(last.content, content_now(self.seat.opened.file)))
        told_ = n_("{count} verschil met versie {name}", "{count} verschillen met versie {name}", count)
        return told_.format(count=count, name=names[last.id])

    def _notes(self, version: PlanVersion) -> Iterator[Note]:
        file = self.seat.opened.file
        if version.shown:
            yield Note(_("gezien door {who}").format(who=seen_words(self.seat, version)))
        else:
            yield Note(_("nog door niemand gezien"))
        said = (
            f"{outcome_sign(one.outcome)[0]} {one.person.short_name}: {outcome_words(one)}"
            for one in standings(file, version, self.seat.desk.today())
        )
        yield Note(" · ".join(said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is about a version needs one under the cursor."""
        if action == "now":
            return self._version is not None
        if action == "agree":
            return bool(self.seat.opened.file.versions)
        return super().check_action(action, parameters)

    @property
    def _version(self) -> PlanVersion | None:
        current = self.view.current if self.is_mounted else None
        return next((one for one in self.seat.opened.file.versions if current and one.id == current.key), None)

    @on(ItemList.Chosen)
    def compare(self) -> None:
        """Show what is different from the version before; of now, from the last version."""
        file, version = self.seat.opened.file, self._version
        earlier = latest(file) if version is None else before(file, version)
        if earlier is None:
            self.status.show(_("Hier is geen versie vóór."))
        else:
            self.app.push_screen(DifferenceScreen(self.seat, earlier.id, NOW if version is None else version.id))

    def action_now(self) -> None:
        """Show what is different now from the version under the cursor."""
        if self._version is not None:
            self.app.push_screen(DifferenceScreen(self.seat, self._version.id, NOW))

    def action_agree(self) -> None:
        """Record what people say of the version under the cursor, or of the last."""
        from screens.plan.agree import AgreeScreen

        version = self._version or latest(self.seat.opened.file)
        if version is not None:
            self.app.push_screen(AgreeScreen(self.seat, version.id))


class DifferenceScreen(LiveList):
    """What is different between two versions, or between one and now.

    Args:
        seat: The case.
        old: The id of the older version.
        new: The id of the newer one, or :data:`NOW`.
    """

    TITLE_TEXT: ClassVar[str] = N_("Verschil")
    ABOUT: ClassVar[str] = N_(
        "Wat er in het plan bij kwam (+), eruit ging (-), anders werd (~) of op een andere plaats staat (>). In "
        "teksten staat [-tussen zulke tekens-] wat eruit ging, en [+zo+] wat erbij kwam."
    )

    def __init__(self, seat: Seat, old: str, new: str) -> None:
        super().__init__(seat, f"plan-verschil:{seat.opened.id}:{old}:{new}")
        self._old, self._new = old, new
        version_of(seat.opened.file, old)
        if new != NOW:
            version_of(seat.opened.file, new)

    def heading(self) -> tuple[str, str]:
        """Which two are compared."""
        names = names_of(self.seat.opened.file)
        new = _("nu") if self._new == NOW else _("versie {name}").format(name=names[self._new])
        told_ = _("Verschil tussen versie {old} en {new}").format(old=names[self._old], new=new)
        return f"{told_} · {self.seat.label}", ""

    def items(self) -> Iterator[Item]:
        """Every change."""
        file = self.seat.opened.file
        old = version_of(file, self._old).content
        new = content_now(file) if self._new == NOW else version_of(file, self._new).content
        names = names_in(file, people_of(self.seat.desk))
        found = told(difference(old, new), (old, new), names, _)
        if not found:
            yield Item.prose(_(SAME))
            return
        for number, one in enumerate(found):
            yield Item(one.text, str(number), one.sign, notes=tuple(Note(note, Tone.PLAIN) for note in one.notes))
        if any("[-" in note or "[+" in note for one in found for note in one.notes):
            yield Item.gap()
            yield Item.prose(_(LEGEND), Tone.DIM)

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")


def _version_line(seat: Seat, version: PlanVersion, names: dict[str, str]) -> str:
    parts: Sequence[str] = (
        _("Versie {name}").format(name=names[version.id]),
        moment(version.made_at),
        people_of(seat.desk).get(version.by, ""),
        version.why,
    )
    return " · ".join(part for part in parts if part)
