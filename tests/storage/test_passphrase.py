import math

import pytest

from storage import KdfParams, generate_passphrase, judge_passphrase
from storage.basics.hybrid import HybridPrivate
from storage.keys import passphrase, recovery
from storage.keys.kdf import stretch
from storage.keys.passphrase import BITS_NEEDED, LIST_SIZE, WORDS, words
from wams_tui.casework.errors import Locked, Misused

VAULT = "0" * 32


def test_the_word_list_gives_a_generated_passphrase_seventy_bits() -> None:
    listed = words()

    assert len(listed) == len(set(listed)) == LIST_SIZE
    assert all(3 <= len(word) <= 9 and word.isascii() and word.isalpha() and word.islower() for word in listed)
    assert math.log2(LIST_SIZE) * WORDS >= BITS_NEEDED


def test_generated_passphrases_differ_and_are_accepted_unless_a_word_comes_twice() -> None:
    made = {generate_passphrase() for _ in range(50)}

    assert len(made) == 50
    for phrase in made:
        assert len(phrase.split()) == WORDS
        if len(set(phrase.split())) == WORDS:
            judge_passphrase(phrase)


@pytest.mark.parametrize(
    "weak",
    ["", "demo", "Welkom01!", "a" * 28, "boom boom boom boom boom boom", "abcdefghijklmnopqrstuvwxyz",
     "vier korte mooie woorden", "0123456789012345678901234567", "Welkom@Utrecht2025", "Zomer2025!Amsterdam",
     "Gemeente!Utrecht#1", "P@ssw0rd!Qwerty12", "Welkom-Welkom-welkom-WELKOM-wElkom-Utrecht-2025"],
)  # fmt: skip
def test_a_weak_passphrase_is_refused_with_a_way_out(weak: str) -> None:
    with pytest.raises(Misused) as told:
        judge_passphrase(weak)

    assert "woorden" in told.value.hint


@pytest.mark.parametrize(
    "strong",
    ["mijn tante Koosje kweekt elke zomer paarse reuzenpompoenen", "q8-Tz!mW4r#Lp2vX", "x7Kp 2mQz 9Rw4 Ts8v"],
)
def test_an_own_passphrase_that_is_as_strong_is_accepted(strong: str) -> None:
    judge_passphrase(strong)


def test_an_accent_typed_in_two_ways_is_the_same_passphrase_and_as_strong() -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    salt, params = b"s" * 16, KdfParams()

    assert stretch(composed, salt, params, b"", b"") == stretch(decomposed, salt, params, b"", b"")
    assert passphrase._bits_as_runs("caf\u00e9") == pytest.approx(11.0)
    weak = " ".join(f"e{chr(0x300 + number)}" for number in range(5))
    with pytest.raises(Misused):
        judge_passphrase(weak)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(65_535, 3, 4), (65_536, 2, 4), (65_536, 3, 3), (1_048_577, 3, 4), (65_536, 17, 4), (65_536, 3, 17)],
)
def test_a_cost_below_the_floor_or_above_the_ceiling_does_not_exist(memory: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="bounds"):
        KdfParams(memory, passes, lanes)


def test_a_device_key_and_a_context_each_change_the_key() -> None:
    salt, params = b"s" * 16, KdfParams()

    keys = {
        stretch("demo", salt, params, device, context) for device, context in ((b"", b"a"), (b"d", b"a"), (b"", b"b"))
    }

    assert len(keys) == 3


def test_recovery_needs_both_halves_and_says_when_one_is_mistyped() -> None:
    private = HybridPrivate.generate()
    halves, key = recovery.split(VAULT)
    sealed = recovery.seal_recovery(VAULT, private, key)
    other, _ = recovery.split(VAULT)

    assert recovery.open_recovery(VAULT, private.public, sealed, halves).raw == private.raw
    retyped = (halves[0].lower().replace("-", " "), halves[1])
    assert recovery.open_recovery(VAULT, private.public, sealed, retyped).raw == private.raw
    with pytest.raises(Misused, match="verschillende"):
        recovery.open_recovery(VAULT, private.public, sealed, (halves[0], halves[0]))
    with pytest.raises(Misused, match="overgetypt"):
        recovery.open_recovery(VAULT, private.public, sealed, (halves[0], halves[1][:-2]))
    with pytest.raises(Misused, match="overgetypt"):
        recovery.open_recovery("1" * 32, private.public, sealed, halves)
    with pytest.raises(Locked):
        recovery.open_recovery(VAULT, private.public, sealed, (halves[0], other[1]))


def test_halves_are_never_made_twice() -> None:
    first, _ = recovery.split(VAULT)
    second, _ = recovery.split(VAULT)

    assert set(first).isdisjoint(second)
