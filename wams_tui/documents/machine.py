"""The JSON of a release: for the recipient's system, and to prove afterwards that nothing in it was changed.

The file is an object with these keys:

- ``formaat``: ``wams-verstrekking/1``; the number rises when a key changes its meaning.
- ``praktijk`` and ``praktijkmelding``: whether the persons are fictional, and the mark that says so.
- ``inhoud``: what was disclosed, under the Dutch keys of :data:`KEYS`; dates as ISO 8601, codes as in the rule set.
- ``register``: one ledger line for each person, with the hash of the content it vouches for.
- ``dpv``: basis, purpose and kinds of data as IRIs (:mod:`wams_tui.documents.dpv`).
- ``controle``: how to verify. Give the keys in ``inhoud`` the names in ``controle.sleutels``, write it as JSON with
  sorted keys, without spaces, non-ASCII signs as they are, in UTF-8; its SHA-256 is ``controle.sha256`` and the
  ``inhoudHash`` of every ledger line. Sorting is by Unicode code point; there are no fractions in the content.

``@context`` makes it JSON-LD: our keys are terms under ``urn:x-wams:``, the block ``dpv`` speaks DPV.
"""

import json
from collections.abc import Mapping

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.release import Release, ReleaseContent
from wams_tui.documents.askform import request_json
from wams_tui.documents.dpv import OWN, PREFIXES, RELEASE, iris
from wams_tui.documents.sheet import PRACTICE_MARK

KEYS = {
    "disclosure": "verstrekking",
    "case_code": "casus",
    "nature": "kluissoort",
    "recipient": "ontvanger",
    "participant": "deelnemer",
    "organisation": "organisatie",
    "party": "partij",
    "hat": "pet",
    "function": "functie",
    "person_name": "naam",
    "purpose": "doel",
    "purpose_title": "doelOmschrijving",
    "basis": "grondslag",
    "basis_title": "grondslagOmschrijving",
    "articles": "artikelen",
    "regime": "regime",
    "regime_note": "regimeToelichting",
    "channel": "kanaal",
    "subjects": "betrokkenen",
    "id": "id",
    "label": "aanduiding",
    "fields": "gegevens",
    "persons": "personen",
    "categories": "categorieen",
    "value": "waarde",
    "source": "bron",
    "obtained_on": "verkregenOp",
    "confirmed_on": "bevestigdOp",
    "conditions": "voorwaarden",
    "controller": "verantwoordelijke",
    "contact": "contact",
    "rule_set": "regelset",
    "rule_set_hash": "regelsetHash",
    "made_at": "gemaaktOp",
    "answer": "antwoord",
    "title": "titel",
    "paragraphs": "alineas",
    "bullets": "punten",
    "seq": "nummer",
    "line_hash": "regelHash",
    "subject": "betrokkene",
    "content_hash": "inhoudHash",
    "asked": "verzoek",
    "part": "plaats",
    "kind": "soort",
    "under": "onder",
    "sort": "vorm",
    "who": "wie",
    "starts_on": "begintOp",
    "by_when": "uiterlijk",
    "done_on": "gedaanOp",
    "state": "stand",
    "own": "eigenActie",
    "handout": "stuk",
    "number": "versie",
    "family": "voorGezin",
    "facts": "kop",
    "sign": "ondertekenaars",
}
"""Every key of a release and of a ledger line, in the model and in the file."""

_LINKS = ("hasLegalBasis", "hasPurpose", "hasPersonalData")

_FIXED: dict[str, object] = {
    "Process": "dpv:Process",
    "release": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
    "controle": None,
}

_HOW = (
    "Geef de sleutels in 'inhoud' de namen uit 'sleutels'. Schrijf het als JSON met gesorteerde sleutels, zonder "
    "spaties, niet-ASCII-tekens onveranderd, in UTF-8. De SHA-256 daarvan is 'sha256' en de 'inhoudHash' van elke "
    "regel in 'register'."
)


def release_json(release: Release) -> bytes:
    """Return a release as JSON-LD, UTF-8, two spaces of indent, a line end at the end; a request form as a form."""
    content = release.content
    if content.asked is not None:
        return request_json(content)
    practice = content.nature is VaultNature.OEFENKLUIS
    return _written(
        {
            "@context": _context(),
            "@type": "Verstrekking",
            "formaat": "wams-verstrekking/1",
            "praktijk": practice,
            "praktijkmelding": PRACTICE_MARK if practice else None,
            "inhoud": _dutch(content.model_dump(mode="json")),
            "register": [_dutch(line.model_dump(mode="json")) for line in release.ledger],
            "registerverwijzing": release.reference,
            "dpv": _dpv(content),
            "controle": {
                "algoritme": "SHA-256",
                "sha256": content.digest(),
                "werkwijze": _HOW,
                "sleutels": {dutch: name for name, dutch in KEYS.items()},
            },
        }
    )


def publication_json(publication: Publication) -> bytes:
    """Return something without persons as JSON, UTF-8."""
    return _written(
        {
            "formaat": "wams-publicatie/1",
            "praktijkmelding": PRACTICE_MARK if publication.practice else None,
            "titel": publication.title,
            "ondertitel": publication.subtitle,
            "gemaaktOp": publication.made_at.isoformat(),
            "onderdelen": [
                {
                    "titel": section.title,
                    "alineas": list(section.paragraphs),
                    "punten": list(section.bullets),
                    "tabel": [list(row) for row in section.table],
                }
                for section in publication.sections
            ],
        }
    )


def _written(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _dutch(value: object) -> object:
    match value:
        case dict():
            return {KEYS[str(key)]: _dutch(inner) for key, inner in value.items()}
        case list():
            return [_dutch(inner) for inner in value]
        case _:
            return value


def _context() -> dict[str, object]:
    """``controle`` is about the file and not about the disclosure, so it means nothing in JSON-LD.

    ``id`` is a plain value: those of persons are no IRIs.
    """
    links = {name: {"@id": f"dpv:{name}", "@type": "@id"} for name in _LINKS}
    return {"@version": 1.1, "@vocab": f"{OWN}term:", **PREFIXES, **links, **_FIXED}


def _dpv(content: ReleaseContent) -> dict[str, object]:
    categories = dict.fromkeys(category for field in content.fields for category in field.categories)
    return {
        "@type": "Process",
        "release": RELEASE,
        "hasLegalBasis": iris(content.basis),
        "hasPurpose": iris(content.purpose),
        "hasPersonalData": [iri for category in categories for iri in iris(category)],
    }
