"""Cards: texts of one measure each, in which labels stand before what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from parsers.lines import joined
from parsers.report.page.grids import Grid
from parsers.report.page.headers import FOLLOW_UP, find_header
from parsers.report.page.headerwords import is_extra, named_role
from parsers.report.page.headings import FURNITURE
from parsers.report.words.areas import heading, is_vague
from parsers.report.words.priorities import priority
from parsers.report.words.statuses import status_words
from schema import Axes, Box, Cell, Paragraph, Slide, Table, TextBox
from schema.values import dataclass
from schema.vocabulary import Column, Vocabulary, folded

# What a card or a fact sheet has labels for, beside others.
LABELS: Final = FOLLOW_UP | {Column.TILTAK}
LONGEST_LABEL: Final = 40  # letters; what is longer is said of a measure
FEWEST_LABELS: Final = 2  # one may stand before anything: `Status: pågår`
TITLE_WITHIN: Final = 30.0  # points; of several texts, a card's name stands no further above it


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with: a column's role, or the name of a further column."""

    role: Column | None
    name: str

    @property
    def key(self) -> str:
        return self.role or folded(self.name)


@dataclass(frozen=True, slots=True)
class _Card:
    """A text with labels: what stands before them, and behind each."""

    text: TextBox
    box: Box
    title: tuple[Paragraph, ...]
    said: tuple[tuple[Label, tuple[Paragraph, ...]], ...]

    def of(self, key: str) -> tuple[Paragraph, ...]:
        return next((parts for label, parts in self.said if label.key == key), ())


def with_cards(slides: Sequence[Slide], vocabulary: Vocabulary) -> list[Slide]:
    """Return the slides with their cards of measures made into tables.

    Where a deck has tables of measures, a card looks closer at one of these, unless they list the cards.
    """
    made = [_with_table(slide, vocabulary) for slide in slides]
    if made == slides:
        return made  # as nearly all
    tables = [table for slide in slides for table in slide.tables]
    cards = [table for slide in made for table in slide.tables if table not in tables]
    names = [text for card in cards for text in Grid(card).column_texts(0, 1)]
    return made if list_no_more(tables, names, vocabulary) else list(slides)


def list_no_more(tables: Iterable[Table], names: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether no table lists other measures than those that cards or fact sheets tell more of."""
    told = {folded(joined(name)) for name in names}
    for table in tables:
        grid = Grid(table)
        header = find_header(grid, vocabulary)
        column = header.first(Column.TILTAK) if header is not None else None
        if header is not None and (
            column is None
            or not told.issuperset(map(folded, grid.column_texts(column, header.row + 1)))
        ):
            return False
    return True


def _with_table(slide: Slide, vocabulary: Vocabulary) -> Slide:
    """Return a slide with its cards made into a table, a row for each.

    All texts from the first card on belong to one: where any is left over, or a card lacks its
    measure, nothing changes.
    """
    texts = [text for text in slide.texts if text.role not in FURNITURE]
    if not any(text.text.count(":") >= FEWEST_LABELS for text in texts):
        return slide
    texts = [text for text in texts if text.text.strip()]
    cards = [card for text in texts if (card := _card(text, vocabulary)) is not None]
    taken = {id(card.text) for card in cards}
    others = [text for text in texts if id(text) not in taken]
    names = [text for text in others if not is_vague(heading(text.text, vocabulary), vocabulary)]
    named = [_named(card, names, sure=len(others) == 1 or len(cards) > 1) for card in cards]
    titles = [title for _, title in named if title is not None]
    taken |= {id(title) for title in titles}
    boxes = [text.box for text in texts if id(text) in taken]
    around = Box.around(boxes)
    if (
        not cards
        or around is None
        or len({id(title) for title in titles}) < len(titles)
        or not all(card.title and _tells(card, vocabulary) for card, _ in named)
        or any(
            text.box is None or text.box.center[1] > around.top
            for text in others
            if id(text) not in taken
        )
    ):
        return slide
    table = _table([card for card, _ in named], around, vocabulary)
    rest = tuple(text for text in slide.texts if id(text) not in taken)
    return replace(slide, tables=(*slide.tables, table), texts=rest)


def _card(text: TextBox, vocabulary: Vocabulary) -> _Card | None:
    """Return a text as a card, None where it has too few labels or one of them twice."""
    title, said = labelled(text.paragraphs, vocabulary)
    keys = [label.key for label, _ in said]
    roles = {label.role for label, _ in said} & LABELS
    if text.box is None or len(roles) < FEWEST_LABELS or len(set(keys)) < len(keys):
        return None
    found = tuple((label, tuple(parts)) for label, parts in said)
    return _Card(text, text.box, tuple(title), found)


def labelled(
    paragraphs: Sequence[Paragraph], vocabulary: Vocabulary
) -> tuple[list[Paragraph], list[tuple[Label, list[Paragraph]]]]:
    """Return what stands before the labels that lines begin with, and what stands behind each."""
    title: list[Paragraph] = []
    said: list[tuple[Label, list[Paragraph]]] = []
    for line, begins in _lines(paragraphs):
        label, value = _parted(line, vocabulary)
        if label is not None:
            said.append((label, [value] if value.text else []))
            continue
        parts = said[-1][1] if said else title
        if begins or not parts:
            parts.append(line)
        else:
            last = parts[-1]
            parts[-1] = replace(last, runs=(*last.runs, *_with_break(line).runs))
    return title, said


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, bool]]:
    """Yield the lines of paragraphs, each with whether it begins one."""
    for paragraph in paragraphs:
        start = 0
        for line in paragraph.text.split("\n"):
            yield _cut(paragraph, start, start + len(line)), start == 0
            start += len(line) + 1


def _cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return the letters of a paragraph from one place to another; only the first ones have its sign."""
    runs, at = [], 0
    for run in paragraph.runs:
        part = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if part:
            runs.append(replace(run, text=part))
    return replace(paragraph, runs=tuple(runs), bullet=None if start else paragraph.bullet)


def _with_break(line: Paragraph) -> Paragraph:
    first, *rest = line.runs or Paragraph.of("").runs
    return replace(line, runs=(replace(first, text=f"\n{first.text}"), *rest))


def _parted(line: Paragraph, vocabulary: Vocabulary) -> tuple[Label | None, Paragraph]:
    """Return a line's label and what stands behind it, None and the line where it has none."""
    head, colon, behind = line.text.partition(":")
    name = head.strip()
    if not colon or not name or len(name) > LONGEST_LABEL:
        return None, line
    role = named_role(name, vocabulary)
    if role is None and not is_extra(name, vocabulary, beside_latest=True):
        return None, line
    start = len(head) + 1 + len(behind) - len(behind.lstrip())
    return Label(role, name), _cut(line, start, len(line.text))


def _named(card: _Card, others: Sequence[TextBox], *, sure: bool) -> tuple[_Card, TextBox | None]:
    """Return a card with its measure, and the text above it that tells it, None if it tells it itself.

    Of several texts above the only card of a slide, nothing tells which one is its name.
    """
    own = card.of(Column.TILTAK) or card.title
    if own:
        return replace(card, title=own), None
    if not sure:
        return card, None
    within = inf if len(others) == 1 else TITLE_WITHIN
    above = [
        (text.box.bottom, text)
        for text in others
        if text.box is not None
        and text.box.center[1] < card.box.top <= text.box.bottom + within
        and text.box.x0 < card.box.x1
        and card.box.x0 < text.box.x1
    ]
    if not above:
        return card, None
    _, title = max(above, key=lambda item: item[0])
    return replace(card, title=title.paragraphs), title


def _tells(card: _Card, vocabulary: Vocabulary) -> bool:
    """Tell whether a card tells a status or priority; where none does, the labels are being explained."""
    words = status_words(vocabulary)
    status = " ".join(part.text for part in card.of(Column.STATUS))
    pri = " ".join(part.text for part in card.of(Column.PRI))
    return words.text(status).only_status or priority(pri) is not None


def _table(cards: Sequence[_Card], around: Box, vocabulary: Vocabulary) -> Table:
    """Return a table with a header and a row for each card, as they are read: line by line."""
    rows = sorted(cards, key=lambda card: (round(card.box.top), card.box.x0))
    names = {label.key: label.name for card in rows for label, _ in card.said}
    names.pop(Column.TILTAK, None)
    keys = list(names)
    heads = [vocabulary.columns[Column.TILTAK][0], *names.values()]
    cells = [
        Cell(row=0, column=column, paragraphs=(Paragraph.of(head),))
        for column, head in enumerate(heads)
    ]
    for row, card in enumerate(rows, start=1):
        values = (card.title, *(card.of(key) for key in keys))
        cells += [
            Cell(row=row, column=column, paragraphs=value, box=card.box if not column else None)
            for column, value in enumerate(values)
        ]
    return Table(
        rows=len(rows) + 1,
        columns=len(heads),
        cells=tuple(cells),
        box=around,
        found_by="boxes",
        by_words=Axes.BOTH,
    )
