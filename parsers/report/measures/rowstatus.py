"""The status of a measure, decided from all that its row shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.report.measures.measures import Row
from parsers.report.page.drawings import Drawn, lightness, share_status
from parsers.report.page.legend import Legend
from parsers.report.words.statuses import LONGEST_SIGN, StatusWordsReader
from schema import Diagnostic, Status
from schema.diagnostic import short
from schema.values import dataclass

# Signs that are painted in part say by their form how far a measure has come, in any colour.
PAINTED_IN_PART: Final = frozenset("◐◑◒◓◔◕◖◗")
# Signs that cross out what they stand on, or doubt it, as an arrow beside a disc does not.
CROSSES: Final = frozenset("✖✗✘✕❌❎⨯×☒")
QUESTION: Final = "?"
# Discs and rings are ordinary list signs too, before labels as before other texts.
LIST_CIRCLES: Final = frozenset("●○")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A measure's status as decided, with the symbol and label that it was decided from.

    `strange` is what stands as a label or sign and is none that the vocabulary knows.
    """

    status: Status
    symbol: str | None
    tekst: str | None
    strange: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The measure that a status is told of, and its place."""

    tiltak: str
    slide: int
    row: int

    @classmethod
    def of(cls, row: Row) -> Where:
        return cls(tiltak=row.tiltak, slide=row.slide, row=row.row)

    def line(self, code: str, message: str) -> Diagnostic:
        """Return a warning about the measure."""
        return Diagnostic.warning(code, message, slide=self.slide, row=self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a deck shows statuses: `by_colour` where one sign stands everywhere and colours differ.

    A dot that is green here and red there says nothing by being a dot. `listing` tells that one circle
    stands before all labels, most of which say something else: it is a list's. `ground` are the
    palest colours of balls in several: a disc of one of them alone is an empty ball. `tracks` are the
    colours of rings on which arcs of another one show how far a measure has come. `discs_by_colour`
    tells that a legend gives full discs several statuses, so that being full says none of them.
    """

    dots_by_colour: bool
    discs_by_colour: bool
    signs_by_colour: bool
    listing: bool
    ground: frozenset[str]
    tracks: frozenset[str]


def habits(rows: Sequence[Row], legend: Legend) -> Habits:
    """Find out whether a deck's dots or symbols tell by colour rather than by form.

    One symbol tells by colour where its colours differ, or where a legend explains them.
    """
    dots = [drawn for row in rows for drawn in row.shown.drawn if drawn.share is not None]
    signs = {row.shown.symbol for row in rows if row.shown.symbol is not None}
    colours = {row.shown.colour for row in rows if row.shown.symbol is not None} - {None}
    ground = frozenset(
        max(drawn.colours, key=lightness) for drawn in dots if len(drawn.colours) > 1
    )
    tracks = frozenset(drawn.ring for drawn in dots if drawn.ring is not None and drawn.track)
    forms = {share_status(drawn) for drawn in dots}
    full = [drawn for drawn in dots if share_status(drawn) is Status.DONE]
    by_legend = {legend.colour(colour) for drawn in full for colour in drawn.colours} - {None}
    labelled = [row.shown.words for row in rows if row.shown.words.by_label is not None]
    circles = {words.sign for words in labelled}
    said = [words.by_label is words.by_symbol for words in labelled]
    return Habits(
        ground=ground,
        tracks=tracks,
        dots_by_colour=len(forms) == 1 and len({drawn.colours for drawn in dots}) > 1,
        discs_by_colour=len(by_legend) > 1,
        signs_by_colour=len(signs) == 1
        and not signs & PAINTED_IN_PART
        and (len(colours) > 1 or (bool(colours) and all(map(legend.colour, colours)))),
        listing=len(circles) == 1
        and circles <= LIST_CIRCLES
        and len({words.by_label for words in labelled}) > 1
        and 2 * sum(said) < len(said),
    )


def decide(row: Row, habit: Habits, legend: Legend, words: StatusWordsReader) -> Told:
    """Decide a measure's status; what cannot be told is `ukjent`, never a guess.

    Words count before symbols, symbols before drawings, these before a cell's fill, and all of
    them before the heading that the row stands under. Diagnostics: `status-conflict`.
    """
    shown = row.shown
    symbol = legend.symbol(shown.words.sign, shown.words.by_symbol)
    if habit.signs_by_colour:
        symbol = legend.colour(shown.colour) or words.colour(shown.colour)
    drawn = _drawn(shown.drawn, habit, legend, words) if shown.drawn else None
    symbol = symbol or drawn
    label = shown.words.by_label or legend.sign(shown.words.rest or shown.bare)
    if label is not None and habit.listing:
        symbol = drawn
    labelled = label is not None or len(shown.words.rest) > LONGEST_SIGN
    labelled = labelled and any(map(str.isalnum, shown.words.rest))
    tekst = shown.words.label or (shown.words.rest if labelled else None) or None
    filled = None
    if shown.own_fill or (symbol is None and label is None):
        filled = legend.colour(shown.fill) or words.colour(shown.fill)
    if label is not None or symbol is not None or filled is not None:
        told = settled(Where.of(row), symbol or filled, label, tekst)
        rest = shown.words.rest
        if (label is None and rest in CROSSES) or QUESTION in (tekst or rest):
            told = replace(told, strange=tekst or rest)
        for other in {filled, drawn} - {None, symbol or filled}:
            told = _with_doubt(told, other, row)
        return told
    heading_tells = row.section is Status.NOT_STARTED or not row.has_status_column
    if row.section is not None and shown.blank and heading_tells:
        return Told(status=row.section, symbol=row.section.symbol, tekst=None)
    elsewhere = not row.has_status_column and any(words.symbol(text) for _, text in row.ekstra)
    bare = not (elsewhere or row.has_status_column or row.gevinst or row.siste_status)
    if shown.blank and bare:
        # The decks list measures that are not started in tables without a column for the status.
        symbol_ = Status.NOT_STARTED.symbol
        return Told(status=Status.NOT_STARTED, symbol=symbol_, tekst=None)
    tekst = shown.words.rest or None
    share = _share(row, words) if tekst and words.is_health(tekst) else None
    if share is not None:
        return Told(status=share, symbol=share.symbol, tekst=tekst)
    return Told(status=Status.UNKNOWN, symbol=None, tekst=tekst, strange=tekst)


def _share(row: Row, words: StatusWordsReader) -> Status | None:
    """Return how far a measure has come by a column such as `% ferdig`, None without one."""
    for header, text in row.ekstra:
        if "%" in header and words.label(header.strip(" %")) is Status.DONE:
            return words.label(f"{text.rstrip(' %')} %")
    return None


def settled(where: Where, symbol: Status | None, label: Status | None, tekst: str | None) -> Told:
    """Decide a status from what its symbol and its label say; what the label says is believed."""
    status = label or symbol
    if status is None:
        return Told(status=Status.UNKNOWN, symbol=None, tekst=tekst, strange=tekst)
    if label is None and any(sign.isalpha() for sign in tekst or ""):
        return Told(status=status, symbol=status.symbol, tekst=tekst, strange=tekst)
    if symbol is None or symbol is status or status is Status.STOPPED:
        return Told(status=status, symbol=status.symbol, tekst=tekst)
    message = (
        f"The symbol of the measure “{short(where.tiltak)}” says “{symbol.value}” and its label "
        f"“{tekst}”; the label was believed: correct the deck if the symbol is right."
    )
    conflict = where.line("status-conflict", message)
    return Told(status=status, symbol=symbol.symbol, tekst=tekst, diagnostics=(conflict,))


def _with_doubt(told: Told, other: Status | None, row: Row) -> Told:
    """Return a status with a line where the cell's colour, or a drawing over it, says another one."""
    if other is None or other is told.status or told.status is Status.STOPPED:
        return told
    message = (
        f"The measure “{short(row.tiltak)}” is “{told.status.value}” by its symbol or label, and "
        f"its cell's colour or a drawing over it says “{other.value}”; the former was believed: correct "
        "the deck if the latter is right."
    )
    line = Where.of(row).line("status-conflict", message)
    return replace(told, diagnostics=(*told.diagnostics, line))


def _drawn(
    drawings: Sequence[Drawn], habit: Habits, legend: Legend, words: StatusWordsReader
) -> Status | None:
    several = sum(drawn.share is not None for drawn in drawings) > 1
    if several:
        # Of the lights of a traffic light, the one in a colour of the legend is lit.
        colours = {colour for drawn in drawings for colour in drawn.colours}
        lit = {legend.colour(colour) or words.colour(colour) for colour in colours} - {None}
        return lit.pop() if len(lit) == 1 else None
    for drawn in drawings:
        told = words.text(drawn.words).status or legend.sign(drawn.words)
        told = told or words.in_parts(drawn.words)
        if told is not None:
            return told
        for colour in drawn.colours:
            by_colour = legend.colour(colour) or words.colour(colour)
            if by_colour is not None:
                return by_colour
        if not habit.dots_by_colour and not drawn.words.strip():
            bare = len(drawn.colours) == 1 and drawn.colours[0] in habit.ground
            by_share = Status.NOT_STARTED if bare else share_status(drawn)
            if by_share is not None and _is_closed(drawn, habit):
                by_share = Status.DONE
            if by_share is not None and not (by_share is Status.DONE and habit.discs_by_colour):
                return by_share
    return None


def _is_closed(drawn: Drawn, habit: Habits) -> bool:
    """Tell whether a ring has the colour of arcs in a deck, and not that of what they lie on."""
    return (
        bool(habit.tracks)
        and drawn.ring is not None
        and drawn.ring not in habit.tracks
        and all(colour == drawn.ring for colour in drawn.colours)
    )
