"""A municipality's own rules beside the national set: stricter rules and filled-in parameters, never a milder verdict.

A verdict is the strongest of what speaks. Local files can only add what speaks: rules that refuse, that ask for a
weighing, or that demand conditions. They have no way to take anything away, and this module refuses whatever would be
one: tables of the national set, names that exist there, and conditions that stand in for others (``omvat``).
"""

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from pydantic import Field, StrictInt, StrictStr

from wams_tui.casework.codes import Basis
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_
from wams_tui.law.models import Condition, Guard, Model, Point, Rule, SourceEntry, Text
from wams_tui.law.reading import Folder, invalid, read_folder, read_texts, validated
from wams_tui.law.rulefiles import Parameter, RuleFiles
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.sense import SILENCED, can_be_satisfied, can_speak, silenced

OUT_OF_REACH = frozenset({Basis.WMO_VEILIG_THUIS, Basis.VITAAL_BELANG, Basis.AVG_RECHTEN})
"""What no municipality can make stricter: a report to Veilig Thuis, acute danger, and a person's own rights."""

_TABLES = ("lokaal", "bronnen", "regel", "voorwaarde", "punt", "parameters")
_ALMOST = (".toml", ".toml.txt")
_BEYOND = Guard(grondslag=OUT_OF_REACH)


class LocalHead(Model):
    """Whose rules these are. ``id`` becomes part of the name under which decisions replay."""

    id: Text
    municipality: Text = Field(alias="gemeente")
    as_of: date = Field(alias="stand")
    note: str = Field(default="", alias="toelichting")


class LocalFiles(Model):
    """Everything a municipality may say: sources, stricter rules, conditions, more points, and values of parameters."""

    head: LocalHead = Field(alias="lokaal")
    sources: dict[str, SourceEntry] = Field(default_factory=dict, alias="bronnen")
    rules: tuple[Rule, ...] = Field(default=(), alias="regel")
    conditions: tuple[Condition, ...] = Field(default=(), alias="voorwaarde")
    points: tuple[Point, ...] = Field(default=(), alias="punt")
    parameters: dict[str, StrictInt | StrictStr] = Field(default_factory=dict)


def rules_from(folder: Path | None = None, local: Path | None = None) -> RuleSet:
    """Load the rule set in ``folder`` (by default the one that comes with the program) with the local rules on top.

    Raises:
        Misused: when a file says something impossible, or a local file would loosen anything: file, line, what, remedy.
        Unusable: when a file or folder is missing or cannot be read.
    """
    rules = load_rules(folder)
    return rules if local is None else with_local(rules, local)


def with_local(rules: RuleSet, folder: Path) -> RuleSet:
    """Return ``rules`` with the local rules in ``folder``; id and hash are those of both together.

    Raises:
        Misused: when a local file says something impossible or would loosen anything.
        Unusable: when the folder is missing, empty or cannot be read.
    """
    return _with(rules, _read(folder))


def with_local_texts(rules: RuleSet, texts: Mapping[str, str]) -> RuleSet:
    """Return ``rules`` with the local rules whose files are ``texts``, by name.

    Raises:
        Misused: as :func:`with_local`.
    """
    return _with(rules, read_texts(dict(sorted(texts.items()))))


def _with(rules: RuleSet, read: Folder) -> RuleSet:
    _only_what_is_local(read)
    local = validated(read, LocalFiles)
    _check(read, local, rules.files)
    found = composed(rules, local, read.digest)
    return replace(found, texts=rules.texts, local_texts=MappingProxyType(read.texts))


def composed(rules: RuleSet, local: LocalFiles, digest: str) -> RuleSet:
    """Put ``local`` on top of ``rules``; ``digest`` is the hash of the local files."""
    files = rules.files
    values = local.parameters
    together = files.model_copy(
        update={
            "head": files.head.model_copy(
                update={
                    "id": f"{files.head.id}+{local.head.id}",
                    "title": f"{files.head.title}, met eigen regels van {local.head.municipality}",
                    "note": f"{files.head.note}\n{local.head.note}".strip(),
                }
            ),
            "sources": files.sources | local.sources,
            "conditions": (*files.conditions, *local.conditions),
            "points": (*files.points, *local.points),
            "rules": (*files.rules, *(_within_reach(rule) for rule in local.rules)),
            "parameters": tuple(
                entry.model_copy(update={"value": values.get(entry.code, entry.value)}) for entry in files.parameters
            ),
        }
    )
    return RuleSet(together, hashlib.sha256(f"{rules.hash}\0{digest}".encode()).hexdigest())


def _within_reach(rule: Rule) -> Rule:
    return rule.model_copy(update={"unless": (*rule.unless, _BEYOND)})


def _read(folder: Path) -> Folder:
    try:
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        entries = []
    for name in entries:
        if name.lower().endswith(_ALMOST) and not name.endswith(".toml"):
            what = "de naam eindigt niet op .toml, en zou dus stil worden overgeslagen"
            raise invalid(name, 1, name, what, N_("Haal het weg of hernoem het."))
    names = [name for name in entries if name.endswith(".toml")]
    if not names:
        raise Unusable(
            N_("In {folder} staan geen lokale regels, of de map is niet te lezen."),
            N_("Controleer --local of WAMS_RULES_LOCAL. Zonder die map gelden alleen de landelijke regels."),
            folder=folder,
        )
    return read_folder(folder, names)


def _only_what_is_local(read: Folder) -> None:
    for table in read.content:
        if table not in _TABLES:
            what = f"de tabel '{table}' is landelijk; een gemeente kan haar niet wijzigen"
            hint = N_(
                "Gebruik [[regel]], [[voorwaarde]] of [[punt]] om strenger te zijn, en [parameters] om in te vullen."
            )
            raise invalid(*read.place(table, 0), table, what, hint)
    for index, rule in enumerate(read.content.get("regel", ())):
        effect = rule.get("effect")
        if isinstance(effect, str) and effect.startswith("toestaan"):
            hint = N_("Kies weigeren of afweging, of leg met 'eist' voorwaarden op.")
            what = "een lokale regel kan niets toestaan"
            raise invalid(*read.place("regel", index), str(rule.get("id", "regel")), what, hint)


def _check(read: Folder, local: LocalFiles, national: RuleFiles) -> None:
    _new_names(read, "regel", [rule.id for rule in local.rules], _taken(national))
    _new_names(read, "voorwaarde", [entry.code for entry in local.conditions], {c.code for c in national.conditions})
    _new_names(read, "bronnen", list(local.sources), set(national.sources))
    _new_names(read, "punt", [entry.id for entry in local.points], {point.id for point in national.points})
    known = set(national.sources) | set(local.sources)
    for index, point in enumerate(local.points):
        _known(read, "punt", index, point.id, point.sources, known, "bron")
    for index, condition in enumerate(local.conditions):
        _known(read, "voorwaarde", index, condition.code, condition.sources, known, "bron")
        if not can_be_satisfied(condition):
            what = "deze voorwaarde kan niemand vervullen: haar eisen spreken elkaar tegen"
            raise invalid(*read.place("voorwaarde", index), condition.code, what, N_("Laat één van de eisen vallen."))
        if condition.covers:
            hint = N_("Laat 'omvat' weg: een lokale voorwaarde komt erbij en vervangt niets.")
            raise invalid(*read.place("voorwaarde", index), condition.code, "omvat een andere voorwaarde", hint)
    for index, entry in enumerate(local.rules):
        _known(read, "regel", index, entry.id, entry.sources, known, "bron")
        if not can_speak(entry.guard):
            what = "noemt een partij of pet die het zelf weer uitsluit, en spreekt dus nooit"
            raise invalid(*read.place("regel", index), entry.id, what, N_("Haal één van de twee weg."))
        if silenced(entry):
            hint = N_("Maak 'behalve' kleiner dan 'wanneer'.")
            raise invalid(*read.place("regel", index), entry.id, SILENCED, hint)
        if silenced(_within_reach(entry)):
            what = "geldt alleen voor wat geen gemeente strenger kan maken, en spreekt dus nooit"
            hint = N_(
                "Een melding bij Veilig Thuis, acuut gevaar en iemands eigen rechten blijven zoals ze landelijk zijn."
            )
            raise invalid(*read.place("regel", index), entry.id, what, hint)
        _demands(read, index, entry, {c.code: c for c in (*national.conditions, *local.conditions)})
    parameters = {entry.code: entry for entry in national.parameters}
    for code, value in local.parameters.items():
        _parameter(read, code, value, parameters)


def _taken(national: RuleFiles) -> set[str]:
    rows = {row.id for row in national.rows} | {one.id for row in national.rows for one in row.refusals}
    reasons = {entry.reason.id for entry in national.categories if entry.reason}
    return rows | reasons | {rule.id for rule in national.rules}


def _new_names(read: Folder, table: str, names: list[str], taken: set[str]) -> None:
    for index, name in enumerate(names):
        if name in taken or name in names[:index]:
            where = read.place(table, min(index, len(read.origins[table]) - 1))
            hint = N_("Kies een eigen naam, zoals GEM-01; wat landelijk geldt, blijft staan.")
            raise invalid(*where, name, "deze naam bestaat al", hint)


def _known(
    read: Folder, table: str, index: int, name: str, given: Iterable[str], known: Iterable[str], what: str
) -> None:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, list(known), n=3, cutoff=0.4)
            hint = f"Bedoelt u: {', '.join(near)}?" if near else N_("Zet het in een van uw eigen bestanden.")
            raise invalid(*read.place(table, index), name, f"onbekende {what} '{key}'", hint)


def _demands(read: Folder, index: int, rule: Rule, conditions: dict[str, Condition]) -> None:
    _known(read, "regel", index, rule.id, rule.demands, conditions, "voorwaarde")
    for code in rule.demands:
        if conditions[code].covers:
            what = f"'{code}' vervangt landelijk een andere voorwaarde en kan lokaal niet worden opgelegd"
            hint = N_("Schrijf een eigen [[voorwaarde]] met de eis die u wilt stellen.")
            raise invalid(*read.place("regel", index), rule.id, what, hint)


def _parameter(read: Folder, code: str, value: int | str, parameters: dict[str, Parameter]) -> None:
    _known(read, "parameters", 0, "parameters", (code,), parameters, "parameter")
    entry, place = parameters[code], read.place("parameters", 0)
    if not entry.fits(value):
        raise invalid(*place, code, f"de waarde is geen {entry.unit}", N_("Geef een heel getal vanaf 1, of een tekst."))
    if entry.value is None or value == entry.value:
        return
    if entry.stricter is None or isinstance(value, str) or isinstance(entry.value, str):
        raise invalid(*place, code, "deze waarde ligt landelijk vast", N_("Laat deze parameter weg."))
    if (value > entry.value) is (entry.stricter == "lager"):
        what = f"landelijk is dit {entry.value} {entry.unit}; lokaal mag het alleen {entry.stricter}"
        raise invalid(*place, code, what, N_("Kies een strengere waarde, of laat deze parameter weg."))
