"""Asking a partner for one thing: exactly what, why, for which purpose and on which basis."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.app import App

from screens.asking.flow import send
from screens.asking.words import known_lines, what_to_ask
from screens.explain import Explain, possibility_text
from screens.form.fields import Choice, Day, Field, Filled, Line, Option
from screens.form.screen import FormScreen
from screens.possible.who import Who, participants_to_choose
from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Basis, Category, Channel, Direction, Fact, Purpose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.asking.ask import Terms, Wanted, ask, ask_more, askables, instead, may_be_asked_of, terms_of
from wams_tui.desk.asking.held import held
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.choices import bases, purposes
from wams_tui.desk.kinds import Effect, Form
from wams_tui.locale import _

WAYS: tuple[tuple[Channel, Form | None, str], ...] = (
    (Channel.PAPIER, Form.PDF, N_("op papier (PDF)")),
    (Channel.VEILIGE_MAIL, Form.PDF, N_("veilige mail: PDF, om te lezen en af te drukken")),
    (Channel.VEILIGE_MAIL, Form.ODT, N_("veilige mail: ODT, om in te schrijven")),
    (Channel.VEILIGE_MAIL, Form.JSON, N_("veilige mail: JSON, dat de partij invult en terugstuurt")),
    (Channel.VERSLEUTELD_BESTAND, None, N_("versleuteld bestand; de vorm kiest u daarna")),
)
"""How and as what a form goes out, in one choice; whatever else there is, the wizard offers."""


class AskForm(FormScreen):
    """One thing to ask of a participant about a person.

    Args:
        seat: The case.
        participant: Who is asked.
        person: About whom.
        category: The kind of data.
        request: A request to add it to, that did not go out yet; empty for a new one.
    """

    TITLE_TEXT: ClassVar[str] = N_("Vragen")
    ABOUT: ClassVar[str] = N_(
        "Wat u precies vraagt en waarom, voor welk doel en op welke grondslag. Vraag niet meer dan nodig is; wat al "
        "bekend is, staat erbij. Kiest u ook hoe het weggaat, dan volgt na F2 meteen het voorbeeld van het "
        "formulier. De partij beslist zelf of zij antwoordt."
    )

    def __init__(self, seat: Seat, participant: str, person: str, category: Category, request: str = "") -> None:
        super().__init__(seat)
        self._seat = seat
        self._who, self._person, self._category, self._request = participant, person, category, request
        self._next: tuple[str, Channel | None, Form | None] = ("", None, None)
        self.place = f"vragen:{seat.opened.id}:{participant}:{person}:{category.value}:{request}"

    def fields(self) -> Sequence[Field]:
        """What and why; of a new request also what it rests on, when, and how it goes out."""
        known = " · ".join(known_lines(self._seat, self._person, self._category)) or _("Hierover is nog niets bekend.")
        asked: list[Field] = [
            Line("precies", _("Wat vraagt u precies?"), known, needed=True),
            Line("waarom", _("Waarom is dit nodig?"), needed=True),
        ]
        if self._held():
            asked.append(Line("opnieuw", _("Dit staat er al. Waarom vraagt u het toch?"), needed=True))
        return asked if self._request else [*asked, *self._terms()]

    def _terms(self) -> list[Field]:
        seat = self._seat
        open_purposes = [one for one in purposes(seat.desk, seat.opened, self._who, Direction.OPVRAGEN) if one.open]
        usable = dict.fromkeys(
            (choice.code, choice.title)
            for one in open_purposes
            for choice in bases(seat.desk, seat.opened, self._who, Purpose(one.code), Direction.OPVRAGEN)
            if choice.open
        )
        return [
            Choice(
                "doel", _("Voor welk doel?"), needed=True,
                options=tuple(Option(str(one.code), _(one.title)) for one in open_purposes),
            ),
            Choice(
                "grondslag", _("Op welke grondslag?"), needed=True,
                options=tuple(Option(str(code), title) for code, title in usable),
            ),
            Choice(
                "weg", _("Hoe gaat het formulier weg?"), _("Mag later."),
                options=tuple(Option(str(number), _(text)) for number, (_channel, _form, text) in enumerate(WAYS)),
            ),
            Day("termijn", _("Wanneer hoort u het graag?"), _("vr, over 2 wk; leeg is zonder termijn.")),
        ]  # fmt: skip

    def title_line(self) -> str:
        """Who is asked what about whom."""
        file = self._seat.opened.file
        what = _("{category} van {name}").format(
            category=_(label(self._category)), name=file.person(self._person).short_name
        )
        return f"{_(self.TITLE_TEXT)}: {file.participant(self._who).organisation} · {what} · {file.case.code}"

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """What the rules say of asking this, under the purpose and basis as they stand."""
        terms = self._chosen(filled)
        every = askables(self._seat.desk, self._seat.opened.file, self._who, terms)
        found = next(one.possibility for one in every if (one.person, one.category) == (self._person, self._category))
        sign = SIGNS[found.effect]
        told = [(f"{sign.sign}  {_(sign.word)}", sign.tone)]
        if found.effect is Effect.WEIGEREN:
            told.append((found.verdict.reason, Tone.PLAIN))
        # Why it is needed is asked above.
        open_points = [one for one in found.verdict.missing if one.fact is not Fact.NOODZAAK_GEMOTIVEERD]
        return [*told, *((one.sentence, Tone.DIM) for one in open_points[:2])]

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Say where a basis does not carry the purpose, or what may not be asked on it, and what may."""
        if self._request:
            return {}
        seat, purpose = self._seat, filled.code("doel", Purpose)
        if purpose is None:
            return {}
        carrying = bases(seat.desk, seat.opened, self._who, purpose, Direction.OPVRAGEN)
        wrong = next((one for one in carrying if str(one.code) == filled.text("grondslag") and not one.open), None)
        if wrong is not None:
            return {"grondslag": _(wrong.obstacle)}
        terms = self._chosen(filled)
        every = askables(seat.desk, seat.opened.file, self._who, terms)
        found = next(one for one in every if (one.person, one.category) == (self._person, self._category))
        if found.may:
            return {}
        kinds = ", ".join(_(kind) for kind in instead(seat.desk, seat.opened.file, self._who, self._person, terms))
        may = _("Wel te vragen: {kinds}.").format(kinds=kinds) if kinds else ""
        return {"grondslag": f"{found.possibility.verdict.reason} {may}".strip()}

    def save(self, filled: Filled) -> OpenCase:
        """Store it; nothing goes out by this."""
        desk, opened = self._seat.desk, self._seat.opened
        wanted = Wanted(
            self._person, self._category, filled.text("precies"), filled.text("waarom"), filled.text("opnieuw")
        )
        if self._request:
            return ask_more(desk, opened, self._request, wanted)
        terms = self._chosen(filled)
        if terms is None:
            raise ValueError("purpose and basis are needed")
        opened, request = ask(desk, opened, self._who, terms, wanted)
        chosen = filled.text("weg")
        channel, form = WAYS[int(chosen)][:2] if chosen else (None, None)
        self._next = (request, channel, form)
        return opened

    def saved(self) -> None:
        """Show the request; where it was said how it goes out, its form."""
        from screens.asking.asked import AskedScreen

        request, channel, form = self._next
        if not request:
            return
        house = self.house
        house.push_screen(AskedScreen(self._seat, request))
        if channel is not None:
            send(house, self._seat, request, channel, form)

    def _held(self) -> bool:
        return any(one.recent for one in held(self._seat.desk, self._seat.opened.file, self._person, self._category))

    def _chosen(self, filled: Filled) -> Terms | None:
        if self._request:
            return terms_of(self._seat.opened.file.request(self._request))
        purpose, basis = filled.code("doel", Purpose), filled.code("grondslag", Basis)
        return Terms(purpose, basis, filled.day("termijn")) if purpose and basis else None


def begin_asking(app: App[Any], seat: Seat, participant: str = "", request: str = "") -> None:
    """Ask who, and then what; what may not be asked explains itself, with what may be."""
    if participant:
        _ask_what(app, seat, participant, request)
        return
    people = participants_to_choose(may_be_asked_of(seat.desk, seat.opened.file))

    def chosen(who: str | None) -> None:
        if who:
            _ask_what(app, seat, who, request)

    app.push_screen(Who(_("Wie vraagt u iets?"), people), chosen)


def _ask_what(app: App[Any], seat: Seat, participant: str, request: str) -> None:
    name = seat.opened.file.participant(participant).organisation

    def chosen(what: str | None) -> None:
        if what:
            person, _bar, category = what.partition("|")
            ask_for(app, seat, participant, person, Category(category), request)

    app.push_screen(Who(_("Wat vraagt u aan {name}?").format(name=name), what_to_ask(seat, participant)), chosen)


def ask_for(app: App[Any], seat: Seat, participant: str, person: str, category: Category, request: str = "") -> None:
    """Open the form for one thing, or say why it may not be asked."""
    try:
        found = next(
            one
            for one in askables(seat.desk, seat.opened.file, participant)
            if (one.person, one.category) == (person, category)
        )
    except (WamsError, StopIteration):
        return
    if found.may:
        app.push_screen(AskForm(seat, participant, person, category, request))
        return
    kinds = ", ".join(_(kind) for kind in instead(seat.desk, seat.opened.file, participant, person))
    may = _("Wel te vragen: {kinds}.").format(kinds=kinds) if kinds else _("Van deze persoon is hier niets te vragen.")
    why = possibility_text(seat.desk, found.possibility)
    app.push_screen(Explain(_("Dit mag u hier niet vragen"), [(may, Tone.STRONG), ("", Tone.PLAIN), *why]))
