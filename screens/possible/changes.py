"""*Wat veranderde*: what is possible today and was not a week ago, or the other way round, and what that rests on."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.possible.words import word_of
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.matrix.changes import CellChange, Since, changed_since
from wams_tui.locale import _

WEEK = timedelta(days=7)

COMPARED = N_(
    "Vergeleken is de casus zoals die nu is vastgelegd, op {then} en vandaag: looptijden en wat eindigde, leeftijden, "
    "de evaluatie, de fase, het recht, en gegevens die sindsdien kwamen. Een verbetering achteraf telt voor beide "
    "dagen mee."
)


class ChangesScreen(LiveFrame):
    """The differences, per participant."""

    TITLE_TEXT: ClassVar[str] = N_("Wat veranderde in de matrix")
    ABOUT: ClassVar[str] = N_(
        "Wat vandaag mogelijk is en vorige week niet, of andersom, en waar dat op rust. e en l gaan een week eerder of "
        "later."
    )
    CSS_PATH: ClassVar[str] = "possible.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket,e", "week(1)", N_("week eerder"), id="verschil.eerder"),
        Binding("right_square_bracket,l", "week(-1)", N_("week later"), id="verschil.later"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, weeks: int = 1) -> None:
        super().__init__()
        self.seat = seat
        self._weeks = weeks

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the differences as they are now."""
        self.place = f"verschil:{self.seat.opened.id}:{self._weeks}"
        since = changed_since(self.seat.desk, self.seat.opened.file, self._since())
        title = _("Wat veranderde sinds {then}").format(then=day(since.day))
        self.header.show(f"{title} · {self.seat.label}")
        self.view.show([*_whole(since), *_cells(since)])

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def _since(self) -> date:
        return self.seat.desk.today() - self._weeks * WEEK

    def action_week(self, step: int) -> None:
        """Look a week further back, or less far; the case tells of nothing before it was opened."""
        weeks = max(1, self._weeks + step)
        if step > 0 and self._since() <= self.seat.opened.file.case.opened_on:
            self.status.show(_("Verder terug is er niets: de casus is van die week."))
            return
        self._weeks = weeks
        self.show_anew()


def _whole(since: Since) -> Iterator[Item]:
    yield Item.prose(_(COMPARED).format(then=day(since.day)), Tone.DIM)
    yield Item.gap()
    if since.other_law:
        yield Item.prose(_("! Sindsdien geldt in deze kluis ander recht."), Tone.WEIGH)
    if since.other_rules:
        told = _("! Toen gold een andere regelset. Hier zijn beide dagen bekeken met de regels van nu.")
        yield Item.prose(told, Tone.WEIGH)
    if since.phases is not None:
        told = _("De fase was {before} en is nu {after}.")
        before, after = (_(label(phase)) for phase in since.phases)
        yield Item.prose(told.format(before=before, after=after), Tone.STRONG)
    for one in since.came:
        yield Item.prose(_("+ {who} doet sindsdien mee.").format(who=one.organisation), Tone.STRONG)
    for one in since.went:
        yield Item.prose(
            _("- {who} doet niet meer mee; er is niets meer mogelijk.").format(who=one.organisation), Tone.STRONG
        )
    if not (since.cells or since.came or since.went):
        yield Item.prose(_("Wat mogelijk is, is voor iedereen hetzelfde gebleven."))


def _cells(since: Since) -> Iterator[Item]:
    for who in dict.fromkeys(one.participant.id for one in since.cells):
        mine = [one for one in since.cells if one.participant.id == who]
        yield Item.gap()
        yield Item.heading(f"{mine[0].participant.organisation} ({len(mine)})")
        yield from (_item(one) for one in mine)


def _item(one: CellChange) -> Item:
    turned = _("was {before}, is nu {after}").format(before=word_of(one.before), after=word_of(one.after))
    sign = SIGNS[one.after].sign if one.after else "·"
    tone = SIGNS[one.after].tone if one.after else Tone.DIM
    return Item(
        f"{_(label(one.category))} · {one.person.name}",
        key=f"{one.participant.id}:{one.person.id}:{one.category}",
        sign=sign,
        tone=tone,
        notes=tuple(Note(text) for text in (turned, one.reason) if text),
    )
