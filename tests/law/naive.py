"""The rules once more, as a privacy officer would apply them with the tables on the desk and a pencil in hand.

Written from the TOML files alone, to be followed line by line. It shares nothing with the program but the shape of a
question, so that a mistake in one is a difference between the two. What was read once for the same codes is not read
again: :class:`Pencil` remembers what each step gave under everything that step looks at; nothing else makes it fast.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
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
    pencil = own_pencil() if law is None else Pencil(law)
    return pencil.settled(pencil.spoken(question), question)


@cache
def own_pencil() -> "Pencil":
    """Return the pencil for the files of the program."""
    return Pencil(tables())


@dataclass(frozen=True, eq=False, slots=True)
class Spoken:
    """What the codes of a question say before its facts: the strongest effect, and which demands are made of it."""

    heard: str
    demands: tuple[int, ...]


Read = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The strongest effect, the conditions demanded, and those that being known somewhere adds."""

_GATES = ("party", "hat", "category", "capacity", "phase", "regime", "on", "purpose", "basis", "direction", "known_at")
"""What the lines about bases, purposes, rows and cells look at; what general rules look at, they name themselves."""

_MOST = 200_000


class Pencil:
    """The tables on the desk, and what was already read in them."""

    def __init__(self, law: Table) -> None:
        """Lay ``law`` on the desk."""
        self.law = law
        self.demands = [(one, demand) for one in law["voorwaarde"] for demand in one.get("eis", [])]
        whens = [when for rule in law["regel"] for when in (rule.get("wanneer", {}), *rule.get("behalve", []))]
        self._looks_at = attrgetter(*dict.fromkeys((*_GATES, *_fields(whens))))
        self._demands_look_at = attrgetter(*_fields(demand.get("wanneer", {}) for _, demand in self.demands), "on")
        self._read: dict[tuple[Any, ...], Read] = {}
        self._made: dict[tuple[Any, ...], Spoken] = {}
        self._same: dict[tuple[str, tuple[int, ...]], Spoken] = {}

    def spoken(self, question: Question) -> Spoken:
        """Return what the codes of ``question`` say; the same value for the same strongest effect and demands."""
        looked_at = self._looks_at(question)
        read = self._read.get(looked_at)
        if read is None:
            _make_room(self._read)
            read = self._read[looked_at] = lines(question, self.law)
        asked = (read, self._demands_look_at(question))
        made = self._made.get(asked)
        if made is None:
            _make_room(self._made)
            heard, *demanded = read
            numbers = tuple(number for codes in demanded for number in self._standing(codes, question))
            bound = [said for codes in demanded for said in heard_without_demand(codes, self.law)]
            strongest = max([heard, *bound], key=STRENGTH.index)
            fresh = Spoken(strongest, numbers)
            made = self._made[asked] = self._same.setdefault((strongest, numbers), fresh)
        return made

    def settled(self, spoken: Spoken, question: Question) -> str:
        """Return the effect once the facts of ``question`` are held against what is demanded."""
        heard = [spoken.heard]
        for number in spoken.demands:
            condition, demand = self.demands[number]
            if stands(demand, question):
                said = outcome(demand, question)
                bound = said == "toestaan" and condition.get("doorgebruik")
                heard.append("toestaan_mits" if bound else said)
        return max(heard, key=STRENGTH.index)

    def _standing(self, codes: Iterable[str], question: Question) -> Iterable[int]:
        wanted = [one["code"] for one in conditions_of(codes, self.law)]
        for number, (condition, demand) in enumerate(self.demands):
            if condition["code"] in wanted and fits(demand.get("wanneer", {}), question):
                yield number


def _fields(whens: Iterable[Table]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(FIELD[name.removesuffix("_niet")] for when in whens for name in when))


def _make_room(memory: dict[Any, Any]) -> None:
    if len(memory) >= _MOST:
        memory.clear()


def lines(question: Question, law: Table) -> Read:
    """Return the strongest effect that codes alone give, and the codes of the conditions that are demanded."""
    refused: Read = ("weigeren", (), ())
    if question.purpose is None or question.basis is None:
        return refused
    purpose = entry(law["doel"], "code", question.purpose)
    basis = entry(law["grondslag"], "code", question.basis)
    if "verboden" in purpose or basis.get("gesloten"):
        return refused
    if not basis_carries(question, law, purpose, basis):
        return refused

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

    weighed, more = known_somewhere(question, law, basis, row)
    heard += weighed
    return max(heard, key=STRENGTH.index), tuple(demanded), tuple(code for code in more if code not in demanded)


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


def known_somewhere(question: Question, law: Table, basis: Table, row: Table) -> tuple[list[str], list[str]]:
    """Being known somewhere is a datum of that somewhere (law §12 item 5): what that says, and what it demands."""
    if question.category != "bekendheid":
        return [], []
    if question.known_at is None:
        return [] if "grondslag" in row else ["weigeren"], []
    for line in law["bekendheid"]:
        if question.known_at in line["bij"]:
            data = entry(law["gegeven"], "code", line["telt_als"])
            sign, _, codes = cell(row, line["telt_als"]).partition(":")
            ground = {"bijzonder": basis["avg9"], "strafrechtelijk": basis["avg10"]}.get(data["klasse"], "niet nodig")
            covered = basis["gegevens"] == "alle" or line["telt_als"] in basis["gegevens"]
            if sign in "X?" or not covered or ground == "":
                return ["weigeren"], []
            return ["afweging"] if sign == "W" else [], [code for code in codes.split(",") if code]
    return [], []


def conditions_of(demanded: Iterable[str], law: Table) -> list[Table]:
    """Return the conditions that are demanded, without those that another one of them stands in for."""
    conditions = [entry(law["voorwaarde"], "code", code) for code in dict.fromkeys(demanded)]
    within = {code for condition in conditions for code in condition.get("omvat", [])}
    return [condition for condition in conditions if condition["code"] not in within]


def heard_without_demand(demanded: Iterable[str], law: Table) -> list[str]:
    """Return what conditions say that ask nothing and only bind the recipient."""
    silent = [one for one in conditions_of(demanded, law) if not one.get("eis") and one.get("doorgebruik")]
    return ["toestaan_mits" for _ in silent]


def stands(demand: Table, question: Question) -> bool:
    """Whether the facts leave a demand standing whose circumstances are so."""
    waived = any(answer_to(question, fact) == answer for fact, answer in demand.get("vervalt_bij", {}).items())
    asked = all(answer_to(question, fact) == answer for fact, answer in demand.get("alleen_bij", {}).items())
    return asked and not waived


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
