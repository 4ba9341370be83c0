"""The tables of the rule book, each made from the rules themselves."""

from collections.abc import Iterable, Iterator, Sequence

from wams_tui.casework.codes import Category, Direction, Party
from wams_tui.casework.disclosing.publication import Section
from wams_tui.law.bookwords import (
    DECIDERS,
    KINDS,
    OUTCOMES,
    cell_conditions,
    day,
    demand_lines,
    guard_text,
    in_order,
    listed,
    phases,
    sources_text,
)
from wams_tui.law.models import BasisEntry, CategoryEntry, Condition, Reason, Row, Rule
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, SourceKind

Table = tuple[tuple[str, ...], ...]

_CLASSES = {
    "gewoon": "gewoon",
    "gevoelig": "gevoelig",
    "bijzonder": "bijzonder (AVG 9)",
    "strafrechtelijk": "strafrechtelijk (AVG 10)",
    "nummer": "nummer (BSN)",
}


def capital(text: str) -> str:
    """Return ``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def row_table(row: Row, rules: RuleSet) -> Table:
    """Return what one row gives: data, outcome, and conditions or the reason why not; equal outcomes stand together."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for entry in rules.files.categories:
        grouped.setdefault(_cell(row, entry, rules), []).append(entry.name)
    return (
        ("Gegeven", "Mag het?", "Voorwaarden, of waarom niet"),
        *((capital(", ".join(names)), outcome, text) for (outcome, text), names in grouped.items()),
    )


def _cell(row: Row, entry: CategoryEntry, rules: RuleSet) -> tuple[str, str]:
    sign = row.cell(entry.code)
    titles = "; ".join(f"{condition.title} ({condition.code})" for condition in cell_conditions(sign, rules))
    match sign[0]:
        case "A":
            return OUTCOMES[Effect.TOESTAAN], "Met de voorwaarden van de gekozen grondslag."
        case "C":
            return OUTCOMES[Effect.TOESTAAN_MITS], titles
        case "W":
            who = f"{capital(DECIDERS[row.decider])} weegt af." if row.decider else "De coördinator weegt af."
            return OUTCOMES[Effect.AFWEGING], " ".join(filter(None, (_why(entry, row), who, titles)))
        case _:
            return OUTCOMES[Effect.WEIGEREN], _refusal(row, entry, sign, rules)


def _why(entry: CategoryEntry, row: Row) -> str:
    return entry.reason.sentence if entry.reason and not row.decider else ""


def _refusal(row: Row, entry: CategoryEntry, sign: str, rules: RuleSet) -> str:
    own = next((reason for reason in row.refusals if entry.code in reason.categories), None)
    reason = own or (None if row.own_reason_first else entry.reason)
    if reason is not None:
        return said(reason) if own else f"{reason.sentence} ({reason.id})"
    why = f"{rules.files.sentences.unknown_cell} {row.why_not}" if sign == "?" else row.why_not
    return " ".join(filter(None, (why, f"Wel: {row.alternative}" if row.alternative else "")))


def said(reason: Reason) -> str:
    """Return a refusal with what is possible instead."""
    instead = f"Wel: {reason.alternative}" if reason.alternative else ""
    return " ".join(filter(None, (reason.sentence, reason.explanation, instead)))


def recipients(rules: RuleSet) -> Iterator[Section]:
    """Yield one section per party for giving and one for asking, in the order of the codes."""
    for party in Party:
        name = rules.party_name(party)
        for direction in Direction:
            row = rules.rows[None, direction, party]
            giving = direction is Direction.VERSTREKKEN
            title = (
                f"{capital(name)}: wat {'mag naar deze partij' if giving else 'mag aan deze partij worden gevraagd'}"
            )
            yield Section(title=title, paragraphs=_row_intro(row, rules), table=row_table(row, rules))


def own_tables(rules: RuleSet) -> Iterator[Section]:
    """Yield a section per row of a basis with a table of its own."""
    for row in rules.files.rows:
        if row.basis is not None:
            basis = rules.bases[row.basis]
            parties = listed(rules.party_name(party) for party in row.parties)
            way = "naar" if row.direction is Direction.VERSTREKKEN else "gevraagd aan"
            yield Section(
                title=f"{basis.number} {basis.title}: {way} {parties}",
                paragraphs=_row_intro(row, rules),
                table=row_table(row, rules),
            )


def _row_intro(row: Row, rules: RuleSet) -> tuple[str, ...]:
    return (row.sentence, f"Regel {row.id}. Rust op: {sources_text(row.sources, rules)}.")


def basis_section(entry: BasisEntry, rules: RuleSet) -> Section:
    """Return one legal basis, whole."""
    rows: list[tuple[str, str]] = [
        ("Artikelen", "; ".join(entry.articles)),
        ("Staat toe", entry.permits),
        ("Staat niet toe", entry.forbids),
        ("Gesloten omdat", entry.closed),
        ("Wat dan wel", entry.alternative),
        ("Geldt onder", in_order(entry.regimes, rules, all_word="elk recht")),
        ("Van en tot", _span(entry)),
        ("Fasen", phases(entry.phases, rules)),
        ("Doelen", listed(rules.purposes[code].title for code in entry.purposes) or "geen"),
        ("Geven aan", _parties(entry.gives_to, rules)),
        ("Vragen aan", _parties(entry.asks_of, rules)),
        ("Gegevens", _names(entry.categories, rules)),
        ("Van wie", in_order(entry.capacities, rules, all_word="iedereen")),
        ("Voorwaarden", _titles(rules.conditions[code] for code in entry.conditions)),
        ("Bijzondere gegevens (AVG 9)", entry.art9 or "geen grond: die gegevens gaan op deze grondslag niet mee"),
        (
            "Strafrechtelijke gegevens (AVG 10)",
            entry.art10 or "geen grond: die gegevens gaan op deze grondslag niet mee",
        ),
        ("Welke tabel", "een eigen tabel" if entry.table == "eigen" else "de tabellen per ontvanger"),
        ("Verplichtingen", " ".join(entry.obligations)),
        ("Rust op", sources_text(entry.sources, rules)),
    ]
    if entry.closed:
        closed = {"Fasen", "Doelen", "Geven aan", "Vragen aan", "Gegevens", "Van wie", "Voorwaarden", "Welke tabel"}
        rows = [row for row in rows if row[0] not in closed]
    head = ("Onderdeel", "Wat er staat")
    return Section(title=f"{entry.number} {entry.title}", table=(head, *(row for row in rows if row[1])))


def _span(entry: BasisEntry) -> str:
    if entry.valid_from is None and entry.valid_until is None:
        return ""
    return f"van {day(entry.valid_from)} tot en met {day(entry.valid_until)}"


def _parties(parties: frozenset[Party], rules: RuleSet) -> str:
    if parties == frozenset(Party):
        return "alle partijen, binnen hun tabel"
    return listed(rules.party_name(party) for party in Party if party in parties) or "niemand"


def _names(categories: frozenset[Category], rules: RuleSet) -> str:
    if categories == frozenset(rules.categories):
        return "alle, binnen de tabel van de ontvanger"
    return listed(entry.name for entry in rules.files.categories if entry.code in categories)


def _titles(conditions: Iterable[Condition]) -> str:
    return "; ".join(f"{condition.title} ({condition.code})" for condition in conditions)


def condition_table(conditions: Sequence[Condition], rules: RuleSet) -> Table:
    """Return conditions: what must be so, what to do, what binds the recipient, where it comes from."""
    return (
        ("Voorwaarde", "Wat vast moet staan", "Wat te doen, en wat de ontvanger bindt"),
        *(_condition(condition, rules) for condition in conditions),
    )


def _condition(condition: Condition, rules: RuleSet) -> tuple[str, ...]:
    remedies = dict.fromkeys(demand.remedy for demand in condition.demands)
    obligations = (*condition.obligations, *(demand.obligation for demand in condition.demands if demand.obligation))
    onward = f"Ontvanger: {condition.onward}" if condition.onward else ""
    decider = f"Afweging door: {DECIDERS[condition.decider]}." if condition.decider else ""
    covers = f"Omvat ook: {listed(condition.covers)}." if condition.covers else ""
    return (
        f"{condition.code}: {condition.title}\n{sources_text(condition.sources, rules)}",
        demand_lines(condition, rules),
        "\n".join(filter(None, (*remedies, onward, *dict.fromkeys(obligations), decider, covers))),
    )


def rule_table(entries: Sequence[Rule], rules: RuleSet) -> Table:
    """Return the general rules: what they say, when, and what follows."""
    return (
        ("Regel", "Wanneer", "Gevolg, en waar zij op rust"),
        *(
            (
                f"{rule.id}: {_spoken(rule)}",
                _when(rule, rules),
                f"{_effect(rule, rules)}.\n{sources_text(rule.sources, rules)}",
            )
            for rule in entries
        ),
    )


def _spoken(rule: Rule) -> str:
    instead = f"Wel: {rule.alternative}" if rule.alternative else ""
    return " ".join(filter(None, (rule.sentence, rule.explanation, instead)))


def _when(rule: Rule, rules: RuleSet) -> str:
    unless = [f"Niet bij {guard_text(guard, rules)}." for guard in rule.unless]
    return "\n".join((f"{capital(guard_text(rule.guard, rules)) or 'Altijd'}.", *unless))


def _effect(rule: Rule, rules: RuleSet) -> str:
    if rule.effect is None:
        return f"Ook vereist: {_titles(rules.conditions[code] for code in rule.demands)}"
    who = f", door {DECIDERS[rule.decider]}" if rule.decider else ""
    return f"{capital(OUTCOMES[rule.effect])}{who}"


def point_table(rules: RuleSet) -> Table:
    """Return the list for further use: each point, what to do where it does not hold, and how firm it is."""
    return (
        ("Punt", "Is het nee of niet bekend", "Hoe zeker, en waar het op rust"),
        *(
            (point.sentence, point.remedy, f"{KINDS[point.certainty]}. {sources_text(point.sources, rules)}")
            for point in rules.files.points
        ),
    )


def category_table(rules: RuleSet) -> Table:
    """Return the kinds of data, their class, and why they are refused where nothing else is said."""
    return (
        ("Gegeven", "Klasse", "Als een tabel er niets eigens over zegt"),
        *(
            (capital(entry.name), _CLASSES[entry.kind], said(entry.reason) if entry.reason else "")
            for entry in rules.files.categories
        ),
    )


def source_table(kind: SourceKind, rules: RuleSet) -> Table:
    """Return the sources of one kind."""
    entries = [entry for entry in rules.files.sources.values() if entry.kind is kind]
    return (("Bron", "Toelichting"), *((entry.reference, entry.note or KINDS[kind]) for entry in entries))


def parameter_table(rules: RuleSet) -> Table:
    """Return terms, thresholds and names, and which of them are open."""
    return (
        ("Parameter", "Geldt nu", "Rust op"),
        *(
            (
                " ".join(filter(None, (f"{entry.title}.", entry.note))),
                "open"
                if entry.value is None
                else f"{entry.value} {entry.unit if entry.unit != 'tekst' else ''}".strip(),
                sources_text(entry.sources, rules),
            )
            for entry in rules.files.parameters
        ),
    )
