"""The items of a cell: one for each bullet, or for each paragraph where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from parsers.bullets import DASHES, begins_with_word
from parsers.lines import joined, plain
from parsers.report.words.handbreaks import fills, may_go_on, mostly_goes_on, surely_goes_on
from parsers.report.words.listsigns import Line, ListSigns, lines_of
from schema import Paragraph
from schema.values import dataclass

# Texts that say that there is nothing.
NOTHING: Final = frozenset({"", "-", "–", "—", "•"})
# Abbreviations that say so of a whole cell.
_NONE: Final = frozenset({"n/a", "n.a.", "n.a", "i/a", "i.a."})
# A number or letter that was typed before an item; a word that it counts begins with a small letter.
_NUMBERED: Final = re.compile(r"(?:([1-9a-i])\)|([1-9])\.(?=\s*[A-ZÆØÅ«]|\s+\d))\s*")
# A list's number or letter, whatever follows it.
_COUNTED: Final = re.compile(r"([1-9a-i])[.)]\s+")
# The number or letter of a list of one, also before a figure: `1. 82 av 96 avtaler`; `1. Kvartal` and `1. Juni` are times, though badly spelled.
_FIRST: Final = re.compile(
    r"[1a]\)\s+(?=[\w<>≤≥±§«»\"])|1\.\s+(?=\d[\d ]*\s[a-zæøå])|1\.\s*(?=[A-ZÆØÅ]\s?[a-zæøå])(?!(?i:kvartal|tertial|halvår|linje|quarter|half|line|januar|februar|mars|"
    r"april|mai|juni|juli|august|september|oktober|november|desember)\b)"
)
# A number before a small letter in a cell of one item: a list's, `1. ca. 70 %`, or the text's own; or close
# before a share, as a PDF shows it: `1.60 % er levert`.
_ORDINAL: Final = re.compile(
    r"1\.(?=\d{2,3}(?: ?%| av ))|1\.\s+(?=[a-zæøå])(?!(?:kvartal|tertial|halvår|linje|quarter|half|line|gang|plass|prioritet"
    r"|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)\b))"
)
# A line below one that ends as an item may: not with what goes on, such as a comma or a hyphen.
_BEGINS: Final = re.compile(r"[\w.;!?)»%] *\n *[A-ZÆØÅ\d]")


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a cell, and what stands there behind a sign that may be a list's or its own.

    `by_hand` tells that lines without signs are broken by hand, and where they begin or end so that they may
    be items, were taken for them.
    """

    items: tuple[str, ...]
    doubted: tuple[str, ...] = ()
    by_hand: bool = False

    def with_more(self, more: Listed) -> Listed:
        """Return what stands in two cells of a row as that of one."""
        by_hand = self.by_hand or more.by_hand
        return Listed(self.items + more.items, self.doubted + more.doubted, by_hand)


def items(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return the items of a list that stands by itself; see `listed`."""
    return (plainly_listed(paragraphs) or listed(paragraphs, ListSigns([paragraphs]))).items


def is_broken_by_hand(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a paragraph of a list without signs has lines that begin as items do."""
    found = False
    for paragraph in paragraphs:
        if paragraph.bullet is not None:
            return False
        text = paragraph.unstruck
        if not (found or text.isprintable()):  # as a text with several lines is not
            found = _BEGINS.search(plain(text)) is not None
    return found


def plainly_listed(paragraphs: Sequence[Paragraph]) -> Listed | None:
    """Return what `listed` does of paragraphs of which each is an item, as nearly always; else None.

    Each of several has a list sign, and no line of any begins with what may be a sign.
    """
    alone = len(paragraphs) == 1
    texts: list[str] = []
    for paragraph in paragraphs:
        bullet, text = paragraph.bullet, plain(paragraph.unstruck)
        signed = bullet is not None and (paragraph.is_item or bullet not in DASHES)
        if not (signed or (alone and bullet is None)) or not begins_with_word(text):
            return None
        if "\n" in text and not all(map(begins_with_word, text.split("\n"))):
            return None
        texts.append(text)
    return _of_texts(texts, [])


def listed(
    paragraphs: Sequence[Paragraph],
    column: ListSigns,
    *,
    by_hand: bool = False,
    width: float | None = None,
) -> Listed:
    """Return the items of a cell's paragraphs, each on one line, without list signs.

    A paragraph without a bullet goes on with the item before it where a bullet stands there and
    the break is in the middle of a sentence or a figure, or where a hyphen was left open. `by_hand`: lines
    without signs are broken by hand, as no exporter does, so that one with a capital is an item. In a cell
    whose paragraphs the file tells, of a `width`, a paragraph without a sign also goes on with one that fills its line.
    """
    found: list[tuple[bool, str]] = []
    given = _without_typed(_numbered(paragraphs))
    parted = [*lines_of(given)]
    cell = [*chain.from_iterable(parted)]
    doubted: list[str] = []
    doubtful = by_hand
    for paragraph, lines in zip(given, parted, strict=True):
        for bulleted, text in _parted(lines, cell, column, doubted, by_hand=by_hand):
            goes_on = unsure = False
            if found and not bulleted:
                goes_on, unsure = _goes_on(found, text, paragraph.size, width)
            doubtful = doubtful or unsure
            if goes_on:
                found[-1] = (found[-1][0], f"{found[-1][1]}\n{text}")
            else:
                found.append((bulleted, text))
    return _of_texts([text for _, text in found], doubted, by_hand=doubtful)


def _of_texts(texts: Sequence[str], doubted: list[str], *, by_hand: bool = False) -> Listed:
    whole = [text for text in map(joined, texts) if text not in NOTHING]
    if len(whole) == 1 and whole[0].lower() in _NONE:
        whole = []
    if len(whole) == 1 and _ORDINAL.match(whole[0]):
        doubted.append(whole[0])
    return Listed(items=tuple(_without_numbers(whole)), doubted=tuple(doubted), by_hand=by_hand)


def _without_typed(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return paragraphs without the numbers typed before some, where others' signs count on with them.

    Justified lines set some of a list's numbers so far apart that they are signs, and others not.
    """
    signs = [paragraph.bullet for paragraph in paragraphs]
    if None not in signs or not any(sign and _COUNTED.match(f"{sign} ") for sign in signs):
        return paragraphs
    typed = [
        _COUNTED.match(f"{paragraph.bullet} " if paragraph.bullet else paragraph.text)
        for paragraph in paragraphs
    ]
    numbers = [number[1] for number in typed if number is not None]
    counted = [[chr(ord(first) + n) for n in range(len(numbers))] for first in "1a"]
    if typed[0] is None or numbers not in counted:
        return paragraphs
    return [
        paragraph
        if number is None or paragraph.bullet
        else replace(
            paragraph,
            bullet=number[0].strip(),
            runs=(
                replace(paragraph.runs[0], text=paragraph.runs[0].text[number.end() :]),
                *paragraph.runs[1:],
            ),
        )
        for paragraph, number in zip(paragraphs, typed, strict=True)
    ]


def _numbered(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return paragraphs of which some have a typed number with those for their signs: other lines go on with them.

    The numbers count up from the first. A single one is a list's where a sentence begins behind it, and the lines
    below it go on with that.
    """
    if len(paragraphs) == 1 or any(paragraph.bullet is not None for paragraph in paragraphs):
        return paragraphs
    texts = [paragraph.text.strip() for paragraph in paragraphs]
    if texts[0][:1] not in ("1", "a"):
        return paragraphs
    typed = [_NUMBERED.match(text) for text in texts]
    numbers = [number[1] or number[2] for number in typed if number is not None]
    counted = [chr(ord(numbers[0]) + place) for place in range(len(numbers))] if numbers else []
    if typed[0] is None or numbers != counted or None not in typed:
        return paragraphs
    below = pairwise(texts)
    goes_on = all(surely_goes_on(one, other) or mostly_goes_on(one) for one, other in below)
    if len(numbers) == 1 and not (_FIRST.match(texts[0]) and goes_on):
        return paragraphs
    return [
        paragraph if number is None else _signed(paragraph, number[0])
        for paragraph, number in zip(paragraphs, typed, strict=True)
    ]


def _signed(paragraph: Paragraph, sign: str) -> Paragraph:
    """Return a paragraph with the sign that its text begins with for its list sign."""
    first, *runs = paragraph.runs
    text = first.text.lstrip()
    if not text.startswith(sign):
        return paragraph
    cut = replace(first, text=text[len(sign) :])
    return replace(paragraph, bullet=sign.strip(), runs=(cut, *runs))


def _without_numbers(items: list[str]) -> list[str]:
    """Return items without the numbers or letters that were typed before them: `1. …`, `b) …`.

    They count up from the first; `1. kvartal` and `2. kvartal` number no items. A single item's
    is taken for one where a sentence begins behind it: `1. Avtale inngått`.
    """
    if not items or items[0][0] not in "1a":
        return items
    if len(items) == 1:
        return [_FIRST.sub("", items[0])]
    numbers = [_NUMBERED.match(item) for item in items]
    typed = [number[1] or number[2] for number in numbers if number is not None]
    for first in ("1", "a"):
        counted = [chr(ord(first) + place) for place in range(len(items))]
        if typed == counted:
            return [item[n.end() :] for item, n in zip(items, numbers, strict=True) if n]
    return items


def counting_on(above: Sequence[str], more: Sequence[str]) -> list[str]:
    """Return items without their numbers where those count on from a list in the row above.

    `2. Innføres i fire regioner` goes on with a list of one.
    """
    numbers = [_NUMBERED.match(item) for item in more]
    wanted = [str(len(above) + place) for place, _ in enumerate(more, 1)]
    if not above or [number and number[2] for number in numbers] != wanted:
        return [*more]
    return [item[number.end() :] for item, number in zip(more, numbers, strict=True) if number]


def _parted(
    lines: Sequence[Line],
    cell: Sequence[Line],
    column: ListSigns,
    doubted: list[str],
    *,
    by_hand: bool,
) -> Iterator[tuple[bool, str]]:
    """Yield a paragraph's items, and whether a sign stands before each; add those in doubt."""
    bulleted = False
    kept: list[str] = []
    for line in lines:
        text, begins = line.text, line.sign is not None
        if line.doubtful:
            verdict = column.verdict(line, cell)
            text = text if verdict.listed else line.printed
            begins = verdict.listed or line.begins or not line.is_figure
            doubted.extend([] if verdict.sure else [line.printed])
        if kept and (begins or (by_hand and _BEGINS.search(f"{kept[-1]}\n{text}"))):
            yield bulleted, "\n".join(kept)
            kept = []
        bulleted = bulleted or begins
        kept.append(text)
    if "".join(kept).strip():
        yield bulleted, "\n".join(kept)


def _goes_on(
    found: Sequence[tuple[bool, str]], text: str, size: float | None, width: float | None
) -> tuple[bool, bool]:
    """Tell whether a text without a sign goes on with the last item found, and whether that is in doubt."""
    bulleted, item = found[-1]
    surely = surely_goes_on(item, text)
    likely = surely or mostly_goes_on(item)
    if bulleted:
        return likely, not surely and may_go_on(item)
    if item.rstrip().endswith("-"):
        return True, False
    last = item.rpartition("\n")[2].strip()
    begun = found[0][1].lstrip()[:1].isupper()  # items of such a list begin with capitals
    full = begun and may_go_on(item) and fills(last, text.strip(), size, width)
    return full and likely, full and (likely or text.strip()[:1].isdigit())
