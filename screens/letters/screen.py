"""*Brief*: a letter as its reader gets it, read whole before it is made."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.paper import part_items
from screens.letters.form import PostForm
from screens.letters.told import NotYetForm, SpokenForm
from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.words import moment
from wams_tui.casework.disclosing.letter import TELLING, LetterContent, LetterKind, LetterOutcome, SentLetter
from wams_tui.casework.disclosing.readers import Reader
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.letters.insight import kept_out
from wams_tui.desk.letters.letterbox import TO_A_PERSON, About, compose, to_reader
from wams_tui.desk.letters.telling import readers, ticklish
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_

THINK = N_(
    "Er staat in dat iets is verteld aan politie, justitie, Veilig Thuis of jeugdbescherming. Kan dat iemand in gevaar "
    "brengen? Leg dan eerst met n vast waarom het nog niet wordt verteld."
)
WITHOUT = N_("De huisstijl van uw gemeente staat uit: deze brief komt in de opmaak en woorden van het programma.")
NAMES = {
    LetterKind.INLICHTEN: N_("Brief: wat er is gedeeld"),
    LetterKind.ONTVANGST: N_("Brief: wij kregen een vraag om hulp"),
    LetterKind.AFSLUITING: N_("Laatste brief: wij stoppen"),
    LetterKind.INZAGE: N_("Inzage: alles wat er is gedeeld"),
}
OUTCOMES = {
    LetterOutcome.BEGONNEN: N_("niet voltooid"),
    LetterOutcome.VOLTOOID: N_("voltooid"),
    LetterOutcome.MISLUKT: N_("mislukt"),
}


class LetterScreen(LiveFrame):
    """One letter, and what was made of it before.

    Args:
        seat: The case.
        about: The request it answers, or the person it is for.
    """

    TITLE_TEXT: ClassVar[str] = N_("Brief")
    ABOUT: ClassVar[str] = N_(
        "De brief zoals die bij de lezer komt. m maakt er een bestand van (PDF, ODT of DOCX), nadat u koos hoe u hem "
        "geeft. Wat erin staat, volgt uit het besluit, het register en de woorden van uw gemeente; u kunt hem hier "
        "niet veranderen. Wie een brief over een kind leest, volgt uit leeftijd en gezag: w toont de volgende lezer. "
        "g legt vast dat u het vertelde, n waarom het nog niet wordt verteld. b kiest een andere brief over dezelfde "
        "persoon. Zit er een fout in de huisstijl van uw gemeente, dan staat hier welke; z gaat zolang door in de "
        "opmaak van het programma, en nog eens z weer terug."
    )
    CSS_PATH: ClassVar[str] = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "make", N_("maken"), id="brief.maken"),
        Binding("g", "spoken", N_("verteld"), id="brief.verteld"),
        Binding("n", "not_yet", N_("nog niet"), id="brief.nog-niet"),
        Binding("w", "other", N_("andere lezer"), id="brief.lezer"),
        Binding("b", "another", N_("andere brief"), id="brief.andere"),
        Binding("z", "style", N_("huisstijl uit of aan"), id="brief.huisstijl"),
    ]

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, about: About) -> None:
        super().__init__()
        self.seat = seat
        self._about = about
        self._now = about
        self._readers: tuple[Reader, ...] = ()
        self._content: LetterContent | None = None
        self._fault = False
        self._keep_place()

    def _keep_place(self) -> None:
        about, case = self._about, self.seat.opened.id
        ids = ("verzoek", about.request) if about.request else ("persoon", about.person, about.kind, about.reader)
        self.place = f"briefwisseling:{case}:{':'.join(one for one in ids if one)}"

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show the letter."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the letter as it would go now, or why there is none."""
        why = ""
        desk, opened = self.seat.desk, self.seat.opened
        self._readers = readers(desk, opened, self._about.person) if self._about.person else ()
        self._fault = desk.papers.fault() is not None
        try:
            self._now = to_reader(desk, opened, self._about)
            self._content = compose(desk, opened, self._now)
        except WamsError as error:
            self._content, why = None, error.say(_)
        self.header.show(f"{_(self.TITLE_TEXT)}{self._to_whom()} · {self.seat.label}")
        self.view.show(list(self._items(why)))
        self.refresh_bindings()
        self.show_keys()

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that cannot be written is not made."""
        if action == "make":
            return self._content is not None
        if action == "another":
            return bool(self._about.person)
        if action == "style":
            return self._fault or self.seat.desk.papers.without
        if action in ("spoken", "not_yet"):
            telling = action == "not_yet" or self._about.kind is LetterKind.INLICHTEN
            works = self._about.kind in TELLING and self._reader is not None
            works = works and may(self.seat.desk, Task.CASUS_BEWERKEN)
            return works and telling and (action == "not_yet" or self._content is not None)
        if action == "other":
            return len(self._readers) > 1
        return super().check_action(action, parameters)

    def action_make(self) -> None:
        """Ask how it is given and as what, and make it."""
        if self._content is None:
            return
        if self._about.kind is LetterKind.INZAGE:
            from screens.letters.insight import InsightForm

            self.app.push_screen(InsightForm(self.seat, self._now, self._content))
        else:
            self.app.push_screen(PostForm(self.seat, self._now, self._content))

    def action_spoken(self) -> None:
        """Record that this reader was told."""
        if self._reader is not None:
            self.app.push_screen(SpokenForm(self.seat, self._now.person, self._reader.id))

    def action_not_yet(self) -> None:
        """Record why this reader is not told yet."""
        if self._reader is not None:
            self.app.push_screen(NotYetForm(self.seat, self._now.person, self._reader.id))

    def action_other(self) -> None:
        """Show the letter to the next reader."""
        ids = [one.id for one in self._readers]
        here = ids.index(self._now.reader) if self._now.reader in ids else -1
        self._about = replace(self._about, reader=ids[(here + 1) % len(ids)])
        self._keep_place()
        self.show_anew()

    def action_another(self) -> None:
        """Show the next kind of letter about this person."""
        kind = TO_A_PERSON[(TO_A_PERSON.index(self._about.kind) + 1) % len(TO_A_PERSON)]
        self._about = replace(self._about, kind=kind)
        self._keep_place()
        self.show_anew()

    def action_style(self) -> None:
        """Go on without the municipality's own style for as long as this session lasts, or with it again."""
        papers = self.seat.desk.papers
        papers.without = not papers.without
        self.show_anew()

    @property
    def _reader(self) -> Reader | None:
        return next((one for one in self._readers if one.id == self._now.reader), None)

    def _to_whom(self) -> str:
        """Who reads it, where that is not the person alone."""
        if self._reader is None or (self._reader.own and len(self._readers) == 1):
            return ""
        place = [one.id for one in self._readers].index(self._reader.id) + 1
        told = _(" aan {name} ({place} van {count})")
        return told.format(name=self._reader.name, place=place, count=len(self._readers))

    def _items(self, why: str) -> Iterator[Item]:
        content = self._content
        if self.seat.desk.papers.without:
            yield Item.prose(_(WITHOUT), Tone.WEIGH)
            yield Item.gap()
        if content is None:
            if self._about.person:
                yield Item.prose(_(NAMES[self._about.kind]), Tone.STRONG)
            yield Item.prose(why, Tone.WEIGH)
        else:
            yield from self._to_weigh()
            yield Item.prose(content.title, Tone.STRONG)
            yield from (Item.prose(_fact(name, said)) for name, said in content.facts)
            yield from part_items(content.parts)
        made = [one for one in self.seat.opened.file.letters if self._is_ours(one)]
        if made:
            yield Item.gap()
            yield Item.heading(_("Eerder gemaakt"))
            for one in sorted(made, key=lambda one: (one.made_at, one.format), reverse=True):
                to = next((reader.name for reader in self._readers if reader.id == (one.reader or one.to)), "")
                told = (moment(one.made_at), to if len(self._readers) > 1 else "", one.format, _(OUTCOMES[one.outcome]))
                yield Item.prose(" · ".join(part for part in told if part), Tone.DIM)

    def _to_weigh(self) -> Iterator[Item]:
        """Yield what a person weighs before it goes."""
        now, reader, told = self._now, self._reader, list[str]()
        telling = now.person and now.kind in TELLING
        if telling and ticklish(self.seat.desk, self.seat.opened, now.person, now.reader):
            told.append(_(THINK))
        if reader is not None and now.kind is LetterKind.INZAGE:
            left_out = kept_out(self.seat.desk, self.seat.opened, now.person, reader.id)
            if left_out:
                sentence = n_(
                    "{count} verstrekking staat er niet in: vastgelegd is dat {name} die nog niet hoort.",
                    "{count} verstrekkingen staan er niet in: vastgelegd is dat {name} die nog niet hoort.",
                    left_out,
                )
                told.append(sentence.format(count=left_out, name=reader.name))
        if reader is not None:
            name = self.seat.opened.file.person(now.person).short_name
            told += [_(one).format(name=name, reader=reader.name) for one in reader.weigh]
        yield from (Item.prose(f"! {one}", Tone.WEIGH) for one in told)
        if told:
            yield Item.gap()

    def _is_ours(self, sent: SentLetter) -> bool:
        if self._about.request:
            return sent.request == self._about.request
        return (sent.to, sent.kind) == (self._about.person, self._about.kind)


def _fact(name: str, said: str) -> str:
    line = said.replace("\n", ", ")
    return f"{name} {line}" if name.endswith("?") else f"{name}: {line}"
