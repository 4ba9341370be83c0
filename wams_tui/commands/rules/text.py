"""How ``wams rules`` says what a rule set is and who signed for it."""

from typing import TYPE_CHECKING, Any

from wams_tui.casework.codes import Regime
from wams_tui.casework.rules.signoff import GAP_LABELS, Advice, Office, Standing
from wams_tui.casework.words import N_
from wams_tui.commands.line.tables import pairs
from wams_tui.commands.line.terminal import bullets, called
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wams_tui.casework.rules.signoff import Advised, Gap, Signed
    from wams_tui.desk.rules.signoff import RuleStanding
    from wams_tui.law.ruleset import RuleSet

STANDINGS = {
    Standing.OEFENKLUIS: N_("oefenkluis: hier hoeft niet te worden getekend"),
    Standing.BIJ_INGEBRUIKNAME: N_("geldt in deze kluis sinds de ingebruikname"),
    Standing.VASTGESTELD: N_("vastgesteld"),
    Standing.NIET_VASTGESTELD: N_("nog niet vastgesteld; in deze kluis niet te gebruiken"),
}
OFFICES = {
    Office.FUNCTIONEEL_BEHEERDER: N_("Functioneel beheerder"),
    Office.PROCESEIGENAAR: N_("Gemandateerd proceseigenaar"),
}
ADVICES = {
    Advice.POSITIEF: N_("positief"),
    Advice.MET_OPMERKINGEN: N_("met opmerkingen"),
    Advice.NEGATIEF: N_("negatief"),
}


def counts(rules: "RuleSet") -> dict[str, int]:
    """Return how much of everything a rule set holds."""
    files = rules.files
    return {
        "grondslagen": len(files.bases),
        "doelen": len(files.purposes),
        "categorieen": len(files.categories),
        "voorwaarden": len(files.conditions),
        "regels": len(files.rules),
        "rijen": len(files.rows),
        "parameters": len(files.parameters),
        "bronnen": len(files.sources),
    }


def sources_per_kind(rules: "RuleSet") -> dict[str, int]:
    """Return how many sources there are of each kind."""
    kinds = [source.kind.value for source in rules.files.sources.values()]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def open_parameters(rules: "RuleSet") -> list[str]:
    """Return the codes of parameters that nobody filled in."""
    return [entry.code for entry in rules.files.parameters if entry.value is None]


def status_as_dict(rules: "RuleSet") -> dict[str, Any]:
    """Return what ``rules status --json`` says of the rules alone."""
    head = rules.files.head
    return {
        "id": rules.id,
        "hash": rules.hash,
        "status": rules.status,
        "stand": head.as_of.isoformat(),
        "geldig_van": head.valid_from.isoformat(),
        "regimes": {regime.value: rules.regime_note(regime) for regime in Regime},
        "aantallen": counts(rules),
        "bronnen_per_soort": sources_per_kind(rules),
        "open_parameters": open_parameters(rules),
        "open_vragen": list(rules.open_questions),
    }


def status_lines(rules: "RuleSet") -> list[str]:
    """Return the same for a person."""
    head = rules.files.head
    lines = pairs(
        [
            (_("Regelset"), rules.id),
            (_("Status"), rules.status),
            (_("Stand"), f"{head.as_of:%d-%m-%Y}"),
            (_("Geldig vanaf"), f"{head.valid_from:%d-%m-%Y}"),
            (_("Kenmerk"), rules.hash),
            (_("Aantallen"), ", ".join(f"{number} {what}" for what, number in counts(rules).items())),
            (_("Bronnen"), ", ".join(f"{number} {kind}" for kind, number in sources_per_kind(rules).items())),
        ]
    )
    lines += ["", _("Wat bij elk recht op scherm en papier staat:")]
    lines += bullets(f"{called(regime)}: {rules.regime_note(regime)}" for regime in Regime)
    unfilled = [entry.title for entry in rules.files.parameters if entry.value is None]
    if unfilled:
        lines += ["", _("Nog in te vullen door de gemeente:"), *bullets(unfilled)]
    if rules.open_questions:
        lines += ["", _("Nog niet bekend:"), *bullets(rules.open_questions)]
    return lines


def standing_as_dict(standing: "RuleStanding") -> dict[str, Any]:
    """Return who signed, for JSON."""
    return {
        "stand": standing.standing.value,
        "ontbreekt": [gap.value for gap in standing.gaps],
        "handtekeningen": [signed_dict(one) for one in standing.signatures],
        "adviezen": [advised_dict(one) for one in standing.advice],
    }


def standing_lines(standing: "RuleStanding") -> list[str]:
    """Return who signed, for a person."""
    rows = [(_("In deze kluis"), _(STANDINGS[standing.standing]))]
    rows += signing_rows(standing.signatures, standing.advice)
    return [*pairs(rows), *gap_lines(standing.gaps)]


def signing_rows(signed: "Iterable[Signed]", advised: "Iterable[Advised]") -> list[tuple[str, str]]:
    """Return who signed in which office and what the FG advised, as names and values."""
    rows = [(_(OFFICES[one.author.office]), _who(one)) for one in signed if one.author.office is not None]
    return rows + [(_("Advies FG"), f"{_(ADVICES[one.advice])}, {_who(one)}") for one in advised]


def gap_lines(gaps: "Iterable[Gap]") -> list[str]:
    """Return what is still lacking, for a person; nothing when nothing is."""
    missing = [_(GAP_LABELS[gap]) for gap in gaps]
    return [_("Er ontbreekt nog:"), *bullets(missing)] if missing else []


def signed_dict(one: "Signed") -> dict[str, Any]:
    """Return a signature, for JSON."""
    office = one.author.office.value if one.author.office else None
    return {"ambt": office, **_by(one)}


def advised_dict(one: "Advised") -> dict[str, Any]:
    """Return an advice, for JSON."""
    return {"advies": one.advice.value, **_by(one)}


def _by(one: "Signed | Advised") -> dict[str, Any]:
    return {"naam": one.author.name, "coordinator": one.author.id, "datum": one.on.isoformat()}


def _who(one: "Signed | Advised") -> str:
    return f"{one.author.name}, {one.on:%d-%m-%Y}"
