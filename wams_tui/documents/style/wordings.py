"""The words of letters from files: the program's own, or a municipality's, each held against what a letter must say."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from wams_tui.casework.errors import Misused
from wams_tui.casework.papers.wording import Document, Wording, fault_in
from wams_tui.casework.words import N_
from wams_tui.documents.style.faults import from_toml, from_validation, line_of, wrong

SUFFIX = ".toml"
LARGEST = 64 * 1024
"""Bytes in a file of words: ten times what the longest letter needs."""

_OWN = Path(__file__).parent.parent / "wording"


@cache
def own_wordings() -> Mapping[Document, Wording]:
    """Return the words the program comes with."""
    return {document: wording_of(own_text(document), document, document.value + SUFFIX) for document in Document}


def own_text(document: Document) -> str:
    """Return the file of a document as the program comes with it, for who wants to change it."""
    return (_OWN / f"{document.value}{SUFFIX}").read_text(encoding="utf-8")


def wording_of(text: str, document: Document, file: str) -> Wording:
    """Return the words in the text of a file; ``file`` is what it is called in an error.

    Raises:
        Misused: it is not TOML, or misses or has what it may not: file, line, what, and how to mend it.
    """
    try:
        wording = Wording.model_validate(tomllib.loads(text), by_alias=True, by_name=False)
    except tomllib.TOMLDecodeError as error:
        raise from_toml(file, error) from None
    except ValidationError as error:
        raise from_validation(file, text, error) from None
    fault = fault_in(wording, document)
    if fault is not None:
        raise wrong(file, line_of(text, fault.near), fault.what, fault.hint, **fault.names)
    return wording


def document_of(file: str) -> Document:
    """Return the document a file is the words of.

    Raises:
        Misused: there is no document of that name.
    """
    try:
        return Document(file.removesuffix(SUFFIX))
    except ValueError:
        known = ", ".join(sorted(f"{one.value}{SUFFIX}" for one in Document))
        raise Misused(
            N_("{file} hoort niet bij de documenten."),
            N_("Er zijn: {known} en huisstijl.toml. Haal het weg of hernoem het."),
            file=file,
            known=known,
        ) from None
