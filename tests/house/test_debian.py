"""How a test says that it needs a program."""

import re

import pytest

from tests.house.debian import PACKAGES, ProgramMissing, needs
from tests.house.tree import ROOT, texts

NO_SUCH_PROGRAM = "a-program-that-is-nowhere"


def test_a_test_is_skipped_by_the_name_of_the_program_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    mark = needs(NO_SUCH_PROGRAM)

    assert mark.args == (True,)
    assert NO_SUCH_PROGRAM in mark.kwargs["reason"]


def test_on_ci_nothing_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(ProgramMissing, match=NO_SUCH_PROGRAM):
        needs(NO_SUCH_PROGRAM)


def test_a_program_that_is_there_is_used_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for ci in ("", "true"):
        monkeypatch.setenv("CI", ci)

        assert needs("sh").args == (False,)


def test_ci_installs_every_program_a_test_needs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    packages = set(re.findall(r"^want \S+ (\S+)$", script, re.MULTILINE))
    tests = "\n".join(text for path, text in texts() if path.name.startswith("test_") and "house" not in path.parts)
    needed = set(re.findall(r"^(?:@|pytestmark = )needs\(\"([\w.-]+)\"\)", tests, re.MULTILINE))

    assert needed
    assert {PACKAGES.get(program, program) for program in needed} <= packages
