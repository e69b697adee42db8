"""What a status cell says: by symbol, by label, by percentage, by colour, by drawing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parsers.lines import joined, plain
from parsers.report.areas import is_vague
from schema import Box, Mark, Shape, Status
from schema.vocabulary import REMEMBERED, Colour, Column, Vocabulary, folded, words_in

# Signs that change how a character is drawn, not which character it is.
_VARIATION_SELECTORS: Final = re.compile("[\ufe0e\ufe0f\u200d\u20dd\u20e3]")

# The part of a ball that is painted, below which it counts as empty and above which as full. A
# quarter and three quarters are `pågår` (◔, ◕), so the bounds leave room for outlines only.
EMPTY_BELOW: Final = 0.10
FULL_ABOVE: Final = 0.90

# A ball is round and small: height over width, and points. The largest icon seen in a status
# column is 30 points high; a circle in the slide's design is larger than 60.
ROUND_WITHIN: Final = 0.25
BALL_AT_MOST: Final = 60.0

# A shadow is but a little larger than what casts it: this part of it, at least, lies under that.
SHADOWED: Final = 0.25

# A ring of a twentieth of its size leaves four fifths of a disc open; this is rounding at most.
RING_BELOW: Final = 0.95

WHITE: Final = "FFFFFF"

# A longer text is a phrase that begins with a label (`Planlagt: utrede …`), in letters.
LONGEST_LABEL: Final = 32
# A letter or two on a coloured cell are a sign that the colour explains, and no label.
LONGEST_SIGN: Final = 2

_PERCENT: Final = re.compile(r"(?:\bca\.? ?)?(?<![\d,.])(\d{1,3}) ?%")
_FIGURE: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BEFORE_REMARK: Final = re.compile(r"(.*?)\s*(?:[,;:(/.!]|\s[–-]\s|\d)")
_COUNT_LINE: Final = re.compile(r"(.*?\D)[\s:=–-]*\(?(\d{1,3})\)?")


# How a legend explains a letter: `G = Fullført`.
_EQUALS: Final = re.compile("[=:–-]")
_LETTER: Final = re.compile(rf"^\s*(\S{{1,2}})\s*{_EQUALS.pattern}\s*(.+?)\s*$")
# How it explains a colour: `Grønn = fullført`, `Fullført (grønn)`.
_NAMED: Final = re.compile(
    rf"^\s*(?:(\w+)\s*{_EQUALS.pattern}\s*(.+?)|(\S.*?)\s*\(\s*(\w+)\s*\))\s*\.?$"
)
_LETTERS_APART: Final = re.compile(r"[,;|]|\s{3,}")
# What parts a heading: `Klima – fullførte tiltak`.
_PARTS: Final = re.compile(r"[–—:,|()\n]|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusText:
    """What the words of a status cell say.

    `by_symbol` and `by_label` are None where no symbol or label is known; `label` is the label
    as printed. `rest` is text that is neither.
    """

    by_symbol: Status | None = None
    by_label: Status | None = None
    label: str | None = None
    rest: str = ""

    @property
    def status(self) -> Status | None:
        return self.by_label or self.by_symbol

    @property
    def only_status(self) -> bool:
        """Tell whether a status is said, and nothing beside it."""
        return self.status is not None and not self.rest


class StatusWordsReader:
    """Reads statuses from words and symbols, as a vocabulary explains them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._symbols: dict[str, Status] = {}
        self._labels: dict[str, Status] = {}
        self._colours: dict[str, Status] = {}
        for status, words in vocabulary.status.items():
            self._symbols.update((_bare(symbol), status) for symbol in words.symbols)
            self._labels.update((folded(label), status) for label in words.labels)
            self._colours.update((colour, status) for colour in words.colours)
        self._names = {
            folded(name): colour
            for colour, names in vocabulary.colour_names.items()
            for name in names
        }
        signs = sorted(self._symbols, key=len, reverse=True)
        self._sign = re.compile("|".join(map(re.escape, signs)) or r"(?!)")
        self._first_words = frozenset(map(_first_word, self._labels))
        self._first_signs = frozenset(key[:1] for key in self._labels if not _first_word(key))

    def symbol(self, text: str) -> Status | None:
        """Return the status of a text that is one status symbol and nothing else."""
        return self._symbols.get(_bare(text).strip())

    def label(self, text: str) -> Status | None:
        """Return the status of a text that is a label, or a label with a remark behind it.

        A remark is set off by a sign or begins with a figure (`Fullført 12.10.2023`,
        `Pågår (60 %)`); `Ikke fullført` is no `fullført`, nor is `Fullført/pågår`. A percentage
        alone, or of what is done, is a label.
        """
        line = joined(text)
        key = folded(line)
        known = self._labels.get(key)
        share = _PERCENT.search(key) if "%" in key else None
        if known is not None or (share is None and not self.begins(key)):
            return known
        if share is not None and share.start() == 0:
            behind = self._labels.get(folded(key[share.end() :]))
            if behind is Status.DONE or not key[share.end() :]:
                return _of_share(int(share.group(1)) / 100)
        head = _BEFORE_REMARK.match(f"{line} ")
        told = self._labels.get(folded(head.group(1))) if head and head.group(1) else None
        if head is None or told is None:
            return None
        other = self._labels.get(folded(re.sub(r"^\W+|\W+$", "", line[head.end(1) :])))
        if other not in (None, told):
            return None
        # `Fullført 60 %` is on its way.
        done_in_part = told is Status.DONE and share is not None
        return _of_share(int(share.group(1)) / 100) if done_in_part and share else told

    def begins(self, key: str) -> bool:
        """Tell whether a folded text may begin with a label: most begin with another word."""
        word = _first_word(key)
        return not word or word in self._first_words or key[:1] in self._first_signs

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def text(self, text: str) -> StatusText:
        """Read a status cell's text: symbols, then a label from what is left."""
        bare = _bare(plain(text))
        found = {self._symbols[sign] for sign in self._sign.findall(bare)}
        words = self._sign.sub(" ", bare) if found else bare
        label = joined(words)
        by_label = self.label(label)
        if by_label is None and "\n" in words:
            # A narrow cell breaks words without a hyphen: `Fullfør⏎t`.
            unbroken = joined("".join(line.strip(" ") for line in words.split("\n")))
            by_label = self._labels.get(folded(unbroken))
            label = unbroken if by_label is not None else label
        known = label if by_label is not None else None
        return StatusText(
            by_symbol=found.pop() if len(found) == 1 else None,
            by_label=by_label,
            label=known,
            rest="" if known is not None else label,
        )

    def may_count(self, text: str) -> bool:
        """Tell whether a line of a text may count something: few texts have a figure."""
        return _FIGURE.search(text) is not None

    def count(self, line: str) -> tuple[Status, int] | None:
        """Return what a line counts: `● Fullført: 2`, `Pågår (5)`; None where it counts nothing."""
        line = joined(line)
        match = _COUNT_LINE.fullmatch(line)
        status = self.text(match.group(1).strip(" :=–-")).status if match else None
        return (status, int(match.group(2))) if match and status is not None else None

    def letters(self, text: str) -> Iterator[tuple[str, Status]]:
        """Yield the letters that a text explains, with their statuses: `G = Fullført, Y = Pågår`."""
        for line in text.split("\n") if _EQUALS.search(text) else ():
            for part in _LETTERS_APART.split(line):
                match = _LETTER.match(part)
                status = self.label(match.group(2)) if match else None
                if match and status is not None:
                    yield match.group(1).casefold(), status

    def named_colours(self, text: str) -> Iterator[tuple[Colour, Status]]:
        """Yield the colours that a text explains by their names: `Grønn = fullført`."""
        for line in text.split("\n"):
            for part in _LETTERS_APART.split(line):
                match = _NAMED.match(part)
                name, label = (
                    (match.group(1, 2) if match.group(1) else match.group(4, 3))
                    if match
                    else ("", "")
                )
                colour, status = self._names.get(folded(name)), self.label(label)
                if colour is not None and status is not None:
                    yield colour, status

    def is_legend(self, text: str) -> bool:
        """Tell whether a text is a label and nothing else, or says what several letters mean."""
        return (
            folded(joined(text)) in self._labels
            or len([*self.letters(text), *self.named_colours(text)]) > 1
        )

    def colour(self, colour: str | None) -> Status | None:
        """Return the status that the vocabulary gives a colour (RRGGBB)."""
        return None if colour is None else self._colours.get(colour)


@lru_cache(maxsize=8)
def status_words(vocabulary: Vocabulary) -> StatusWordsReader:
    """Return the reader for a vocabulary, made once."""
    return StatusWordsReader(vocabulary)


@lru_cache(maxsize=REMEMBERED)
def statuses_said(text: str, vocabulary: Vocabulary) -> frozenset[Status]:
    """Return the statuses whose labels stand in a text, `ikke startet` not counted as `startet`."""
    pattern, statuses = _labels(vocabulary)
    return frozenset(statuses[found] for found in pattern.findall(folded(joined(text))))


@lru_cache(maxsize=REMEMBERED)
def said_of_measures(text: str, vocabulary: Vocabulary) -> frozenset[Status]:
    """Return the statuses that a heading gives to measures: `Fullførte tiltak`, `Klima – fullført`.

    A label stands before a word for measures, or among words that head any slide: `Planlagte
    møter` says nothing of measures.
    """
    pattern, statuses = _labels(vocabulary)
    measures = words_in(vocabulary.columns[Column.TILTAK])
    told: set[Status] = set()
    for part in map(folded, _PARTS.split(text)):
        found = [*pattern.finditer(part)]
        behind = {next(iter(part[label.end() :].split()), "") for label in found}
        if found and (measures & behind or is_vague(pattern.sub(" ", part), vocabulary)):
            told |= {statuses[label.group()] for label in found}
    return frozenset(told)


def only_statuses(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is status labels and nothing else, as over the columns of an overview."""
    pattern, _ = _labels(vocabulary)
    key = folded(joined(text))
    if not key or not status_words(vocabulary).begins(key):
        return False
    return not any(map(str.isalnum, pattern.sub(" ", key)))


@lru_cache(maxsize=8)
def _labels(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, Status]]:
    statuses = {
        folded(label): status
        for status, words in vocabulary.status.items()
        for label in words.labels
    }
    longest_first = sorted(statuses, key=lambda label: (-len(label), label))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), statuses


def _first_word(text: str) -> str:
    found = _LETTERS.search(text)
    return found.group() if found else ""


def _bare(text: str) -> str:
    return _VARIATION_SELECTORS.sub("", text)


def _of_share(share: float) -> Status | None:
    if share > 1:
        return None
    if share == 0:
        return Status.NOT_STARTED
    return Status.DONE if share == 1 else Status.ONGOING


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A status that is drawn: a ball with a part of it painted, a coloured dot, a picture.

    `share` is the painted part from 0 to 1, None for a picture. `colours` are the fills.
    """

    box: Box
    share: float | None
    colours: tuple[str, ...]
    words: str


def drawings(marks: Iterable[Mark]) -> tuple[Drawn, ...]:
    """Gather marks that lie over one another into drawings, in reading order."""
    small = [mark for mark in marks if _small(mark.box)]
    groups: list[list[Mark]] = []
    for mark in sorted(
        (mark for mark in small if not _is_shadow(mark, small)),
        key=lambda mark: (-mark.box.area, mark.box.top, mark.box.x0, mark.shape),
    ):
        home = next((group for group in groups if _lies_on(mark.box, group[0].box)), None)
        if home is None:
            groups.append([mark])
        else:
            home.append(mark)
    found = [_drawn(group) for group in groups]
    return tuple(sorted(found, key=lambda drawn: (drawn.box.top, drawn.box.x0)))


def _is_shadow(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Tell whether a picture is the shadow that an export paints under a drawing."""
    if mark.shape is not Shape.PICTURE or mark.alt or mark.text:
        return False
    return any(
        other.shape is not Shape.PICTURE
        and other.fill is not None
        and _lies_on(other.box, mark.box)
        and other.box.area >= SHADOWED * mark.box.area
        for other in marks
    )


def share_status(drawn: Drawn) -> Status | None:
    """Return the status of a ball of which a part is painted, None for what is no such ball."""
    if drawn.share is None or not _round(drawn.box):
        return None
    if drawn.share < EMPTY_BELOW:
        return Status.NOT_STARTED
    return Status.DONE if drawn.share > FULL_ABOVE else Status.ONGOING


def _drawn(group: Sequence[Mark]) -> Drawn:
    outer = group[0].box
    words = " ".join(
        dict.fromkeys(
            word for mark in group for word in (mark.text, mark.alt) if word is not None and word
        )
    )
    painted = [mark for mark in group if mark.fill is not None and mark.fill != WHITE]
    colours = tuple(dict.fromkeys(mark.fill for mark in painted if mark.fill is not None))
    painted = [mark for mark in painted if not _is_ring(mark)]
    # A white or paler piece over a full disc leaves the other part painted.
    base = lightness(group[0].fill)
    cut = sum(
        mark.area
        for mark in group[1:]
        if mark.fill is not None and lightness(mark.fill) > base and mark.area < group[0].area
    )
    pieces = [mark for mark in painted if mark.box.area < FULL_ABOVE * outer.area or mark.area]
    disc = math.pi / 4 * outer.area
    share: float | None = None
    if all(mark.shape is not Shape.PICTURE for mark in group) and disc > 0:
        share = _painted_share(group, pieces, cut, disc)
    return Drawn(box=outer, share=share, colours=colours, words=words)


def _is_ring(mark: Mark) -> bool:
    """Tell whether a mark is a circle with a hole: an empty ball, however thick its line."""
    disc = math.pi / 4 * mark.box.area
    return mark.shape is Shape.ELLIPSE and 0 < mark.area < RING_BELOW * disc


def _painted_share(group: Sequence[Mark], pieces: Sequence[Mark], cut: float, disc: float) -> float:
    base = group[0]
    if base in pieces and len({piece.fill for piece in pieces}) > 1:
        # A pale disc under a dark piece: the piece is what is painted.
        dark = min((piece for piece in pieces), key=lambda piece: lightness(piece.fill))
        if dark is not base:
            return min(1.0, dark.area / disc)
    if base in pieces:
        return max(0.0, min(1.0, (base.area - cut) / disc))
    return min(1.0, sum(piece.area for piece in pieces) / disc)


def lightness(colour: str | None) -> int:
    """Return how light a colour (RRGGBB) is, from 0 to 765; None is as light as white."""
    if colour is None:
        return 3 * 255
    return sum(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _small(box: Box) -> bool:
    return 0 < box.width <= BALL_AT_MOST and 0 < box.height <= BALL_AT_MOST


def _round(box: Box) -> bool:
    return abs(box.width - box.height) <= ROUND_WITHIN * max(box.width, box.height)


def _lies_on(inner: Box, outer: Box) -> bool:
    return outer.contains(inner.center) and inner.overlap(outer) > inner.area / 2
