"""A slide together with what all who read it ask: its grids, headings, drawings, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.lines import joined
from parsers.report.page import footnotes, headings
from parsers.report.page.drawings import Drawn, drawings
from parsers.report.page.grids import Grid
from parsers.report.page.headings import FURNITURE, Heading
from parsers.report.page.laidover import Laid
from parsers.report.words.areas import says
from parsers.report.words.icons import is_icon, split_icon
from parsers.report.words.priorities import priority
from parsers.report.words.sentences import is_sentence
from parsers.report.words.statuses import status_words
from schema import Box, Role, Shape, Slide, Table
from schema.values import cached_property
from schema.vocabulary import Vocabulary, folded

# Texts behind a measure that make a row of it: its priority, and what is said of it.
FEWEST_BEHIND: Final = 3


class Page:
    """A slide and what is seen on it, each thing worked out when it is first asked for.

    `printed` is what each of the slide's texts says; `deck` has all slides that are shown, `laid` the
    texts over the slide's tables that are no signs.
    """

    def __init__(
        self,
        slide: Slide,
        vocabulary: Vocabulary,
        deck: Sequence[Slide] = (),
        laid: Sequence[Laid] = (),
    ) -> None:
        self.slide = slide
        self.laid = laid
        self.deck = deck
        self.number = slide.number
        self.printed = tuple([text.text for text in slide.texts])
        self.vocabulary = vocabulary

    def is_near(self, earlier: Page) -> bool:
        """Tell whether a page is an earlier one, or the next that is shown."""
        return self.number - earlier.number <= 1 or not any(
            earlier.number < slide.number < self.number for slide in self.deck
        )

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The slide's tables, in their order."""
        return tuple(map(Grid, self.slide.tables))

    @cached_property
    def in_order(self) -> tuple[tuple[int, Grid], ...]:
        """The tables as a person reads them, each with its place among the slide's tables."""
        return tuple((place, self.grids[place]) for place in _reading_order(self.slide.tables))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What each of the slide's texts says, on one line."""
        return tuple(map(joined, self.printed))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The lines that say that a plan's report begins."""
        marks = self.vocabulary.title.marks
        return tuple([line for line in self.lines if says(line, marks)])

    @cached_property
    def goes_on(self) -> bool:
        """Whether a text says that the slide goes on with the one before it: `Status (forts.)`."""
        words = self.vocabulary.headings.continued
        return any(says(line, words) for line in self.lines)

    @cached_property
    def bare(self) -> bool:
        """Whether nothing stands beside the slide's tables: no text, and no picture of one."""
        return all(text.role in FURNITURE for text in self.slide.texts) and all(
            mark.shape is not Shape.PICTURE for mark in self.slide.marks
        )

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The texts that could name an area or list goals, from top to bottom."""
        texts = (t for t in self.slide.texts if not footnotes.is_note(t, self.grids))
        return headings.headings(texts, self.vocabulary)

    @cached_property
    def named(self) -> tuple[Heading, ...]:
        """The headings that could name an area: no measure, with its priority and more at its side."""
        named = tuple(item for item in self.headings if item.name)
        if not self.slide.tables:
            return named
        said = [
            (text.box, line)
            for text, line in zip(self.slide.texts, self.lines, strict=True)
            if text.box is not None and text.role not in FURNITURE
        ]
        if all(priority(line) is None for _, line in said):
            return named
        return tuple(item for item in named if not _begins_row(item, said))

    @cached_property
    def area_words(self) -> frozenset[str]:
        """The folded names that the slide's headings may give an area."""
        return frozenset(folded(item.name) for item in self.named)

    def says_so(self, heading: Heading) -> bool:
        """Tell whether a heading is a sentence, as an ingress below an area's name is."""
        return is_sentence(joined(heading.printed), self.vocabulary)

    @cached_property
    def drawings(self) -> tuple[Drawn, ...]:
        """The marks gathered into drawings, in reading order."""
        return drawings(self.slide.marks)

    @cached_property
    def icons(self) -> tuple[tuple[Box, str], ...]:
        """The texts that are a pictogram and nothing else, on one line, each with its place."""
        return tuple(
            (text.box, line)
            for text, line in zip(self.slide.texts, self.lines, strict=True)
            if text.box is not None and is_icon(line) and split_icon(line)[0] is not None
        )

    @cached_property
    def statuses(self) -> tuple[tuple[Box, str], ...]:
        """The texts that are a status and nothing else, each with its place."""
        words = status_words(self.vocabulary)
        return tuple(
            (text.box, printed)
            for text, printed in zip(self.slide.texts, self.printed, strict=True)
            if text.box is not None and words.text(printed).only_status
        )

    @cached_property
    def footnotes(self) -> footnotes.Footnotes:
        """The footnotes by their mark, each on one line with its mark."""
        return footnotes.footnotes(self.slide.texts, self.grids, self._is_foot)

    def _is_foot(self, line: str) -> bool:
        """Tell whether a line is what another slide has for a footer."""
        said = joined(line)
        return any(
            text.role is Role.FOOTER and joined(text.text) == said
            for slide in self.deck
            for text in slide.texts
        )


def _begins_row(item: Heading, said: Sequence[tuple[Box, str]]) -> bool:
    """Tell whether a text begins a row of text boxes: a priority is next, and more than figures behind."""
    begin = item.box
    if begin is None:
        return False
    behind = sorted(
        (box.x0, line)
        for box, line in said
        if box.x0 >= begin.x1 and begin.top <= box.center[1] <= begin.bottom
    )
    lines = [line for _, line in behind]
    return (
        len(lines) >= FEWEST_BEHIND
        and priority(lines[0]) is not None
        and any(any(map(str.isalpha, line)) for line in lines)
    )


def _reading_order(tables: Sequence[Table]) -> Iterator[int]:
    """Yield the places of tables as a person reads them: column by column, each downwards."""
    if len(tables) == 1:
        yield 0
        return
    boxes = {place: table.box for place, table in enumerate(tables)}
    if any(box is None for box in boxes.values()):
        yield from boxes
        return
    columns: list[list[int]] = []
    for place in sorted(boxes, key=lambda place: _left(boxes[place])):
        home = next(
            (column for column in columns if any(_overlap(boxes[p], boxes[place]) for p in column)),
            None,
        )
        if home is None:
            columns.append([place])
        else:
            home.append(place)
    for column in columns:
        yield from sorted(column, key=lambda place: (_top(boxes[place]), place))


def _left(box: Box | None) -> float:
    return box.x0 if box is not None else 0.0


def _top(box: Box | None) -> float:
    return box.top if box is not None else 0.0


def _overlap(one: Box | None, other: Box | None) -> bool:
    return one is not None and other is not None and one.x0 < other.x1 and other.x0 < one.x1
