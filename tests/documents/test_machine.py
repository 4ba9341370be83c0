"""The JSON of a release: keys that stay, IRIs that mean something, and a hash that the recipient can verify alone."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import wams_tui
from tests.documents.make import NAME, content, recorded, release
from wams_tui.casework.codes import FORBIDDEN_PURPOSES, Basis, Category, Purpose, VaultNature
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.release import (
    Handout,
    LedgerReference,
    Recipient,
    ReleaseContent,
    ReleasedField,
    ReleasedPart,
    Subject,
)
from wams_tui.documents import dpv
from wams_tui.documents.machine import KEYS
from wams_tui.documents.render import Form, render


def _read(data: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(data)
    return document


def _renamed(value: object, names: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {names[key]: _renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, names) for inner in value]
    return value


def _verified(document: dict[str, Any]) -> bool:
    """Follow ``controle.werkwijze`` with nothing but the file."""
    check = document["controle"]
    named = _renamed(document["inhoud"], check["sleutels"])
    digest = hashlib.sha256(
        json.dumps(named, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()
    return digest == check["sha256"] and all(line["inhoudHash"] == digest for line in document["register"])


def test_a_recipient_can_verify_the_content_with_the_file_alone() -> None:
    assert _verified(_read(render(release(), Form.JSON)))


def test_a_recipient_sees_that_a_value_was_changed_afterwards() -> None:
    document = _read(render(release(), Form.JSON))

    document["inhoud"]["gegevens"][1]["waarde"] = "Zes maanden."

    assert not _verified(document)


def test_every_sign_survives_in_the_file() -> None:
    odd = NAME.model_copy(update={"value": "Zoë 😀 \u202e \u2028 \\ \" 'سلام'"})

    document = _read(render(recorded(content(odd)), Form.JSON))

    assert document["inhoud"]["gegevens"][0]["waarde"] == odd.value
    assert _verified(document)


def test_every_key_of_a_release_has_one_dutch_name() -> None:
    models = (ReleaseContent, Recipient, Subject, ReleasedField, ReleasedPart, Handout, LedgerReference, LetterPart)

    assert {name for model in models for name in model.model_fields} == set(KEYS)
    assert len(set(KEYS.values())) == len(KEYS)


def test_the_keys_of_the_file_stay() -> None:
    document = _read(render(release(), Form.JSON))

    assert list(document) == [
        "@context",
        "@type",
        "formaat",
        "praktijk",
        "praktijkmelding",
        "inhoud",
        "register",
        "registerverwijzing",
        "dpv",
        "controle",
    ]
    assert document["formaat"] == "wams-verstrekking/1"
    assert document["registerverwijzing"] == "3f0c7c2e-4f3e-4d1c-9d53-0b8f5e6a7c11 / 17, 18"
    assert [line["nummer"] for line in document["register"]] == [17, 18]
    assert document["inhoud"]["gegevens"][0] == {
        "personen": ["p1"],
        "categorieen": ["identiteit"],
        "aanduiding": "Naam",
        "waarde": "Femke de Boer",
        "bron": "Toegang Voorbeeldstad",
        "verkregenOp": "2026-09-03",
        "bevestigdOp": "2026-11-02",
        "voorwaarden": [],
        "plaats": None,
    }


@pytest.mark.parametrize(
    ("nature", "practice", "mark"),
    [(VaultNature.OEFENKLUIS, True, "OEFENKLUIS – fictieve personen"), (VaultNature.ECHT, False, None)],
)
def test_the_file_says_whether_its_persons_are_fictional(nature: VaultNature, practice: bool, mark: str | None) -> None:
    document = _read(render(recorded(content(nature=nature)), Form.JSON))

    assert (document["praktijk"], document["praktijkmelding"]) == (practice, mark)


def test_basis_and_purpose_are_told_in_the_words_of_dpv() -> None:
    block = _read(render(release(), Form.JSON))["dpv"]

    assert block["release"] == "https://w3id.org/dpv/2.3"
    assert block["hasLegalBasis"] == [
        "urn:x-wams:basis:wams-gecoordineerde-aanpak",
        "https://w3id.org/dpv/legal/eu/gdpr#A6-1-e-official-authority",
    ]
    assert block["hasPurpose"] == [
        "urn:x-wams:purpose:eigen-actie",
        "https://w3id.org/dpv/sector/publicservices#SocialWelfareProvision",
    ]
    assert block["hasPersonalData"][-2:] == ["https://w3id.org/dpv/pd#Household", "urn:x-wams:category:hulpvraag-plan"]


@pytest.mark.parametrize("code", [*Basis, *Purpose, *Category])
def test_every_code_has_an_iri_of_its_own(code: Basis | Purpose | Category) -> None:
    own, *known = dpv.iris(code)

    assert own == f"urn:x-wams:{type(code).__name__.lower()}:{code}"
    assert all(iri.startswith("https://w3id.org/dpv") for iri in known)


def test_a_basis_has_the_ground_that_the_rule_set_gives_it_and_never_consent() -> None:
    rules = tomllib.loads((Path(wams_tui.__file__).parent / "law/rules/grondslagen.toml").read_text(encoding="utf-8"))
    of_the_rules = {
        entry["code"]: entry["dpv"] for entry in rules["grondslag"] if entry["dpv"].startswith("eu-gdpr:A6")
    }

    assert {code: dpv.BASES[Basis(code)] for code in of_the_rules} == of_the_rules
    assert set(Basis) - set(dpv.BASES) == {Basis.WPG, Basis.WAMS_VERDERE_VERWERKING}
    assert not any("A6-1-a" in term or "A6-1-f" in term for term in dpv.BASES.values())


def test_a_forbidden_purpose_is_never_given_a_respectable_name() -> None:
    assert FORBIDDEN_PURPOSES.isdisjoint(dpv.PURPOSES)
