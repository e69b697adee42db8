"""Which heading on a slide stands over which table, told by geometry."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import permutations
from operator import getitem
from typing import Final

from parsers.figures import is_figure
from parsers.lines import joined
from parsers.report.page.headerwords import named_role
from parsers.report.words.areas import heading, is_common, is_vague
from parsers.report.words.dates import without_dates
from parsers.report.words.explained import is_legend
from parsers.report.words.openends import goes_on
from parsers.report.words.priorities import says_priority
from parsers.report.words.sentences import is_sentence
from parsers.report.words.statuses import StatusWordsReader, status_words
from schema import Box, Paragraph, Role, Run, TextBox
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# What stands on every slide of a deck.
FURNITURE: Final = (Role.DATE, Role.FOOTER, Role.SLIDE_NUMBER)
# An area's name is a phrase, not a paragraph of prose. The longest one seen has 62 letters.
LONGEST_NAME: Final = 120
# What it costs, in points of distance, that a heading stands below its table, or beside it.
BELOW_COSTS: Final = 60.0
BESIDE_COSTS: Final = 20.0
# A table's own heading stands so close above it, in points: a line of text and its margins.
CLOSE_ABOVE: Final = 40.0
# A paragraph of no more than this part of the size of the one above is no part of a name.
SUBTITLE: Final = 0.8
# Points; lines of one name begin this near to each other.
ONE_EDGE: Final = 4.0
# So many ways to give headings to tables are tried one by one: those of five to five.
MOST_WAYS: Final = 120
# What stands apart, as in a narrow ring (`N Y`), is no word.
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
SAME_COST: Final = 1e-6  # points; ways that differ by less cost the same but for rounding
# Where nothing tells places, such as in a text layer, all headings are equally near.
NO_PLACE: Final = 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A text on a slide that may name an area, with the bullets that stand under it.

    `vague` tells that its words head any deck or make a sentence, so that it names an area only if
    nothing else does;
    `common` that it has no other words, so that it names one only if an overview does. `below` is what
    stands below it in smaller letters.
    """

    name: str
    printed: str
    box: Box | None
    size: float | None
    role: Role | None
    colour: str | None = None
    bullets: tuple[str, ...] = ()
    vague: bool = False
    common: bool = False
    below: str = ""


def headings(texts: Iterable[TextBox], vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """Return the texts of a slide that could name an area, from top to bottom."""
    found = [_heading(text, vocabulary) for text in _with_rests(texts)]
    kept = [item for item in found if item is not None]
    return tuple(sorted(kept, key=_place))


def _with_rests(texts: Iterable[TextBox]) -> list[TextBox]:
    """Return texts, those that go on with the one close above as a part of it: `og statistikk`.

    In a PDF a name's smaller second line is a text of its own.
    """
    result: list[TextBox] = []
    for text in texts:
        if result and _is_rest(text, result[-1]):
            above = result[-1]
            paragraphs = (*above.paragraphs, *text.paragraphs)
            result[-1] = replace(
                above, paragraphs=paragraphs, box=Box.around((above.box, text.box))
            )
        else:
            result.append(text)
    return result


def _is_rest(text: TextBox, above: TextBox) -> bool:
    box, over = text.box, above.box
    if box is None or over is None or abs(box.x0 - over.x0) >= ONE_EDGE:
        return False
    close = 0 <= box.top - over.bottom < box.height and len(text.paragraphs) == 1
    return close and goes_on(joined(above.text), joined(text.text))


def _place(item: Heading) -> tuple[float, float]:
    return (item.box.top, item.box.x0) if item.box is not None else (0.0, 0.0)


def _heading(text: TextBox, vocabulary: Vocabulary) -> Heading | None:
    if text.role in FURNITURE:
        return None
    head: list[Paragraph] = []
    bullets: list[str] = []
    words = status_words(vocabulary)
    may_count = any([words.may_count(paragraph.text) for paragraph in text.paragraphs])
    for paragraph in _without_counts(text.paragraphs, words) if may_count else text.paragraphs:
        if paragraph.bullet is not None:
            bullets.append(joined(paragraph.text))
        elif bullets:
            bullets[-1] = joined(f"{bullets[-1]}\n{paragraph.text}")
        elif joined(paragraph.text):
            head.append(paragraph)
    whole, head = head, _without_subtitle(head, vocabulary)
    printed = "\n".join(paragraph.text for paragraph in head)
    name = _name(printed, vocabulary)
    if not name and not bullets:
        return None
    sizes = [paragraph.size for paragraph in head if paragraph.size is not None]
    return Heading(
        name=name,
        printed=printed,
        box=text.box,
        size=max(sizes, default=None),
        role=text.role,
        colour=head[0].runs[0].colour if head and head[0].runs else None,
        bullets=tuple(bullet for bullet in bullets if bullet),
        vague=is_vague(name, vocabulary) or is_sentence(name, vocabulary),
        common=is_common(name, vocabulary) and is_vague(name, vocabulary),
        below="\n".join(item.text for item in whole if item not in head),
    )


def may_go_on(item: Heading, named: Sequence[Heading], vocabulary: Vocabulary) -> str:
    """Return a smaller line in small letters below a heading, which may be its last words; "" without one.

    In a PDF it is a text of its own.
    """
    under = [other.printed for other in named if _is_below(other, item)]
    line = joined(item.below or "".join(under[:1]))
    own = heading(line, vocabulary)
    telling = own and ":" not in line and not is_common(without_dates(own, vocabulary), vocabulary)
    return line if telling and line[0].islower() and not is_sentence(line, vocabulary) else ""


def _is_below(other: Heading, item: Heading) -> bool:
    if other.box is None or item.box is None:
        return False
    close = 0 <= other.box.top - item.box.bottom < other.box.height
    return close and abs(other.box.x0 - item.box.x0) < ONE_EDGE


def _without_subtitle(head: list[Paragraph], vocabulary: Vocabulary) -> list[Paragraph]:
    """Return the paragraphs of a heading without smaller ones below those that name an area.

    A line that goes on with the one above is a part of the name, however small.
    """
    if len(head) == 1 or not head or head[0].size is None:
        return head
    large = [item for item in head if item.size is None or item.size > SUBTITLE * head[0].size]
    if len(large) == len(head) or goes_on(joined(head[0].text), joined(head[1].text)):
        return head
    name = _name("\n".join([item.text for item in large]), vocabulary)
    return large if name and not is_vague(name, vocabulary) else head


@lru_cache(maxsize=REMEMBERED)
def _name(printed: str, vocabulary: Vocabulary) -> str:
    """Return what a text would name if it named an area, "" where it cannot, such as `12 mill. kr`.

    A column's header that stands beside its table, such as `Pri.` or `Antall tiltak`, names no area,
    and neither does a legend, a stamp, such as `UTGÅR`, or a priority.
    """
    name = heading(printed, vocabulary)
    letters = without_dates(name, vocabulary)
    if is_figure(name) or len(name) > LONGEST_NAME or _LETTERS.search(letters) is None:
        return ""
    headed = named_role(name, vocabulary) is not None or is_legend(name, vocabulary)
    stamped = folded(name) in words_in(vocabulary.notes.changes)
    counts = folded(name) in words_in(vocabulary.overview.count)
    ranked = says_priority(name, vocabulary)
    return "" if headed or stamped or counts or ranked else name


def _without_counts(
    paragraphs: Iterable[Paragraph], words: StatusWordsReader
) -> Iterator[Paragraph]:
    """Yield paragraphs without their lines of counts.

    Behind a name and its counts only lists are told: what else stands there remarks on these.
    """
    named = counted = False
    for paragraph in paragraphs:
        listed = paragraph.bullet is not None
        lines = paragraph.text.split("\n")
        kept: list[str] = []
        for place, line in enumerate(lines):
            if words.may_count(line) and _counts(paragraph, place, line, words):
                counted = True
            elif listed or not (named and counted):
                kept.append(line)
                named = named or not (listed or line.isspace() or not line)
        if len(kept) == len(lines):
            yield paragraph
        elif any(line.strip() for line in kept):
            yield replace(paragraph, runs=(Run(text="\n".join(kept)),))


def _counts(paragraph: Paragraph, place: int, line: str, words: StatusWordsReader) -> bool:
    whole = line if place else f"{paragraph.bullet or ''} {line}"
    return bool(words.counts(whole) or words.counts_of(line)[1])


def assign(named: Sequence[Heading], tables: Sequence[Box | None]) -> list[Heading | None]:
    """Return for each table the heading that belongs to it, each heading given once.

    The whole of all distances is the least possible. Tables beyond the number of headings
    stay without.
    """
    result: list[Heading | None] = [None] * len(tables)
    if not named or not tables:
        return result
    costs = [[distance(item.box, box) for item in named] for box in tables]
    for table, item in cheapest_pairs(costs):
        result[table] = named[item]
    return result


def cheapest_pairs(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return as many pairs (row, column) as there can be, each once, that cost the least in all."""
    turned = len(costs) > len(costs[0])
    lines = list(zip(*costs, strict=True)) if turned else costs
    way = _clear_way(lines)
    if way is not None:
        return [(place, line) if turned else (line, place) for line, place in enumerate(way)]
    # Imported where many tables compete for a heading, which is seldom: loading it takes as long as
    # reading 20 decks.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    rows, columns = linear_sum_assignment(costs)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _clear_way(lines: Sequence[Sequence[float]]) -> Sequence[int] | None:
    """Return each line's place, no two the same, where all together cost the least.

    None where several ways cost the same, or there are too many to try.
    """
    best = [line.index(min(line)) for line in lines]
    if len(set(best)) == len(best) and all(line.count(min(line)) == 1 for line in lines):
        return best
    places = range(len(lines[0]))
    if math.perm(len(places), len(lines)) > MOST_WAYS:
        return None
    ways = [(sum(map(getitem, lines, way)), way) for way in permutations(places, len(lines))]
    (least, way), (second, _), *_ = sorted(ways)
    return way if second - least > SAME_COST else None


def nearest(named: Sequence[Heading], box: Box | None) -> Heading | None:
    """Return the heading nearest to a table, though others may have it too."""
    return min(named, key=lambda item: distance(item.box, box), default=None)


def above(
    named: Sequence[Heading], box: Box | None, tables: Sequence[Box | None]
) -> Heading | None:
    """Return the heading that stands close above a table, nothing but that table under it."""
    if box is None:
        return None
    close = [
        item
        for item in named
        if item.box is not None
        and _under(item.box, box)
        and sum(_under(item.box, other) for other in tables) == 1
    ]
    return max(close, key=lambda item: item.box.top if item.box is not None else 0.0, default=None)


def _under(name: Box, table: Box | None) -> bool:
    """Tell whether a table begins close below a heading."""
    return (
        table is not None
        and 0 <= table.top - name.center[1] <= CLOSE_ABOVE + name.height / 2
        and name.x0 < table.x1
        and table.x0 < name.x1
    )


def distance(name: Box | None, table: Box | None) -> float:
    """Return how far a heading is from a table, in points; above it costs the least."""
    if name is None or table is None:
        return NO_PLACE
    across = max(0.0, table.x0 - name.x1, name.x0 - table.x1)
    down = max(0.0, table.top - name.bottom, name.top - table.bottom)
    cost = math.hypot(across, down)
    middle = (name.top + name.bottom) / 2
    if middle > table.bottom:
        cost += BELOW_COSTS
    elif middle > table.top:
        cost += BESIDE_COSTS
    return cost
