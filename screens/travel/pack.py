"""*Inpakken*: for which laptop, until when and where to; then one's own passphrase, and they are along."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from screens.explain import Explain
from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, raw_of
from screens.form.screen import FormScreen
from screens.frame import Frame
from screens.seat import Seat
from screens.travel.pack_words import Order, PackWords
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import own_laptops
from wams_tui.desk.travel.packing import (
    MOST_DAYS,
    USUAL_DAYS,
    Packed,
    heads_along,
    refuse_packing,
)
from wams_tui.desk.travel.road import refuse
from wams_tui.locale import _, n_
from wams_tui.locale.clock import last_day

CHOOSING = "meenemen"
"""The place of the list from which cases are chosen; it closes once they are packed."""

_NAMED = 6
"""Cases that are named one by one; of more, how many."""


class PackForm(FormScreen):
    """What is asked before a travel vault is made.

    Args:
        desk: Of who takes them along.
        cases: Which (ids).
        seat: The one case, where it was packed from there.

    Raises:
        Refused: this vault is itself on the road.
        Misused: no laptop is admitted for whoever is at the desk.
    """

    TITLE_TEXT: ClassVar[str] = N_("Inpakken")
    ABOUT: ClassVar[str] = N_(
        "De casussen gaan in een reiskluis: een map die alleen op uw laptop opengaat, met uw gewone wachtwoordzin, tot "
        "en met de laatste dag. F2 gaat verder naar de wachtwoordzin; pas daarna wordt er iets geschreven. Kopieer de "
        "map daarna naar de laptop. Op kantoor werkt iedereen gewoon door."
    )

    SAVES: ClassVar[str] = N_("verder")
    SAVE_LINE: ClassVar[str] = N_("Verder: F2, of hier Enter")

    def __init__(self, desk: Desk, cases: Sequence[str], seat: Seat | None = None) -> None:
        super().__init__(seat)
        self._desk = desk
        self._cases = tuple(cases)
        refuse(desk)
        self._laptops = own_laptops(desk)
        self._heads = heads_along(desk, self._cases)
        self._done: Packed | None = None
        self.place = ":".join(("inpakken", *self._cases))

    def fields(self) -> Sequence[Field]:
        """The laptop where there is a choice, the last day, and the directory."""
        today = self._desk.today()
        latest = today + timedelta(days=MOST_DAYS)
        told = _("Ten hoogste {most} dagen; daarna gaat hij niet meer open.").format(most=MOST_DAYS)
        options = tuple(Option(one.fingerprint, one.name, one.fingerprint) for one in self._laptops)
        where = _("Een nieuwe map, bijvoorbeeld op een stick.")
        return (
            *([Choice("laptop", _("Welke laptop"), needed=True, options=options)] if len(options) > 1 else []),
            Day("tot", _("Laatste dag"), told, needed=True, earliest=today, latest=latest),
            Line("map", _("Map van de reiskluis"), where, needed=True),
        )

    def given(self) -> Raw:
        """The usual last day."""
        return {"tot": raw_of(self._desk.today() + timedelta(days=USUAL_DAYS))}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """What goes along, and for what."""
        del filled
        return [("", Tone.PLAIN), *self._told()]

    def _told(self) -> Iterator[Paragraph]:
        if len(self._laptops) == 1:
            one = self._laptops[0]
            yield _("Laptop: {name}").format(name=one.name), Tone.PLAIN
        yield from going(len(self._heads), [f"{head.code} {head.title}" for head in self._heads])
        yield _("Doel: coördinatie, voor een huisbezoek. Dat staat in het auditlogboek."), Tone.PLAIN

    def accept(self, filled: Filled) -> None:
        """Ask the passphrase, once everything else is right."""
        order = self._order(filled)
        try:
            refuse_packing(self._desk, order.cases, order.to, order.until)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(PackWords(self._desk, order, list(self._told())), self._packed)

    def _order(self, filled: Filled) -> Order:
        wanted = filled.text("laptop")
        laptop = next((one for one in self._laptops if one.fingerprint == wanted), self._laptops[0])
        until: date = filled.day("tot") or self._desk.today()
        return Order(self._cases, Path(filled.text("map")).expanduser(), laptop, until)

    def _packed(self, packed: Packed | None) -> None:
        if packed is None:
            return
        self._done = packed
        self._stored(self._read_anew())

    def _read_anew(self) -> OpenCase | None:
        """Return the case of the seat as it is now that it says it is along."""
        if self.seat is None:
            return None
        self._read_again()
        return self.seat.opened

    def saved(self) -> None:
        """Say what went along, and what to do with it; what was chosen is done with."""
        below = self.app.screen
        if isinstance(below, Frame) and below.place == CHOOSING:
            below.dismiss()
        if self._done is not None:
            self.app.push_screen(Explain(_("Ingepakt"), list(_of_packed(self._done, self._heads_named()))))

    def _heads_named(self) -> list[str]:
        return [f"{head.code} {head.title}" for head in self._heads]


def pack_case(below: Frame[None], seat: Seat) -> None:
    """Ask how this one case goes along, or tell below why it cannot."""
    try:
        below.app.push_screen(PackForm(seat.desk, [seat.opened.id], seat))
    except WamsError as error:
        below.tell(error)


def going(count: int, names: Sequence[str]) -> Iterator[Paragraph]:
    """Yield what goes along: each by name, or of many the first and how many more."""
    text = n_("Er gaat {count} casus mee, met alles wat erin staat:",
              "Er gaan {count} casussen mee, met alles wat erin staat:", count)  # fmt: skip
    yield text.format(count=count), Tone.STRONG
    shown = names if len(names) <= _NAMED else names[: _NAMED - 1]
    yield from ((f"  - \t{name}", Tone.PLAIN) for name in shown)
    if len(names) > len(shown):
        more = _("en nog {count}").format(count=len(names) - len(shown))
        yield f"  - \t{more}", Tone.PLAIN


def _of_packed(packed: Packed, names: Sequence[str]) -> Iterator[Paragraph]:
    yield from going(packed.cases, names)
    yield "", Tone.PLAIN
    yield _("Map: {path}").format(path=packed.directory), Tone.PLAIN
    yield (
        _("Gaat open tot en met {day}, alleen op die laptop en met uw wachtwoordzin.").format(
            day=day(last_day(packed.until))
        ),
        Tone.PLAIN,
    )
    yield "", Tone.PLAIN
    for text in (
        _("Kopieer de hele map naar de laptop; daar opent hem: wams --vault MAP"),
        _("Terug op kantoor: h in Casussen, en dan b."),
        _("Kwijt? h in Casussen, en dan x: dat zegt wat erin zat."),
    ):
        yield f"  - \t{text}", Tone.PLAIN
