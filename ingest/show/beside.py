"""What stands beside a slide's picture: the records read from it, and what was odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from ingest.show import fonts
from ingest.show.figures import declared_on
from ingest.show.fonts import LEADING, Style
from ingest.show.paint import GREY, INK, PAPER, SEVERITY_COLOURS, Form, smooth, status_sign
from parsers.report.explain import Explanation, ReadSlide
from parsers.report.uses import Use
from schema import Diagnostic, Record, Report, Severity

# Pixels.
WIDTH: Final = 760
_EDGE: Final = 28
_SIGN: Final = 22
_INDENT: Final = 78
# A panel longer than this is cut, and says so: all of it stands in the terminal.
_LONGEST: Final = 2400
# Lines that one measure or message may take.
_MOST_LINES: Final = 3

_TITLE: Final = Style(24, INK, bold=True)
_HEADING: Final = Style(18, INK, bold=True)
_BODY: Final = Style(17, INK)
_SMALL: Final = Style(15, GREY)
_RED: Final = SEVERITY_COLOURS[Severity.ERROR]


@dataclass(slots=True, kw_only=True)
class _Column:
    """A column of text that grows downwards; `y` is where the next line begins."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    y: float = 20.0

    def lines(self, text: str, style: Style, *, indent: float = 0.0, most: int = 2) -> None:
        x = _EDGE + indent
        room = WIDTH - x - _EDGE
        found = fonts.wrapped(text, style.size, room, bold=style.bold)
        if len(found) > most:
            rest = " ".join(found[most - 1 :])
            found = [*found[: most - 1], fonts.shortened(rest, style.size, room, bold=style.bold)]
        for line in found:
            short = fonts.shortened(line, style.size, room, bold=style.bold)
            fonts.write(self.draw, (x, self.y), short, style)
            self.y += style.size * LEADING

    def gap(self, pixels: float) -> None:
        self.y += pixels

    def rule(self) -> None:
        self.gap(8)
        self.draw.line((_EDGE, self.y, WIDTH - _EDGE, self.y), fill="#DDE1E6")
        self.gap(8)


def panel(name: str, read: ReadSlide, explanation: Explanation, height: int) -> Image.Image:
    """Return the panel of a slide, at least `height` pixels high."""
    image = Image.new("RGB", (WIDTH, max(height, _LONGEST)), PAPER)
    column = _Column(image=image, draw=ImageDraw.Draw(image))
    slide = read.slide
    column.lines(f"Slide {slide.number} of {len(explanation.slides)}", _TITLE)
    column.lines(name, _SMALL)
    if slide.hidden:
        column.lines("Hidden in the presentation, so it was not read.", _BODY)
    for report in explanation.reports:
        _report(column, read, report)
    column.gap(14)
    count = len(read.records)
    noun = "record" if count == 1 else "records"
    column.lines(f"{count or 'No'} {noun} read from this slide", _HEADING)
    column.gap(4)
    area: str | None = None
    for number, record in enumerate(read.records):
        if column.y > image.height - 200:
            column.lines(f"… and {count - number} more", _SMALL, indent=_INDENT)
            break
        if record.omrade != area:
            area = record.omrade
            column.gap(6)
            column.lines(area or "no area", Style(15, GREY, bold=True))
            column.gap(2)
        _record(column, record)
    _diagnostics(column, read.diagnostics)
    return image.crop((0, 0, WIDTH, max(height, min(image.height, round(column.y) + _EDGE))))


def _report(column: _Column, read: ReadSlide, report: Report) -> None:
    """Say what the slide tells of the whole report: plan, date, declared figures."""
    if Use.PLAN in read.uses and report.plan_names:
        column.lines(f"Plan: {report.plan_names[0]}", _BODY)
    if Use.DATE in read.uses and report.dates:
        column.lines(f"Report date: {report.dates[0][1]}", _BODY)
    declared = declared_on(read.slide.number, report)
    if declared:
        column.gap(14)
        column.lines("Declared on this slide", _HEADING)
    for where, figures in declared.items():
        column.gap(6)
        column.lines(where, Style(15, GREY, bold=True))
        column.gap(2)
        for figure in figures:
            right = figure.read == figure.count
            text = "as many were read" if right else f"but {figure.read} were read"
            status_sign(column.image, (_EDGE + 38, column.y), _SIGN, figure.status)
            style = _BODY if right else Style(_BODY.size, _RED, bold=True)
            column.lines(f"{figure.count} {figure.status.value}, {text}", style, indent=_INDENT)
            column.gap(3)


def _record(column: _Column, record: Record) -> None:
    top = column.y
    fonts.write(column.draw, (_EDGE, top), str(record.row), Style(17, INK, bold=True))
    status_sign(column.image, (_EDGE + 38, top), _SIGN, record.status)
    column.lines(record.tiltak, _BODY, indent=_INDENT, most=_MOST_LINES)
    pri = "no pri" if record.pri is None else f"pri {record.pri}"
    gevinst, told = len(record.gevinst), len(record.siste_status)
    parts = [record.status.value, pri, f"{gevinst} gevinst", f"{told} siste status"]
    if record.ikon is not None:
        parts.append(f"ikon {record.ikon}")
    if record.fotnote is not None:
        parts.append("fotnote")
    parts.extend(header for header, _ in record.ekstra)
    column.lines(" · ".join(parts), _SMALL, indent=_INDENT, most=1)
    column.gap(7)


def _diagnostics(column: _Column, diagnostics: tuple[Diagnostic, ...]) -> None:
    if not diagnostics:
        return
    column.rule()
    column.lines("Diagnostics", _HEADING)
    column.gap(4)
    order = list(Severity)
    for number, line in enumerate(sorted(diagnostics, key=lambda d: order.index(d.severity))):
        if column.y > column.image.height - 120:
            column.lines(f"… and {len(diagnostics) - number} more", _SMALL, indent=24)
            break
        colour = SEVERITY_COLOURS[line.severity]
        dot = (_EDGE, column.y + 5, _EDGE + 12, column.y + 17)
        smooth(column.image, dot, colour, Form())
        column.lines(f"{line.severity.value}: {line.code}", Style(15, colour, bold=True), indent=24)
        column.lines(line.message, _SMALL, indent=24, most=_MOST_LINES + 1)
        column.gap(6)
