"""The rules once more, as a privacy officer would apply them with the tables on the desk and a pencil in hand.

Written from the TOML files alone, to be followed line by line, never to be fast. It shares nothing with the program
but the shape of a question, so that a mistake in one is a difference between the two.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from wams_tui.law.question import Question

STRENGTH = ("toestaan", "toestaan_mits", "afweging", "weigeren")
Table = dict[str, Any]

FIELD = {
    "partij": "party",
    "pet": "hat",
    "gegeven": "category",
    "hoedanigheid": "capacity",
    "leeftijd": "age",
    "fase": "phase",
    "regime": "regime",
    "doel": "purpose",
    "grondslag": "basis",
    "kluis": "nature",
    "richting": "direction",
    "kanaal": "channel",
    "bron_pet": "source_hat",
    "bron_partij": "source_party",
}


@cache
def tables() -> Table:
    """Return every rule file read into one table; rows of one name are put under each other."""
    together: Table = {}
    for file in sorted(files("wams_tui.law").joinpath("rules").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        direction = content.pop("richting", "verstrekken")
        for row in content.get("rij", []):
            row.setdefault("richting", direction)
        for name, entries in content.items():
            if isinstance(entries, list):
                together[name] = together.get(name, []) + entries
            else:
                together[name] = entries
    return together


def naive(question: Question, law: Table | None = None) -> str:
    """Return the effect of ``question``: every line that speaks is heard, and the strongest counts."""
    law = law or tables()
    if question.purpose is None or question.basis is None:
        return "weigeren"
    purpose = entry(law["doel"], "code", question.purpose)
    basis = entry(law["grondslag"], "code", question.basis)
    if "verboden" in purpose or basis.get("gesloten"):
        return "weigeren"
    if not basis_carries(question, law, purpose, basis):
        return "weigeren"

    heard: list[str] = []
    demanded: list[str] = list(basis["voorwaarden"])
    for rule in law["regel"]:
        if speaks(rule, question):
            heard += [rule["effect"]] if "effect" in rule else []
            demanded += rule.get("eist", [])

    row = row_for(question, law, basis)
    sign, _, codes = cell(row, question.category).partition(":")
    heard.append({"A": "toestaan", "C": "toestaan_mits", "W": "afweging", "X": "weigeren", "?": "weigeren"}[sign])
    demanded += codes.split(",") if codes else []

    heard += known_somewhere(question, law, basis, row, demanded)
    heard += heard_from(demanded, question, law)
    return max(heard, key=STRENGTH.index)


def entry(entries: list[Table], key: str, code: str) -> Table:
    """Return the table with this code."""
    return next(one for one in entries if one[key] == code)


def basis_carries(question: Question, law: Table, purpose: Table, basis: Table) -> bool:
    """Whether basis and purpose fit this regime, day, phase, party, person and kind of data."""
    every = {"regimes": ["huidig-recht", "wams-wetsvoorstel", "wams-in-werking"]}
    giving = question.direction == "verstrekken"
    parties = basis.get("geven_aan", []) if giving else basis.get("vragen_aan", [])
    persons = basis.get("hoedanigheden", ["client", "gezinslid-akkoord"])
    data = entry(law["gegeven"], "code", question.category)
    ground = {"bijzonder": basis["avg9"], "strafrechtelijk": basis["avg10"]}.get(data["klasse"], "niet nodig")
    return (
        question.regime in basis.get("regimes", every["regimes"])
        and not ("van" in basis and question.on < basis["van"])
        and not ("tot" in basis and question.on > basis["tot"])
        and question.phase in purpose["fasen"]
        and question.phase in basis["fasen"]
        and question.purpose in basis["doelen"]
        and (parties == "alle" or treated_as(question, law) in parties)
        and question.capacity in persons
        and (basis["gegevens"] == "alle" or question.category in basis["gegevens"])
        and ground != ""
    )


def treated_as(question: Question, law: Table) -> str:
    """Return the party whose row counts: a hat may put somebody on another row."""
    for line in law["petrij"]:
        if question.hat == line["pet"] and question.party in line["partijen"]:
            return str(line["rij"])
    return question.party


def speaks(rule: Table, question: Question) -> bool:
    """Whether everything under ``wanneer`` is so, and nothing under ``behalve`` is."""
    return fits(rule.get("wanneer", {}), question) and not any(
        fits(exception, question) for exception in rule.get("behalve", [])
    )


def fits(when: Table, question: Question) -> bool:
    """Whether every line of ``when`` is so."""
    for name, values in when.items():
        among = getattr(question, FIELD[name.removesuffix("_niet")]) in values
        if among == name.endswith("_niet"):
            return False
    return True


def row_for(question: Question, law: Table, basis: Table) -> Table:
    """Return the row of the party, in the table of the basis or in the matrix."""
    own = basis["code"] if basis["tabel"] == "eigen" else None
    for row in law["rij"]:
        same = row.get("grondslag") == own and row["richting"] == question.direction
        if same and treated_as(question, law) in row["partijen"]:
            return dict(row)
    raise LookupError(basis["code"])


def cell(row: Table, category: str) -> str:
    """Return the sign of a kind of data in a row."""
    for sign, categories in row.get("cellen", {}).items():
        if category in categories:
            return str(sign)
    return str(row["rest"])


def known_somewhere(question: Question, law: Table, basis: Table, row: Table, demanded: list[str]) -> list[str]:
    """Being known somewhere is a datum of that somewhere (law §12 item 5)."""
    if question.category != "bekendheid":
        return []
    if question.known_at is None:
        return [] if "grondslag" in row else ["weigeren"]
    for line in law["bekendheid"]:
        if question.known_at in line["bij"]:
            data = entry(law["gegeven"], "code", line["telt_als"])
            sign, _, codes = cell(row, line["telt_als"]).partition(":")
            ground = {"bijzonder": basis["avg9"], "strafrechtelijk": basis["avg10"]}.get(data["klasse"], "niet nodig")
            covered = basis["gegevens"] == "alle" or line["telt_als"] in basis["gegevens"]
            if sign in "X?" or not covered or ground == "":
                return ["weigeren"]
            weighed = ["afweging"] if sign == "W" else []
            more = [code for code in codes.split(",") if code and code not in demanded]
            return weighed + heard_from(more, question, law)
    return []


def heard_from(demanded: Iterable[str], question: Question, law: Table) -> list[str]:
    """Return what every demanded condition says."""
    conditions = [entry(law["voorwaarde"], "code", code) for code in dict.fromkeys(demanded)]
    within = {code for condition in conditions for code in condition.get("omvat", [])}
    heard = []
    for condition in conditions:
        if condition["code"] in within:
            continue
        if not condition.get("eis") and condition.get("doorgebruik"):
            heard.append("toestaan_mits")
        for demand in condition.get("eis", []):
            if stands(demand, question):
                said = outcome(demand, question)
                bound = said == "toestaan" and condition.get("doorgebruik")
                heard.append("toestaan_mits" if bound else said)
    return heard


def stands(demand: Table, question: Question) -> bool:
    """Whether a demand is made of this question at all."""
    waived = any(answer_to(question, fact) == answer for fact, answer in demand.get("vervalt_bij", {}).items())
    asked = all(answer_to(question, fact) == answer for fact, answer in demand.get("alleen_bij", {}).items())
    return fits(demand.get("wanneer", {}), question) and asked and not waived


def outcome(demand: Table, question: Question) -> str:
    """Return what the answer means; what the file does not say about a no or an unknown refuses."""
    if "mandaat" in demand:
        answer = mandate(question, demand["mandaat"])
        answer = "ja" if answer == "onbekend" and demand.get("als_vastgelegd") else answer
    else:
        answer = answer_to(question, demand["feit"])
    return str(demand.get(answer, "toestaan" if answer == "ja" else "weigeren"))


def answer_to(question: Question, fact: str) -> str:
    """Return yes, no or unknown."""
    for known, answer in question.facts.items():
        if known == fact:
            return answer
    return "onbekend"


def mandate(question: Question, name: str) -> str:
    """Return whether a mandate runs on the day asked about; unknown when there never was one."""
    for known, period in question.periods.items():
        if known == name:
            running = period.start <= question.on and (period.end is None or question.on <= period.end)
            return "ja" if running else "nee"
    return "onbekend"
