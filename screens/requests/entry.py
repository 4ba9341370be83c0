"""*Nieuw verzoek*: what somebody asks of us, entered while they wait; the rules answer as one fills it in."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, Text, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.requests.forms import check_aim
from screens.requests.outside import LEFT_TO_DO, OUTSIDE, outsider_fields, outsider_of
from screens.seat import Seat
from screens.signs import SIGNS, possible_word
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.outsiders import as_asker
from wams_tui.casework.requests.request import CameBy, RequestLine
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.kinds import Effect
from wams_tui.desk.requests.assess import AskedLine, judged
from wams_tui.desk.requests.entering import Asked, Entry, enter
from wams_tui.locale import _, n_

_WHAT, _WORDS = "wat:", "woorden:"


class EntryForm(FormScreen):
    """An incoming request. Nothing is chosen beforehand; below the fields stands what the rules say of each part."""

    TITLE_TEXT: ClassVar[str] = N_("Nieuw verzoek")
    ABOUT: ClassVar[str] = N_(
        "Wie vraagt (ook wie niet deelneemt), waarvoor in hun woorden, en wat over wie. Onderaan staat per onderdeel "
        "wat mogelijk is, terwijl u invult; dat beslist nog niets. Doel en grondslag mogen leeg blijven. Zeg de vrager "
        "niet of er iets is: ook dat is een gegeven. F2 slaat op."
    )
    seat: Seat

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"verzoek-nieuw:{seat.opened.id}"
        self._made = ""

    def fields(self) -> Sequence[Field]:
        """Return who asks, what for, what about whom, and until when."""
        file, today = self.seat.opened.file, self.seat.desk.today()
        taking_part = {one.id for one in file.participants_on(today)}
        first = sorted(file.participants, key=lambda one: one.id not in taking_part)
        gone = _("doet nu niet mee")
        askers = (
            *(
                Option(one.id, f"{one.organisation} ({_(label(one.party))})", "" if one.id in taking_part else gone)
                for one in first
            ),
            Option(OUTSIDE, _("Iemand die niet deelneemt")),
        )
        about: list[Field] = []
        for person in file.persons:
            about.append(
                Several(
                    f"{_WHAT}{person.id}", _("Wat vragen zij over {name}?").format(name=person.short_name),
                    _("Kies elk soort gegeven met een cijfer, een letter of spatie; Enter gaat verder."),
                    options=options_of(Category),
                )
            )  # fmt: skip
            about.append(
                Line(
                    f"{_WORDS}{person.id}", _("In hun woorden, over {name}").format(name=person.short_name),
                    _("Bij meer onderdelen: in dezelfde volgorde, met ; ertussen."),
                    when=When(f"{_WHAT}{person.id}", tuple(one.value for one in Category)),
                )
            )  # fmt: skip
        return (
            Choice("wie", _("Wie vraagt?"), needed=True, options=askers),
            *outsider_fields(self.seat),
            Line("naam", _("Welke persoon daar vraagt het?")),
            Text("waarvoor", _("Waarvoor, in hun woorden?"), needed=True, rows=2),
            *about,
            Day("voor", _("Antwoord uiterlijk op")),
            Choice("termijn", _("Wat voor termijn is dat?"), options=options_of(DeadlineKind)),
            Choice("hoe", _("Hoe kwam het binnen?"), options=options_of(CameBy)),
            Day("op", _("Ontvangen op"), needed=True, past=True, latest=today),
            Line("kenmerk", _("Hun kenmerk")),
            Choice("doel", _("Waarvoor is het, naar uw oordeel?"), options=options_of(Purpose)),
            Choice(
                "grondslag", _("Op welke grondslag?"),
                options=tuple(Option(code.value, self.seat.desk.rules.basis(code).title) for code in Basis),
            ),
        )  # fmt: skip

    def given(self) -> Raw:
        """Return that it came in today."""
        return {"op": raw_of(self.seat.desk.today())}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Return what the rules say of each part, as far as it is filled in; counted above the keys as well."""
        found = self._judged(filled)
        if found:
            self.status.show(_counted(found))
        told = [line for one in found for line in _told(one)]
        return [(_(LEFT_TO_DO), Tone.WEIGH), *told] if found and filled.text("wie") == OUTSIDE else told

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Say where nothing is asked, or words and parts do not fit."""
        wrong: dict[str, str] = {}
        persons = self.seat.opened.file.persons
        if persons and not any(filled.chosen(f"{_WHAT}{one.id}") for one in persons):
            wrong[f"{_WHAT}{persons[0].id}"] = _("Kies bij ten minste één persoon wat er wordt gevraagd.")
        for person in persons:
            parts = len(filled.chosen(f"{_WHAT}{person.id}"))
            words = _split(filled.text(f"{_WORDS}{person.id}"))
            if parts and len(words) not in (0, 1, parts):
                text = _(
                    "Er zijn {parts} onderdelen en {words} stukken tekst; zet één stuk per onderdeel, of één voor alle."
                )
                wrong[f"{_WORDS}{person.id}"] = text.format(parts=parts, words=len(words))
        due, received = filled.day("voor"), filled.day("op")
        if due is not None and received is not None and due < received:
            wrong["voor"] = _("Dit ligt voor de dag van ontvangst.")
        if wrong:
            return wrong
        asker = self._asker(filled)
        return {} if asker is None else check_aim(self.seat, asker, filled)

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it."""
        outsider = outsider_of(self.seat, filled)
        entry = Entry(
            participant="" if outsider is not None else filled.text("wie"),
            outsider=outsider,
            purpose_words=filled.text("waarvoor"),
            lines=tuple(self._asked(filled)),
            received_on=filled.day("op") or self.seat.desk.today(),
            due_on=filled.day("voor"),
            due_nature=filled.code("termijn", DeadlineKind) or DeadlineKind.ORDE,
            asker_name=filled.text("naam"),
            reference=filled.text("kenmerk"),
            came_by=filled.code("hoe", CameBy),
            purpose=filled.code("doel", Purpose),
            basis=filled.code("grondslag", Basis),
        )
        opened, self._made = enter(self.seat.desk, self.seat.opened, entry)
        return opened

    def saved(self) -> None:
        """Open what was entered."""
        from screens.requests.request import RequestScreen

        if self._made:
            self.house.push_screen(RequestScreen(self.seat, self._made))

    def _asked(self, filled: Filled) -> list[Asked]:
        found = []
        for person in self.seat.opened.file.persons:
            kinds = filled.codes(f"{_WHAT}{person.id}", Category)
            words = _split(filled.text(f"{_WORDS}{person.id}"))
            for number, kind in enumerate(kinds):
                own = words[number] if len(words) == len(kinds) else words[0] if words else _(label(kind)).lower()
                found.append(Asked(person.id, kind, own))
        return found

    def _asker(self, filled: Filled) -> Participant | None:
        """Who asks, as far as it is filled in: a participant, or an outsider as the rules are asked about it."""
        chosen = filled.text("wie")
        if chosen == OUTSIDE:
            outsider = outsider_of(self.seat, filled)
            return None if outsider is None else as_asker(outsider)
        return self.seat.opened.file.participant(chosen) if chosen else None

    def _judged(self, filled: Filled) -> Sequence[AskedLine]:
        file, asker = self.seat.opened.file, self._asker(filled)
        if asker is None:
            return ()
        lines = [
            RequestLine(id=str(number), person=one.person, category=one.category, wording=one.wording)
            for number, one in enumerate(self._asked(filled))
        ]
        purpose, basis = filled.code("doel", Purpose), filled.code("grondslag", Basis)
        return judged(self.seat.desk, file, asker, lines, purpose, basis if purpose else None)


def _counted(found: Sequence[AskedLine]) -> str:
    count = {effect: sum(one.possibility.effect is effect for one in found) for effect in Effect}
    parts = [f"{count[effect]} {_(SIGNS[effect].word)}" for effect in Effect if count[effect]]
    head = n_("{count} onderdeel", "{count} onderdelen", len(found)).format(count=len(found))
    return f"{head}: {', '.join(parts)}"


def _told(one: AskedLine) -> list[Paragraph]:
    found = one.possibility
    sign = SIGNS[found.effect]
    what = _("{category} van {name}").format(category=_(label(one.line.category)), name=one.person.short_name)
    lines: list[Paragraph] = [(f"{sign.sign}  \t{what}: {possible_word(found)}", sign.tone)]
    if not found.verdict.allows:
        lines.append((f"       {found.verdict.reason}", Tone.PLAIN))
        lines += [
            (f"       {text}", Tone.DIM)
            for text in (_("wel kan: {text}").format(text=t) for t in found.verdict.alternatives[:1])
        ]
    return lines


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
