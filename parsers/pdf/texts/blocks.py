"""What the tags and small drawings say about pieces of text: list signs, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.pdf.page import ASCENT, DESCENT, Page, Path, Piece
from parsers.pdf.tags import Tags
from parsers.pdf.texts.habits import NEXT_LINE, NUMBER, SAME_START, is_ordinal
from parsers.pdf.texts.lines import SAME_LINE

SMALL_DOT: Final = 1.5  # points; a drawn bullet is at least this wide and high
DOT: Final = 0.55  # of the font size: a drawn bullet is at most this wide and high
DOT_GAP: Final = 2.2  # of the font size: a drawn bullet stands this near to its text
NUMBER_GAP: Final = 1.5  # of the font size: a list's number stands this near to its text
TOUCHING: Final = 0.1  # of the font size: the digits of one figure are this near
BLANK: Final = 0.4  # of the font size: no blank between words is wider
LONGEST_NUMBER: Final = 4  # characters of a list's number, with its sign and a blank
RAISED: Final = 0.75  # of the font size: a bullet's middle is no higher above the baseline
ROUND: Final = 1.35  # ratio of a bullet's sides at most


def mark_blocks(pages: Sequence[Page], told: Sequence[Tags]) -> None:
    """Note on every piece which paragraph its page's tags put it in, and whether it is a list sign."""
    known = [_mark_page(page, tags) for page, tags in zip(pages, told, strict=True)]
    # Where every line of a deck is a paragraph of its own, wrapped ones too, its tags know nothing of
    # paragraphs.
    if not any(known) and any(map(_parts_sentences, pages)):
        for page in pages:
            for piece in page.pieces:
                piece.block = 0


def _mark_page(page: Page, tags: Tags) -> bool:
    """Mark a page's pieces; tell whether a paragraph of it has several lines."""
    blocks, labels = tags.blocks, tags.labels
    if not blocks:
        return False
    several = False
    baselines: dict[int, int] = {}  # of each paragraph's first line
    for piece in page.pieces:
        if piece.mcid in labels:
            piece.label = True
        block = blocks.get(piece.mcid, 0)
        if block and piece.text.strip():
            piece.block = block
            if not several:
                at = round(piece.baseline / 2)
                several = baselines.setdefault(block, at) != at
    return several


def _parts_sentences(page: Page) -> bool:
    """Tell whether a paragraph begins amid a sentence, right below a line of another."""
    return any(
        0 < one.block != after.block > 0
        and 0 < after.baseline - one.baseline < NEXT_LINE * one.size
        and abs(after.x0 - one.x0) <= SAME_START
        and after.text.lstrip()[:1].islower()
        for one, after in pairwise(page.pieces)
    )


def draw_bullets(page: Page) -> None:
    """Turn dots that are drawn in front of text, as browsers print bullets, into list signs."""
    largest = DOT * max([piece.size for piece in page.pieces], default=0.0)
    dots = [
        path
        for path in page.paths
        if SMALL_DOT <= (width := path.x1 - path.x0) <= largest
        and SMALL_DOT <= (height := path.bottom - path.top) <= largest
        and (path.curves or path.rectangle)
        and not path.line
        and width <= ROUND * height
        and height <= ROUND * width
    ]
    if not dots:
        return
    starts = [piece for piece in page.pieces if piece.turn == 0 and piece.text.strip()]
    taken: set[int] = set()
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        size = max(dot.x1 - dot.x0, dot.bottom - dot.top)
        hosts = [
            piece
            for piece in starts
            if size <= DOT * piece.size
            and 0 < piece.x0 - dot.x1 <= DOT_GAP * piece.size
            and 0 < piece.baseline - middle < RAISED * piece.size
        ]
        if not hosts:
            continue
        taken.add(id(dot))
        page.pieces.append(_sign(dot, min(hosts, key=lambda piece: piece.x0)))
    if taken:
        page.paths = [path for path in page.paths if id(path) not in taken]


def mark_numbers(pages: Sequence[Page]) -> None:
    """Note which numbers before texts are list signs: where some begin anew under one another.

    Numbers of rows count up to a table's end. A letter begins a list where the next one follows it
    in its place: others are of names, as in `A. Hansen`. A number before a small letter, as in
    `2. kvartal`, counts on from the one above.
    """
    found = [_numbers(page) for page in pages]
    listed: set[int] = set()
    for numbers in found:
        letters: dict[int, str] = {}
        for x, one, _ in numbers:
            letters[x] = letters.get(x, "") + one[0].text.strip()[0]
        begun = {x: sum(map(text.count, ("1", "ab", "AB"))) for x, text in letters.items()}
        listed.update(x for x, count in begun.items() if count > 1)
    for numbers in found:
        last: dict[int, int] = {}
        for x, one, small in numbers:
            figure = one[0].text.strip(" .)")
            number = int(figure) if figure.isdigit() else 0
            if x in listed and not (small and number != last.get(x, 0) + 1):
                for piece in one:
                    piece.label = True
            last[x] = number


def _numbers(page: Page) -> list[tuple[int, list[Piece], bool]]:
    """Return the numbers that stand near before texts, with their places across.

    And whether a small letter follows.
    """
    out = []
    pieces = page.pieces
    for index, (first, second) in enumerate(pairwise(pieces)):
        if len(first.text) > LONGEST_NUMBER or not first.text.strip()[:1].isalnum():
            continue
        # Letters may be shown one by one.
        end = index + (2 if second.text.strip() in (".", ")") else 1)
        number, rest = pieces[index:end], pieces[end : end + 1]
        if rest and _is_number(number, rest[0]):
            sign = "".join([piece.text for piece in number]).strip()
            out.append((round(first.x0), number, is_ordinal(sign, rest[0])))
    return out


def _is_number(number: Sequence[Piece], text: Piece) -> bool:
    """Tell whether some pieces are a list's number that stands near before a text.

    A figure before a small letter, as in `1. kvartal`, is one of a date where no wider blank follows;
    one right before another, as in `4.389`, is a part of it.
    """
    blank, size = text.x0 - number[-1].x1, number[0].size
    if (
        not 0 <= blank <= NUMBER_GAP * size
        or abs(text.baseline - number[0].baseline) > SAME_LINE * size
    ):
        return False
    sign = "".join([piece.text for piece in number]).strip()
    ordinal = blank <= BLANK * size and is_ordinal(sign, text)
    part = text.text[:1].isdigit() and blank <= TOUCHING * size
    return not ordinal and not part and NUMBER.fullmatch(sign) is not None


def _sign(dot: Path, host: Piece) -> Piece:
    sign = "▪" if dot.rectangle else "•" if dot.fill is not None else "◦"
    baseline = host.baseline
    return Piece(
        sign,
        dot.x0,
        baseline - ASCENT * host.size,
        dot.x1,
        baseline + DESCENT * host.size,
        host.size,
        host.font,
        dot.fill or dot.stroke,
        dot.mcid if dot.mcid >= 0 else host.mcid,
        label=True,
        place=host.place,
    )
