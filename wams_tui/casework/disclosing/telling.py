"""What a person reads about what was shared of them: short sentences in plain Dutch (A2), their rights included."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.disclosing.letter import LetterPart

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip

KINDS: Mapping[Category, str] = MappingProxyType(
    {
        Category.IDENTITEIT: "wie u bent, zoals uw naam of adres",
        Category.GEHEIM_ADRES: "uw geheime adres",
        Category.BSN: "uw burgerservicenummer (BSN)",
        Category.HUISHOUDEN: "met wie u woont",
        Category.BEKENDHEID: "bij wie u bekend bent",
        Category.HULPVRAAG_PLAN: "uw vraag om hulp en de afspraken",
        Category.GEZONDHEID: "uw gezondheid",
        Category.JEUGDHULP: "hulp bij opvoeden of opgroeien",
        Category.SCHULDEN_INKOMEN: "uw geld of uw schulden",
        Category.WONEN: "uw huis of de huur",
        Category.ONDERWIJS: "school",
        Category.UITKERING_WERK: "uw werk of uitkering",
        Category.STRAFRECHT: "politie of de rechter",
        Category.HUISELIJK_GEWELD: "veiligheid thuis",
        Category.ONREGELMATIGHEID: "iets dat misschien niet klopte",
        Category.OVERIG_BIJZONDER: "iets heel persoonlijks, zoals uw geloof of afkomst",
        Category.VERBLIJFSSTATUS: "uw recht om in Nederland te wonen",
        Category.DERDEN: "andere mensen om u heen",
        Category.WERKAANTEKENING: "een aantekening over ons werk met u",
    }
)
"""Kinds of data in words for whom they are about."""

KINDS_OF: Mapping[Category, str] = MappingProxyType(
    {
        Category.IDENTITEIT: "wie {name} is, zoals naam of adres",
        Category.GEHEIM_ADRES: "het geheime adres van {name}",
        Category.BSN: "het burgerservicenummer (BSN) van {name}",
        Category.HUISHOUDEN: "met wie {name} woont",
        Category.BEKENDHEID: "bij wie {name} bekend is",
        Category.HULPVRAAG_PLAN: "de vraag om hulp voor {name} en de afspraken",
        Category.GEZONDHEID: "de gezondheid van {name}",
        Category.JEUGDHULP: "hulp bij het opgroeien van {name}",
        Category.SCHULDEN_INKOMEN: "geld of schulden",
        Category.WONEN: "het huis of de huur",
        Category.ONDERWIJS: "school",
        Category.UITKERING_WERK: "werk of uitkering",
        Category.STRAFRECHT: "politie of de rechter",
        Category.HUISELIJK_GEWELD: "veiligheid thuis",
        Category.ONREGELMATIGHEID: "iets dat misschien niet klopte",
        Category.OVERIG_BIJZONDER: "iets heel persoonlijks, zoals geloof of afkomst",
        Category.VERBLIJFSSTATUS: "het recht van {name} om in Nederland te wonen",
        Category.DERDEN: "andere mensen om {name} heen",
        Category.WERKAANTEKENING: "een aantekening over ons werk met {name}",
    }
)
"""Kinds of data in words for who has custody of the child they are about."""

_WHY: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.ONDERZOEK: "Zo zochten wij uit welke hulp nodig is.",
        Purpose.PLAN: "Dat was nodig voor het plan met u.",
        Purpose.CASUSOVERLEG: "Dat was nodig om de hulp samen te bespreken.",
        Purpose.EIGEN_ACTIE: "Zij hadden dit nodig voor wat zij zelf doen in het plan.",
        Purpose.EVALUATIE: "Dat was nodig om te kijken of de hulp werkt.",
        Purpose.MELDPUNT: "Dat was nodig om te kijken wat er moest gebeuren na een melding.",
        Purpose.VOORZIENING: "Dat was nodig om u een vorm van hulp te geven.",
        Purpose.VEILIG_THUIS_MELDING: "Wij maakten ons zorgen over de veiligheid.",
        Purpose.ACUUT_GEVAAR: "Er was direct gevaar voor iemand.",
        Purpose.RECHTEN: "Iemand vroeg om de eigen gegevens.",
        Purpose.KWALITEIT: "Zo controleren wij of wij ons werk goed doen.",
        Purpose.STATISTIEK: "Dat was nodig om te tellen.",
        Purpose.VERDERE_VERWERKING: "Zij hadden dit nodig voor een andere taak in de wet.",
    }
)
"""Why, in words for whom it is about; a forbidden purpose never carried anything."""

_WHY_OF: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.PLAN: "Dat was nodig voor het plan.",
        Purpose.VOORZIENING: "Dat was nodig om {name} een vorm van hulp te geven.",
    }
)
"""Where that reads otherwise for who has custody of a child."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One time something was shared. ``certain`` is not when nobody saw the file completed."""

    on: date
    recipient: str
    categories: tuple[Category, ...]
    purpose: Purpose | None
    articles: tuple[str, ...]
    certain: bool = True
    asked: tuple[Category, ...] = ()
    """The kinds of data we asked them about, where it was a question of ours."""


def told_parts(shared: Sequence[Shared], child: str = "") -> tuple[LetterPart, ...]:
    """Return what was shared, a part for each time: to whom, why, by which law, and of what kind.

    ``child`` is the name of whom it is about, where who has custody reads it.
    """
    return tuple(part for one in shared for part in _told(one, child))


def rights_parts(controller: str, contact: str, child: str = "") -> tuple[LetterPart, ...]:
    """Return what somebody can do about what is on record, who helps them for free, and where to complain.

    ``child`` is the name of whom it is about, where who has custody reads it.
    """
    data = f"de gegevens van {child}" if child else "uw gegevens"
    return (
        LetterPart(
            title="Dit kunt u doen",
            paragraphs=(f"Bel of schrijf ons: {contact}.", "U mag altijd:"),
            bullets=(
                f"vragen wat wij over {child or 'u'} weten, en een kopie krijgen;",
                "vragen om iets te veranderen dat niet klopt;",
                "vragen om iets weg te halen;",
                "zeggen dat u het niet eens bent met het delen.",
            ),
        ),
        LetterPart(
            title="Iemand die met u meedenkt",
            paragraphs=(
                "Een cliëntondersteuner helpt u met vragen en gesprekken. Dit is gratis.",
                f"De cliëntondersteuner werkt niet voor de gemeente. Vraag ernaar bij: {contact}.",
            ),
        ),
        LetterPart(
            title="Bent u het er niet mee eens?",
            paragraphs=(
                f"Zeg het ons. U kunt ook een klacht indienen bij: {controller}.",
                f"Gaat uw klacht over {data}? Vraag dan naar de functionaris gegevensbescherming.",
                "U kunt ook naar de Autoriteit Persoonsgegevens gaan.",
            ),
        ),
    )


def dutch_day(day: date) -> str:
    """Return a day as people write it: 3 maart 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _told(one: Shared, child: str) -> Iterator[LetterPart]:
    sure = () if one.certain else ("Wij weten niet zeker of dit is aangekomen.",)
    reasons = {**_WHY, **_WHY_OF} if child else _WHY
    why = (reasons[one.purpose].format(name=child),) if one.purpose is not None and one.purpose in reasons else ()
    law = (f"Dit mag volgens de wet: {'; '.join(one.articles)}.",) if one.articles else ()
    named = KINDS_OF if child else KINDS
    kinds = [named[category].format(name=child) for category in one.categories]
    asked = [named[category].format(name=child) for category in one.asked]
    yield LetterPart(
        title=f"{dutch_day(one.on)}: {one.recipient or 'een andere partij'}",
        paragraphs=(*sure, *why, *law, "Het ging over:"),
        bullets=_listed(kinds),
    )
    if asked:
        yield LetterPart(title="Wat wij hun toen vroegen", paragraphs=("Wij vroegen naar:",), bullets=_listed(asked))


def _listed(kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{kind}{';' if place < len(kinds) else '.'}" for place, kind in enumerate(kinds, start=1))
