"""The items of a cell: one for each bullet, or for each paragraph where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.bullets import DASHES, split_bullet
from parsers.lines import joined, plain
from schema import Paragraph

# Texts that say that there is nothing.
NOTHING: Final = frozenset({"", "-", "–", "—", "•"})
# Signs that may be a status elsewhere, and in a list are nothing but list signs.
_SIGNS: Final = frozenset("●○◦⚫⚪◯⬤→➔➜⇒")
_CHECKS: Final = frozenset("✓✔☑■□☐")  # likewise where the same one stands before every item
# A number or letter that was typed before an item; a word that it counts begins with a small letter.
_NUMBERED: Final = re.compile(r"(?:([1-9a-i])\)|([1-9])\.(?=\s+[A-ZÆØÅ«]))\s+")
# The number of a list of one; `1. Kvartal` and `1. Juni` are times, though badly spelled.
_FIRST: Final = re.compile(
    r"1\.\s*(?=[A-ZÆØÅ][a-zæøå])(?!(?i:kvartal|tertial|halvår|linje|quarter|half|line|januar|februar|mars|"
    r"april|mai|juni|juli|august|september|oktober|november|desember)\b)"
)
# A line that begins with a dash.
_DASH_AHEAD: Final = re.compile(rf"^\s*([{re.escape(DASHES)}].*)", re.MULTILINE)
# What begins the second half of an item that was parted by hand with a new paragraph.
_GOES_ON: Final = re.compile(r"^[a-zæøåéüäö/,;.)&%(]")


def items(paragraphs: Sequence[Paragraph], *, dashed: bool | None = None) -> tuple[str, ...]:
    """Return the items of a cell's paragraphs, each on one line, without list signs.

    `dashed` tells whether dashes are list signs, so that before figures they are too; if it is not
    told, they are in a cell in which one stands before something else.
    A paragraph without a bullet goes on with the item before it where a bullet stands there and
    it begins in the middle of a sentence, or where a hyphen was left open.
    """
    if dashed is None:
        dashed = is_dashed(paragraphs)
    found: list[tuple[bool, str]] = []
    for bullet, text in _lines(paragraphs, dashed=dashed):
        goes_on = bullet is None and found and _goes_on(found[-1], text)
        if goes_on:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{text}")
        else:
            found.append((bullet is not None, text))
    whole = [joined(text) for _, text in found]
    return tuple(_without_numbers([text for text in whole if text not in NOTHING]))


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


def is_dashed(paragraphs: Iterable[Paragraph]) -> bool:
    """Tell whether dashes are list signs in a cell: one stands before more than a figure."""
    return any(
        [
            (paragraph.bullet is not None and paragraph.bullet in DASHES)
            or any(map(_is_dashed, _DASH_AHEAD.findall(paragraph.text)))
            for paragraph in paragraphs
        ]
    )


def _is_dashed(line: str) -> bool:
    return split_bullet(line)[0] is not None


def _lines(paragraphs: Sequence[Paragraph], *, dashed: bool) -> Iterator[tuple[str | None, str]]:
    texts = [(paragraph.bullet, plain(paragraph.unstruck)) for paragraph in paragraphs]
    checks = {text.lstrip()[:1] for bullet, text in texts if bullet is None and text.strip()}
    signs = _SIGNS | checks if len(checks) == 1 and checks <= _CHECKS else _SIGNS
    for given, text in texts:
        bullet = given
        kept: list[str] = []
        for line in text.split("\n"):
            sign, item = _split(line.strip(), signs, dashed=dashed)
            if sign is None:
                kept.append(line)
                continue
            if kept:
                yield bullet, "\n".join(kept)
            bullet, kept = sign, [item]
        rest = "\n".join(kept)
        if rest.strip():
            yield bullet, rest


def _split(line: str, signs: AbstractSet[str], *, dashed: bool) -> tuple[str | None, str]:
    # No status is expected here, so a circle or an arrow in front of a text is a list sign.
    if line[:1] in signs and line[1:2].isspace() and line[1:].strip():
        return line[0], line[1:].strip()
    return split_bullet(line, dashed=dashed)


def _goes_on(before: tuple[bool, str], text: str) -> bool:
    bulleted, item = before
    return item.rstrip().endswith("-") or (bulleted and _GOES_ON.match(text.strip()) is not None)
