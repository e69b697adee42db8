"""Signs before items that may be a list's or the text's own: `- 3 dager`, `● Etter planen`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

from parsers.bullets import DASHES, SHAPES, split_bullet
from parsers.figures import is_figure, is_quantity
from parsers.lines import plain
from schema import Paragraph, Slide
from schema.values import cached_property, dataclass

# Signs that may be a status elsewhere, and in a list are list signs where they tell nothing apart.
_CIRCLES: Final = frozenset("●○⚫⚪◯⬤")
_CHECKS: Final = SHAPES | frozenset("✓✔☑☐")  # likewise where the same one stands before every item
_ARROWS: Final = frozenset("◦→➔➜⇒▸►»›")  # list signs wherever an item may begin
_TELLING: Final = _CIRCLES | _CHECKS
_LISTING: Final = _CIRCLES | _ARROWS
_BOXES: Final = frozenset("☑☐")  # ticked and empty: of a list of tasks, where a deck has both
# A sign alone on its line, as a text that nothing breaks has no room behind it.
_ALONE: Final = re.compile(rf"(?m)^[ \t]*([•{''.join(sorted(_LISTING | SHAPES))}])[ \t]*\n(?=\S)")
# A dash that stands close before a sentence lists it (`-Økt kvalitet`); before a figure it may be a
# minus, and before a small letter part of a word (`-prosjektet`) unless all lines of a cell have one.
_CLOSE: Final = re.compile(rf"([{DASHES}])(?=[A-ZÆØÅ\d])")
# So has an asterisk, which otherwise may refer to a footnote.
_BEFORE_ALL: Final = f"{DASHES}*·"
_CLOSE_BEFORE_ALL: Final = re.compile(rf"([{_BEFORE_ALL}])(?=\w)")
_QUOTED: Final = re.compile(r"»[^«»]+»")  # in Swedish quotation marks
# Close before a figure this is a minus, which no keyboard types for a list, unless it lists elsewhere.
_MINUS: Final = "−"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, with the sign that stands before its text, if one does.

    `begins`: it is a paragraph's first. `listed`: its paragraph has a list sign, this one or,
    where it is `typed`, one beside it. `sure`: the file itself says that the sign is a list's.
    `close`: no blank stands behind the sign.
    """

    sign: str | None
    text: str
    begins: bool
    typed: bool = True
    listed: bool = False
    sure: bool = False
    close: bool = False

    @property
    def kind(self) -> str | None:
        """Its sign, whatever dash it is."""
        return "-" if self.sign is not None and self.sign in DASHES else self.sign

    @property
    def doubtful(self) -> bool:
        """Whether the sign may be the text's own."""
        if self.sign is None or self.sure:  # as most
            return False
        if self.is_star:
            return True
        if self.kind == "-":
            figure = self.text[:1].isdigit() if self.close else is_quantity(self.text)
            return figure or is_figure(self.text)
        return self.typed and self.sign in _TELLING

    @property
    def is_star(self) -> bool:
        """Whether an asterisk stands close before the text, as the mark of a footnote does."""
        return self.close and self.sign == "*"

    @property
    def is_minus(self) -> bool:
        """Whether the sign of mathematics, and no dash, stands close before a figure."""
        return self.close and self.sign == _MINUS and self.text[:1].isdigit()

    @property
    def is_figure(self) -> bool:
        """Whether a figure and nothing else stands behind a dash."""
        return self.kind == "-" and is_figure(self.text)

    @property
    def printed(self) -> str:
        """The text with the sign before it."""
        return f"{self.sign}{'' if self.close else ' '}{self.text}"


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a list; struck-out text is left out."""
    texts = [(p, _ALONE.sub(r"\1 ", plain(p.unstruck))) for p in paragraphs]
    firsts = {text.lstrip()[:1] for p, text in texts if p.bullet is None and text.strip()}
    signs = _LISTING | firsts if len(firsts) == 1 and firsts <= _CHECKS else _LISTING
    close = _close_sign([text for _, text in texts])
    for paragraph, text in texts:
        yield [*_lines(paragraph, text, signs, close)]


def _close_sign(texts: Iterable[str]) -> re.Pattern[str]:
    """Return what a sign close before a cell's text is known by: before all of several lines, it lists.

    So may an asterisk or a middle dot before the only line.
    """
    whole = "\n".join(texts).strip()
    if not whole or whole[0] not in _BEFORE_ALL:
        return _CLOSE
    lines = [line.strip() for line in whole.split("\n") if line.strip()]
    several = len(lines) > 1 or whole[0] not in DASHES
    return _CLOSE_BEFORE_ALL if several and all(map(_CLOSE_BEFORE_ALL.match, lines)) else _CLOSE


def _lines(
    paragraph: Paragraph, text: str, signs: AbstractSet[str], close: re.Pattern[str]
) -> Iterator[Line]:
    bullet, sure = paragraph.bullet, paragraph.is_item
    for place, line in enumerate(text.split("\n")):
        bare = line.strip()
        sign, rest = _split(bare, signs)
        listed = bullet is not None and not place
        dash = close.match(bare) if sign is None and not listed else None
        if dash is not None:
            yield Line(dash[1], bare[dash.end() :], begins=not place, close=True)
            continue
        if sign is None and listed:
            yield Line(bullet, line, begins=True, typed=False, listed=True, sure=sure)
        else:
            whole = sign is not None and bare == f"{sign}{rest}"
            yield Line(sign, rest if sign else line, begins=not place, listed=listed, close=whole)


def _split(line: str, signs: AbstractSet[str]) -> tuple[str | None, str]:
    # No status is expected here, so a circle or an arrow in front of a text is a list sign, though
    # no blank parts them; an arrow close before a figure tells how it goes: `→7,2`.
    sign, behind = line[:1], line[1:2]
    close = behind.isalpha() or (sign in _TELLING and behind.isdigit())
    if close and sign == "»" and _QUOTED.match(line):
        return None, line
    if sign in signs and (close or behind.isspace()) and line[1:].strip():
        return sign, line[1:].strip()
    return split_bullet(line, dashed=True)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sign is a list's, and whether something in the deck tells so."""

    listed: bool
    sure: bool


class ListSigns:
    """What the lists of a column tell of a sign that may be a list's or the text's own.

    `cells` are the column's, `deck` all slides; nothing is asked of them before there is a doubt.
    `noted`: an asterisk stands before a footnote of the slide.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[Paragraph]],
        *,
        deck: Sequence[Slide] = (),
        noted: bool = False,
    ) -> None:
        self._cells = cells
        self._deck = deck
        self._noted = noted

    @cached_property
    def _lines(self) -> list[Line]:
        return [
            line
            for cell in self._cells
            for line in chain.from_iterable(lines_of(cell))
            if line.text.strip() and (line.begins or line.sign is not None)
        ]

    @cached_property
    def _of_deck(self) -> frozenset[str | None]:
        """The signs that list something in the deck."""
        return list_signs(self._deck)

    @cached_property
    def _are_levels(self) -> bool:
        """Whether all cells of the column in which circles stand before items begin with one of a kind."""
        signs = [[line.sign for line in chain.from_iterable(lines_of(c))] for c in self._cells]
        heads = {own[0] for own in signs if not _CIRCLES.isdisjoint(own)}
        return len(heads) == 1 and heads <= _CIRCLES

    @cached_property
    def _has_boxes(self) -> bool:
        """Whether ticked and empty boxes stand before texts in the deck's tables."""
        texts = (
            line.strip()
            for slide in self._deck
            for table in slide.tables
            for cell in table.cells
            for line in cell.text.split("\n")
        )
        return {text[0] for text in texts if text[:1] in _BOXES and text[1:].strip()} == _BOXES

    def verdict(self, line: Line, cell: Sequence[Line]) -> Verdict:
        """Judge a doubtful line of a cell.

        A sign lists where it stands before what cannot have it as its own, in the cell or before
        more than half of the column. Behind another list sign it is the text's own, and so are
        circles of more than one kind, if not one begins all cells as a list's first level does, boxes
        where the deck has ticked and empty ones, and a minus where no such sign lists in the column.
        """
        telling = {other.sign for other in self._lines if other.sign in _TELLING and other.typed}
        minus = line.is_minus and all(o.is_minus for o in self._lines if o.sign == _MINUS)
        of_several = line.sign in telling and len(telling) > 1
        boxed = line.sign in _BOXES and self._has_boxes
        if (line.typed and line.listed) or of_several or minus or boxed:
            own = minus or line.listed or (of_several and not self._are_levels)
            return Verdict(listed=False, sure=own)
        alike = any(_lists(other, line) for other in cell if other is not line)
        if alike or (line.is_star and self._noted):
            return Verdict(listed=alike, sure=alike != (line.is_star and self._noted))
        with_it = sum(_lists(other, line) for other in self._lines) - _lists(line, line)
        without = sum(other.kind != line.kind for other in self._lines)
        if with_it:
            return Verdict(listed=True, sure=with_it > without)
        if line.close and line.kind in ("-", "*"):
            # A minus, if others in the column do without; a mark, whose footnote will be missed.
            alone = sum(other.kind == "-" for other in cell) == 1
            return Verdict(listed=False, sure=line.is_star or (alone and without > 0))
        if not without and line.kind in self._of_deck:
            return Verdict(listed=True, sure=True)
        listed = not line.is_figure and (line.kind != "-" or not without)
        return Verdict(listed=listed, sure=line.is_figure and "-" not in self._of_deck)


def _lists(other: Line, line: Line) -> bool:
    """Tell whether a line shows that the sign of another one lists."""
    return other.kind == line.kind and (other.kind != "-" or not other.doubtful)


def list_signs(slides: Iterable[Slide]) -> frozenset[str | None]:
    """Return the signs that list something in a deck's tables.

    Such is a dash before more than a figure, and a circle or tick before two items of a cell.
    """
    return frozenset(
        kind
        for slide in slides
        for table in slide.tables
        for cell in table.cells
        for kind, times in Counter(
            line.kind
            for line in chain.from_iterable(lines_of(cell.paragraphs))
            if _lists(line, line)
        ).items()
        if times > 1 or kind == "-"
    )
