"""Cells that begin with a status and go on with the latest status, in one column for both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.report.statuses import StatusWordsReader
from schema import Paragraph

# A status is a symbol and a label, each in a paragraph of its own, or either, or both in one.
_MOST: Final = 2


def leading(paragraphs: Sequence[Paragraph], words: StatusWordsReader) -> int:
    """Return how many paragraphs begin a cell that are a status alone, if more text follows.

    0 where none is, and where the cell holds nothing but a status.
    """
    texts = [f"{paragraph.bullet or ''} {paragraph.text}" for paragraph in paragraphs]
    for many in range(min(_MOST, len(texts) - 1), 0, -1):
        rest = any(paragraph.text.strip() for paragraph in paragraphs[many:])
        if rest and words.text("\n".join(texts[:many])).only_status:
            whole = words.text("\n".join(texts)).only_status
            return 0 if whole else many
    return 0
