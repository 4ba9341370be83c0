"""What a person asked to see, as data: the same letter in codes and words, for a machine (AVG 15 and 20)."""

import json

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.letter import Letter, SharedOnce
from wams_tui.casework.labels import label
from wams_tui.documents.sheet import PRACTICE_MARK


def letter_json(letter: Letter) -> bytes:
    """Return a letter as JSON, UTF-8, two spaces of indent; keys in Dutch, as in a disclosure."""
    content = letter.content
    document = {
        "formaat": "wams-inzage/1",
        "praktijkmelding": PRACTICE_MARK if content.nature is VaultNature.OEFENKLUIS else None,
        "brief": content.id,
        "titel": content.title,
        "gemaaktOp": content.made_at.isoformat(),
        "verantwoordelijke": content.controller,
        "kop": [list(fact) for fact in content.facts],
        "gedeeld": [_once(one) for one in content.shared],
        "tekst": [
            {"titel": part.title, "alineas": list(part.paragraphs), "punten": list(part.bullets)}
            for part in content.parts
        ],
        "inhoudHash": content.digest(),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _once(one: SharedOnce) -> dict[str, object]:
    """Return one time something was shared; who got it is ``null`` where naming it would tell of another."""
    return {
        "op": one.on.isoformat(),
        "ontvanger": one.recipient or None,
        "categorieen": [{"code": code.value, "omschrijving": label(code)} for code in one.categories],
        "doel": one.purpose.value if one.purpose else None,
        "doelOmschrijving": label(one.purpose) if one.purpose else None,
        "grondslag": one.basis.value if one.basis else None,
        "grondslagOmschrijving": label(one.basis) if one.basis else None,
        "artikelen": list(one.articles),
        "aangekomen": True if one.certain else None,
        "gevraagd": [code.value for code in one.asked],
    }
