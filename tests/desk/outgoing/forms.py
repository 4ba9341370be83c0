"""A partner's form as a file says it, for changing one thing in."""

import json
from typing import Any


def asked(**changes: Any) -> dict[str, Any]:
    """Return a question of a partner to us, with ``changes``."""
    return {
        "formaat": "wams-verzoekformulier/1",
        "soort": "verzoek",
        "praktijk": True,
        "casus": "W-2026-0005",
        "kenmerk": "WS-118",
        "antwoordcode": "",
        "van": {"organisatie": "Woonstee", "naam": "B. Kuijpers", "functie": "woonconsulent"},
        "aan": {"organisatie": "Gemeente Demodorp"},
        "datum": "2026-11-20",
        "termijn": "2026-12-04",
        "doel": "Wij willen weten of de regeling loopt.",
        "personen": [{"nummer": 1, "naam": "Bram Visser", "geboortedatum": "1984-03-05"}],
        "regels": [
            {"nummer": 1, "persoon": 1, "soort": "schulden-inkomen", "vraag": "of er een regeling is", "waarom": ""}
        ],
    } | changes


def given(value: str = "Er is een regeling.") -> dict[str, Any]:
    """Return what stands at a line that was answered with something."""
    return {"uitkomst": "gegeven", "waarde": value, "bekend_op": "2026-11-18"}


def written(form: object) -> bytes:
    """Return the form as the bytes of a file."""
    return json.dumps(form, ensure_ascii=False).encode()
