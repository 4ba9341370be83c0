"""A document closed to everybody but its recipient, in memory: the open bytes never rest on a disk.

*age* (age-encryption.org/v1) to one X25519 key, or a PDF with AES-256 (ISO 32000-2, revision 6) under a password. Both
are made with fresh chance: the same document gives other bytes each time.
"""

import io
from contextlib import suppress

from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_

AGE_SUFFIX = ".age"


def sealed_to_key(data: bytes, key: str) -> bytes:
    """Return ``data`` encrypted to a public key of age (``age1…``); only who has its secret key opens it.

    Raises:
        Unusable: the key is none; nothing is said of the data.
    """
    import pyrage

    with suppress(pyrage.RecipientError, pyrage.EncryptError):
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(key)]))
    raise Unusable(
        N_("Met de sleutel van de ontvanger kan niet worden versleuteld."),
        N_("Er is geen bestand geschreven. Laat de sleutel in het adresboek opnieuw controleren."),
    )


def sealed_with_password(pdf: bytes, password: str) -> bytes:
    """Return a PDF that asks for ``password``; tags for screen readers stay, and reading aloud is allowed.

    An archive takes no encrypted file, so it no longer says that it is PDF/A. There is one password, and nobody holds a
    second one: who opens it may do with it what paper allows.

    Raises:
        Unusable: it cannot be encrypted; nothing is said of what is in it.
    """
    import pikepdf

    out = io.BytesIO()
    with suppress(pikepdf.PdfError), pikepdf.open(filename_or_stream=io.BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for name in [name for name in about if name.startswith(("pdfaid:", "{http://www.aiim.org/pdfa/ns/id/}"))]:
                del about[name]
        lock = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        document.save(out, encryption=lock)
        return out.getvalue()
    raise Unusable(
        N_("Dit PDF-bestand kan niet met een wachtwoord worden gesloten."),
        N_("Er is geen bestand geschreven. Kies de sleutel van de ontvanger, en meld dit."),
    )
