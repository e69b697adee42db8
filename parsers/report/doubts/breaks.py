"""Words broken at a line's end: a hyphen, a slash or a dash there may part them, or be theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final, TypeVar

from parsers.lines import is_pair
from parsers.report.measures.listings import Listing
from parsers.report.page.pages import Page
from parsers.spelling import beginnings, begins_word, between, may_be_ending, may_be_whole
from schema import Cell, Deck, Diagnostic, Paragraph, Record, Slide, TextBox
from schema.vocabulary import Vocabulary

Holder = TypeVar("Holder", Cell, TextBox)

# A word that a line breaks behind a hyphen or a slash, and a figure that it breaks behind a dash.
_WORD: Final = re.compile(r"([^\W\d_]{2,})([-/])\n([^\W\d_]{2,})")
SHORTEST_ALONE: Final = 4  # letters of a word that a narrow cell breaks without a sign
# A word alone on its line, and what may be its end.
_ALONE: Final = re.compile(rf"(?:(?<=\n)|^)([^\W\d_]{{{SHORTEST_ALONE},}})\n([a-zæøå]+)")
_AMID: Final = re.compile(r"(?![\w\n]|-\n)")  # what stands behind a word that no line breaks
_FIGURE: Final = re.compile(r"(?<!\d)–\n\d")
_ENDED: Final = re.compile(r"[-/–]\n")  # a line's end in a sign that may be its word's
# A word that is shorter is seldom parted by hand, and a hyphen in it may be its own.
SHORTEST_LONG: Final = 20  # letters
# `og/⏎eller` is one whatever stands between.
_LINKS: Final = frozenset({"og", "eller", "and", "or"})


def with_own_spellings(deck: Deck, vocabulary: Vocabulary) -> Deck:
    """Return the deck with words that a line breaks joined as the deck spells them elsewhere.

    A narrow cell breaks a word that stands alone on its line, without a sign; headers and labels
    are known by the vocabulary.
    """
    broken = {
        text
        for slide in deck.slides
        for paragraph in _paragraphs(slide)
        for run in paragraph.runs
        if "\n" in run.text
        if _ENDED.search(text := paragraph.text) or _ALONE.search(text) or paragraph.broken
    }
    if not broken:
        return deck
    printed = [[paragraph.text for paragraph in _paragraphs(slide)] for slide in deck.slides]
    spelled = " \n".join([*chain(*printed), _words(vocabulary)]).casefold()
    return replace(
        deck,
        slides=tuple(
            [
                slide if broken.isdisjoint(texts) else _respelled(slide, broken, spelled)
                for slide, texts in zip(deck.slides, printed, strict=True)
            ]
        ),
    )


def _respelled(slide: Slide, broken: AbstractSet[str], spelled: str) -> Slide:
    """Return a slide with its `broken` texts' words joined as they stand in what a deck prints, folded."""

    def joint(match: re.Match[str]) -> str:
        known = _sign_between(match, spelled)
        return match[0] if known is None else f"{match[1]}{known}{match[3]}"

    def unsigned(match: re.Match[str]) -> str:
        whole = "".join(match.groups())
        known = begins_word(whole.casefold(), spelled, to_its_end=True)
        parted = begins_word(" ".join(match.groups()).casefold(), spelled)
        return whole if known and not parted else match[0]

    def paragraph(given: Paragraph, *, in_cell: bool) -> Paragraph:
        if given.text not in broken:
            return given
        texts = [_ALONE.sub(unsigned, _WORD.sub(joint, run.text)) for run in given.runs]
        doubted = [*_spelled_in_one(given, spelled)]
        for place in given.broken:
            half, rest = place.split("\n")
            whole, sure = _whole(half, rest, spelled)
            # Nothing draws a text box: its longest line is full, whoever ended it.
            if whole and (sure or in_cell):
                texts = [text.replace(place, half + rest) for text in texts]
            if not sure:
                doubted.append(place)
        runs = [replace(run, text=text) for run, text in zip(given.runs, texts, strict=True)]
        return replace(given, runs=tuple(runs), broken=tuple(doubted))

    def paragraphs(given: Holder) -> Holder:
        if broken.isdisjoint([one.text for one in given.paragraphs]):
            return given
        in_cell = isinstance(given, Cell)
        return replace(
            given, paragraphs=tuple([paragraph(one, in_cell=in_cell) for one in given.paragraphs])
        )

    tables = [replace(table, cells=tuple(map(paragraphs, table.cells))) for table in slide.tables]
    return replace(slide, tables=tuple(tables), texts=tuple(map(paragraphs, slide.texts)))


def _sign_between(match: re.Match[str], spelled: str) -> str | None:
    """Return what stands elsewhere between the halves of a broken word; None where it is nowhere."""
    left, sign, right = match.groups()
    return between(left, right, ("-", "") if sign == "-" else ("/", "/ "), spelled)


def _spelled_in_one(paragraph: Paragraph, spelled: str) -> Iterator[str]:
    """Yield the words broken behind a hyphen that stand elsewhere without one.

    A deck may spell a short one in both ways, in one line `sikkerhetslagre` and here `sikkerhets-lagre`.
    """
    for match in chain.from_iterable(_WORD.finditer(run.text) for run in paragraph.runs):
        short = len(match[1] + match[3]) < SHORTEST_LONG
        if short and _sign_between(match, spelled) == "":
            yield match[0]


def _whole(half: str, rest: str, spelled: str) -> tuple[bool, bool]:
    """Tell whether the letters at a line's end and those behind it are one word, and whether it is sure.

    It is where what the deck prints, folded, spells them in one or in two elsewhere, or has the first
    ones amid a line, and the others are no ending.
    """
    first, second = half.casefold(), rest.casefold()
    if begins_word(f"{first} {second}", spelled):
        return False, True
    if begins_word(f"{first}{second}", spelled):
        return True, True
    if not may_be_ending(rest) and any(
        _AMID.match(spelled, end) for end in beginnings(first, spelled)
    ):
        # An `s` behind such a word may bind it: `Avdeling⏎sleder`.
        return False, not second.startswith("s")
    return may_be_whole(half, rest), False


def guessed_names(pages: Iterable[Page], records: Iterable[Record]) -> Iterator[Diagnostic]:
    """Yield a line for each area's name of a slide in which a line's end may be within a word.

    Code: `break-guessed`.
    """
    slides = next((page.deck for page in pages), ())
    broken = {
        place.replace("\n", " ")
        for slide in slides
        for paragraph in _paragraphs(slide)
        for place in paragraph.broken
    }
    for slide, name in dict.fromkeys((r.slide, r.omrade) for r in records) if broken else ():
        if any(place in name for place in broken):
            yield Diagnostic.info(
                "break-guessed",
                f"The area “{name}” on slide {slide} is broken at a line's end, and nothing tells for "
                "certain whether it is one word there; compare it with the slide.",
                slide=slide,
            )


def guessed_breaks(listings: Sequence[Listing]) -> Iterator[Diagnostic]:
    """Yield a line for each row of a PDF in which a line's end may be read in two ways.

    The name of its area is left to `guessed_names`.

    Code: `break-guessed`.
    """
    for listing in listings:
        if listing.grid is None:
            continue
        for row in listing.rows:
            cells = listing.grid.begun[row.row + listing.header.row]
            guesses = (
                guess
                for cell in cells
                for paragraph in cell.paragraphs
                if paragraph.broken or _ENDED.search(paragraph.text)
                for guess in _guesses(paragraph)
            )
            found = [" ".join(guess.split("\n")) for guess in guesses]
            found = [text for text in found if text not in (row.area or "")]
            if found:
                printed = ", ".join(f"“{text}”" for text in dict.fromkeys(found))
                yield Diagnostic.info(
                    "break-guessed",
                    f"Row {row.row} on slide {row.slide} breaks a line in {printed}, and "
                    "nothing tells for certain whether it is one word there; compare it with the slide.",
                    slide=row.slide,
                    row=row.row,
                )


def _guesses(paragraph: Paragraph) -> Iterator[str]:
    """Yield the places of a text where nothing tells how the two sides of a line's end are joined."""
    yield from paragraph.broken
    text = paragraph.unstruck
    for match in _WORD.finditer(text):
        left, sign, right = match.groups()
        guessed = not left.isupper() and not {left.casefold(), right.casefold()} & _LINKS
        if sign == "-":
            guessed = guessed and right[0].islower() and not is_pair(left, right)
        if guessed:
            yield match[0]
    for match in _FIGURE.finditer(text):
        yield match[0]


def _paragraphs(slide: Slide) -> list[Paragraph]:
    in_tables = [p for table in slide.tables for cell in table.cells for p in cell.paragraphs]
    return in_tables + [p for text in slide.texts for p in text.paragraphs]


@lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary) -> str:
    """Return the words of a vocabulary that stand in narrow cells, headers and labels, on lines."""
    labels = [words.labels for words in vocabulary.status.values()]
    extra = vocabulary.extra_columns
    words = chain(*vocabulary.columns.values(), *labels, extra.headers, extra.comments)
    return " \n".join(words)
