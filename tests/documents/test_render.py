"""Only a release that its ledger lines vouch for, or something without persons, becomes a document."""

import subprocess
import sys
from typing import cast

import pytest

from tests.documents.make import ARREARS, MOTHER, NAME, content, recorded, release, rule_book
from wams_tui.casework.errors import Damaged
from wams_tui.casework.release import Release
from wams_tui.documents.render import Form, render


@pytest.mark.parametrize("form", Form)
def test_the_same_release_gives_the_same_bytes(form: Form) -> None:
    assert render(release(), form) == render(release(), form)


@pytest.mark.parametrize("form", Form)
def test_a_release_changed_after_its_ledger_lines_does_not_leave(form: Form) -> None:
    honest = release()
    more = ARREARS.model_copy(update={"value": "Zes maanden."})
    changed = honest.model_copy(update={"content": honest.content.model_copy(update={"fields": (NAME, more)})})

    with pytest.raises(Damaged) as refusal:
        render(changed, form)

    assert "Zes maanden" not in str(refusal.value)


@pytest.mark.parametrize("form", Form)
def test_a_release_without_ledger_lines_does_not_leave(form: Form) -> None:
    with pytest.raises(Damaged):
        render(Release.model_construct(content=content(), ledger=()), form)


@pytest.mark.parametrize("form", Form)
def test_a_subject_without_a_line_of_their_own_does_not_leave(form: Form) -> None:
    whole = release()

    with pytest.raises(Damaged):
        render(Release.model_construct(content=whole.content, ledger=whole.ledger[:1]), form)


@pytest.mark.parametrize("persons", [("p9",), ("p1", "p9"), ()])
def test_a_field_about_someone_without_a_line_does_not_leave(persons: tuple[str, ...]) -> None:
    stray = NAME.model_copy(update={"persons": persons})

    with pytest.raises(Damaged):
        render(recorded(content(stray, subjects=(MOTHER,))), Form.JSON)


class _Trusting(Release):
    def check(self) -> None:
        """Find everything well."""


@pytest.mark.parametrize(
    "thing", ["Femke de Boer", {"title": "x"}, content(), _Trusting(**release().model_dump()), None]
)
def test_nothing_else_becomes_a_document(thing: object) -> None:
    with pytest.raises(TypeError, match="only a Release or a Publication"):
        render(cast(Release, thing), Form.JSON)


def test_typst_is_not_loaded_before_a_page_is_set() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, wams_tui.documents.render; print('typst' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert seen.stdout.strip() == "False"


def test_a_form_knows_its_suffix() -> None:
    assert [form.suffix for form in Form] == [".pdf", ".odt", ".docx", ".json"]


def test_a_rule_book_becomes_json_as_well() -> None:
    assert b'"formaat": "wams-publicatie/1"' in render(rule_book(), Form.JSON)
