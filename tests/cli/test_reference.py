"""docs/cli.md says what the program says: its help, its exit codes and its JSON keys.

After a change of the command line: ``WAMS_REFERENCE=write make test ARGS=tests/cli/test_reference.py``.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams
from tests.cli.test_cases import MAPPING, TABLE
from tests.cli.test_decide import HEALTH, asked
from tests.house.tree import ROOT
from wams_tui.casework.errors import WamsError
from wams_tui.commands.line.reference import renewed

DOCUMENT = ROOT / "docs" / "cli.md"


def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def examples(title: str) -> list[Any]:
    """The JSON examples under a heading that names a command."""
    section = next(
        part for part in re.split(r"^##+ ", document(), flags=re.MULTILINE) if f"`{title}`" in part.split("\n")[0]
    )
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", section, re.DOTALL)]


def undocumented(said: Any, written: Any, place: str = "") -> list[str]:
    """Keys that the program gives and the example does not show; an empty example shows nothing of what is inside."""
    if isinstance(said, list) and isinstance(written, list):
        return [key for one in said for key in undocumented(one, written[0], f"{place}[]")] if written else []
    if isinstance(said, dict) and isinstance(written, dict) and written:
        extra = [f"{place}.{key}" for key in said.keys() ^ written.keys()]
        return extra + [
            key
            for name in said.keys() & written.keys()
            for key in undocumented(said[name], written[name], f"{place}.{name}")
        ]
    return []


def test_the_reference_is_what_help_says() -> None:
    current = document()
    if os.environ.get("WAMS_REFERENCE") == "write":
        DOCUMENT.write_text(renewed(current), encoding="utf-8")

    assert renewed(document()) == document()


def test_every_exit_code_is_explained() -> None:
    kinds: list[type[WamsError]] = [WamsError, *WamsError.__subclasses__()]
    codes = {kind.exit_code for kind in kinds} | {0, 130}

    explained = {int(code) for code in re.findall(r"^\| (\d+) \|", document(), re.MULTILINE)}

    assert explained == codes


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("vault status", ("vault", "status")),
        ("vault verify", ("vault", "verify")),
        ("case list", ("case", "list")),
        ("case show", ("case", "show", CASE)),
        ("case steps", ("case", "steps", CASE)),
        ("today", ("today",)),
        ("case timeline", ("case", "timeline", CASE)),
        ("case sheet", ("case", "sheet", CASE)),
        ("case import", ("case", "import", TABLE, "--mapping", MAPPING, "--dry-run")),
        ("meeting list", ("meeting", "list", "W-2026-0010")),
        ("matrix", ("matrix", CASE)),
        ("audit list", ("audit", "list", "--last", "3")),
        ("rules status", ("rules", "status")),
        ("rules regime status", ("rules", "regime", "status")),
    ],
)
def test_the_keys_of_the_json_are_those_in_the_document(
    title: str, words: tuple[str, ...], practice: Place, wams: Wams
) -> None:
    said = wams(*words, "--json").json

    assert undocumented(said, examples(title)[0]) == []


def test_the_keys_of_a_verdict_are_those_in_the_document(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--json", "--question", asked(tmp_path / "vraag.json", HEALTH)).json
    question, verdict = examples("decide")

    assert undocumented(said, verdict) == []
    assert wams("decide", "--json", "--question", asked(tmp_path / "vraag.json", question)).code == 1


def test_the_keys_of_a_disclosure_are_those_in_the_document(practice: Place, tmp_path: Path, wams: Wams) -> None:
    done, refused = examples("export")
    words = ("export", CASE, *GIVE_THE_ARRANGEMENT, "--yes", "--json")

    no = wams(*words, "--field", "gezondheid:Diagnose", "--out", str(tmp_path / "nee.pdf"))
    yes = wams(*words, "--out", str(tmp_path / "ja.pdf"))
    ledger = wams("ledger", "list", "--json")

    assert undocumented(yes.json, done) == []
    assert set(no.json) == set(refused)
    assert undocumented(no.json["te_beantwoorden"], refused["te_beantwoorden"]) == []
    assert {key for field in no.json["velden"] for key in field} == set(refused["velden"][0])
    assert undocumented(ledger.json, examples("ledger list")[0]) == []
    assert undocumented(wams("rules", "kept", "--json").json, examples("rules kept")[0]) == []
    replayed = wams("ledger", "replay", str(ledger.json[0]["nr"]), "--json").json
    assert set(replayed[0]) == set(examples("ledger replay")[0][0])
    assert set(replayed[0]["antwoorden"][0]) == set(examples("ledger replay")[0][0]["antwoorden"][0])
