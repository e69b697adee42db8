"""`ingest show`: a deck as the program sees it, in the terminal and as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.limits import Limits
from ingest.reading.fence import Fence
from ingest.reading.file_content import read_content
from ingest.reading.folder import InputError, find
from ingest.reading.pool import failure_line
from ingest.reading.reader import Reader
from ingest.reading.worker_process import Failed, WorkerStartError
from ingest.show.figures import declared_on
from ingest.show.task import Request, Unreadable, answer, answers
from ingest.terminal import INDENT, Hanging, Screen, counted, one_line
from parsers.report.explain import Explanation, ReadSlide, ReadTable, RowKind
from parsers.report.page.grids import Grid
from parsers.report.slides import Kind
from parsers.report.uses import Use
from schema import Diagnostic, Format, Record, Report, Severity, Status
from schema.vocabulary import VocabularyError, load

# Letters of a text outside tables that are quoted.
_QUOTED: Final = 90
_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
# What stands for a status without a circle.
_SIGNS: Final = {Status.STOPPED: "✕", Status.UNKNOWN: "?"}
_KIND_STYLES: Final = {Kind.MEASURES: "bold cyan", Kind.COUNTS: "bold green", Kind.OTHER: "bold"}
_FOUND_BY: Final = {
    "file": "the file says that it is one",
    "tags": "found by the PDF's tags",
    "lines": "found by its lines and fills",
    "alignment": "found by how its words are aligned",
    "boxes": "made of text boxes in rows and columns",
}


class NothingShown(click.ClickException):
    """There was nothing to show; the message is one sentence."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to show a deck: all of it, or one `slide` (from 1).

    `output` is the folder for the pictures, None for one that is called as the deck is, with
    `-show` behind it, in the current folder.
    """

    slide: int | None = None
    output: Path | None = None
    vocabulary: Path | None = None
    limits: Limits = field(default_factory=Limits)


def show(path: Path, options: Options, console: Console | None = None) -> bool:
    """Print what was read of a deck and write its pictures; tell whether it has no errors.

    Pictures are called `slide-NUMBER.png`; a text layer has none.

    Raises:
        NothingShown: there is no such file or slide, or the pictures cannot be written.
    """
    console = console or Screen(highlight=False)
    try:
        reader = Reader(vocabulary=load(options.vocabulary), task=answer)
        data = _content(path)
        if isinstance(data, Diagnostic):
            return _refused(console, path, data)
        with Fence(reader, options.limits) as fence:
            found = _explanation(fence, path, data, options.limits)
            if isinstance(found, Diagnostic):
                return _refused(console, path, found)
            drawing = _Drawing(fence=fence, path=path, data=data, options=options)
            return _show(console, found, drawing)
    except (InputError, VocabularyError, WorkerStartError) as error:
        raise NothingShown(str(error)) from error
    except OSError as error:
        where = error.filename or options.output or path
        raise NothingShown(f"{where} cannot be written ({error.strerror}).") from error


def _content(path: Path) -> bytes | Diagnostic:
    if path.is_dir():
        raise InputError(f"{path} is a folder; name one of its decks.")
    found = find([path])
    for file in found.files:
        content = read_content(file)
        return content if isinstance(content, Diagnostic) else content.data
    return found.diagnostics[0].diagnostic


def _refused(console: Console, path: Path, line: Diagnostic) -> bool:
    console.print(Text(f"{one_line(path)}: ", style="bold").append(line.message, "not bold"))
    return False


def _explanation(fence: Fence, path: Path, data: bytes, limits: Limits) -> Explanation | Diagnostic:
    told = fence.ask(Request(name=path.name).packed(data))
    if isinstance(told, Failed):
        return failure_line(told, limits)
    found = answers().validate_json(told)
    if isinstance(found, Unreadable):
        return Diagnostic.error(found.code, found.message)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """Where pictures come from, and where they go."""

    fence: Fence
    path: Path
    data: bytes
    options: Options

    def folder(self) -> Path:
        return self.options.output or Path(f"{self.path.stem}-show")

    def draw(self, place: int, number: int, digits: int) -> Path | Diagnostic:
        """Draw the slide at a place among the deck's slides, and write its picture."""
        request = Request(name=one_line(self.path.name), slide=place)
        picture = self.fence.ask(request.packed(self.data))
        if isinstance(picture, Failed):
            return failure_line(picture, self.options.limits)
        self.folder().mkdir(parents=True, exist_ok=True)
        file = self.folder() / f"slide-{number:0{digits}}.png"
        file.write_bytes(picture)
        return file


def _show(console: Console, found: Explanation, drawing: _Drawing) -> bool:
    layer = found.format is Format.TXT
    wanted = list(_wanted(found, drawing.options.slide))
    console.print(Group(*_head(drawing.path, found)))
    failed = False
    for place, read in wanted if not layer else ():
        digits = len(str(len(found.slides)))
        picture = drawing.draw(place, read.slide.number, digits)
        failed = failed or isinstance(picture, Diagnostic)
        console.print(Group(*_slide(read, found, picture)))
    if layer:
        console.print(Group(*_layer(found)))
    lines = [line for report in found.reports for line in report.diagnostics]
    if drawing.options.slide is None:
        console.print(Group(*_lines([line for line in lines if not line.slide or layer])))
    return not failed and all(line.severity is not Severity.ERROR for line in lines)


def _wanted(found: Explanation, number: int | None) -> Iterator[tuple[int, ReadSlide]]:
    numbers = [read.slide.number for read in found.slides]
    if number is not None and number not in numbers:
        if found.format is Format.TXT:
            raise NothingShown("A text layer has no numbered slides; leave out --slide.")
        raise NothingShown(f"There is no slide {number}; the deck has {_range(numbers)}.")
    for place, read in enumerate(found.slides):
        if number is None or read.slide.number == number:
            yield place, read


def _range(numbers: Sequence[int]) -> str:
    if not numbers:
        return "no slides"
    return f"slides {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"slide {numbers[0]}"


def _head(path: Path, found: Explanation) -> Iterator[RenderableType]:
    records = sum(len(report.records) for report in found.reports)
    slides = "page" if found.format is Format.TXT else "slide"
    counts = f"{counted(len(found.slides), slides)}, {counted(records, 'record')}"
    yield Text(f"{one_line(path.name)}: {counts}", style="bold")
    for report in found.reports:
        yield from _report(report)


def _report(report: Report) -> Iterator[Text]:
    name = report.plan_names[0] if report.plan_names else "named nowhere in the deck"
    yield _pair("plan", name)
    dates = ", ".join(f"{day} ({source.value})" for source, day in report.dates)
    yield _pair("dates", dates or "none")
    areas = " | ".join(area.name for area in report.areas)
    yield _pair("areas", areas or "none")


def _slide(
    read: ReadSlide, found: Explanation, picture: Path | Diagnostic
) -> Iterator[RenderableType]:
    slide = read.slide
    head = Text(f"\nSlide {slide.number}", style="bold")
    yield head.append(f"  {picture}", "not bold dim") if isinstance(picture, Path) else head
    if isinstance(picture, Diagnostic):
        yield from _lines([picture])
    if slide.hidden:
        yield _indented(Text("Hidden in the presentation, so it was not read."))
        return
    shown: list[Record] = []
    for number, table in enumerate(read.tables, start=1):
        yield from _table(number, table)
        shown += [row.record for row in table.rows if row.record is not None]
    listed = [record for record in read.records if record not in shown]
    if listed:
        yield _indented(Text("Measures that stand in no table", style=_KIND_STYLES[Kind.MEASURES]))
        yield Padding(_rows(_records(listed)), (0, 0, 0, 2))
    yield from _declared(slide.number, found)
    for text, use in zip(slide.texts, read.uses, strict=True):
        yield _pair(use.value, text.text, dim=use is Use.OTHER)
    yield from _lines(read.diagnostics)


def _table(number: int, read: ReadTable) -> Iterator[RenderableType]:
    table = read.table
    kind = read.kind.value if read.kind is not None else "not read"
    title = Text(f"Table {number}: ", style="bold")
    title.append(kind, _KIND_STYLES[read.kind] if read.kind is not None else "bold dim")
    size = f", {table.rows} rows × {table.columns} columns; "
    yield _indented(title.append(size + _FOUND_BY.get(table.found_by, table.found_by), "not bold"))
    if not read.columns:
        return
    columns = (
        f"{one_line(text) or f'column {place}'} = {role.value if role else 'ekstra' if text else '–'}"
        for place, (text, role) in enumerate(read.columns, start=1)
    )
    yield _indented(Text(" · ".join(columns), style="dim"))
    yield Padding(_rows(_table_rows(read)), (0, 0, 0, 2))


def _table_rows(read: ReadTable) -> Iterator[Sequence[RenderableType]]:
    grid = Grid(read.table)
    area: str | None = None
    header = next((row for row in read.rows if row.kind is RowKind.HEADER), None)
    for row in read.rows:
        if row.record is not None:
            if row.record.omrade != area:
                yield _area(row.record)
            area = row.record.omrade
            yield _row(row.record)
        elif row is not header:
            said = map(one_line, grid.texts[row.place])
            text = Text(" · ".join(part for part in said if part), style="dim")
            text.truncate(_QUOTED, overflow="ellipsis")
            yield ("–", Text(row.kind.value, style="dim"), "", text)


def _records(records: Iterable[Record]) -> Iterator[Sequence[RenderableType]]:
    for _, group in groupby(records, lambda record: record.omrade):
        first, *others = group
        yield _area(first)
        yield from (_row(record) for record in (first, *others))


def _area(record: Record) -> Sequence[RenderableType]:
    area = Text(one_line(record.omrade) or "no area", style="italic")
    if not record.omrade:
        area.stylize("red")
    return ("", "", "", area)


def _row(record: Record) -> Sequence[RenderableType]:
    return (
        str(record.row),
        Text(f"{record.status.symbol or _SIGNS[record.status]} {record.status.value}"),
        "" if record.pri is None else str(record.pri),
        Text(one_line(record.tiltak)),
    )


def _rows(rows: Iterable[Sequence[RenderableType]]) -> Table:
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    shown.add_column("Row", justify="right")
    shown.add_column("Status")
    shown.add_column("Pri", justify="right")
    shown.add_column("Tiltak", ratio=1, overflow="fold")
    for row in rows:
        shown.add_row(*row)
    return shown


def _declared(number: int, found: Explanation) -> Iterator[RenderableType]:
    """Yield the figures that a slide declares, and what was read where that differs."""
    for report in found.reports:
        for where, figures in declared_on(number, report).items():
            parts = [
                f"{figure.status.symbol or figure.status.value} {figure.count}"
                f"{'' if figure.read == figure.count else f' (read: {figure.read})'}"
                for figure in figures
            ]
            yield _pair("declares", f"{', '.join(parts)} in {where}")


def _layer(found: Explanation) -> Iterator[RenderableType]:
    yield Text("\nA text layer has no places, so there are no pictures.")
    records = [record for report in found.reports for record in report.records]
    if records:
        yield Padding(_rows(_records(records)), (1, 0, 0, 2))


def _lines(diagnostics: Sequence[Diagnostic]) -> Iterator[RenderableType]:
    for line in diagnostics:
        text = Text(f"{line.severity.value} {line.code}: ", style=_STYLES[line.severity])
        yield _indented(text.append(one_line(line.message), "not bold"))


def _indented(text: Text) -> Hanging:
    return Hanging(text, first=INDENT)


def _pair(name: str, text: str, *, dim: bool = False) -> Text:
    said = one_line(" / ".join(part for part in text.split("\n") if part.strip()))
    line = Text(f"  {name}: ", style="dim", no_wrap=True, overflow="ellipsis")
    return line.append(said, "dim" if dim else "not dim")
