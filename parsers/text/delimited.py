"""Tables that a text keeps: cells between bars, as in Markdown, or between tabs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from parsers.bullets import split_bullet
from schema import Cell, Diagnostic, Paragraph, Role, Severity, Slide, Table, TextBox

# A text that keeps its tables has so many rows of three cells or more; a bar or two are
# running text, and Tika indents an outline by tabs.
FEWEST_ROWS: Final = 3
FEWEST_CELLS: Final = 3
# What stands on so many slides, and on such a share of them, is their foot; or on most slides,
# beside texts of their own.
FEWEST_PAGES: Final = 3
SHARE: Final = 0.8
MOST: Final = 0.6

# `| --- | :---: |` stands below a table's first row.
_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?\s*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_TAB: Final = re.compile(r"\t")
_NUMBER: Final = re.compile(r"\d+$")
# A line of a table of counts: `● Fullført: 2`.
_COUNT: Final = re.compile(r"(.*\w.*?)[\s:–-]+\d{1,3}$")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SLIDE: Final = re.compile(r"^<!-- (?:Slide|Page) (?:number: ?)?\d+ -->$", re.MULTILINE)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
# Marks of headings, pictures and emphasis, which print nothing.
_MARKUP: Final = re.compile(r"^#{1,6} |^!\[.*\]\(.*\)$|\*\*|^\s*[*_]{3,}\s*$", re.MULTILINE)


def keeps_tables(text: str) -> bool:
    """Tell whether a text prints its tables' cells between bars or tabs."""
    return any(
        sum(len(_cells(line, sign)) >= FEWEST_CELLS for line in text.split("\n")) >= FEWEST_ROWS
        for sign in "|\t"
    )


def marked_pages(text: str) -> list[str]:
    """Return the pages of a Markdown text that says where slides begin, else the text alone."""
    return [_COMMENT.sub("", page) for page in _SLIDE.split(text)]


def delimited_slides(pages: Sequence[str]) -> tuple[Slide, ...]:
    """Return pages as slides with tables, and a text box for each other line.

    Counts and list items stay together. What stands on nearly all slides is a footer.
    """
    slides = [_slide(page, number) for number, page in enumerate(pages, 1)]
    keys = [{_key(text) for text in slide.texts} - {""} for slide in slides]
    counted = Counter(key for found in keys for key in found)
    often, nearly_all = (
        {key for key, times in counted.items() if times >= max(FEWEST_PAGES, share * len(slides))}
        for share in (MOST, SHARE)
    )
    feet = nearly_all | {
        key for key in often if all(found - often for found in keys if key in found)
    }
    return tuple(
        replace(
            slide,
            texts=tuple(
                replace(text, role=Role.FOOTER) if _key(text) in feet else text
                for text in slide.texts
            ),
        )
        for slide in slides
    )


def _key(text: TextBox) -> str:
    return _NUMBER.sub("", text.text)


def _slide(page: str, number: int) -> Slide:
    tables: list[Table] = []
    texts: list[TextBox] = []
    kinds = ((_kind(line), line) for line in _MARKUP.sub("", page).split("\n"))
    for kind, lines in groupby(kinds, key=lambda item: item[0]):
        block = [line for _, line in lines]
        if kind in ("|", "\t"):
            tables.extend(_tables(block, kind))
        elif kind:
            texts.extend(_texts(block))
    return Slide(number=number, tables=tuple(tables), texts=tuple(texts))


def _kind(line: str) -> str:
    if not line.strip(" "):
        return ""
    return next((sign for sign in "|\t" if len(_cells(line, sign)) > 1), "text")


def _cells(line: str, sign: str, *, framed: bool = False) -> list[str]:
    """Return a line's cells; `framed`: bars stand at both of its ends too."""
    cells = (_BAR if sign == "|" else _TAB).split(line.strip() if framed else line)
    return [cell.strip() for cell in (cells[1:-1] if framed else cells)]


def _tables(lines: Sequence[str], sign: str) -> Iterator[Table]:
    """Yield the tables in lines that follow each other: one ends where rows get other widths."""
    framed = all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines)
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line):
            continue
        cells = _cells(line, sign, framed=framed)
        begins = number + 1 < len(lines) and _RULE.fullmatch(lines[number + 1])
        if rows and (begins or len(cells) != len(rows[0])):
            yield _table(rows)
            rows = []
        rows.append(cells)
    if rows:
        yield _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(
        Cell(row=row, column=column, paragraphs=tuple(_paragraphs(text)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    return Table(rows=len(rows), columns=len(rows[0]), cells=cells)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for part in _BREAK.split(text):
        bullet, rest = split_bullet(part.strip())
        if rest:
            yield Paragraph.of(rest, bullet=bullet)


def _texts(lines: Sequence[str]) -> Iterator[TextBox]:
    """Yield a text box for each line, and one for items of a list or counts together."""
    together: list[Paragraph] = []
    labels: set[str] = set()
    for line in lines:
        bullet, rest = split_bullet(line.strip())
        count = _COUNT.match(line.strip())
        label = count.group(1) if count else None
        if together and ((bullet is None and label is None) or label in labels):
            yield TextBox(paragraphs=tuple(together))
            together, labels = [], set()
        together.append(Paragraph.of(rest, bullet=bullet))
        labels |= {label} if label else set()
        if bullet is None and label is None:
            yield TextBox(paragraphs=tuple(together))
            together = []
    if together:
        yield TextBox(paragraphs=tuple(together))


def run_together(slides: Sequence[Slide]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if no cell holds more than a paragraph: the writer joined them by spaces."""
    cells = [cell for slide in slides for table in slide.tables for cell in table.cells]
    if all(len(cell.paragraphs) == 1 for cell in cells):
        yield Diagnostic(
            severity=Severity.WARNING,
            code="bullets-guessed",
            message=(
                "The text prints each cell on one line, so items that stood below each other in "
                "gevinst or siste status are run together; read the PPTX or PDF to tell them apart."
            ),
        )
