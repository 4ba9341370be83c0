"""`wams request form|read`: an empty form for partners, and a filled one read in; every bad file is one sentence."""

import json
from pathlib import Path
from typing import Any

import pikepdf

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams


def filled(file: Path, **changes: Any) -> Path:
    """Fill in an empty form as the housing corporation would, and change it."""
    form = json.loads(file.read_bytes()) | {
        "casus": CASE,
        "kenmerk": "DR-7",
        "van": {"organisatie": "Woonstichting De Rietkraag", "naam": "B. Kuijpers", "functie": "consulent incasso"},
        "aan": {"organisatie": "Gemeente Waterwolde"},
        "datum": "2026-11-20",
        "doel": "Wij willen weten of de regeling loopt.",
        "personen": [{"nummer": 1, "naam": "Chantal Noëlle van IJsselmuiden", "geboortedatum": None}],
        "regels": [{"nummer": 1, "persoon": 1, "soort": "schulden-inkomen", "vraag": "of er een regeling is"}],
    }
    target = file.with_name(f"ingevuld-{len(list(file.parent.iterdir()))}.json")
    target.write_text(json.dumps(form | changes), encoding="utf-8")
    return target


def test_an_empty_form_is_filled_in_and_read_once(practice: Place, tmp_path: Path, wams: Wams) -> None:
    empty = tmp_path / "leeg.json"
    assert wams("request", "form", "--format", "json", "--practice", "--out", str(empty)).code == 0
    assert wams("request", "form", "--format", "pdf", "--out", str(tmp_path / "leeg.pdf")).code == 0
    assert practice.vault.exists()

    form = filled(empty)
    read = wams("request", "read", str(form), "--json")
    assert read.code == 0
    assert (read.json["casus"], read.json["soort"]) == (CASE, "verzoek")
    found = next(
        one for one in wams("case", "show", CASE, "--json").json["verzoeken"] if one["id"] == read.json["verzoek"]
    )
    assert (found["toestand"], found["waarvoor"]) == ("nieuw", "Wij willen weten of de regeling loopt.")

    again = wams("request", "read", str(form))
    assert again.code == 5
    assert "al ingelezen" in again.err
    told = wams("request", "read", str(filled(empty, kenmerk="DR-8")))
    assert "Bel de partij" in told.words


def test_what_is_no_form_or_of_another_case_is_a_sentence_and_changes_nothing(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    assert practice.vault.exists()
    empty = tmp_path / "leeg.json"
    wams("request", "form", "--format", "json", "--practice", "--out", str(empty))
    before = wams("case", "show", CASE, "--json").json["verzoeken"]
    strange = tmp_path / "vreemd.json"
    strange.write_bytes(b"\xff\xfe{")
    real = filled(empty, praktijk=False)
    for words, code, told in (
        ((str(empty),), 2, "is leeg"),
        ((str(strange),), 2, "UTF-8"),
        ((str(tmp_path / "weg.json"),), 6, "niet te lezen"),
        ((str(real),), 1, "echte personen"),
        ((str(filled(empty, casus="W-2026-9999")),), 2, "geen casus"),
        ((str(filled(empty)), "--case", "W-2026-0002"), 2, "hoort niet bij casus W-2026-0002"),
        ((str(filled(empty, van={"organisatie": "Iemand"})),), 2, "doet niet mee"),
    ):
        said = wams("request", "read", *words)
        assert (said.code, told in said.err) == (code, True), said.err
        assert "Chantal" not in said.err
    assert wams("case", "show", CASE, "--json").json["verzoeken"] == before


def test_a_partner_is_asked_sent_a_form_and_its_no_recorded(practice: Place, tmp_path: Path, wams: Wams) -> None:
    assert practice.vault.exists()
    asked = (
        "request", "new", CASE, "--to", "ggz-medisch", "--person", "1", "--kind", "gezondheid",
        "--what", "Wat kan zij zelf, en waarbij niet?", "--why", "Om te weten wie haar helpt.",
        "--purpose", "plan", "--basis", "wams-gecoordineerde-aanpak", "--json",
    )  # fmt: skip
    assert "staat al in de casus" in wams(*asked).err
    made = wams(*asked, "--again", "Zij kan nu meer dan toen.").json["verzoek"]
    never = wams(*(word.replace("ggz-medisch", "woningcorporatie") for word in asked), "--again", "Zij kan nu meer.")
    assert (never.code, "vermoedens over gezondheid" in never.err) == (1, True)

    closed = ("request", "send", CASE, "--request", made[:8], "--channel", "versleuteld-bestand", "--yes", "--json")
    assert wams(*closed, "--out", str(tmp_path / "open.pdf")).code == 2, "neither key nor password"
    assert not (tmp_path / "open.pdf").exists()
    keyless = wams(*closed, "--sealing", "sleutel", "--out", str(tmp_path / "dicht.pdf.age"))
    assert (keyless.code, "sleutel" in keyless.err) == (1, True)
    password = wams(*closed, "--sealing", "wachtwoord", "--out", str(tmp_path / "dicht.pdf")).json["wachtwoord"]
    with pikepdf.open(tmp_path / "dicht.pdf", password=password) as opened:
        assert opened.encryption.R == 6

    form = tmp_path / "formulier.json"
    sent = wams("request", "send", CASE, "--request", made[:8], "--channel", "veilige-mail", "--format", "json",
                "--out", str(form), "--yes")  # fmt: skip
    assert sent.code == 0
    assert "U vraagt:" in sent.out
    assert json.loads(form.read_bytes())["antwoordcode"]

    said = wams("request", "answer", CASE, "--request", made, "--none", "--professional", "dr. N. Sewdien, psychiater",
                "--act", "wgbo-7-457", "--ground", "niet-doorbroken")  # fmt: skip
    assert (said.code, "beslist" in said.out) == (0, True)
    again = wams("request", "answer", CASE, "--request", made, "--value", "Zij kookt zelf.")
    assert again.code in (1, 2)
