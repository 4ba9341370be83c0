"""Recording what a partner answered: line by line, with the professional's own decision about their secrecy."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Text, When, options_of, raw_of, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from wams_tui.casework.asking.reply import PartnerReply
from wams_tui.casework.codes import Answer, Category, SecrecyAct, SecrecyGround
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import DataRequest, RequestLine
from wams_tui.casework.words import N_
from wams_tui.desk.asking.answering import LineAnswer, act_of, keeps_secrets, record_answer
from wams_tui.desk.cases import OpenCase
from wams_tui.locale import _

GIVEN, NOT_GIVEN, LATER = "gegeven", "niet-gegeven", "later"


class AnswerForm(FormScreen):
    """What came back on a request; an answer that was read in stands in it, to be taken over or changed."""

    TITLE_TEXT: ClassVar[str] = N_("Antwoord vastleggen")
    ABOUT: ClassVar[str] = N_(
        "Wat de partij antwoordde, per onderdeel. Wat is gegeven, wordt een gegeven met bron en dag. Niet gegeven is "
        "een gewone uitkomst; een reden hoeft niet. Over een beroepsgeheim beslist de professional zelf: noteer wie, "
        "op welke grond en wanneer."
    )

    def __init__(self, seat: Seat, request: str) -> None:
        super().__init__(seat)
        self._seat = seat
        self._asked_id = request
        self.place = f"antwoord:{seat.opened.id}:{request}"

    @property
    def _request(self) -> DataRequest:
        return self._seat.opened.file.request(self._asked_id)

    def title_line(self) -> str:
        """Who answered."""
        who = self._seat.opened.file.participant(self._request.participant)
        return f"{_(self.TITLE_TEXT)}: {who.organisation} · {self._seat.opened.file.case.code}"

    def fields(self) -> Sequence[Field]:
        """Each open line, and the decision of the professional."""
        lines = [field for line in self._request.undecided for field in self._of_line(line)]
        return [*lines, *self._of_secrecy()]

    def _of_line(self, line: RequestLine) -> list[Field]:
        person = self._seat.opened.file.person(line.person).short_name
        kind = _("{category} van {name}").format(category=_(label(line.category)), name=person)
        outcomes = (
            Option(GIVEN, _("wel gegeven")),
            Option(NOT_GIVEN, _("niet gegeven")),
            Option(LATER, _("nog geen antwoord")),
        )
        when = When(f"{line.id}.uitkomst", (GIVEN,))
        return [
            Choice(f"{line.id}.uitkomst", line.wording, kind, needed=True, options=outcomes),
            Text(f"{line.id}.waarde", _("Wat is er gegeven?"), needed=True, when=when),
            Day(f"{line.id}.op", _("Van welke dag is dit?"), _("Leeg is vandaag."), when=when, past=True),
            yes_no(f"{line.id}.door", _("Mag het binnen de aanpak worden doorgegeven?"), when=when),
            Line(f"{line.id}.mits", _("Welke voorwaarde stelt de partij?"), _("Mag leeg."), when=when),
        ]

    def _of_secrecy(self) -> list[Field]:
        who = self._seat.opened.file.participant(self._request.participant)
        if not keeps_secrets(who):
            return []
        told = _("Naam en functie; leeg als er nog niets is besloten.")
        by_consent = When("grond", (SecrecyGround.TOESTEMMING.value,))
        return [
            Line("professional", _("Welke professional besloot?"), told),
            Line("registratie", _("Registratie"), _("BIG, SKJ of anders; mag leeg.")),
            Choice("wet", _("Welk beroepsgeheim?"), options=options_of(SecrecyAct)),
            Choice("grond", _("Op welke grond?"), options=options_of(SecrecyGround)),
            Line("toestemming", _("Wie gaf de professional toestemming?"), when=by_consent, needed=True),
            Day("besloten", _("Wanneer besloten?"), _("Leeg is vandaag."), past=True, latest=self._seat.desk.today()),
            Day("tot", _("Tot en met wanneer geldt het?"), _("Leeg is open.")),
            yes_no("ingelicht", _("Is de cliënt daarover ingelicht?")),
        ]

    def given(self) -> Raw:
        """What was read in, and the act this participant is under."""
        who = self._seat.opened.file.participant(self._request.participant)
        act = act_of(who)
        found = {"wet": raw_of(act)} if act and keeps_secrets(who) else {}
        reply = self._request.reply_waiting
        return found if reply is None else {**found, **self._of_reply(reply)}

    def _of_reply(self, reply: PartnerReply) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in reply.lines:
            found[f"{one.line}.uitkomst"] = GIVEN if one.given else NOT_GIVEN
            found[f"{one.line}.waarde"] = one.value
            found[f"{one.line}.op"] = raw_of(one.known_on)
            found[f"{one.line}.door"] = "" if one.passing_on is Answer.ONBEKEND else raw_of(one.passing_on)
            found[f"{one.line}.mits"] = one.conditions
        told = reply.secrecy
        if told is not None:
            found |= {
                "professional": told.professional,
                "registratie": told.registration,
                "wet": raw_of(told.act),
                "grond": raw_of(told.ground),
                "toestemming": told.consented_by,
                "besloten": raw_of(told.decided_on),
                "tot": raw_of(told.until),
                "ingelicht": "" if told.client_informed is Answer.ONBEKEND else raw_of(told.client_informed),
            }
        return found

    def check(self, filled: Filled) -> Mapping[str, str]:
        """A decision has an act and a ground; and something must have been answered."""
        lines = self._request.undecided
        if all(filled.text(f"{line.id}.uitkomst") == LATER for line in lines):
            return {f"{lines[0].id}.uitkomst": _("Er is nog geen antwoord om vast te leggen.")} if lines else {}
        if not filled.text("professional"):
            return {}
        found = {}
        if not filled.text("wet"):
            found["wet"] = _("Kies een van de mogelijkheden.")
        if not filled.text("grond"):
            found["grond"] = _("Kies een van de mogelijkheden.")
        return found

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        answered = [line for line in self._request.undecided if filled.text(f"{line.id}.uitkomst") != LATER]
        answers = [self._answer(filled, line) for line in answered]
        given = tuple(line.category for line in answered if filled.text(f"{line.id}.uitkomst") == GIVEN)
        return record_answer(self._seat.desk, self._seat.opened, self._asked_id, answers, self._secrecy(filled, given))

    def _answer(self, filled: Filled, line: RequestLine) -> LineAnswer:
        if filled.text(f"{line.id}.uitkomst") != GIVEN:
            return LineAnswer(line.id)
        return LineAnswer(
            line.id,
            filled.text(f"{line.id}.waarde"),
            filled.day(f"{line.id}.op"),
            filled.answer(f"{line.id}.door"),
            filled.text(f"{line.id}.mits"),
        )

    def _secrecy(self, filled: Filled, given: tuple[Category, ...]) -> SecrecyDecision | None:
        ground, act = filled.code("grond", SecrecyGround), filled.code("wet", SecrecyAct)
        if not filled.text("professional") or ground is None or act is None:
            return None
        silent = ground is SecrecyGround.NIET_DOORBROKEN
        return SecrecyDecision(
            professional=filled.text("professional"),
            registration=filled.text("registratie"),
            act=act,
            ground=ground,
            covers=() if silent else tuple(dict.fromkeys(given)),
            decided_on=filled.day("besloten") or self._seat.desk.today(),
            consented_by=filled.text("toestemming"),
            until=filled.day("tot"),
            client_informed=filled.answer("ingelicht"),
        )
