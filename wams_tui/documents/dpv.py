"""What our codes are called in the W3C Data Privacy Vocabulary, so that other systems understand basis and purpose.

Terms of DPV release 2.3 (28 February 2026; product.md §2.2). Their IRIs carry no version, the release has one: it is
named beside them. A code without a true counterpart keeps only its own IRI; a neighbour that means something else is
worse than none (``psv:SocialWelfareRiskAssessment``, for one, is a kind of fraud detection).
"""

from enum import StrEnum

from wams_tui.casework.codes import Basis, Category, Purpose

RELEASE = "https://w3id.org/dpv/2.3"
"""The pinned release."""

OWN = "urn:x-wams:"
"""Where codes of our own live: ``urn:x-wams:purpose:plan``."""

PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "pd": "https://w3id.org/dpv/pd#",
    "psv": "https://w3id.org/dpv/sector/publicservices#",
}
"""The namespaces of the tables below."""

_PUBLIC_TASK = "eu-gdpr:A6-1-e-official-authority"
_LEGAL_DUTY = "eu-gdpr:A6-1-c"

BASES: dict[Basis, str] = {
    Basis.WAMS_ONDERZOEK_CLIENT: _PUBLIC_TASK,
    Basis.WAMS_ONDERZOEK_PROFESSIONAL: _PUBLIC_TASK,
    Basis.WAMS_GECOORDINEERDE_AANPAK: _PUBLIC_TASK,
    Basis.WAMS_MELDPUNT: _PUBLIC_TASK,
    Basis.WMO_TOEGANG: _PUBLIC_TASK,
    # Agreement is a statutory condition here, never consent under AVG 6(1)(a): law.md §12 item 2.
    Basis.WMO_HERGEBRUIK: _PUBLIC_TASK,
    Basis.WMO_VERSTREKKING_AANBIEDER: _PUBLIC_TASK,
    Basis.WMO_AANBIEDER_AAN_COLLEGE: _LEGAL_DUTY,
    Basis.WMO_ZORGVERZEKERAAR: _PUBLIC_TASK,
    Basis.WMO_VEILIG_THUIS: _PUBLIC_TASK,
    Basis.JEUGDWET_OTS: _LEGAL_DUTY,
    Basis.JEUGDWET_TOEGANG: _PUBLIC_TASK,
    Basis.PARTICIPATIEWET: _PUBLIC_TASK,
    Basis.SUWI: _PUBLIC_TASK,
    Basis.WGS_SCHULDHULP: _PUBLIC_TASK,
    Basis.WVGGZ_WZD: _PUBLIC_TASK,
    Basis.WGS_SAMENWERKINGSVERBAND: _PUBLIC_TASK,
    Basis.AWIR: _LEGAL_DUTY,
    Basis.VITAAL_BELANG: "eu-gdpr:A6-1-d-natural-person",
    Basis.AVG_RECHTEN: _LEGAL_DUTY,
}
"""AVG article 6(1) ground of a basis, as the rule set has it. Further processing rests on 6(4), which DPV has no ground
for, and police data (``wpg``) fall outside the AVG: these two keep only their own IRI."""

PURPOSES: dict[Purpose, str] = {
    Purpose.ONDERZOEK: "psv:SocialWelfareEligibilityAssessment",
    Purpose.PLAN: "psv:SocialWelfareProvision",
    Purpose.CASUSOVERLEG: "psv:SocialWelfareProvision",
    Purpose.EIGEN_ACTIE: "psv:SocialWelfareProvision",
    Purpose.EVALUATIE: "psv:SocialWelfareProvision",
    Purpose.VOORZIENING: "psv:SocialWelfareProvision",
    Purpose.VEILIG_THUIS_MELDING: "dpv:PublicBenefit",
    Purpose.ACUUT_GEVAAR: "dpv:PublicBenefit",
    Purpose.RECHTEN: "dpv:RightsFulfilment",
    Purpose.STATISTIEK: "dpv:ProvideOfficialStatistics",
}
"""The DPV purpose a purpose of ours is a narrower kind of."""

CATEGORIES: dict[Category, str] = {
    Category.GEHEIM_ADRES: "pd:PhysicalAddress",
    Category.BSN: "pd:OfficialID",
    Category.HUISHOUDEN: "pd:Household",
    Category.GEZONDHEID: "pd:Health",
    Category.SCHULDEN_INKOMEN: "pd:FinancialStatus",
    Category.ONDERWIJS: "pd:School",
    Category.STRAFRECHT: "pd:Criminal",
}
"""Kinds of personal data that DPV knows as well."""


def own_iri(code: StrEnum) -> str:
    """Return the IRI of one of our codes: ``urn:x-wams:category:wonen``."""
    return f"{OWN}{type(code).__name__.lower()}:{code.value}"


def iris(code: Basis | Purpose | Category) -> list[str]:
    """Return the IRIs of ``code``: its own, and after it the full DPV IRI where there is one."""
    match code:
        case Basis():
            term = BASES.get(code)
        case Purpose():
            term = PURPOSES.get(code)
        case Category():
            term = CATEGORIES.get(code)
    return [own_iri(code), *([_expanded(term)] if term else [])]


def _expanded(term: str) -> str:
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name
