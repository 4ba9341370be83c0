"""The directory of organisations as vCard 4.0 (RFC 6350): organisations and their numbers, and nothing of any case."""

from collections.abc import Iterable, Iterator
from datetime import date

from wams_tui.casework.partners.organisations import Partner

_OCTETS = 75
"""The most a line may hold before it is folded (RFC 6350 §3.2)."""

AGREEMENT, UNTIL, DPIA, ONBOARDED = "X-WAMS-AFSPRAAK", "X-WAMS-AFSPRAAK-TOT", "X-WAMS-DPIA", "X-WAMS-KENNISMAKING"
PARTY, RECIPIENT_KEY = "X-WAMS-PARTIJ", "X-WAMS-SLEUTEL"
"""What no vCard has a place for; other programs pass it over."""


def vcards(partners: Iterable[Partner]) -> bytes:
    """Return a card for each organisation, in the order given; the same directory gives the same bytes."""
    return b"".join(_folded(line) for partner in partners for line in _card(partner))


def _card(one: Partner) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"UID:urn:uuid:{one.id}")
    yield f"FN:{_text(one.name)}"
    yield f"ORG:{_text(one.name)}"
    if one.contact_person:
        yield f"RELATED;TYPE=contact;VALUE=text:{_text(one.contact_person)}"
    if one.phone:
        yield f"TEL;TYPE=work:{_text(one.phone)}"
    if one.mail:
        yield f"EMAIL;TYPE=work:{_text(one.mail)}"
    yield f"{PARTY}:{one.party.value}"
    for name, day in (
        (AGREEMENT, one.agreement_on),
        (UNTIL, one.agreement_until),
        (DPIA, one.dpia_on),
        (ONBOARDED, one.onboarded_on),
    ):
        if day is not None:
            yield f"{name}:{_day(day)}"
    if one.recipient_key:
        yield f"{RECIPIENT_KEY}:{one.recipient_key}"
    yield "END:VCARD"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> bytes:
    """Fold between whole characters: the second and later lines begin with a space that belongs to the fold."""
    parts: list[bytes] = [b""]
    for sign in line:
        octets = sign.encode()
        room = _OCTETS if len(parts) == 1 else _OCTETS - 1
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
