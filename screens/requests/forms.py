"""The short forms of a request: ask back, lay a part before who weighs it, a condition, and what it is read for."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Field, Filled, Line, Option, Raw, Text, options_of, raw_of, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from wams_tui.casework.codes import Answer, Basis, Decider, Purpose
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.choices import bases, purposes
from wams_tui.desk.requests.deciding import answer_back, ask_back, hear, lay_before, second_look, withdrawn
from wams_tui.desk.requests.entering import aim, bind
from wams_tui.locale import _


class _RequestForm(FormScreen):
    """A form about one request, and perhaps one part of it."""

    NAME: ClassVar[str]
    seat: Seat

    def __init__(self, seat: Seat, request: str, line: str = "") -> None:
        super().__init__(seat)
        self._of, self._line = request, line
        self.place = f"verzoek-formulier:{seat.opened.id}:{self.NAME}:{request}:{line}"

    @property
    def _request(self) -> DataRequest:
        return self.seat.opened.file.request(self._of)

    def title_line(self) -> str:
        """Name the part, or the request."""
        what = self._request.line(self._line).wording if self._line else ""
        return ": ".join(filter(None, (_(self.TITLE_TEXT), what))) + f" · {self.seat.label}"


class AskBackForm(_RequestForm):
    """A question to the asker; while one is open, their answer."""

    NAME = "navragen"
    TITLE_TEXT: ClassVar[str] = N_("Navragen")
    ABOUT: ClassVar[str] = N_(
        "Wat mist u om te kunnen beslissen? Zolang de vrager niet heeft geantwoord, wacht het verzoek op hem; het "
        "staat dan niet meer bij wat u te doen hebt. Vertel in de vraag niets over het huishouden."
    )

    def fields(self) -> Sequence[Field]:
        """Return the question, or the answer to the one that is open."""
        asked = self._request.question
        if asked is None:
            helps = _("Bijvoorbeeld: waar hebt u dit voor nodig, en over wie precies?")
            return (Text("vraag", _("Wat vraagt u de vrager?"), helps, needed=True),)
        return (Text("antwoord", _("Wat antwoordde de vrager?"), asked.question, needed=True),)

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        seat = self.seat
        if filled.text("antwoord"):
            return answer_back(seat.desk, seat.opened, self._of, filled.text("antwoord"))
        return ask_back(seat.desk, seat.opened, self._of, filled.text("vraag"))


class LayBeforeForm(_RequestForm):
    """Who weighs a part that is not the coordinator's to weigh."""

    NAME = "voorleggen"
    TITLE_TEXT: ClassVar[str] = N_("Voorleggen")
    ABOUT: ClassVar[str] = N_(
        "Wie weegt dit onderdeel af? Over een beroepsgeheim beslist alleen de professional zelf. Een nee is een gewone "
        "uitkomst. Een ja geeft nog niets: daarna verstrekt u zelf."
    )

    def fields(self) -> Sequence[Field]:
        """Return who decides, who that is, and why it is theirs."""
        others = [one for one in Decider if one is not Decider.COORDINATOR]
        return (
            Choice("beslisser", _("Wie beslist?"), needed=True, options=options_of(others)),
            Line("wie", _("Wie is dat?"), _("Naam of functie."), needed=True),
            Text("waarom", _("Waarom beslist die dit?"), needed=True),
        )

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        decider = filled.code("beslisser", Decider) or Decider.PROFESSIONAL
        who, why = filled.text("wie"), filled.text("waarom")
        return lay_before(self.seat.desk, self.seat.opened, self._of, self._line, decider, who, why)


class HearForm(_RequestForm):
    """What somebody said of a part they weigh."""

    NAME = "gehoord"
    TITLE_TEXT: ClassVar[str] = N_("Antwoord van wie dit weegt")
    ABOUT: ClassVar[str] = N_(
        "Wat zei wie dit onderdeel weegt? Een nee is een weigering, en een gewone uitkomst. Een ja geeft nog niets; "
        "leg een besluit over een beroepsgeheim ook vast bij het gegeven."
    )

    def fields(self) -> Sequence[Field]:
        """Return yes or no, and the words."""
        made = self._request.decision(self._line)
        who = made.weighing.who if made and made.weighing else ""
        asks = _("Mag het, volgens {who}?").format(who=who)
        return (yes_no("mag", asks, needed=True, unknown=False), Text("woorden", _("Wat is er gezegd?"), needed=True))

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        answer: Answer = filled.answer("mag")
        return hear(self.seat.desk, self.seat.opened, self._of, self._line, answer, filled.text("woorden"))


class ConditionForm(_RequestForm):
    """What the receiver must keep to about one part."""

    NAME = "voorwaarde"
    TITLE_TEXT: ClassVar[str] = N_("Voorwaarde")
    ABOUT: ClassVar[str] = N_(
        "Waar moet de ontvanger zich aan houden bij dit onderdeel? Het komt op het document, naast wat de regels en "
        "wie het gegeven leverde al vragen. Leeg haalt de voorwaarde weg."
    )

    def fields(self) -> Sequence[Field]:
        """Return the condition."""
        return (Text("voorwaarde", _("Waar moet de ontvanger zich aan houden?")),)

    def given(self) -> Raw:
        """Return the condition as it stands."""
        return {"voorwaarde": self._request.line(self._line).conditions}

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        return bind(self.seat.desk, self.seat.opened, self._of, self._line, filled.text("voorwaarde"))


class SecondForm(_RequestForm):
    """A second coordinator saw the request, and agrees that it is answered."""

    NAME = "tweede"
    TITLE_TEXT: ClassVar[str] = N_("Tweede paar ogen")
    ABOUT: ClassVar[str] = N_(
        "Wie eerder nee zei, mag niet langs een omweg alsnog worden gevraagd. Daarom kijkt een tweede coördinator mee, "
        "die zelf is ingelogd. Het telt voor wat een ander geeft, nooit voor wat u zelf geeft."
    )

    def fields(self) -> Sequence[Field]:
        """Return why one agrees."""
        return (Text("waarom", _("Waarom stemt u ermee in dat dit wordt beantwoord?"), needed=True),)

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        return second_look(self.seat.desk, self.seat.opened, self._of, filled.text("waarom"))


class WithdrawForm(_RequestForm):
    """The asker withdrew the request."""

    NAME = "intrekken"
    TITLE_TEXT: ClassVar[str] = N_("Ingetrokken")
    ABOUT: ClassVar[str] = N_(
        "De vrager wil het antwoord niet meer. Wat al is gegeven, blijft gegeven; dat trekt u in het register in."
    )

    def fields(self) -> Sequence[Field]:
        """Return why."""
        return (Text("waarom", _("Waarom trok de vrager het in?"), needed=True),)

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        return withdrawn(self.seat.desk, self.seat.opened, self._of, filled.text("waarom"))


class AimForm(_RequestForm):
    """What the coordinator takes the request to be for."""

    NAME = "doel"
    TITLE_TEXT: ClassVar[str] = N_("Doel en grondslag van het verzoek")
    ABOUT: ClassVar[str] = N_(
        "Waarvoor leest u dit verzoek? De regels worden dan bij dit doel en deze grondslag gelezen. Het is geen "
        "toestemming en geen voorkeuze: bij het verstrekken kiest u beide opnieuw."
    )

    def fields(self) -> Sequence[Field]:
        """Return purpose and basis; what is closed says why."""
        return aim_fields(self.seat, self.seat.opened.file.asker(self._request))

    def given(self) -> Raw:
        """Return what was chosen before."""
        return {"doel": raw_of(self._request.purpose), "grondslag": raw_of(self._request.basis)}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Say where a basis does not carry the purpose."""
        return check_aim(self.seat, self.seat.opened.file.asker(self._request), filled)

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        purpose, basis = filled.code("doel", Purpose), filled.code("grondslag", Basis)
        return aim(self.seat.desk, self.seat.opened, self._of, purpose, basis)


def aim_fields(seat: Seat, participant: Participant) -> tuple[Field, ...]:
    """Return the fields for purpose and basis; forbidden purposes stand there too, so that they can be named."""
    every = purposes(seat.desk, seat.opened, participant)
    wanted = tuple(Option(str(one.code), _(one.title), _(one.obstacle)) for one in every)
    grounds = tuple(Option(code.value, seat.desk.rules.basis(code).title) for code in Basis)
    return (
        Choice(
            "doel",
            _("Waarvoor is het, naar uw oordeel?"),
            _("Mag leeg; dan wordt elk doel geprobeerd."),
            options=wanted,
        ),
        Choice(
            "grondslag", _("Op welke grondslag?"), _("Mag leeg; dan wordt elke grondslag geprobeerd."), options=grounds
        ),
    )


def check_aim(seat: Seat, participant: Participant, filled: Filled) -> dict[str, str]:
    """Return what is wrong with a basis under the purpose that was chosen, by field."""
    purpose, basis = filled.code("doel", Purpose), filled.code("grondslag", Basis)
    if basis is None:
        return {}
    if purpose is None:
        return {"doel": _("Kies eerst een doel.")}
    found = next((one for one in bases(seat.desk, seat.opened, participant, purpose) if one.code is basis), None)
    if found is None or found.open:
        return {}
    return {"grondslag": _(found.obstacle)}


FORMS: Mapping[str, type[_RequestForm]] = {
    form.NAME: form for form in (AskBackForm, LayBeforeForm, HearForm, ConditionForm, SecondForm, WithdrawForm, AimForm)
}
"""The forms by the name in their place."""
