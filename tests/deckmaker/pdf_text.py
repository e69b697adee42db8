"""Setting paragraphs on a PDF page: lines, bullets, spans, tags."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckmaker import fonts
from deckmaker.model import INSET_X, LEADING, Par, Span, lines_of
from deckmaker.pdf_tags import Tag
from deckmaker.pen import Letters, Pen
from schema.deck import Box

_ASCENT = 0.905  # share of the font size above the baseline
_RAISED = 0.66  # size of a raised figure, as a share of the text's
_LIFT = 0.3  # how far it is raised, as a share of the font size


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where paragraphs are set on which page (from 0), from `top` down, and as which tag."""

    box: Box
    page: int
    top: float
    tag: str = "P"
    colour: str = "000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    pieces: tuple[tuple[str, Span], ...]
    ending: str


def set_paragraphs(pen: Pen, pars: tuple[Par, ...], frame: Frame) -> list[Tag]:
    """Print paragraphs below each other and return their tags."""
    tags: list[Tag] = []
    number = 0
    top = frame.top
    for paragraph in pars:
        number = number + 1 if paragraph.bullet == "1." else 0
        label = _bullet(pen, paragraph, number, replace(frame, top=top))
        body = pen.begin("P")
        for line in _set_lines(paragraph, frame.box.width):
            _print(pen, paragraph, line, replace(frame, top=top))
            top += paragraph.size * LEADING
        pen.end()
        if body is None:
            continue
        tag = Tag(frame.tag, frame.page, [body])
        if label is not None:
            kids = [Tag("Lbl", frame.page, [label]), Tag("LBody", frame.page, [body])]
            tag = Tag("L", frame.page, kids=[Tag("LI", frame.page, kids=kids)])
        tags.append(tag)
    return tags


def _bullet(pen: Pen, paragraph: Par, number: int, frame: Frame) -> int | None:
    if not paragraph.bullet:
        return None
    sign = f"{number}." if number else paragraph.bullet
    private = 0xF000 <= ord(sign[0]) <= 0xF0FF  # the code points of symbol fonts
    letters = Letters(
        size=paragraph.size, symbols="Wingdings" if private else None, colour=frame.colour
    )
    label = pen.begin("Lbl")
    left = frame.box.x0 + INSET_X + paragraph.hanging * paragraph.level
    pen.string(left, frame.top + _ASCENT * paragraph.size, sign, letters)
    pen.end()
    return label


def _print(pen: Pen, paragraph: Par, line: _Line, frame: Frame) -> None:
    baseline = frame.top + _ASCENT * paragraph.size
    left = frame.box.x0 + INSET_X + paragraph.indent
    if paragraph.centred:
        left = (frame.box.x0 + frame.box.x1 - _width(paragraph, line)) / 2
    pieces = list(line.pieces)
    if pieces and line.ending == " ":
        # PowerPoint leaves the space at which a line was broken at its end.
        pieces[-1] = (pieces[-1][0] + " ", pieces[-1][1])
    for text, span in pieces:
        size = paragraph.size * (_RAISED if span.raised else 1.0)
        letters = Letters(
            size=size, bold=paragraph.bold, symbols=span.font, colour=span.colour or frame.colour
        )
        lift = paragraph.size * _LIFT if span.raised else 0.0
        end = pen.string(left, baseline - lift, text, letters)
        if span.struck:
            middle = baseline - size * 0.25
            pen.rectangle(Box(x0=left, top=middle - 0.3, x1=end, bottom=middle + 0.3), "000000")
        left = end


def _width(paragraph: Par, line: _Line) -> float:
    return sum(
        fonts.width(key, piece, paragraph.size)
        for text, span in line.pieces
        for key, piece in fonts.split_by_font(text, bold=paragraph.bold, symbols=span.font)
    )


def _set_lines(paragraph: Par, width: float) -> list[_Line]:
    """Return each printed line's stretches by span, with the character that ended the line."""
    letters = [(ch, span) for span in paragraph.spans for ch in span.text]
    out: list[_Line] = []
    at = 0
    for line in lines_of(paragraph, width):
        pieces: list[tuple[str, Span]] = []
        for ch, span in letters[at : at + len(line)]:
            if ch == "\N{SOFT HYPHEN}":  # shown only where a line is broken, and none is there
                continue
            if pieces and pieces[-1][1] is span:
                pieces[-1] = (pieces[-1][0] + ch, span)
            else:
                pieces.append((ch, span))
        at += len(line)
        ending = letters[at][0] if at < len(letters) else ""
        out.append(_Line(pieces=tuple(pieces), ending=ending))
        at += 1
    return out
