"""Finding cases as somebody types: an index of what lies on the desk already, in memory and nowhere else.

It holds what the heads of one's own cases say (:mod:`.findable`), so what somebody has no grant for is
not in it, not even as a count. It goes with the session.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import and_, or_

from wams_tui.casework.finding.findable import Findable, FoundBy, bsn_tag
from wams_tui.casework.finding.likeness import TUSSENVOEGSELS, letters, one_slip, sound, words

_EXACT, _BEGINS, _INSIDE, _SOUNDS, _SLIP = range(5)
"""How good a match is; the best comes first."""

_LEAST_INSIDE, _LEAST_SOUND, _LEAST_SLIP, _LEAST_SLIP_BEGUN = 2, 3, 4, 5
"""So many letters a word has before it is looked for inside others, by sound, and with a slip in it."""

_NOT_IN_A_BSN = re.compile(r"[\s.\-]")
_NINE = re.compile(r"[0-9]{9}")
_TRUE_OR_FALSE = bytes.maketrans(b"01", b"\0\1")
_A_BSN = Findable(by=FoundBy.BSN, text="")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a case can be found by, with the words of every text; made before it is put in, off the keys."""

    case: str
    texts: tuple[Findable, ...]
    words: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...] = ()


def entry(case: str, texts: Iterable[Findable], tags: Iterable[str] = ()) -> Entry:
    """Return the entry of a case."""
    kept = tuple(texts)
    return Entry(case, kept, tuple(words(one.text) for one in kept), tuple(tags))


class Index:
    """The cases that can be found; a case put in again takes the place of what was there of it."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        # Which cases have a word is one number with a bit per case: thousands are put together at once.
        self._bits: dict[str, int] = {}
        self._places: list[str] = []
        self._words_of: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self._of_sound: dict[str, list[str]] = {}
        self._of_length: dict[tuple[int, bool], list[tuple[int, str]]] = {}
        self._sorted = True
        self._words: list[str] = []
        self._sounds: list[str] = []
        self._text = "\n"
        self._starts: list[int] = []
        self._liked: dict[str, tuple[Sequence[str], ...]] = {}

    def put(self, one: Entry) -> None:
        """Put a case in."""
        self.drop(one.case)
        self._liked.clear()
        self._entries[one.case] = one
        if one.case not in self._bits:
            self._bits[one.case] = 1 << len(self._places)
            self._places.append(one.case)
        bit = self._bits[one.case]
        for word in {word for said in one.words for word in said}:
            if word not in self._words_of:
                self._learn(word)
            self._words_of[word] = self._words_of.get(word, 0) | bit
        for tag in one.tags:
            self._tags[tag] = self._tags.get(tag, 0) | bit

    def drop(self, case: str) -> None:
        """Take a case out, if it is in."""
        one = self._entries.pop(case, None)
        if one is not None:
            others = ~self._bits[case]
            for word in {word for said in one.words for word in said}:
                self._words_of[word] &= others
            for tag in one.tags:
                self._tags[tag] &= others

    def find(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the ids of the cases in which everything that was typed is found, or the BSN that was typed.

        They come in groups, the best match first; a case is in one group only.
        """
        return tuple(frozenset(compress(self._places, hits)) for hits in self.hits(text))

    def place(self, case: str) -> int:
        """Return the place of a case that is in, in what :meth:`hits` returns."""
        return self._bits[case].bit_length() - 1

    def hits(self, text: str) -> tuple[bytes, ...]:
        """Return what :meth:`find` does with no id looked at: per group a byte for every place, 1 where it is found."""
        levels = [self._levels(word) for word in _asked(text)]
        groups = [self._by_bsn(text)]
        reached, so_far = groups[0], [0] * len(levels)
        for level in zip(*levels, strict=True):
            so_far = [before | new for before, new in zip(so_far, level, strict=True)]
            here = reduce(and_, so_far) & ~reached
            groups.append(here)
            reached |= here
        return tuple(self._spread(group) for group in groups if group)

    def why(self, case: str, text: str) -> tuple[Findable, ...]:
        """Return the texts by which a case that was found was found, the first for the first word."""
        one = self._entries.get(case)
        if one is None:
            return ()
        if self._bits[case] & self._by_bsn(text):
            return (_A_BSN,)
        found = []
        for word in _asked(text):
            likes = (set(level) for level in self._like(word))
            hit = (said for level in likes for said, own in zip(one.texts, one.words, strict=True) if level & set(own))
            found += [first for first in (next(hit, None),) if first is not None]
        return tuple(dict.fromkeys(found))

    # -- what is known ---------------------------------------------------------------------------------------------

    def _learn(self, word: str) -> None:
        self._sorted = False
        heard = sound(word)
        self._of_sound.setdefault(heard, []).append(word)
        self._of_length.setdefault((len(word), False), []).append((letters(word), word))
        if len(self._of_sound[heard]) == 1:
            self._of_length.setdefault((len(heard), True), []).append((letters(heard), heard))

    def _sort(self) -> None:
        if self._sorted:
            return
        self._words, self._sounds = sorted(self._words_of), sorted(self._of_sound)
        self._text = "\n" + "\n".join(self._words) + "\n"
        self._starts = []
        at = 1
        for word in self._words:
            self._starts.append(at)
            at += len(word) + 1
        self._sorted = True

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _by_bsn(self, text: str) -> int:
        digits = _NOT_IN_A_BSN.sub("", text)
        return self._tags.get(bsn_tag(digits), 0) if _NINE.fullmatch(digits) else 0

    def _levels(self, word: str) -> list[int]:
        """Return the cases that have a word like this one, by how good the match is."""
        return [reduce(or_, (self._words_of[like] for like in likes), 0) for likes in self._like(word)]

    def _spread(self, bits: int) -> bytes:
        return f"{bits:0{len(self._places)}b}"[::-1].encode().translate(_TRUE_OR_FALSE)

    def _like(self, word: str) -> tuple[Sequence[str], ...]:
        """Return the words like this one, by how good the match is; kept until the index changes."""
        if word not in self._liked:
            self._liked[word] = self._look_for(word)
        return self._liked[word]

    def _look_for(self, word: str) -> tuple[Sequence[str], ...]:
        self._sort()
        same = (word,) if word in self._words_of else ()
        begins = _beginning(self._words, word)
        inside = self._inside(word) if len(word) >= _LEAST_INSIDE else []
        heard, alike, slipped = sound(word), list[str](), list[str]()
        if word.isalpha() and len(heard) >= _LEAST_SOUND:
            alike = [like for known in _beginning(self._sounds, heard) for like in self._of_sound[known]]
        if word.isalpha() and not (begins or inside or alike):
            slipped = self._slipped(word) or [
                like for known in self._near(heard, by_sound=True) for like in self._of_sound[known]
            ]
        return same, begins, inside, alike, slipped

    def _inside(self, word: str) -> list[str]:
        found: list[str] = []
        at = self._text.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found.append(self._words[number])
            at = self._text.find(word, self._starts[number] + len(self._words[number]))
        return found

    def _slipped(self, word: str) -> list[str]:
        """Return the words one slip away, and else the longer ones that begin so."""
        near = self._near(word, by_sound=False)
        size = len(word)
        if near or size < _LEAST_SLIP_BEGUN:
            return near
        begun = (known for known in _beginning(self._words, word[:2]) if len(known) > size + 1)
        return [known for known in begun if any(one_slip(word, known[:end]) for end in (size, size + 1, size - 1))]

    def _near(self, form: str, *, by_sound: bool) -> list[str]:
        size, mine = len(form), letters(form)
        if size < _LEAST_SLIP:
            return []
        return [
            known
            for length in (size - 1, size, size + 1)
            for bits, known in self._of_length.get((length, by_sound), ())
            if (bits ^ mine).bit_count() <= 2 and one_slip(form, known)
        ]


def _asked(text: str) -> list[str]:
    """Return the words to look for: *van* and *de* say nothing beside a name."""
    typed = words(text)
    return [word for word in typed if word not in TUSSENVOEGSELS] or list(typed)


def _beginning(known: Sequence[str], word: str) -> Sequence[str]:
    """Return those of sorted words that begin with ``word``."""
    return known[bisect_left(known, word) : bisect_left(known, word + "\U0010ffff")]
