"""Kinds of actions that often work against each other: told as a question, never as a verdict.

Each pair was described by somebody who met it (law §8, product §0.2). Words are beginnings of Dutch words, as in the
list of sensitive words; where a side names no words, its kind or act says enough.
"""

from dataclasses import dataclass

from wams_tui.casework.codes import Domain
from wams_tui.casework.plan.parts import ActionKind
from wams_tui.casework.words import N_


@dataclass(frozen=True, slots=True)
class Side:
    """What an action is like: done under one of these acts (any where empty), of these kinds, with these words."""

    laws: frozenset[Domain] = frozenset()
    kinds: frozenset[ActionKind] = frozenset()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that can meet. ``asks`` is the question (Dutch, marked), ``source`` where it was met.

    ``rests`` says that the question is answered, until its last day, by an agreement not to hold somebody to the one
    side for a while.
    """

    code: str
    one: Side
    other: Side
    asks: str
    source: str
    rests: bool = False


_COLLECTING = Side(
    words=("terugvorder", "invorder", "vorder", "incass", "innen", "beslag", "aflos", "boete", "ontruim", "afbetal")
)

PAIRS: tuple[Pair, ...] = (
    Pair(
        "werken-of-thuis",
        Side(
            laws=frozenset({Domain.PARTICIPATIE, Domain.UWV}),
            kinds=frozenset({ActionKind.ACTIE, ActionKind.AFSPRAAK}),
            words=("werk", "sollicit", "baan", "re-integr", "reintegr", "traject", "arbeid", "stage", "uren"),
        ),
        Side(
            laws=frozenset({Domain.JEUGD, Domain.ONDERWIJS, Domain.MAATSCHAPPELIJKE_ONDERSTEUNING, Domain.ZORG}),
            words=("thuis", "kinderen", "opvoed", "opvang", "ophalen", "verzorg", "mantelzorg", "uit school"),
        ),
        N_("Vraagt de plicht om te werken hier iets anders dan thuis zijn voor wie zorg nodig heeft?"),
        N_("Wams, casus 1: een ouder in de bijstand voor wie thuis zijn wijzer is, terwijl werk wordt verlangd"),
        rests=True,
    ),
    Pair(
        "innen-of-rust",
        _COLLECTING,
        Side(kinds=frozenset({ActionKind.NIET_HANDHAVEN})),
        N_("Wordt hier geïnd of gehandhaafd wat volgens de andere afspraak juist even rust?"),
        N_("werkwijze meervoudige problematiek: tijdelijk niet handhaven of invorderen geeft ruimte"),
    ),
    Pair(
        "innen-of-snelle-hulp",
        _COLLECTING,
        Side(kinds=frozenset({ActionKind.SNELLE_HULP})),
        N_("Gaat snelle hulp hier op aan een schuld die een ander tegelijk int?"),
        N_("Wams, casus 13: een klein budget om vertrouwen te winnen"),
    ),
    Pair(
        "blijven-of-weg",
        Side(words=("verhuiz", "ontruim", "huur opzeg", "huisuitzet", "andere woning", "wisselwoning")),
        Side(words=("in huis blijv", "in dit huis", "blijven wonen", "huurschuld regel", "betalingsregeling huur")),
        N_("Helpt de een blijven wonen, terwijl de ander op verhuizen of ontruimen uitkomt?"),
        N_("Wams, casus 5: een huurder met achterstand, en hulp om er te blijven"),
    ),
)
