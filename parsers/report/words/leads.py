"""Status cells that go on with the latest status, where one column holds both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from parsers.report.words.statuses import StatusWordsReader
from schema import Paragraph, Run

# A symbol may stand in a line above its label, and a narrow cell breaks a label into two.
_MOST_LINES: Final = 3
# What sets off what is said behind a label. A figure's full stop does not: `Ferdig 1. halvår`.
_SIGN: Final = re.compile(r"[\n\v]+|[:;!,]\s+|(?<!\d)\.\s+|\.\s+(?=[A-ZÆØÅ])|\s[–—-]\s*")
# What may be said with no sign before it: it begins with a figure (`Pågår 12.3 møte holdt`), and
# has more words than what tells the status more closely (`Pågår 2. runde`, `Pågår 3 av 4`).
_FIGURED: Final = re.compile(r"\s+(?=\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 2

_Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """A status cell's paragraphs: those of the status, and those of the latest status behind it.

    Of a paragraph that holds both (`Pågår. Møte holdt`), each has its part.
    """

    status: _Paragraphs
    news: _Paragraphs = ()


@dataclass(frozen=True, slots=True)
class _Clause:
    """What stands between two signs: in which paragraph, where there, in which line of the cell."""

    paragraph: int
    start: int
    end: int
    text: str
    line: int


def led(paragraphs: _Paragraphs, words: StatusWordsReader) -> Led:
    """Part a cell that begins with a status and goes on with something else.

    What tells the status more closely stays with it: a time, a share, a word of health, brackets.
    A line below the label does so as a whole or up to a full stop (`12.3. Ny runde`: a printed line
    may have ended before the date), or not at all: `12.3: Møte holdt`. Where a second status
    follows, neither alone tells how far the measure has come, and nothing is parted.
    """
    clauses = [*_clauses(paragraphs)]
    label = _label(paragraphs, clauses, words)
    if label is None:
        return Led(paragraphs)
    clauses[label : label + 1] = _without_sign(paragraphs, clauses[label:], words)
    end = label + 1
    while end < len(clauses):
        beside = clauses[end].line == clauses[label].line
        line = [clause for clause in clauses[end:] if clause.line == clauses[end].line]
        count = _telling(paragraphs, clauses[end:], 1 if beside else len(line), words)
        if not count:
            before = _until(paragraphs, clauses[end - 1])
            rest = paragraphs[line[0].paragraph].text[line[0].start : line[-1].end]
            if words.says_another(rest, words.text(before).status, in_part=beside):
                break
            return _parted(paragraphs, clauses[end - 1], clauses[end])
        end += count
    return Led(paragraphs)


def _clauses(paragraphs: _Paragraphs) -> Iterator[_Clause]:
    """Yield the clauses that have text; a paragraph of which something is struck is one."""
    line = 0
    for number, paragraph in enumerate(paragraphs):
        text, start = paragraph.text, 0
        signs = _signs(text)
        if any(run.struck for run in paragraph.runs):
            text, signs = paragraph.unstruck, []
        for sign in signs:
            if text[start : sign.start()].strip():
                yield _Clause(number, start, sign.start(), text[start : sign.start()], line)
            line += not sign.group().strip()
            start = sign.end()
        if text[start:].strip():
            yield _Clause(number, start, len(paragraph.text), text[start:], line)
        line += 1


def _signs(text: str) -> list[re.Match[str]]:
    """Return the signs that part a text, but for those within brackets."""
    signs = ((sign, text[: sign.start()]) for sign in _SIGN.finditer(text))
    return [sign for sign, before in signs if before.count("(") <= before.count(")")]


def _label(paragraphs: _Paragraphs, clauses: list[_Clause], words: StatusWordsReader) -> int | None:
    """Return which clause ends the label, or else the symbol, that a cell begins with; or None."""
    heads = [words.text(_until(paragraphs, one)) for one in clauses if one.line < _MOST_LINES]
    told = [place for place, head in enumerate(heads) if head.only_status]
    return next((place for place in told if heads[place].by_label), told[0] if told else None)


def _telling(
    paragraphs: _Paragraphs, clauses: Sequence[_Clause], many: int, words: StatusWordsReader
) -> int:
    """Return how many clauses tell the status more closely: so `many`, two that one text is, or none."""
    told = clauses[:1] if _ends_sentence(paragraphs, clauses[0]) else clauses[:many]
    if all(_is_of_status(paragraphs, clause, words) for clause in told):
        return len(told)
    if len(clauses) > 1 and _is_next_line(paragraphs, *clauses[:2]):
        first, second = clauses[:2]
        text = paragraphs[first.paragraph].text[first.start : second.end]
        if _is_of_status(paragraphs, replace(first, end=second.end, text=text), words):
            return len((first, second))
    return 0


def _without_sign(
    paragraphs: _Paragraphs, clauses: Sequence[_Clause], words: StatusWordsReader
) -> Iterator[_Clause]:
    """Yield the first clause, which ends a label, parted before a figure where news begin with one.

    Not so where the figure is a part of what the status is: `Fullført 60 % av møtene`.
    """
    clause = clauses[0]
    status = words.text(_until(paragraphs, clause)).status
    end = _wrapped_end(paragraphs, clauses)
    for space in _FIGURED.finditer(clause.text):
        at = clause.start + space.end()
        head = replace(clause, end=clause.start + space.start(), text=clause.text[: space.start()])
        rest = replace(clause, start=at, text=clause.text[space.end() :])
        label = words.text(_until(paragraphs, head)).label
        if (
            words.exactly(label or "") is status is not None
            and not words.is_closer(rest.text)
            and len(_WORD.findall(paragraphs[clause.paragraph].text[at:end])) >= _FEWEST_WORDS
        ):
            yield from (head, rest)
            return
    yield clause


def _wrapped_end(paragraphs: _Paragraphs, clauses: Sequence[_Clause]) -> int:
    """Return where the first clause ends together with those that are lines going on with it."""
    end = clauses[0].end
    for before, clause in pairwise(clauses):
        if not _is_next_line(paragraphs, before, clause) or not clause.text.lstrip()[:1].islower():
            break
        end = clause.end
    return end


def _is_next_line(paragraphs: _Paragraphs, before: _Clause, clause: _Clause) -> bool:
    """Tell whether nothing but the end of a line parts two clauses."""
    between = paragraphs[before.paragraph].text[before.end : clause.start]
    return clause.paragraph == before.paragraph and not between.strip()


def _ends_sentence(paragraphs: _Paragraphs, clause: _Clause) -> bool:
    return paragraphs[clause.paragraph].text[clause.end :].startswith(".")


def _is_of_status(paragraphs: _Paragraphs, clause: _Clause, words: StatusWordsReader) -> bool:
    whole = words.text(_until(paragraphs, clause))
    return (
        whole.only_status
        and (words.is_closer(clause.text) or words.exactly(whole.label or "") is not None)
        and not _is_told_anew(paragraphs, clause, words)
    )


def _is_told_anew(paragraphs: _Paragraphs, clause: _Clause, words: StatusWordsReader) -> bool:
    """Tell whether a clause behind a colon begins as a label does, with a capital: `Fullført: Levert 3. mai`."""
    before = paragraphs[clause.paragraph].text[: clause.start].rstrip()
    parts = clause.text.split()
    heads = (" ".join(parts[:count]) for count in range(1, len(parts) + 1))
    begins = before.endswith(":") and bool(parts) and parts[0][:1].isupper()
    return begins and any(words.exactly(head) is not None for head in heads)


def _until(paragraphs: _Paragraphs, clause: _Clause) -> str:
    """Return what a cell says up to the end of a clause."""
    told = _cut(paragraphs, clause)
    return "\n".join(f"{paragraph.bullet or ''} {paragraph.unstruck}" for paragraph in told)


def _cut(paragraphs: _Paragraphs, last: _Clause) -> _Paragraphs:
    before, whole = paragraphs[: last.paragraph], paragraphs[last.paragraph]
    return (*before, _slice(whole, 0, last.end))


def _parted(paragraphs: _Paragraphs, last: _Clause, first: _Clause) -> Led:
    whole, after = paragraphs[first.paragraph], paragraphs[first.paragraph + 1 :]
    return Led(_cut(paragraphs, last), (_slice(whole, first.start, len(whole.text)), *after))


def _slice(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a paragraph's text from one place to another, as it is printed."""
    runs: list[Run] = []
    begin = 0
    for run in paragraph.runs:
        text = run.text[max(0, start - begin) : max(0, end - begin)]
        if text:
            runs.append(replace(run, text=text))
        begin += len(run.text)
    return replace(paragraph, runs=tuple(runs))
