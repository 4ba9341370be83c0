"""Destroying a case for ever: on which ground, decided by whom. Codes only: they outlive the case."""

from enum import StrEnum

from wams_tui.casework.words import N_


class Ground(StrEnum):
    """Why a case is destroyed."""

    BEWAARTERMIJN = "bewaartermijn-verstreken"
    VERZOEK = "verzoek-betrokkene"
    ONTERECHT = "onterecht-aangelegd"
    UITSPRAAK = "rechterlijke-uitspraak"


class DecidedBy(StrEnum):
    """Which office decided it."""

    PROCESEIGENAAR = "proceseigenaar"
    COLLEGE = "college"
    RECHTER = "rechter"


GROUND_LABELS = {
    Ground.BEWAARTERMIJN: N_("de bewaartermijn is verstreken"),
    Ground.VERZOEK: N_("een betrokkene heeft erom gevraagd"),
    Ground.ONTERECHT: N_("de casus had niet aangelegd mogen worden"),
    Ground.UITSPRAAK: N_("een rechter heeft het bepaald"),
}
DECIDED_LABELS = {
    DecidedBy.PROCESEIGENAAR: N_("de gemandateerd proceseigenaar"),
    DecidedBy.COLLEGE: N_("het college"),
    DecidedBy.RECHTER: N_("de rechter"),
}
