"""What each text of a slide that stands in no table was taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from parsers.lines import joined
from parsers.report.measures.listings import Listing
from parsers.report.opening import Opening, title_slides
from parsers.report.others.counts import counts_in_texts
from parsers.report.page.legend import read_legend
from parsers.report.page.overlays import ICON_BESIDE
from parsers.report.page.pages import Page
from parsers.report.placing.dividers import only_name
from parsers.report.title import plan_names
from parsers.report.words.areas import match, says
from parsers.report.words.dates import dates_in
from parsers.report.words.icons import is_icon
from parsers.report.words.statuses import status_words
from schema import DateSource, Report, Role, TextBox
from schema.vocabulary import Vocabulary, folded


class Use(StrEnum):
    """What a text was taken for."""

    PLAN = "plan"
    DATE = "report date"
    AREA = "area"
    GOALS = "goals"
    SECTION = "status of the slide"
    MEASURES = "measures"
    COUNTS = "counts"
    SIGN = "sign of a row"
    FOOTNOTE = "footnote"
    LEGEND = "legend"
    OTHER = "not used"


_FURNITURE: Final = (Role.FOOTER, Role.SLIDE_NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text, the slide it stands on, that slide with nothing but it, and what came of them."""

    text: TextBox
    page: Page
    alone: Page
    listings: Sequence[Listing]
    report: Report
    areas: tuple[str, ...]
    vocabulary: Vocabulary


def uses(
    page: Page, listings: Sequence[Listing], report: Report, vocabulary: Vocabulary
) -> tuple[Use, ...]:
    """Return for each text of a slide what it was taken for; `listings` are the slide's measures."""
    slide = page.slide
    names = [record.omrade for record in report.records if record.slide == slide.number]
    parts_deck = only_name(page) is not None
    if parts_deck or any(figure.slide == slide.number for figure in report.declared):
        names += [area.name for area in report.areas]
    return tuple(
        _use(
            _Text(
                text=text,
                page=page,
                alone=Page(replace(slide, texts=(text,), tables=()), vocabulary),
                listings=listings,
                report=report,
                areas=tuple(dict.fromkeys(name for name in names if name)),
                vocabulary=vocabulary,
            )
        )
        for text in slide.texts
    )


def _use(here: _Text) -> Use:
    return next((use for use, fits in _TESTS if fits(here)), Use.OTHER)


def _is_listed(here: _Text) -> bool:
    return here.text.box is not None and any(
        row.box == here.text.box
        for listing in here.listings
        if listing.place is None
        for row in listing.rows
    )


def _is_report_date(here: _Text) -> bool:
    """Tell whether a text prints the strongest of the report's dates, as the report says it."""
    source, day = next(iter(here.report.dates), (None, None))
    if source not in (DateSource.STATUS, DateSource.SLIDE):
        return False
    per = source is DateSource.STATUS
    found = dates_in(here.text.text, here.vocabulary)
    return any(item.last == day and item.per == per for item in found)


def _is_furniture(here: _Text) -> bool:
    return here.text.role in _FURNITURE


def _is_sign(here: _Text) -> bool:
    """Tell whether a text is a pictogram or status laid over a table of measures, or beside it."""
    box = here.text.box
    if box is None:
        return False
    read = status_words(here.vocabulary).text(here.text.text)
    if not (is_icon(joined(here.text.text)) or read.only_status):
        return False
    return any(
        replace(listing.box, x0=listing.box.x0 - ICON_BESIDE).contains(box.center)
        for listing in here.listings
        if listing.box is not None
    )


def _names_plan(here: _Text) -> bool:
    names = here.report.plan_names
    if not names or not title_slides((here.page,)):
        return False
    found = plan_names(Opening((here.alone,), here.vocabulary), None, ())
    return folded(names[0]) in {folded(name) for name in found}


def _names_area(here: _Text) -> bool:
    return any(match(item.name, here.areas) is not None for item in here.alone.headings)


def _tells_counts(here: _Text) -> bool:
    return not here.listings and bool(counts_in_texts(here.alone, here.vocabulary))


def _tells_goals(here: _Text) -> bool:
    goals = {goal for area in here.report.areas for goal in area.goals}
    return any(goals.intersection(item.bullets) for item in here.alone.headings)


def _is_footnote(here: _Text) -> bool:
    kept = [record.fotnote for record in here.report.records if record.fotnote is not None]
    return any(note in text for note in here.alone.footnotes.values() for text in kept)


def _tells_section(here: _Text) -> bool:
    return bool(here.listings) and says(here.text.text, here.vocabulary.headings.not_started)


def _is_legend(here: _Text) -> bool:
    legend = read_legend([here.alone], here.vocabulary)
    return bool(legend.signs or legend.colours)


# The first that fits counts: a text may hold a date and be a heading too.
_TESTS: Final[tuple[tuple[Use, Callable[[_Text], bool]], ...]] = (
    (Use.MEASURES, _is_listed),
    (Use.DATE, _is_report_date),
    (Use.OTHER, _is_furniture),
    (Use.SIGN, _is_sign),
    (Use.PLAN, _names_plan),
    (Use.AREA, _names_area),
    (Use.COUNTS, _tells_counts),
    (Use.GOALS, _tells_goals),
    (Use.FOOTNOTE, _is_footnote),
    (Use.LEGEND, _is_legend),
    (Use.SECTION, _tells_section),
)
