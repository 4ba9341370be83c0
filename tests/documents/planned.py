"""Copies of a plan and of minutes, as releases, for whoever makes documents of them."""

from datetime import date, datetime, time, timedelta

from tests.documents.make import content, recorded
from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.release import (
    Handout,
    HandoutKind,
    PartKind,
    Recipient,
    Release,
    ReleasedField,
    ReleasedPart,
    Subject,
)

ONLY = (Category.HULPVRAAG_PLAN,)
DAY = date(2026, 11, 2)
MOTHER = Subject(id="p1", label="Femke de Boer")
_MADE = datetime.combine(date(2026, 11, 21), time(13, 5))


def part(number: int, kind: PartKind, value: str, **more: object) -> ReleasedField:
    """Return a part of a plan about one person."""
    place = ReleasedPart.model_validate({"kind": kind, "id": f"deel-{number}", **more})
    return ReleasedField(
        persons=("p1",), categories=ONLY, label=kind.value.capitalize(), value=value, source="opgeschreven in het plan",
        obtained_on=DAY, confirmed_on=DAY, part=place,
    )  # fmt: skip


def name() -> ReleasedField:
    """Return her name, released."""
    return ReleasedField(
        persons=("p1",), categories=(Category.IDENTITEIT,), label="Naam", value="Femke de Boer", source="casus"
    )


def parts() -> tuple[ReleasedField, ...]:
    """Return a plan with two goals and everything that can be in one."""
    soon, late = date(2026, 12, 3), date(2026, 11, 12)
    return (
        part(1, PartKind.PROBLEMEN, "De huur is drie maanden niet betaald."),
        part(2, PartKind.SAMENHANG, "Door de schulden slaapt zij slecht, en door slecht slapen lukt het werk niet."),
        part(3, PartKind.KRACHT, "Zij kookt elke dag voor de kinderen."),
        part(4, PartKind.DOEL, "De huur weer op tijd betalen.\n01-11-2026, deels bereikt: twee keer gelukt",
             by_when=soon, state="deels-bereikt"),
        part(5, PartKind.ACTIE, "De schuld in termijnen laten betalen.", under="deel-4", who="Woonstichting De Esdoorn",
             by_when=soon, starts_on=DAY, state="bezig", sort="actie", own=True),
        part(6, PartKind.ACTIE, "Elke week samen de post openen.", under="deel-4", who="Femke de Boer", by_when=late,
             starts_on=DAY, state="afgesproken", sort="actie"),
        part(7, PartKind.WOORDEN, "Ik wil dit zelf doen, zonder dat iemand het overneemt!", under="deel-6",
             who="Femke de Boer", sort="niet-eens"),
        part(8, PartKind.DOEL, "Weer een nacht doorslapen."),
        part(9, PartKind.ACTIE, "Naar het spreekuur gaan.", under="deel-8", who="een andere partij in de aanpak",
             by_when=date(2026, 11, 9), done_on=date(2026, 11, 9), starts_on=DAY, state="gedaan", sort="actie"),
        part(10, PartKind.ACTIE, "Geen ontruiming zolang er wordt betaald.", who="Woonstichting De Esdoorn", own=True,
             by_when=date(2027, 3, 1), starts_on=DAY, state="afgesproken", sort="tijdelijk-niet-handhaven"),
        part(11, PartKind.ACTIE, "Een wasmachine.\nBedrag: € 250,00", who="een andere partij in de aanpak",
             by_when=soon, starts_on=DAY, state="afgesproken", sort="snelle-hulp"),
        part(12, PartKind.WOORDEN, "Fijn dat er nu één plan is.", who="Femke de Boer", sort="zegt"),
    )  # fmt: skip


def copy_for_a_partner() -> Release:
    """Return the copy of a housing corporation."""
    return _copy(content(name(), *parts(), subjects=(MOTHER,)), family=False)


def copy_for_the_family() -> Release:
    """Return the copy of the mother herself."""
    made = content(name(), *parts(), subjects=(MOTHER,), conditions=())
    reader = Recipient(participant="d9", organisation="Femke de Boer", party=Party.CLIENT, hat=Hat.BETROKKENE)
    return _copy(made.model_copy(update={"recipient": reader}), family=True)


def minutes() -> Release:
    """Return the minutes of the corporation."""
    made = content(
        part(1, PartKind.AGENDAPUNT, "De huur"),
        part(2, PartKind.BESLUIT, "De termijnen beginnen in december.", under="deel-1"),
        part(3, PartKind.BESLUIT, "Wij bellen elkaar in januari."),
        part(4, PartKind.AANWEZIG, "was erbij", who="Femke de Boer"),
        part(5, PartKind.ACTIE, "Een brief sturen over de termijnen.", who="Woonstichting De Esdoorn", own=True,
             by_when=date(2026, 12, 3), starts_on=DAY, state="afgesproken", sort="actie"),
        subjects=(MOTHER,),
    )  # fmt: skip
    facts = (("Overleg", "2 november 2026, 14.00 tot 15.00 uur"), ("Plaats", "Wijkhuis"), ("Aanwezig", "U was erbij."))
    return recorded(made.model_copy(update={"handout": Handout(kind=HandoutKind.VERSLAG, facts=facts)}))


def agenda() -> Release:
    """Return the agenda that the corporation gets beforehand."""
    made = content(
        name(),
        part(1, PartKind.AGENDAPUNT, "De huur", who="Woonstichting De Esdoorn"),
        part(2, PartKind.AGENDAPUNT, "Wanneer de termijnen beginnen", who="een andere partij in de aanpak"),
        subjects=(MOTHER,),
    )
    facts = (("Overleg", "7 december 2026, 14.00 tot 15.00 uur"),)
    return recorded(made.model_copy(update={"handout": Handout(kind=HandoutKind.AGENDA, facts=facts)}))


def hand_over_sheet() -> Release:
    """Return the sheet of the coordinator of another municipality, who takes over."""
    son = Subject(id="p2", label="Joep de Boer")
    born = ReleasedField(
        persons=("p1",), categories=(Category.IDENTITEIT,), label="Geboortedatum", value="03-12-1984", source="casus"
    )
    his = ReleasedField(
        persons=("p2",), categories=(Category.IDENTITEIT,), label="Naam", value="Joep de Boer", source="casus"
    )
    place = ReleasedField(
        persons=("p2",), categories=(Category.HUISHOUDEN,), label="Plaats in het huishouden", value="kind",
        source="casus",
    )  # fmt: skip
    arrears = ReleasedField(
        persons=("p1",), categories=(Category.WONEN,), label="Huurachterstand", value="Drie maanden, € 2.148,50.",
        source="Woonstichting De Esdoorn", obtained_on=DAY, conditions=("Alleen voor de betalingsregeling.",),
    )  # fmt: skip
    told = (
        part(13, PartKind.INGELICHT, "02-11-2026, aan Woonstichting De Esdoorn: wonen, hulpvraag en plan"),
        part(14, PartKind.INGELICHT, "20-10-2026, aan GGZ Voorbeeldstad: hulpvraag en plan (later ingetrokken)"),
    )
    made = content(name(), born, his, place, arrears, *parts(), *told, subjects=(MOTHER, son))
    reader = Recipient(
        participant="d8", organisation="Gemeente Elders", party=Party.TOEGANG, hat=Hat.COORDINATIE,
        function="coördinator", person_name="S. Yilmaz",
    )  # fmt: skip
    controller = "Tot de overdracht is College van B en W van Voorbeeldstad verantwoordelijk voor de gegevens."
    handout = Handout(
        kind=HandoutKind.OVERDRACHT,
        number=2,
        facts=(
            ("Waarom", "U neemt de coördinatie over."),
            ("Coördinator", "Tjeerd Hoekstra (tot nu toe)"),
            ("Verantwoordelijk", f"{controller} Wie overneemt, bepaalt opnieuw wie dat is."),
            ("Evaluatie", "21 januari 2027"),
        ),
        sign=("Gemeente Elders", "Coördinator, namens College van B en W van Voorbeeldstad"),
    )
    return recorded(made.model_copy(update={"recipient": reader, "handout": handout, "made_at": _MADE}))


def _copy(made: object, *, family: bool) -> Release:
    handout = Handout(
        kind=HandoutKind.PLAN,
        number=2,
        family=family,
        facts=(("Evaluatie", "21 januari 2027"), ("Coördinator", "Tjeerd Hoekstra")),
        sign=("Femke de Boer" if family else "Woonstichting De Esdoorn", "Coördinator, namens het college"),
    )
    assert hasattr(made, "model_copy")
    return recorded(made.model_copy(update={"handout": handout, "made_at": _MADE + timedelta(0)}))
