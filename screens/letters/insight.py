"""*Inzage*: who asks what was shared about them; and by which way they get all of it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.form.fields import Choice, Field, Filled, Option
from screens.letters.form import CHANNEL, WEIGHED, PostForm
from screens.letters.made import Made
from screens.live_list import LiveList
from screens.seat import Seat
from screens.widgets.choice_list import FREE, ChoiceList
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.codes import Channel
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind
from wams_tui.casework.labels import label
from wams_tui.casework.plan.owners import household
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.letters.inspecting import GOES_AS, post_insight
from wams_tui.desk.letters.letterbox import About, Posted
from wams_tui.desk.letters.telling import readers, tellable
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class InsightFor(LiveList):
    """Who of the household asks."""

    TITLE_TEXT: ClassVar[str] = N_("Inzage")
    ENTER: ClassVar[str] = N_("lezen")
    ABOUT: ClassVar[str] = N_(
        "Iemand vraagt wat er over hem of haar is gedeeld. Kies over wie; u leest dan alles wat die mag weten, ook wat "
        "al eerder is verteld, en m maakt er een brief van, met veilige mail ook als gegevens (JSON). Wat over anderen "
        "gaat, staat er niet in."
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"inzage:{seat.opened.id}")

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def items(self) -> Iterable[Item]:
        """Return the household, and how often something of each was shared."""
        yield Item.heading(_("Over wie gaat de vraag?"))
        desk, opened = self.seat.desk, self.seat.opened
        for one in household(opened.file):
            count = len({each.disclosure for each in tellable(desk, opened, one.id)})
            told = n_("{count} keer iets gedeeld", "{count} keer iets gedeeld", count).format(count=count)
            who = ", ".join(reader.name for reader in readers(desk, opened, one.id) if not reader.own)
            notes = [told, _("leest mee of in de plaats: {names}").format(names=who) if who else ""]
            yield Item(one.name, key=one.id, sign=FREE, notes=(Note(" · ".join(note for note in notes if note)),))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on gives nobody anything."""
        if action == "choose":
            return may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Show what this person gets."""
        from screens.letters.screen import LetterScreen

        if event.item is not None and event.item.key and may(self.seat.desk, Task.CASUS_BEWERKEN):
            self.app.push_screen(LetterScreen(self.seat, About(person=event.item.key, kind=LetterKind.INZAGE)))


class InsightForm(PostForm):
    """By which way an inspection goes; what it goes as follows from that."""

    TITLE_TEXT: ClassVar[str] = N_("Inzage geven")
    ABOUT: ClassVar[str] = N_(
        "Kies hoe de inzage bij de lezer komt; daarbij staat als wat. Eerst wordt vastgelegd dat zij is gemaakt, dan "
        "komen de bestanden in de map wams-uit. Een bestaand bestand blijft altijd staan."
    )

    def __init__(self, seat: Seat, about: About, content: LetterContent) -> None:
        super().__init__(seat, about, content)
        self._all: tuple[Posted, ...] = ()

    def fields(self) -> Sequence[Field]:
        """The way, and why it is safe where something points otherwise."""
        options = tuple(Option(one.value, f"{_(label(one))}: {_(_AS[one])}") for one in GOES_AS)
        return (Choice(CHANNEL, _("Hoe geeft u de inzage?"), needed=True, options=options), *self._weighing())

    def save(self, filled: Filled) -> OpenCase | None:
        """Record it, and write what goes."""
        channel = filled.code(CHANNEL, Channel)
        if channel is None:
            raise ValueError("a form that was read has what it needs")
        self._all = post_insight(
            self.seat.desk, self.seat.opened, self._about, channel, self._content, filled.text(WEIGHED)
        )
        return self._all[-1].opened

    def saved(self) -> None:
        """Say where the files lie, and the password once."""
        if self._all:
            self.house.push_screen(Made(self.seat, *self._all))


_AS = {
    Channel.PAPIER: N_("PDF om af te drukken"),
    Channel.VEILIGE_MAIL: N_("PDF om te lezen, en JSON als gegevens"),
    Channel.VERSLEUTELD_BESTAND: N_("PDF met wachtwoord"),
}
