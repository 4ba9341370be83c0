"""The forms of the plan: everything of one part, for changing it; own words have none."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, Text, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.plan.lines import ACTION, GOAL, PROBLEMS, STRENGTH
from screens.plan.typed import owner_choices, person_choices
from screens.seat import Seat
from wams_tui.casework.codes import Category, Domain
from wams_tui.casework.plan.amounts import NOT_AN_AMOUNT, NoAmountError, amount_text, parse_amount
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal, PlanPart, Strength
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.plan.course import in_state
from wams_tui.desk.plan.drafting import change, describe, kinds_with, part_of
from wams_tui.desk.plan.undo import Step, step_between
from wams_tui.locale import _

Noted = Callable[[Step | None], None]
"""Told how a change can be taken back."""

KINDS = tuple(one for one in Category if one is not Category.HULPVRAAG_PLAN)
"""What a part can hold besides the plan itself."""


class PartForm(FormScreen):
    """A form about one part of the plan.

    Args:
        seat: The case.
        part: The id of the part.
        noted: Told how the change can be taken back.
    """

    KIND: ClassVar[str] = ""
    seat: Seat

    def __init__(self, seat: Seat, part: str = "", noted: Noted | None = None) -> None:
        super().__init__(seat)
        self.seat = seat
        self._part = part
        self._noted = noted
        self._before = seat.opened
        self.place = f"plan-formulier:{seat.opened.id}:{self.KIND}:{part}"

    def save(self, filled: Filled) -> OpenCase:
        """Store the part."""
        self._before = self.seat.opened
        return self.store(filled)

    def store(self, filled: Filled) -> OpenCase:
        """Store what was filled in; for subclasses."""
        raise NotImplementedError

    def saved(self) -> None:
        """Let the plan remember how to take it back."""
        if self._noted is not None:
            self._noted(step_between(self._before, self.seat.opened))

    def about(self) -> tuple[Field, ...]:
        """Of whom and of what it speaks."""
        return (
            Several(
                "personen",
                _("Over wie gaat dit?"),
                _("Wie bij naam wordt genoemd, komt er vanzelf bij."),
                options=tuple(Option(one.code, one.label) for one in person_choices(self.seat.opened.file)),
            ),
            Several(
                "soorten",
                _("Gaat het over nog iets anders dan het plan?"),
                _("Alleen als het er echt staat: dan telt dat mee bij wie het mag lezen."),
                options=options_of(KINDS),
            ),
        )

    def given_about(self, part: PlanPart) -> dict[str, str]:
        """Of whom and of what it speaks now."""
        return {"personen": ",".join(part.persons), "soorten": raw_of(one for one in part.categories if one in KINDS)}

    def tags(self, filled: Filled) -> dict[str, object]:
        """What was filled in of that."""
        chosen = filled.chosen("personen")
        persons = tuple(one.id for one in self.seat.opened.file.persons if one.id in chosen)
        return {"persons": persons, "categories": kinds_with(filled.codes("soorten", Category))}


class ProblemsForm(PartForm):
    """What the problems are, and how they hang together."""

    KIND: ClassVar[str] = "problemen"
    TITLE_TEXT: ClassVar[str] = N_("Wat er speelt")
    ABOUT: ClassVar[str] = N_(
        "Kort wat er speelt, en hoe het een met het ander samenhangt: daarom is er één plan. In de woorden van het "
        "gezin; wat ieder zelf zegt, legt u met z vast."
    )

    def fields(self) -> Sequence[Field]:
        """Problems and connection."""
        return (
            Text("problemen", _("Wat speelt er?"), rows=3),
            Text("samenhang", _("Hoe hangt het samen?"), rows=3),
        )

    def given(self) -> Raw:
        """What stands there."""
        plan = self.seat.opened.file.plan
        return {"problemen": plan.problems, "samenhang": plan.connection}

    def store(self, filled: Filled) -> OpenCase:
        """Store both."""
        return describe(self.seat.desk, self.seat.opened, filled.text("problemen"), filled.text("samenhang"))


class StrengthForm(PartForm):
    """Something that goes well."""

    KIND: ClassVar[str] = STRENGTH
    TITLE_TEXT: ClassVar[str] = N_("Wat goed gaat")
    ABOUT: ClassVar[str] = N_("Wat goed gaat, of wat het gezin zelf al doet.")

    @property
    def part(self) -> Strength:
        """The part as on the desk."""
        found = part_of(self.seat.opened.file, self._part)
        if not isinstance(found, Strength):
            raise KeyError(self._part)
        return found

    def fields(self) -> Sequence[Field]:
        """What, and about whom."""
        return (Text("wat", _("Wat gaat goed?"), needed=True, rows=2), *self.about())

    def given(self) -> Raw:
        """What stands there."""
        return {"wat": self.part.what, **self.given_about(self.part)}

    def store(self, filled: Filled) -> OpenCase:
        """Store it."""
        changed = self.part.model_copy(update={"what": filled.text("wat"), **self.tags(filled)})
        return change(self.seat.desk, self.seat.opened, changed)


class GoalForm(PartForm):
    """A goal."""

    KIND: ClassVar[str] = GOAL
    TITLE_TEXT: ClassVar[str] = N_("Doel van het gezin")
    ABOUT: ClassVar[str] = N_(
        "Een doel in de woorden van het gezin. Een leefgebied hoeft er niet bij; noem het alleen als het helpt."
    )

    @property
    def part(self) -> Goal:
        """The goal as on the desk."""
        return self.seat.opened.file.goal(self._part)

    def fields(self) -> Sequence[Field]:
        """What, by when, whose, and the field of life where that helps."""
        return (
            Text("wat", _("Wat wil het gezin?"), needed=True, rows=2),
            Day("klaar", _("Uiterlijk wanneer?")),
            *self.about(),
            Choice("leefgebied", _("Leefgebied"), _("Hoeft niet."), options=options_of(Domain)),
        )

    def given(self) -> Raw:
        """What stands there."""
        goal = self.part
        return {
            "wat": goal.what,
            "klaar": raw_of(goal.by_when),
            "leefgebied": raw_of(goal.domain),
            **self.given_about(goal),
        }

    def store(self, filled: Filled) -> OpenCase:
        """Store it."""
        values = {
            "what": filled.text("wat"),
            "by_when": filled.day("klaar"),
            "domain": filled.code("leefgebied", Domain),
            **self.tags(filled),
        }
        return change(self.seat.desk, self.seat.opened, self.part.model_copy(update=values))


class ActionForm(PartForm):
    """An action or agreement."""

    KIND: ClassVar[str] = ACTION
    TITLE_TEXT: ClassVar[str] = N_("Actie of afspraak")
    ABOUT: ClassVar[str] = N_(
        "Wie doet wat, uiterlijk wanneer. Een afspraak kan ook zijn dat iets een tijd niet wordt gehandhaafd of "
        "ingevorderd, of snelle hulp uit een klein budget. Zegt iemand dat dit een andere actie tegenwerkt, kies die "
        "dan onderaan: het staat er dan bij, als vraag."
    )

    @property
    def part(self) -> Action:
        """The action as on the desk."""
        return self.seat.opened.file.action(self._part)

    def fields(self) -> Sequence[Field]:
        """What, who, when, of what kind, how far; and below it what is seldom needed."""
        file = self.seat.opened.file
        who = list(owner_choices(file, self.seat.desk.today()))
        if self.part.owner and self.part.owner not in {one.code for one in who}:
            who.append(Option(self.part.owner, owner_name(file, self.part.owner) or _("iemand die er niet meer is")))
        goals = [Option(one.id, one.what) for one in goals_in_order(file)]
        others = [
            Option(one.id, one.what) for one in file.actions if one.id != self._part and one.is_open
        ]  # fmt: skip
        return (
            Text("wat", _("Wat wordt er gedaan?"), needed=True, rows=2),
            Choice("wie", _("Wie doet dit?"), options=tuple(who)),
            Day("klaar", _("Uiterlijk wanneer? Bij niet handhaven: tot en met welke dag?")),
            Choice("soort", _("Wat voor afspraak is het?"), needed=True, options=options_of(ActionKind)),
            Line(
                "bedrag", _("Welk bedrag?"), _("250 of 1.250,00"), needed=True,
                when=When("soort", (ActionKind.SNELLE_HULP,)),
            ),
            Choice("stand", _("Hoe ver is het?"), needed=True, options=options_of(ActionState)),
            Text("resultaat", _("Wat kwam ervan?"), rows=1),
            *self.about(),
            Choice("wet", _("Onder welke wet?"), _("Leeg: die van wie het doet."), options=options_of(Domain)),
            Choice("doel", _("Bij welk doel?"), _("Leeg: voor het hele plan."), options=tuple(goals)),
            Several(
                "tegen",
                _("Werkt dit een andere actie tegen?"),
                options=tuple(sorted(others, key=lambda one: (one.label.casefold(), one.code))),
            ),
        )  # fmt: skip

    def given(self) -> Raw:
        """What stands there."""
        one = self.part
        return {
            "wat": one.what,
            "wie": one.owner,
            "klaar": raw_of(one.by_when),
            "soort": raw_of(one.kind),
            "bedrag": amount_text(one.amount) if one.amount else "",
            "stand": raw_of(one.state),
            "resultaat": one.result,
            "wet": raw_of(one.law),
            "doel": one.goal,
            "tegen": ",".join(one.against),
            **self.given_about(one),
        }

    def check(self, filled: Filled) -> Mapping[str, str]:
        """An amount that can be read."""
        if filled.text("bedrag"):
            try:
                parse_amount(filled.text("bedrag"))
            except NoAmountError:
                return {"bedrag": _(NOT_AN_AMOUNT)}
        return {}

    def store(self, filled: Filled) -> OpenCase:
        """Store it."""
        before = self.part
        kind = filled.code("soort", ActionKind) or before.kind
        against = filled.chosen("tegen")
        values = {
            "what": filled.text("wat"),
            "owner": filled.text("wie"),
            "by_when": filled.day("klaar"),
            "kind": kind,
            "amount": parse_amount(filled.text("bedrag")) if kind is ActionKind.SNELLE_HULP else None,
            "result": filled.text("resultaat"),
            "law": filled.code("wet", Domain),
            "goal": filled.text("doel"),
            "against": tuple(one for one in before.against if one in against)
            + tuple(sorted(against - {*before.against})),
            **self.tags(filled),
        }
        state = filled.code("stand", ActionState) or before.state
        changed = in_state(self.seat.desk, before.model_copy(update=values), state)
        return change(self.seat.desk, self.seat.opened, changed)


FORMS: Mapping[str, type[PartForm]] = {form.KIND: form for form in (ProblemsForm, StrengthForm, GoalForm, ActionForm)}
"""Every form of the plan, by the kind in its place."""


def form_for(seat: Seat, kind: str, id: str, noted: Noted | None = None) -> PartForm | None:
    """Return the form of a line of the plan; nothing where it has none.

    Raises:
        KeyError: the plan has no such part any more.
    """
    if f"{kind}:{id}" == PROBLEMS:
        return ProblemsForm(seat, "", noted)
    if kind not in FORMS:
        return None
    part_of(seat.opened.file, id)
    return FORMS[kind](seat, id, noted)
