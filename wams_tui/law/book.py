"""The rule book: a whole rule set as a document that a privacy officer reads and that is signed.

Made from the rules alone, so it cannot say anything else than what the program decides by.
"""

from collections.abc import Iterator
from datetime import datetime

from wams_tui.casework.codes import Party, Regime
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.labels import label
from wams_tui.law.booktables import (
    basis_section,
    capital,
    category_table,
    condition_table,
    own_tables,
    parameter_table,
    point_table,
    recipients,
    rule_table,
    said,
    source_table,
)
from wams_tui.law.bookwords import KINDS, day, listed, phases, sources_text
from wams_tui.law.rulefiles import Chapter
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import SourceKind


def book(rules: RuleSet, made_at: datetime) -> Publication:
    """Return ``rules`` as a readable document; the same rules and moment give the same document.

    The plain meaning comes first, then purposes, bases, one table per recipient, conditions, general rules, sources,
    what is open, and the lines to sign on. ``made_at`` is aware.
    """
    head = rules.files.head
    return Publication(
        title=f"Regelboek: {head.title}",
        made_at=made_at,
        subtitle=f"Regelset {head.id} · {head.status} · stand {day(head.as_of)} · geldig vanaf {day(head.valid_from)}",
        sections=tuple(_sections(rules)),
    )


def _sections(rules: RuleSet) -> Iterator[Section]:
    files = rules.files
    yield from (_chapter(chapter, rules) for chapter in files.chapters)
    yield _standing(rules)
    yield Section(title="Soorten gegevens", table=category_table(rules))
    yield _purposes(rules)
    yield _forbidden(rules)
    yield Section(title="Grondslagen", paragraphs=(_bases_intro(rules),))
    yield from (basis_section(entry, rules) for entry in files.bases)
    yield Section(title="Per ontvanger", paragraphs=(_RECIPIENTS,))
    yield from recipients(rules)
    yield _hats(rules)
    yield Section(title="Grondslagen met een eigen tabel", paragraphs=(_OWN_TABLES,))
    yield from own_tables(rules)
    yield Section(title="Voorwaarden", paragraphs=(_CONDITIONS,), table=condition_table(files.conditions, rules))
    if files.points:
        yield Section(title="De lijst voor verder gebruik", paragraphs=(_POINTS,), table=point_table(rules))
    yield Section(title="Regels die over alles gaan", table=rule_table(files.rules, rules))
    yield Section(title="Termijnen, drempels en namen", paragraphs=(_PARAMETERS,), table=parameter_table(rules))
    yield from _sources(rules)
    yield Section(
        title="Open vragen", paragraphs=(_OPEN, *(f"{n}. {q}" for n, q in enumerate(files.head.open_questions, 1)))
    )
    yield from _signatures(rules)


_RECIPIENTS = (
    "Voor elke partij twee tabellen: wat de coördinator mag geven, en wat mag worden gevraagd. Zij zeggen wat kan; of"
    "  het in een casus mag, hangt ook af van doel, grondslag en voorwaarden. Gelijke uitkomsten staan bij elkaar. Een "
    "reden met een kenmerk (GEG-…) staat, met wat wel kan, bij de soorten gegevens."
)
_OWN_TABLES = "Onder deze grondslagen gelden de tabellen per ontvanger niet, maar die hieronder."
_CONDITIONS = (
    "Een voorwaarde is vervuld als alles wat erbij staat vandaag vaststaat. Tussen haakjes staat wat geldt bij ja, nee "
    "en niet bekend; 'anders: nee' is: bij nee en bij niet bekend."
)
_POINTS = (
    "Verder gebruik voor een andere taak (B4) mag alleen als elk punt met ja is beantwoord, bij elke verstrekking "
    "opnieuw. Een gemeente kan punten toevoegen en geen punt weghalen."
)
_PARAMETERS = "Een gemeente vult deze in haar eigen map in. Zij mag strenger zijn, niet soepeler."
_OPEN = "Wat deze regelset niet weet. Tot het antwoord er is, weigert het programma, met deze reden."


def _chapter(chapter: Chapter, rules: RuleSet) -> Section:
    shown = [rules.conditions[code] for code in chapter.conditions]
    return Section(
        title=chapter.title,
        paragraphs=(*chapter.paragraphs, f"Rust op: {sources_text(chapter.sources, rules)}."),
        table=condition_table(shown, rules) if shown else (),
    )


def _standing(rules: RuleSet) -> Section:
    notes = [(label(regime), rules.regime_note(regime)) for regime in Regime]
    return Section(
        title="De stand van het recht",
        paragraphs=(" ".join(rules.files.head.note.split()), f"Kenmerk van deze regelset (SHA-256): {rules.hash}"),
        table=(("Recht", "Wat er op scherm en papier bij staat"), *notes),
    )


def _purposes(rules: RuleSet) -> Section:
    rows = [
        (entry.title, phases(entry.phases, rules), sources_text(entry.sources, rules))
        for entry in rules.files.purposes
        if entry.forbidden is None
    ]
    return Section(title="Doelen die gekozen kunnen worden", table=(("Doel", "Fasen van de casus", "Rust op"), *rows))


def _forbidden(rules: RuleSet) -> Section:
    rows = [
        (f"{entry.title} ({entry.forbidden.id})", said(entry.forbidden), sources_text(entry.forbidden.sources, rules))
        for entry in rules.files.purposes
        if entry.forbidden is not None
    ]
    return Section(
        title="Doelen die altijd worden geweigerd",
        paragraphs=("Deze doelen staan erbij om ze bij naam te weigeren. Geen grondslag en geen weg opent ze.",),
        table=(("Doel", "Waarom niet", "Rust op"), *rows),
    )


def _bases_intro(rules: RuleSet) -> str:
    closed = [entry.number for entry in rules.files.bases if entry.closed]
    count = f"Er zijn {len(rules.bases)} grondslagen."
    return f"{count} {listed(closed)} staan erbij om te zeggen waarom zij hier niets dragen." if closed else count


def _hats(rules: RuleSet) -> Section:
    rows = [
        (
            capital(label(entry.hat)),
            capital(rules.party_name(entry.row)),
            capital(listed(rules.party_name(party) for party in sorted(entry.parties, key=list(Party).index))),
        )
        for entry in rules.files.hat_rows
    ]
    return Section(
        title="Petten die iemand op een andere tabel zetten",
        paragraphs=("Wie met deze pet meedoet, wordt behandeld als de partij van die tabel.",),
        table=(("Pet", "Wordt behandeld als", "Geldt voor"), *rows),
    )


def _sources(rules: RuleSet) -> Iterator[Section]:
    for kind in SourceKind:
        table = source_table(kind, rules)
        yield Section(title=f"Bronnen – {KINDS[kind]} ({len(table) - 1})", table=table)


def _signatures(rules: RuleSet) -> Iterator[Section]:
    name, date, hand = "_" * 26, "_" * 14, "_" * 26
    yield Section(
        title="Advies van de functionaris gegevensbescherming",
        paragraphs=("De FG adviseert en houdt toezicht. De FG stelt niets vast en tekent niet voor akkoord (AVG 38).",),
        table=(("Advies", "Naam", "Datum"), ("positief / met opmerkingen / negatief", name, date)),
    )
    yield Section(
        title="Vaststelling",
        paragraphs=(
            f"Wij stellen regelset {rules.id} vast voor gebruik in deze gemeente. Kenmerk (SHA-256): {rules.hash}",
            "Twee verschillende personen tekenen.",
        ),
        table=(
            ("Rol", "Naam", "Datum", "Handtekening"),
            ("Functioneel beheerder", f"\n{name}", f"\n{date}", f"\n{hand}"),
            ("Gemandateerd proceseigenaar", f"\n{name}", f"\n{date}", f"\n{hand}"),
        ),
    )
