"""The forms of a conference: when and who, what an item is about, and who is there."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Field, Filled, Line, Option, Raw, Several, options_of
from screens.form.screen import FormScreen
from screens.meeting.words import as_what, called, when
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.meeting.typed import Hours, NotReadError, typed_hours
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.meeting.holding import begin
from wams_tui.desk.meeting.preparing import Wanted, change_item, invitable, normally_there, prepare, prepare_anew
from wams_tui.locale import _

_ALL = "allen"
_OUTSIDE = (PersonRole.MELDER, PersonRole.DERDE)


class MeetingForm(FormScreen):
    """When and where a conference is, and who is invited.

    Args:
        seat: The case.
        meeting: A conference to change; empty for a new one.
    """

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Overleg voorbereiden")
    ABOUT: ClassVar[str] = N_(
        "Wanneer het overleg is en wie erbij is. Schrijf dag en tijd achter elkaar: vr 14:00-15:30. Het gezin is er "
        "normaal bij; is niemand van het huishouden uitgenodigd, schrijf dan waarom."
    )

    def __init__(self, seat: Seat, meeting: str = "") -> None:
        super().__init__(seat)
        self._meeting = meeting
        self._made = ""
        self.place = f"overleg-formulier:{seat.opened.id}:{meeting}"

    def fields(self) -> Sequence[Field]:
        """Return when, where and who."""
        file = self.seat.opened.file
        before = file.meeting(self._meeting) if self._meeting else None
        day = before.on if before is not None else self.seat.desk.today()
        here = dict.fromkeys([one.id for one in invitable(file, day)])
        gone = [one for one in (before.invited if before is not None else ()) if one not in here]
        people = [one.id for one in file.persons if one.role not in _OUTSIDE]
        options = (
            [Option(_ALL, _("wie die dag meedoet, en van het huishouden wie 12 of ouder is"))] if before is None else []
        )
        options += [Option(one, as_what(file, one)) for one in (*here, *gone, *people)]
        return (
            Line("wanneer", _("Wanneer?"), _("vr 14:00-15:30, 3-12 om 9.30, over 2 wk 14 uur"), needed=True),
            Line("plaats", _("Waar?"), _("Komt niet in het bestand voor de agenda.")),
            Several("wie", _("Wie nodigt u uit?"), needed=True, options=tuple(options)),
            Line("zonder", _("Waarom zonder het huishouden?"), _("Alleen als u niemand van het huishouden kiest.")),
        )

    def given(self) -> Raw:
        """What is known already of one that is changed."""
        if not self._meeting:
            return {}
        before = self.seat.opened.file.meeting(self._meeting)
        return {
            "wanneer": f"{before.on:%d-%m-%Y} {before.starts_at:%H:%M}-{before.ends_at:%H:%M}",
            "plaats": before.place,
            "wie": ",".join(before.listeners),
            "zonder": before.without_family,
        }

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say how day and time are read."""
        if not filled.text("wanneer"):
            return []
        hours = self._hours(filled)
        if isinstance(hours, str):
            return []
        made = Meeting(id="", on=hours.on, starts_at=hours.starts_at, ends_at=hours.ends_at, made_on=hours.on, by="")
        return [(_("gelezen als {when}").format(when=when(made)), Tone.DIM)]

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Say what cannot be read."""
        hours = self._hours(filled)
        return {"wanneer": hours} if isinstance(hours, str) else {}

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        hours = self._hours(filled)
        if isinstance(hours, str):
            raise TypeError(hours)
        wanted = self._wanted(filled, hours)
        desk, opened = self.seat.desk, self.seat.opened
        if self._meeting:
            return prepare_anew(desk, opened, self._meeting, wanted)
        opened, self._made = prepare(desk, opened, wanted)
        return opened

    def saved(self) -> None:
        """Go on to the agenda of a new one."""
        if self._made:
            from screens.meeting.screen import MeetingScreen

            self.app.push_screen(MeetingScreen(self.seat, self._made))

    def _wanted(self, filled: Filled, hours: Hours) -> Wanted:
        file = self.seat.opened.file
        chosen = filled.chosen("wie")
        around = [one.id for one in file.participants]
        people = [one.id for one in file.persons]
        if _ALL in chosen:
            chosen |= {one.id for one in invitable(file, hours.on)} | set(normally_there(file, hours.on))
        return Wanted(
            hours.on, hours.starts_at, hours.ends_at, filled.text("plaats"),
            tuple(one for one in around if one in chosen), tuple(one for one in people if one in chosen),
            filled.text("zonder"),
        )  # fmt: skip

    def _hours(self, filled: Filled) -> Hours | str:
        try:
            return typed_hours(filled.text("wanneer"), self.seat.desk.today())
        except NotReadError as error:
            return _(error.sentence).format(**error.params)


class ItemForm(FormScreen):
    """What an agenda item is about, and who brings it in."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Agendapunt")
    ABOUT: ClassVar[str] = N_(
        "Waar het punt om gaat, over wie, en welke soorten gegevens er dan ter tafel komen. Daaruit volgt wat er tegen "
        "wie in de kamer gezegd kan worden. Kiest u doelen uit het plan, dan komen hun personen en soorten erbij."
    )

    def __init__(self, seat: Seat, meeting: str, item: str) -> None:
        super().__init__(seat)
        self._meeting, self._item = meeting, item
        self.place = f"overleg-punt-formulier:{seat.opened.id}:{meeting}:{item}"

    @property
    def _before(self) -> AgendaItem:
        return self.seat.opened.file.meeting(self._meeting).item(self._item)

    def fields(self) -> Sequence[Field]:
        """Return what it is called and what it is about."""
        file = self.seat.opened.file
        meeting = file.meeting(self._meeting)
        goals = tuple(Option(one.id, one.what) for one in goals_in_order(file))
        who = tuple(Option(one, as_what(file, one)) for one in meeting.listeners)
        persons = tuple(Option(one.id, one.name) for one in file.persons)
        asked: list[Field] = [
            Line("titel", _("Waar gaat het om?"), needed=True),
            Several("personen", _("Over wie?"), needed=True, options=persons),
            Several(
                "soorten", _("Welke soorten gegevens komen ter tafel?"), needed=True,
                options=options_of(kinds_first(file)),
            ),
        ]  # fmt: skip
        if goals:
            asked.append(Several("doelen", _("Bij welke doelen hoort het?"), options=goals))
        asked.append(Choice("wie", _("Wie brengt het in?"), options=who))
        return asked

    def given(self) -> Raw:
        """What it says already."""
        before = self._before
        return {
            "titel": before.title,
            "personen": ",".join(before.persons),
            "soorten": ",".join(before.categories),
            "doelen": ",".join(before.about),
            "wie": before.presenter,
        }

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        file, before = self.seat.opened.file, self._before
        goals = {one.id for one in file.goals}
        about = (*(one for one in before.about if one not in goals), *sorted(filled.chosen("doelen")))
        after = before.model_copy(
            update={
                "title": filled.text("titel"),
                "persons": tuple(one.id for one in file.persons if one.id in filled.chosen("personen")),
                "categories": filled.codes("soorten", Category),
                "about": tuple(one.id for one in file.goals if one.id in about) + tuple(
                    one for one in about if one not in goals
                ),
                "presenter": filled.text("wie"),
            }
        )  # fmt: skip
        return change_item(self.seat.desk, self.seat.opened, self._meeting, after)


def kinds_first(file: CaseFile) -> list[Category]:
    """Return every kind of data, those of which this case holds something first."""
    held = {item.category for item in file.items} | {kind for text in file.texts for kind in text.categories}
    return sorted(Category, key=lambda kind: (kind is not Category.HULPVRAAG_PLAN, kind not in held))


class AttendanceForm(FormScreen):
    """Who is there; with that the conference begins."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Wie is er?")
    ABOUT: ClassVar[str] = N_(
        "Wie er nu is. Daarmee begint het overleg en kunt u typen wat er wordt besloten. Is er niemand van het "
        "huishouden, schrijf dan waarom; dat staat ook in het verslag. Wie later komt of eerder gaat, zegt u bij het "
        "agendapunt."
    )

    def __init__(self, seat: Seat, meeting: str) -> None:
        super().__init__(seat)
        self._meeting = meeting
        self.place = f"overleg-aanwezig:{seat.opened.id}:{meeting}"

    def fields(self) -> Sequence[Field]:
        """Return who was invited, to say of each whether they are there."""
        file = self.seat.opened.file
        meeting = file.meeting(self._meeting)
        options = [Option(_ALL, _("iedereen die is uitgenodigd"))]
        options += [Option(one, as_what(file, one)) for one in meeting.listeners]
        return (
            Several("wie", _("Wie is er?"), needed=True, options=tuple(options)),
            Line("reden", _("Is er niemand van het huishouden: waarom?"), _("Anders leeg laten.")),
        )

    def given(self) -> Raw:
        """Who was said to be there before."""
        meeting = self.seat.opened.file.meeting(self._meeting)
        return {"wie": ",".join(one.who for one in meeting.attendance if one.came)}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say who then stayed away."""
        file = self.seat.opened.file
        chosen = filled.chosen("wie")
        away = [one for one in file.meeting(self._meeting).listeners if one not in chosen]
        if not chosen or _ALL in chosen or not away:
            return []
        known = called(file)
        told = _("Niet gekomen: {names}.").format(names=", ".join(known.get(one, "?") for one in away))
        return [(told, Tone.WEIGH)]

    def save(self, filled: Filled) -> OpenCase:
        """Begin."""
        meeting = self.seat.opened.file.meeting(self._meeting)
        chosen = filled.chosen("wie")
        came = meeting.listeners if _ALL in chosen else chosen
        return begin(self.seat.desk, self.seat.opened, self._meeting, came, {"": filled.text("reden")})
