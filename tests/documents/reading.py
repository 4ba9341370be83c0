"""Reading documents back with programs that are not ours."""

import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf


def kept(data: bytes, folder: Path) -> Path:
    path = folder / "document.pdf"
    path.write_bytes(data)
    return path


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page, as a reader copies it."""
    return run("pdftotext", "-enc", "UTF-8", str(kept(data, folder)), "-").split("\f")[:-1]


def text(data: bytes, folder: Path) -> str:
    """The text of all pages on one line, so that a sentence may break anywhere."""
    return " ".join(" ".join(pages(data, folder)).split())


def structure(data: bytes) -> Counter[str]:
    """How often each structure type is in the tags that a screen reader follows."""
    found: Counter[str] = Counter()
    with pikepdf.open(BytesIO(data)) as pdf:
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting.extend(element)
            elif isinstance(element, pikepdf.Dictionary):
                if "/S" in element:
                    found[str(element.S)] += 1
                if "/K" in element:
                    waiting.append(element.K)
    return found
