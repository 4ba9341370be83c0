"""A question from JSON with Dutch keys, and a verdict back as a dictionary with stable Dutch keys."""

import difflib
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.errors import Misused
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.law.checklist import LISTED, all_hold
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import FiredRule, Missing, Possibility, Source, Verdict

_CODES: Mapping[str, type[StrEnum]] = {
    "partij": Party,
    "pet": Hat,
    "categorie": Category,
    "hoedanigheid": Capacity,
    "leeftijd": AgeBand,
    "fase": Phase,
    "regime": Regime,
    "doel": Purpose,
    "grondslag": Basis,
    "kluis": VaultNature,
    "richting": Direction,
    "kanaal": Channel,
    "bekend_bij": Party,
    "bron_pet": Hat,
    "bron_partij": Party,
    "feiten": Fact,
    "perioden": Mandate,
}


class _Span(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    van: date
    tot: date | None = None


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    partij: Party
    pet: Hat
    categorie: Category
    hoedanigheid: Capacity = Capacity.CLIENT
    leeftijd: AgeBand = AgeBand.VANAF_16
    fase: Phase
    regime: Regime
    datum: date
    doel: Purpose | None = None
    grondslag: Basis | None = None
    kluis: VaultNature = VaultNature.ECHT
    richting: Direction = Direction.VERSTREKKEN
    kanaal: Channel | None = None
    bekend_bij: Party | None = None
    bron_pet: Hat | None = None
    bron_partij: Party | None = None
    feiten: dict[Fact, Answer] = Field(default_factory=dict)
    perioden: dict[Mandate, _Span] = Field(default_factory=dict)
    verdere_verwerking: dict[str, Answer] = Field(default_factory=dict)


def question_from(content: object, rules: RuleSet) -> Question:
    """Return the question that ``content`` (one JSON object with Dutch keys) asks.

    Left out: ``hoedanigheid`` is the client, ``leeftijd`` is 16 or older, ``kluis`` is a real one, ``richting`` is
    giving; every fact not named is unknown and every period not named does not exist. ``verdere_verwerking`` answers
    the points of the list in ``rules``; the fact behind them follows, and cannot be given by itself.

    Raises:
        Misused: for an unknown key, code or point (with near matches), a missing key, or an impossible date.
    """
    if not isinstance(content, Mapping):
        raise Misused(
            N_("Een vraag is één JSON-object met sleutels zoals partij, categorie, doel en grondslag."),
            N_("Zet accolades om de vraag, en blokhaken om een lijst van vragen."),
        )
    try:
        asked = _Asked.model_validate(content)
        periods = {mandate: Period(start=span.van, end=span.tot) for mandate, span in asked.perioden.items()}
    except ValidationError as error:
        raise _explained(error.errors(include_url=False)) from None
    facts = _with_list(asked.feiten, asked.verdere_verwerking, rules)
    return Question(
        party=asked.partij,
        hat=asked.pet,
        category=asked.categorie,
        capacity=asked.hoedanigheid,
        age=asked.leeftijd,
        phase=asked.fase,
        regime=asked.regime,
        on=asked.datum,
        purpose=asked.doel,
        basis=asked.grondslag,
        nature=asked.kluis,
        direction=asked.richting,
        channel=asked.kanaal,
        known_at=asked.bekend_bij,
        source_hat=asked.bron_pet,
        source_party=asked.bron_partij,
        facts=facts,
        periods=periods,
        points=asked.verdere_verwerking,
    )


def _with_list(facts: dict[Fact, Answer], points: Mapping[str, Answer], rules: RuleSet) -> dict[Fact, Answer]:
    listed = rules.points
    for point in points:
        if point not in listed:
            raise Misused(
                N_("De lijst voor verder gebruik heeft geen punt '{punt}'."),
                N_("Bedoelt u: {bijna}?"),
                punt=point[:40],
                bijna=_near(point, list(listed)),
            )
    if not listed:
        return facts
    if LISTED in facts:
        raise Misused(
            N_("Het feit '{feit}' volgt uit de lijst en kan niet los worden gegeven."),
            N_("Beantwoord elk punt onder 'verdere_verwerking'; 'wams rules book' noemt ze."),
            feit=LISTED.value,
        )
    return facts | {LISTED: all_hold(listed, points)} if points else facts


def question_as_dict(question: Question) -> dict[str, Any]:
    """Return ``question`` as :func:`question_from` reads it under the same rules: the very same question comes back."""
    periods = {
        mandate.value: {"van": span.start.isoformat(), "tot": span.end.isoformat() if span.end else None}
        for mandate, span in question.periods.items()
    }
    codes = {
        "partij": question.party,
        "pet": question.hat,
        "categorie": question.category,
        "hoedanigheid": question.capacity,
        "leeftijd": question.age,
        "fase": question.phase,
        "regime": question.regime,
        "doel": question.purpose,
        "grondslag": question.basis,
        "kluis": question.nature,
        "richting": question.direction,
        "kanaal": question.channel,
        "bekend_bij": question.known_at,
        "bron_pet": question.source_hat,
        "bron_partij": question.source_party,
    }
    # What follows from the list for further use is not told beside it.
    facts = {fact: answer for fact, answer in question.facts.items() if not (question.points and fact is LISTED)}
    return {
        **{key: None if code is None else code.value for key, code in codes.items()},
        "datum": question.on.isoformat(),
        "feiten": {fact.value: answer.value for fact, answer in facts.items()},
        "perioden": periods,
        "verdere_verwerking": {point: answer.value for point, answer in question.points.items()},
    }


def verdict_hash(verdict: Verdict) -> str:
    """Return the SHA-256 of a verdict as its canonical JSON: two verdicts that say the same to the letter have one."""
    canonical = json.dumps(verdict_as_dict(verdict), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def verdict_as_dict(verdict: Verdict) -> dict[str, Any]:
    """Return ``verdict`` with stable Dutch keys, ready for JSON."""
    return {
        "effect": verdict.effect.value,
        "reden": verdict.reason,
        "regels": [_rule(rule) for rule in verdict.rules],
        "ontbreekt": [_missing(missing) for missing in verdict.missing],
        "voorwaarden": list(verdict.conditions),
        "verplichtingen": list(verdict.obligations),
        "alternatieven": list(verdict.alternatives),
        "beslisser": verdict.decider.value if verdict.decider else None,
        "regelset": verdict.rule_set,
        "regelset_hash": verdict.rule_set_hash,
    }


def possibility_as_dict(possibility: Possibility) -> dict[str, Any]:
    """Return ``possibility`` with stable Dutch keys; ``mogelijk`` says it is no permission."""
    return {
        "mogelijk": possibility.effect.value,
        "doel": possibility.purpose,
        "grondslag": possibility.basis,
        "oordeel": verdict_as_dict(possibility.verdict),
    }


def _rule(rule: FiredRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "zin": rule.sentence,
        "effect": rule.effect.value,
        "uitleg": rule.explanation,
        "alternatief": rule.alternative,
        "bronnen": [_source(source) for source in rule.sources],
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "code": missing.code,
        "zin": missing.sentence,
        "herstel": missing.remedy,
        "feit": missing.fact.value if missing.fact else None,
        "mandaat": missing.mandate.value if missing.mandate else None,
        "antwoord": missing.answer.value,
        "punt": missing.point or None,
        "bronnen": [_source(source) for source in missing.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {"verwijzing": source.reference, "soort": source.kind.value, "toelichting": source.note}


def _explained(faults: Sequence[ErrorDetails]) -> Misused:
    absent = [".".join(str(part) for part in fault["loc"]) for fault in faults if fault["type"] == "missing"]
    if absent:
        return Misused(
            N_("In de vraag ontbreekt: {keys}."),
            N_("Voeg elke sleutel toe; alleen de andere mogen weg."),
            keys=", ".join(absent),
        )
    fault = faults[0]
    where = [str(part) for part in fault["loc"] if part != "[key]"]
    key = where[0] if where else "perioden"
    given = str(fault["input"])[:40]
    if fault["type"] == "extra_forbidden":
        near = _near(key, list(_Asked.model_fields)) if len(where) == 1 else "van, tot"
        return Misused(N_("De vraag kent geen '{sleutel}'."), N_("Bedoelt u: {bijna}?"), sleutel=key[:40], bijna=near)
    if fault["type"] == "enum":
        answers = {"feiten", "verdere_verwerking"}
        family: type[StrEnum] = Answer if key in answers and "[key]" not in fault["loc"] else _CODES[key]
        near = _near(given, [code.value for code in family])
        text = N_("Onbekende code '{code}' bij '{sleutel}'.")
        return Misused(text, N_("Bedoelt u: {bijna}?"), code=given, sleutel=key, bijna=near)
    if key in {"datum", "perioden"}:
        text = N_("Bij '{sleutel}' staat geen geldige datum of periode.")
        return Misused(
            text, N_("Schrijf datums als 2026-11-21, en 'van' niet na 'tot'."), sleutel=".".join(where) or key
        )
    return Misused(
        N_("'{sleutel}' heeft niet de juiste vorm."), N_("Zie de beschrijving van wams decide."), sleutel=key[:40]
    )


def _near(given: str, known: list[str]) -> str:
    return ", ".join(difflib.get_close_matches(given, known, n=3, cutoff=0.4) or known)
