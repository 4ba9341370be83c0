"""In which domains a question lies, so that a no in one domain closes everything that touches it (guard G10).

A person answers per domain (law §3.2 G10); data are kept per category. The table between the two is ours (law §4.c and
§4.d name what each party does and each category holds): see docs/decisions.md.
"""

from collections.abc import Mapping

from wams_tui.casework.codes import Category, Domain, Party

DOMAINS_OF: Mapping[Category, frozenset[Domain]] = {
    Category.GEZONDHEID: frozenset({Domain.ZORG, Domain.GGZ}),  # C6
    Category.JEUGDHULP: frozenset({Domain.JEUGD}),  # C7
    Category.SCHULDEN_INKOMEN: frozenset({Domain.SCHULDHULP}),  # C8
    Category.WONEN: frozenset({Domain.WONEN, Domain.BESCHERMD_WONEN}),  # C9
    Category.ONDERWIJS: frozenset({Domain.ONDERWIJS}),  # C10
    Category.UITKERING_WERK: frozenset({Domain.PARTICIPATIE, Domain.UWV}),  # C11
    Category.STRAFRECHT: frozenset({Domain.VEILIGHEID}),  # C12
    Category.HUISELIJK_GEWELD: frozenset({Domain.VEILIGHEID}),  # C13
}
"""A category that is not here (a name, the household, the plan) belongs to no one domain."""

DOMAINS_AT: Mapping[Party, frozenset[Domain]] = {
    Party.JEUGDHULP: frozenset({Domain.JEUGD}),
    Party.SCHULDHULP: frozenset({Domain.SCHULDHULP}),
    Party.BEWINDVOERDER: frozenset({Domain.SCHULDHULP}),
    Party.SCHULDEISER: frozenset({Domain.SCHULDHULP}),
    Party.WERK_INKOMEN: frozenset({Domain.PARTICIPATIE}),
    Party.WERK_INKOMEN_HANDHAVING: frozenset({Domain.PARTICIPATIE}),
    Party.UWV_SVB: frozenset({Domain.UWV}),
    Party.GGZ_MEDISCH: frozenset({Domain.ZORG, Domain.GGZ}),
    Party.OGGZ: frozenset({Domain.GGZ}),
    Party.ZORGVERZEKERAAR_CIZ: frozenset({Domain.ZORG}),
    Party.WMO_AANBIEDER: frozenset({Domain.MAATSCHAPPELIJKE_ONDERSTEUNING}),
    Party.SCHOOL: frozenset({Domain.ONDERWIJS}),
    Party.LEERPLICHT: frozenset({Domain.ONDERWIJS}),
    Party.WONINGCORPORATIE: frozenset({Domain.WONEN}),
    Party.POLITIE: frozenset({Domain.VEILIGHEID}),
    Party.JUSTITIE: frozenset({Domain.VEILIGHEID}),
}
"""A party that is not here (the access team, a supporter, the family itself) works in no one domain."""


def domains_of(category: Category, *parties: Party | None) -> frozenset[Domain]:
    """Return every domain that a question touches.

    Args:
        category: What kind of data it is about.
        parties: Who would receive it, who supplied it, where somebody is known; ``None`` where there is none.
    """
    at = (DOMAINS_AT.get(party, frozenset()) for party in parties if party is not None)
    return DOMAINS_OF.get(category, frozenset()).union(*at)
