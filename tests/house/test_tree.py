"""What no file of the repository may hold."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, texts

MOST_LINES = 400
CODE = {".py", ".tcss", ".typ"}

REGISTRIES = (
    ("pypi", "org"),
    ("python\x68osted", "org"),
    ("npmjs", "(?:org|com)"),
    ("yarnpkg", "com"),
    ("crates", "io"),
    ("rubygems", "org"),
    ("anaconda", "(?:org|com)"),
    ("docker", "io"),
    ("ghcr", "io"),
    ("deb", "debian", "org"),
    ("proxy", "golang", "org"),
)
"""Hosts that packages come from, in pieces; where packages are fetched is for each machine to say."""

NINE_DIGITS = re.compile(r"(?<![\w.])[0-9]{9}(?![\w.]*\w)")
PEOPLES_FOLDERS = re.compile(r"/(?:home|Users)/[a-z][\w-]*/|\b[A-Z]:\\Users\\")


def _passes_the_11_test(number: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(number) > 0 and sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11 == 0


def _hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {found.group()}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        for found in pattern.finditer(line)
    ]


@pytest.mark.parametrize("host", REGISTRIES, ids="-".join)
def test_no_file_names_a_package_registry(host: tuple[str, ...]) -> None:
    assert _hits(re.compile(r"\.".join(host))) == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    here = {str(place) for place in (ROOT, Path.home()) if len(place.parts) > 1}

    assert _hits(PEOPLES_FOLDERS) == []
    assert _hits(re.compile("|".join(rf"(?<![\w.]){re.escape(place)}(?![\w-])" for place in here))) == []


def test_every_bsn_in_the_repository_is_a_fictional_one() -> None:
    numbers = [hit for hit in _hits(NINE_DIGITS) if _passes_the_11_test(hit[-9:])]

    real = [hit for hit in numbers if not hit[-9:].startswith("9999")]

    assert real == []


@pytest.mark.parametrize(("number", "passes"), [("999990019", True), ("999990018", False), ("000000000", False)])
def test_the_11_test_tells_a_bsn_from_a_number(number: str, passes: bool) -> None:
    assert _passes_the_11_test(number) is passes


def test_no_code_file_outgrows_its_name() -> None:
    long = {
        str(path): text.count("\n") for path, text in texts() if path.suffix in CODE and text.count("\n") > MOST_LINES
    }

    assert long == {}


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"#\s*(?:TO" + r"DO|FIX" + r"ME|XXX)\b")

    assert [hit for hit in _hits(marks) if hit.split(":")[0].endswith(".py")] == []
