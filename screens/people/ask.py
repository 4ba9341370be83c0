"""What *Medewerkers* asks and tells: a name, and a page of sentences."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import Page
from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.locale import _


class Name(Frame[str]):
    """A name of a colleague; what is wrong with it is told below the line, and what was typed stays there.

    Args:
        title: What it is for.
        check: Returns the name as it will be kept, or raises what is wrong with it.
        value: What stands there at first.
    """

    TITLE_TEXT: ClassVar[str] = N_("Medewerkers: naam")
    ABOUT: ClassVar[str] = N_(
        "Typ de naam zoals collega's hem kennen. Hij staat leesbaar in het sleutelbestand en in de logboeken."
    )
    CSS_PATH: ClassVar[str] = "name.tcss"

    field = getters.query_one(TextField)

    def __init__(self, title: str, check: Callable[[str], str], value: str = "") -> None:
        super().__init__()
        self._title = title
        self._check = check
        self._value = value

    def body(self) -> ComposeResult:
        """What is asked, a line to type on, and what is wrong with it."""
        yield Prose([(_("De naam, zoals collega's hem kennen:"), Tone.STRONG)], id="asked")
        yield TextField(self._value, id="name")
        yield Prose(id="fault")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        for prose in self.query(Prose):
            prose.can_focus = False
        self.header.show(self._title)
        self.field.focus()

    @on(TextField.Changed)
    def forget_fault(self) -> None:
        """What is typed now may be right."""
        self.query_one("#fault", Prose).show([])

    @on(TextField.Submitted)
    def take(self) -> None:
        """Answer with the name, or say what is wrong with it."""
        try:
            name = self._check(self.field.value)
        except WamsError as error:
            self.query_one("#fault", Prose).show([("", Tone.PLAIN), (f"! {error.say(_)}", Tone.WEIGH)])
            return
        self.dismiss(name)


class Told(Page[None]):
    """A page of sentences to read."""

    TITLE_TEXT: ClassVar[str] = N_("Medewerkers")
    ABOUT: ClassVar[str] = N_("Wat er is gebeurd, en wat er nog moet gebeuren. Esc gaat terug.")


class KeyKnown(Told):
    """What ending somebody leaves to do; one key gives the vault another key, since who left knows the old one."""

    TITLE_TEXT: ClassVar[str] = N_("Medewerkers: beëindigd")
    ABOUT: ClassVar[str] = N_(
        "Wie weg is, kan de sleutel van de kluis hebben bewaard. V geeft de kluis een nieuwe, als verder niemand haar "
        "open heeft. De kluis vergrendelt daarbij, en u ontgrendelt weer. Esc gaat terug; het kan ook later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "renew", N_("nieuwe sleutel"), id="beeindigd.sleutel")]

    def __init__(self, title: str, told: Sequence[Paragraph], megabytes: int) -> None:
        asked = _("De sleutel van de kluis is nog bekend. V vernieuwt hem nu, als verder niemand de kluis open heeft.")
        lasts = _("De kluis ({size} MB) vergrendelt dan, en u ontgrendelt opnieuw. Later kan ook: wams vault rotate.")
        why = [("", Tone.PLAIN), (asked, Tone.WEIGH), (lasts.format(size=megabytes), Tone.PLAIN)]
        super().__init__(title, [*told, *why])

    def action_renew(self) -> None:
        """Lock, and give the vault another key before one is asked to unlock again."""
        self.house.renew_key_and_lock()
