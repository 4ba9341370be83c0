"""Every byte of a vault's files as the vault key shows it: pages decrypted one by one, unused room and all.

Written from the format of SQLCipher 4 (a page is its content, then 16 bytes IV and 64 bytes HMAC; AES-256-CBC under the
raw key), so that nothing SQLite would not show stays unseen.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVE = 80
SALT = 16
WAL_HEADER = 32
FRAME_HEADER = 24


def everything(directory: Path, vault_key: bytes) -> bytes:
    """Return all files below a directory, as they are and, of a database, decrypted."""
    return b"\0".join(
        piece for path in sorted(directory.rglob("*")) if path.is_file() for piece in _of(path, vault_key)
    )


def _of(path: Path, key: bytes) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if path.name.endswith("-wal"):
        frames = range(WAL_HEADER, len(content), FRAME_HEADER + PAGE)
        yield from (_page(content[at + FRAME_HEADER : at + FRAME_HEADER + PAGE], key) for at in frames)
    elif path.name.endswith(".db"):
        yield from (_page(content[at : at + PAGE], key, first=at == 0) for at in range(0, len(content), PAGE))


def _page(page: bytes, key: bytes, *, first: bool = False) -> bytes:
    if len(page) < PAGE:
        return b""
    begin = SALT if first or _is_first(page, key) else 0
    iv = page[PAGE - RESERVE : PAGE - RESERVE + SALT]
    return _decrypted(page[begin : PAGE - RESERVE], key, iv)


def _is_first(page: bytes, key: bytes) -> bool:
    """Say whether a page of the log is the first of the file: it has the salt in front, in the clear."""
    iv = page[PAGE - RESERVE : PAGE - RESERVE + SALT]
    return _decrypted(page[SALT : SALT + 16], key, iv)[:2] == PAGE.to_bytes(2, "big")


def _decrypted(content: bytes, key: bytes, iv: bytes) -> bytes:
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(content) + reader.finalize()
