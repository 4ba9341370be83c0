"""*Nieuw*: what comes in. The boundary tests come first, because another route may go before everything else here."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Raw, Several, Text, When, options_of, raw_of, yes_no
from screens.form.screen import FormScreen
from wams_tui.casework.codes import Domain, Initiative
from wams_tui.casework.course.intake import Boundary, Support
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.intake import Door, Intake, take_in
from wams_tui.desk.desk import Desk
from wams_tui.locale import _

DOORS = {
    Boundary.ACUUT_GEVAAR: (
        N_("Is er acuut gevaar of een crisis?"),
        N_("Bel nu 112 of de crisisdienst. Dat gaat voor; deze aanpak wacht."),
    ),
    Boundary.VEILIG_THUIS: (
        N_("Is er huiselijk geweld of kindermishandeling, of een vermoeden?"),
        N_("Volg nu de stappen van de meldcode en overleg met Veilig Thuis: 0800-2000, dag en nacht."),
    ),
    Boundary.GEDWONGEN_ZORG: (
        N_("Lijkt gedwongen zorg nodig?"),
        N_("Meld het bij het meldpunt Wvggz van uw gemeente, of bij dementie of beperking bij het CIZ (Wzd)."),
    ),
}
"""What is asked at the door, and what to do now where the answer is yes."""


class IntakeForm(FormScreen):
    """A new case: a report, the client's own question, or a professional's request."""

    TITLE_TEXT: ClassVar[str] = N_("Nieuw: melding, vraag of verzoek")
    ABOUT: ClassVar[str] = N_(
        "Wat er binnenkomt. Eerst de drie grenzen: bij een ja staat erbij wat u nu doet, want die route gaat voor. Wat "
        "moet, staat boven; de rest mag later. Kiest u terreinen, dan begint de toets of dit Wams is. Tot "
        "de hulpvraag duidelijk is of de melding is beoordeeld, wordt alleen dit bewaard. Er wordt niets opgezocht of "
        "gekoppeld. F2 slaat op."
    )
    place = "nieuw"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._made = ""

    def fields(self) -> Sequence[Field]:
        """Return what is asked: what it is, the boundaries, about whom, and in whose words."""
        client, other = (Initiative.CLIENT,), (Initiative.MELDPUNT, Initiative.PROFESSIONAL)
        professional = (Initiative.PROFESSIONAL,)
        kinds = (Initiative.MELDPUNT, Initiative.CLIENT, Initiative.PROFESSIONAL)
        doors: list[Field] = []
        for boundary, (asks, tells) in DOORS.items():
            doors.append(yes_no(boundary.value, _(asks), yes=_(tells)))
            doors.append(
                Line(
                    f"{boundary.value}:gedaan", _("Wat is er gedaan?"),
                    _("Wie is gebeld of waar is gemeld, en wanneer."),
                    when=When(boundary.value, ("ja",)),
                )
            )  # fmt: skip
        return (
            Choice("soort", _("Wat komt er binnen?"), needed=True, options=options_of(kinds)),
            *doors,
            Line(
                "achternaam", _("Over wie gaat het? Achternaam"),
                _("Met tussenvoegsel ervoor; de voornaam mag na een komma: van der Meulen, Jan."), needed=True,
            ),
            Line("melder", _("Wie meldt of vraagt?"), _("Naam of functie, organisatie."), needed=True, when=_is(other)),
            Text("melding", _("Wat is er gemeld of gevraagd?"), needed=True, when=_is(other)),
            Text(
                "voortduren", _("Waaruit blijkt dat de problemen voortduren?"),
                _("Feiten. Zonder feiten hier en hieronder blijft het een melding."), when=_is(professional),
            ),
            Text("terugkeren", _("Waaruit blijkt dat zij terugkeren?"), when=_is(professional)),
            Text(
                "vraag", _("Wat wil de cliënt zelf?"),
                _("In eigen woorden. Is dat nog niet duidelijk, schrijf dan wat wel is gezegd bij de melding."),
                needed=True, when=_is(client),
            ),
            Several(
                "terreinen", _("Op welke terreinen zijn er problemen?"),
                _("Cijfers kiezen. Met Enter verder; het kan ook later, bij Is dit Wams?"), options=options_of(Domain),
            ),
            Text(
                "samenhang", _("Hoe hangen ze samen?"),
                _("Waarom lukt hulp op het ene niet zonder het andere? Mag later."),
                when=When("terreinen", tuple(one.value for one in Domain)),
            ),
            Text("woorden", _("Wat zegt de cliënt er zelf van?"), _("In eigen woorden; mag leeg."), when=_is(other)),
            Line("voornamen", _("Voornaam")),
            Day("geboren", _("Geboren op"), past=True, latest=self._desk.today()),
            Choice(
                "steun", _("Is een onafhankelijke cliëntondersteuner aangeboden?"),
                _("Gratis. Dit moet vóór het onderzoek gebeurd zijn, niet vóór dit gesprek."),
                options=options_of(Support),
            ),
            Day("op", _("Ontvangen op"), needed=True, past=True, latest=self._desk.today()),
        )  # fmt: skip

    def given(self) -> Raw:
        """Return what stands there: that it came in today."""
        return {"op": raw_of(self._desk.today())}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Say where a yes lacks what was done: the route that goes first is not passed by in silence."""
        wrong = _("Schrijf wat er is gedaan; kan dat nog niet, doe dat dan nu eerst.")
        return {
            f"{one.value}:gedaan": wrong
            for one in DOORS
            if filled.text(one.value) == "ja" and not filled.text(f"{one.value}:gedaan")
        }

    def save(self, filled: Filled) -> OpenCase | None:
        """Store the new case."""
        self._made = take_in(self._desk, _read(filled))
        return None

    def saved(self) -> None:
        """Open the new case."""
        from screens.case import CaseScreen
        from screens.seat import Seat

        self.house.push_screen(CaseScreen(Seat.at(self._desk, self._made)))


def _is(kinds: Sequence[Initiative]) -> When:
    return When("soort", tuple(one.value for one in kinds))


def _read(filled: Filled) -> Intake:
    kind = filled.code("soort", Initiative) or Initiative.MELDPUNT
    typed, _comma, given = filled.text("achternaam").partition(",")
    prefix, surname = split_surname(typed)
    danger, veilig_thuis, compulsion = (
        Door(filled.answer(one.value), filled.text(f"{one.value}:gedaan")) for one in DOORS
    )
    received = filled.day("op")
    if received is None:
        raise ValueError("a field that is needed is never empty here")
    return Intake(
        kind=kind,
        on=received,
        given_names=filled.text("voornamen") or given.strip(),
        prefix=prefix,
        surname=surname,
        birth_date=filled.day("geboren"),
        sender=filled.text("melder"),
        words=filled.text("melding"),
        help_question=filled.text("vraag") or filled.text("woorden"),
        persisting=filled.text("voortduren"),
        recurring=filled.text("terugkeren"),
        danger=danger,
        veilig_thuis=veilig_thuis,
        compulsion=compulsion,
        support=filled.code("steun", Support),
        domains=filled.codes("terreinen", Domain),
        coherence=filled.text("samenhang"),
    )


def split_surname(text: str) -> tuple[str, str]:
    """Return tussenvoegsel and surname: words before the first with a capital, as in *van der Meulen*, *'t Hart*."""
    words = text.split()
    first = next((place for place, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[:first]), " ".join(words[first:])
