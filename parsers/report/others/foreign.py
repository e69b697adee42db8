"""Tables of other things than measures: which they are, and what is told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from parsers.report.page.columns import by_content
from parsers.report.page.grids import Grid
from parsers.report.page.headers import FOLLOW_UP, Header, find_header, is_about_other_things
from parsers.report.page.headerwords import is_extra, named_role
from parsers.report.page.pages import Page
from parsers.report.words.statuses import status_words
from schema import Diagnostic, Severity
from schema.vocabulary import Column, Vocabulary, folded, words_in

SEVERAL: Final = 3  # headers in a row; two of a sentence's words may be some by chance
MOSTLY_HEADERS: Final = 0.5  # of the words in such a row


def is_foreign(page: Page, vocabulary: Vocabulary) -> bool:
    """Tell whether a slide's headings say that it is about risks, budgets and the like."""
    foreign = words_in(vocabulary.other_tables.headers)
    return any(not foreign.isdisjoint(name.split()) for name in page.area_words)


def follows_up(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a table with a strange column follows measures up all the same.

    What its measures cost is one more column of it, behind them, and all their statuses are known.
    """
    foreign = words_in(vocabulary.other_tables.headers)
    strange = [column for column, text in enumerate(header.texts) if folded(text) in foreign]
    column, tiltak = header.first(Column.STATUS), header.roles.index(Column.TILTAK)
    if column is None or len(strange) != 1 or strange[0] < tiltak:
        return False
    words = status_words(vocabulary)
    shown = grid.column_texts(column, header.row + 1)
    extra = is_extra(header.texts[strange[0]], vocabulary)
    return extra and bool(shown) and all(words.text(text).only_status for text in shown)


def left_alone(
    page: Page,
    grid: Grid,
    areas: Collection[str],
    measures: AbstractSet[str],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Yield the line of a table that was taken for neither measures nor counts.

    It is a warning where the table reads like one of measures, and not of those that were read:
    `areas` and `measures` are the deck's, folded.
    """
    texts = [text for row in grid.table.grid() for text in row if text]
    if not texts or all(status_words(vocabulary).label(text) is not None for text in texts):
        return
    first = next((row for row in grid.texts if any(row)), ())
    head = " | ".join(text for text in first if text)[:80]
    message = (
        f"Slide {page.number} has a table that begins “{head}” and was not taken for one of "
        "measures; if it is one, add its headers to the vocabulary."
    )
    # One that reads like measures is worth more than a glance, unless it or its slide is about
    # other things; under an area's name it is, whatever else it has.
    header = find_header(grid, vocabulary)
    other = is_foreign(page, vocabulary) or (
        is_about_other_things(grid, None, vocabulary)
        and (header is None or not follows_up(header, grid, vocabulary))
    )
    named = not page.area_words.isdisjoint(areas)
    alike = not _says_again(grid, measures) and (
        _follows_something_up(first, vocabulary)
        or (header is not None and (not other or named))
        or (
            not other
            and (
                _holds_statuses(grid, vocabulary)
                or _is_jumbled(first, vocabulary)
                or _follows_something_up(texts, vocabulary)
            )
        )
    )
    severity = Severity.WARNING if alike else Severity.INFO
    yield Diagnostic(severity=severity, code="other-table", message=message, slide=page.number)


def _says_again(grid: Grid, measures: AbstractSet[str]) -> bool:
    """Tell whether a column holds but measures that were read, under its header: `Tiltak | Fra | Til`."""
    columns = (grid.column_texts(column, 1) for column in range(grid.columns))
    return any(texts and {*map(folded, texts)} <= measures for texts in columns)


def _is_jumbled(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a row holds headers of several columns, some of which were not told apart."""
    words = [text.split() for text in texts]
    roles = [
        [r for word in own if (r := named_role(word, vocabulary)) is not None] for own in words
    ]
    found = [role for own in roles for role in own]
    return (
        max(map(len, roles), default=0) > 1
        and len(set(found)) >= SEVERAL
        and len(found) >= MOSTLY_HEADERS * sum(map(len, words))
    )


def _follows_something_up(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether several texts are labels of what is said of measures.

    So a table begins that was parted from the measures at its left, and a fact sheet that could not
    be read has them in all its rows.
    """
    roles = {named_role(text, vocabulary) for text in texts}
    return len(roles & FOLLOW_UP) >= SEVERAL


def _holds_statuses(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Tell whether a table without a header has a column of texts, and one of their statuses."""
    header = by_content(grid, status_words(vocabulary))
    return header is not None and Column.STATUS in header.roles
