"""Lines of cells whose columns are known, taken for a measure without asking what they may be."""

from __future__ import annotations

from parsers.bullets import DASHES
from parsers.report.words.icons import is_icon
from parsers.text.lines import HIGHEST_PRI, Line, pri_of, without_bullet
from parsers.text.linewords import LineWords
from parsers.text.measures.row import Draft, Fragment
from schema.vocabulary import Column


def take_cell(draft: Draft, line: Line, words: LineWords) -> None:
    """Put a line of a cell into the row that is open; what does not fit its column crowds it."""
    draft.crowded |= line.crowded
    draft.lead = line.lead
    draft.placed = True
    if line.column is Column.TILTAK:
        text = draft.without_icon(line.text)
        if text:
            draft.tiltak.append(Line(text=text, gap=line.gap, beside=line.beside))
    elif line.column is Column.PRI:
        pri = pri_of(line.text)
        if is_icon(line.text) and draft.ikon is None:
            draft.ikon = line.text
        elif pri is None or draft.pri is not None or pri > HIGHEST_PRI:
            draft.crowded = True
        else:
            draft.pri = pri
    elif line.column is Column.STATUS:
        _take_status(draft, line, words)
    elif line.column is Column.OMRADE:
        draft.omrade.append(line)
    elif line.column is Column.IKON:
        draft.ikon = line.text
    else:
        item = without_bullet(line.text)
        draft.content.append(
            Fragment(
                text=line.text if item is None else item,
                bullet=item is not None,
                gap=line.gap,
                column=line.column,
                dashed=item is not None and line.text[0] in DASHES,
            )
        )


def _take_status(draft: Draft, line: Line, words: LineWords) -> None:
    mark = words.status(line.text)
    if mark is None or (draft.mark is not None and not mark.completes(draft.mark)):
        draft.crowded = True
        draft.content.append(
            Fragment(text=line.text, bullet=False, gap=line.gap, column=Column.SISTE_STATUS)
        )
        return
    draft.mark = mark if draft.mark is None else draft.mark.joined(mark)
