"""A form on the screen: fields one below the other, F2 saves, and nothing typed is lost on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from screens.access.ask import YES, Sure
from screens.form.boxes import FieldBox
from screens.form.fields import Field, Filled, Raw, asked, read_all
from screens.form.save_line import SaveLine
from screens.frame import Frame
from screens.live import ground_changed
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.lines import Sight
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.errors import Conflict, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.locale import _, n_

_TYPED = "veld:"


class FormScreen(Frame[None]):
    """A form. Subclasses say what it asks, what stands in it, and how it is stored.

    Args:
        seat: The case it changes; ``None`` where there is none yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("opslaan"), id="formulier.opslaan"),
        Binding("tab", "next", N_("volgend veld"), id="formulier.volgend"),
        Binding("shift+tab", "previous", N_("vorig veld"), show=False, id="formulier.vorig"),
        Binding("down", "next", N_("volgend veld"), show=False, id="formulier.omlaag"),
        Binding("up", "previous", N_("vorig veld"), show=False, id="formulier.omhoog"),
        Binding("pagedown", "leaf(1)", N_("verder lezen"), show=False, id="formulier.bladeren"),
        Binding("pageup", "leaf(-1)", N_("bladzijde terug"), show=False, id="formulier.terugbladeren"),
    ]
    FIELD_ESC: ClassVar[str] = N_("terug")
    SAVES: ClassVar[str] = N_("opslaan")
    SAVE_LINE: ClassVar[str] = N_("Opslaan: F2, of hier Enter")
    """What F2 does, where that has a better name than *opslaan*: in the footer, and below the fields."""
    # Whole, because forms of other rooms are subclasses and Textual looks beside those.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = Path(__file__).with_name("form.tcss")

    def __init__(self, seat: Seat | None = None) -> None:
        super().__init__()
        self.seat = seat
        self._boxes: dict[str, FieldBox] = {}

    # -- for subclasses ------------------------------------------------------------------------------------------

    def fields(self) -> Sequence[Field]:
        """Return what is asked, in order; asked for once, when the form opens."""
        raise NotImplementedError

    def given(self) -> Raw:
        """Return what stands in it when it opens: what is known already, and nothing else."""
        return {}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Return what is wrong between the fields, by key, in the language of the screen; nothing when all is well."""
        del filled
        return {}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Return what is told below the fields, as the form stands; what cannot be read yet is empty in it."""
        del filled
        return ()

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it, and return the case as it is then; ``None`` where there is no case on the seat.

        Raises:
            WamsError: it cannot be stored; it is told, and everything typed stays.
        """
        raise NotImplementedError

    def saved(self) -> None:
        """Do what follows once it is stored and the form is gone; nothing, where the screen below shows it anew."""

    # -- what it looks like --------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The fields, and a last line to save with."""
        given = self.given()
        self._fields = tuple(self.fields())
        self._given = {field.key: given.get(field.key, "") for field in self._fields}
        self._boxes = {
            field.key: FieldBox(field, self._given[field.key], self.house.desk.today) for field in self._fields
        }
        with Vertical(id="form"):
            yield from self._boxes.values()
            yield Prose(id="aside")
            yield SaveLine(_(self.SAVE_LINE))

    def begin(self) -> None:
        """Begin at the first field, and keep what is typed from now on."""
        super().begin()
        self.header.show(self.title_line())
        self.query_one("#aside", Prose).can_focus = False
        self._show_asked()
        self.watch(self._form, "scroll_y", self.show_sight, init=False)
        self.watch(self._form, "virtual_size", self.show_sight, init=False)
        first = next((box for box in self._boxes.values() if box.display), None)
        if first is not None:
            first.editor.focus()

    def title_line(self) -> str:
        """Return what the header says: the title, and of which case."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.label}" if self.seat else _(self.TITLE_TEXT)

    @property
    def _form(self) -> Vertical:
        return self.query_one("#form", Vertical)

    @property
    def raw(self) -> dict[str, str]:
        """What stands in the form now."""
        return {key: box.raw for key, box in self._boxes.items()}

    def changed(self) -> dict[str, str]:
        """Return what stands in it otherwise than when it opened."""
        return {key: typed for key, typed in self.raw.items() if typed != self._given[key]}

    @property
    def sight(self) -> Sight:
        """Whether the form goes on below the edge."""
        form = self._form
        more = form.virtual_size.height > form.size.height > 0
        return Sight.WHOLE if not more else Sight.MORE if form.scroll_y < form.max_scroll_y else Sight.END

    def keys_here(self) -> Iterator[Binding]:
        """Name F1 for help, because a question mark is typed; in a text Enter is a new line."""
        for binding in super().keys_here():
            if binding.action in ("save", "choose") and self.SAVES != FormScreen.SAVES:
                yield replace(binding, description=self.SAVES)
            elif binding.action == "help":
                yield Binding("f1", "help", binding.description, id=binding.id)
            else:
                yield binding

    def _show_asked(self) -> None:
        shown = {field.key for field in asked(self._fields, self.raw)}
        for key, box in self._boxes.items():
            box.display = key in shown
        told = self.aside(read_all(self._fields, self.raw, self.house.desk.today())[0])
        aside = self.query_one("#aside", Prose)
        aside.display = bool(told)
        aside.show(told)

    # -- going about ---------------------------------------------------------------------------------------------

    @on(FieldBox.Changed)
    def follow_change(self) -> None:
        """Show the fields that are asked now."""
        self.status.show("")
        self._show_asked()

    @on(FieldBox.Done)
    @on(SaveLine.Chosen)
    def go_on(self, event: FieldBox.Done | SaveLine.Chosen) -> None:
        """Go to the next field; on the last line, save."""
        if isinstance(event, SaveLine.Chosen):
            self.action_save()
        else:
            self.action_next()

    def action_next(self) -> None:
        """Go to the next field; after the last line, to the first."""
        self._go(1)

    def action_previous(self) -> None:
        """Go to the field before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        # Not Textual's own order: that does not know yet of a field that is asked from this key on.
        places: list[Widget] = [box.editor for box in self._boxes.values() if box.display]
        places.append(self.query_one(SaveLine))
        here = places.index(self.focused) if self.focused in places else -1
        places[(here + step) % len(places)].focus()

    def action_leaf(self, step: int) -> None:
        """Look a window further."""
        self._form.scroll_relative(y=step * max(self._form.size.height - 1, 1), animate=False)

    def on_descendant_focus(self) -> None:
        """Bring the whole field in sight, its label and what is wrong with it as well."""
        # After the refresh in which the list one came from shuts: until then this field stands lower.
        self.call_after_refresh(self.call_after_refresh, self._bring_field)

    def _bring_field(self) -> None:
        box = self.focused.parent if self.focused is not None else None
        if isinstance(box, FieldBox):
            box.scroll_visible(animate=False)

    # -- saving and leaving --------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Store what was filled in, or say at each field what is wrong with it."""
        filled, wrong = read_all(self._fields, self.raw, self.house.desk.today())
        # What is wrong between fields only makes sense once each can be read.
        wrong = wrong or dict(self.check(filled))
        self._blame(wrong)
        if not wrong:
            self.accept(filled)

    def accept(self, filled: Filled) -> None:
        """Store what is right by itself; for a subclass that asks one thing more first."""
        try:
            opened = self.save(filled)
        except Clashed as clash:
            if self.seat is None:
                self.tell(clash)
            else:
                settle_clash(self, self.seat, clash, self._settled)
        except Conflict as conflict:
            self.tell(conflict)
            self._read_again()
        except WamsError as error:
            self.tell(error)
        else:
            self._stored(opened)

    def _blame(self, wrong: Mapping[str, str]) -> None:
        for key, box in self._boxes.items():
            box.blame(wrong.get(key, ""))
        first = next((box for key, box in self._boxes.items() if key in wrong), None)
        if first is not None:
            first.editor.focus()
            text = n_("Nog {count} veld aan te vullen.", "Nog {count} velden aan te vullen.", len(wrong))
            self.status.alarm(text.format(count=len(wrong)))

    def _settled(self, opened: OpenCase | None) -> None:
        """Go on with what was made of both versions; who gave up their own change still has what they typed."""
        if opened is not None:
            self._stored(opened)

    def _stored(self, opened: OpenCase | None) -> None:
        if opened is not None and self.seat is not None:
            self.seat.opened = opened
        self._forget_typed()
        self.dismiss(None)
        self.saved()

    def _read_again(self) -> None:
        if self.seat is not None:
            try:
                self.seat.reload()
            except WamsError as error:
                self.tell(error)

    def action_back(self) -> None:
        """Leave; what was typed is only given up after a yes."""
        if not self.changed():
            self._forget_typed()
            self.dismiss(None)
            return
        told = [
            (_("Wat u hier typte is nog niet opgeslagen."), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("B gooit het weg. Met Esc typt u verder en slaat F2 het op."), Tone.PLAIN),
        ]
        self.app.push_screen(Sure(_("Weggooien wat u typte"), told), self._given_up)

    def _given_up(self, sure: str | None) -> None:
        if sure == YES:
            self._forget_typed()
            self.dismiss(None)

    # -- others, locking, and a line that drops ------------------------------------------------------------------

    def others_wrote(self) -> None:
        """Say that the ground changed, and touch nothing: what is stored is compared with it then."""
        if self.seat is None:
            return
        try:
            writer = self.seat.others_wrote()
        except WamsError:
            return  # what can no longer be read is told when it is stored
        if writer is not None:
            self.status.show(ground_changed(writer))

    def spot(self) -> Spot:
        """What was typed, and in which field one is."""
        here = next((key for key, box in self._boxes.items() if box.editor.has_focus), "")
        return {"op": here, **{f"{_TYPED}{key}": typed for key, typed in self.changed().items()}}

    def take_spot(self, spot: Spot) -> None:
        """Put back what was typed; what was not touched stays as the case has it now."""
        for key, box in self._boxes.items():
            if f"{_TYPED}{key}" in spot:
                box.put(text_in(spot, f"{_TYPED}{key}"))
        self._show_asked()
        here = self._boxes.get(text_in(spot, "op"))
        if here is not None and here.display:
            here.editor.focus()

    def unsaved(self) -> Spot:
        """What was typed and is not stored."""
        return self.changed()

    def _forget_typed(self) -> None:
        self.house.keep_typed(without=self)
