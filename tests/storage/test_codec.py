from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.basics.codec import Unopened, canonical, fresh_key, from_text, micros, moment, seal, to_text, unseal
from storage.basics.hybrid import HybridPrivate

PARTS = st.lists(st.binary(max_size=12) | st.text(max_size=8) | st.integers(-(2**63), 2**63 - 1), max_size=4)


@given(PARTS)
def test_the_canonical_encoding_can_be_taken_apart_again(parts: list[bytes | str | int]) -> None:
    encoded = canonical("wams/test/1", *parts)

    found, rest = [], encoded
    while rest:
        size = int.from_bytes(rest[:4], "big")
        found.append(rest[4 : 4 + size])
        rest = rest[4 + size :]
    assert len(found) == len(parts) + 1
    assert found[0] == b"wams/test/1"


def test_moving_a_letter_between_two_parts_changes_the_encoding() -> None:
    assert canonical("l", "ab", "c") != canonical("l", "a", "bc")


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_every_sealed_box_opens_to_what_was_sealed(plaintext: bytes, context: bytes) -> None:
    key = fresh_key()

    assert unseal(key, seal(key, plaintext, context), context) == plaintext


@given(st.data())
def test_every_single_flipped_bit_of_a_box_is_noticed(data: st.DataObject) -> None:
    key = fresh_key()
    box = bytearray(seal(key, b"vertrouwelijk", b"plaats"))
    at = data.draw(st.integers(0, len(box) * 8 - 1))

    box[at // 8] ^= 1 << (at % 8)

    with pytest.raises(Unopened):
        unseal(key, bytes(box), b"plaats")


def test_a_box_moved_to_another_place_does_not_open() -> None:
    key = fresh_key()

    with pytest.raises(Unopened):
        unseal(key, seal(key, b"x", b"hier"), b"daar")


@given(st.binary(max_size=60))
def test_every_bytes_survive_base64url_and_back(raw: bytes) -> None:
    assert from_text(to_text(raw)) == raw


def test_base64url_has_one_form_only() -> None:
    with pytest.raises(ValueError, match="canonical"):
        from_text("QR")


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_time_survives_as_microseconds(time: datetime) -> None:
    assert moment(micros(time)) == time


def test_what_is_sealed_to_a_public_key_opens_with_its_private_key_and_context_only() -> None:
    mine, other = HybridPrivate.generate(), HybridPrivate.generate()
    sealed = mine.public.seal(b"sleutel", b"zaak 1")

    assert HybridPrivate(mine.raw).open(sealed, b"zaak 1") == b"sleutel"
    for private, info in ((other, b"zaak 1"), (mine, b"zaak 2")):
        with pytest.raises(Unopened):
            private.open(sealed, info)


def test_an_unknown_suite_is_not_guessed_at() -> None:
    mine = HybridPrivate.generate()
    sealed = mine.public.seal(b"sleutel", b"")

    with pytest.raises(Unopened):
        mine.open(b"\x02" + sealed[1:], b"")
