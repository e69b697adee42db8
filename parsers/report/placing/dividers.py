"""Slides that part a deck by areas: each with an area's name and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.report.measures.listings import Listing
from parsers.report.page.headings import Heading
from parsers.report.page.pages import Page
from parsers.report.placing.trackers import lit_names
from parsers.report.words.areas import is_enterprise, match
from parsers.report.words.labels import is_label, is_labelled
from schema import Diagnostic, Severity, TextBox
from schema.diagnostic import short
from schema.vocabulary import Vocabulary, folded

# One slide with a name alone may be anything: so many part a deck.
FEWEST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A slide with a name alone, which the measures behind it may be of."""

    slide: int
    name: str
    labelled: bool


def dividers(
    pages: Sequence[Page], known: Sequence[str], vocabulary: Vocabulary
) -> Mapping[int, Divider]:
    """Return by slide number the last dividing slide before it.

    The first slide is the deck's title. With an overview a divider names one of its areas
    (`known`); without one, dividers are several, and measures follow each. What stands on all of
    many slides, such as the plan's name in a footer, is no name beside a divider's; and an office's
    name amid others says whose the deck is. An agenda said again with one name in another colour is
    that name's divider.
    """
    found: dict[int, Divider] = {}
    last: Divider | None = None
    names = [{item.name for item in page.named} for page in pages[1:]]
    furniture = set.intersection(*names) if len(names) > FEWEST else set()
    lit = lit_names(pages[1:])
    headings = [lit.get(page.number) or _only_heading(page, furniture) for page in pages[1:]]
    offices = {item.name for item in headings if item and is_enterprise(item.name, vocabulary)}
    if offices.issuperset(item.name for item in headings if item):
        offices = set()
    named = {item.name for item in headings if item is not None}
    if len(known) == 1 and len(named) >= FEWEST and not any(match(name, known) for name in named):
        known = ()  # the overview counts all measures, under a heading of its own: `Hovedpunkter`
    counted: dict[str, None] = {}
    for page, alone in zip(pages[1:], headings, strict=True):
        if alone is not None and alone.name not in offices:
            counted.setdefault(alone.name)
            labelled = (
                page.number in lit
                or any(_is_number(line, len(counted)) for line in page.lines)
                or is_labelled(alone.printed, page.vocabulary)
                or any(
                    is_label(item.printed, page.vocabulary)
                    for item in page.headings
                    if item is not alone
                )
            )
            last = Divider(slide=page.number, name=alone.name, labelled=labelled)
            last = last if not known or match(alone.name, known) is not None else None
        elif page.slide.tables and last is not None:
            found[page.number] = last
    return found if known or len({one.name for one in found.values()}) >= FEWEST else {}


def _is_number(line: str, number: int) -> bool:
    """Tell whether a text is but a number that counts dividers: `03`; a slide's own counts other slides, too."""
    return line.rstrip(".").lstrip("0") == str(number)


def only_name(page: Page) -> str | None:
    """Return the one name on a slide that has nothing else, None for other slides."""
    alone = _only_heading(page)
    return alone.name if alone is not None else None


def _only_heading(page: Page, furniture: Collection[str] = ()) -> Heading | None:
    own = [item for item in page.headings if item.name not in furniture]
    own = [item for item in own if not is_label(item.printed, page.vocabulary)] or own
    # An ingress below the name says what is so.
    own = [item for item in own if not page.says_so(item)] or own
    if page.slide.tables or len(own) != 1:
        return None
    (heading,) = own
    return None if heading.vague or heading.bullets else heading


def rival_dividers(
    divided: Mapping[int, Divider], listings: Sequence[Listing], names: Sequence[Sequence[str]]
) -> Iterator[Diagnostic]:
    """Yield a line for each slide of measures headed otherwise than the divider before it (`area-guessed`).

    All are so: what heads the slides may be what came of the areas. `names` are the rows' areas.
    """
    own = {listing.page.number: name for listing, (name, *_) in zip(listings, names, strict=True)}
    before = {divided[number].name for number in own if number in divided}
    if len(before) < FEWEST or any(match(name, [*before]) for name in own.values()):
        return
    for number, name in own.items():
        divider = divided.get(number)
        if divider is None:
            continue
        yield Diagnostic.info(
            "area-guessed",
            f"Slide {number} is headed “{short(name)}”, and slide {divider.slide} before it says "
            f"“{short(divider.name)}” alone; the former was taken for the area of its rows.",
            slide=number,
        )


def guessed_areas(
    divided: Mapping[int, Divider],
    areas: Collection[str],
    printed: Collection[str],
    pages: Sequence[Page],
) -> Iterator[Diagnostic]:
    """Yield an `area-guessed` line for each divider whose name nothing else bears out as an area.

    `areas` are those that measures were given, without an overview; `printed` are the names that
    slides of measures print themselves. What calls itself an area (`Område 1: …`) needs no more.
    Several that one text lists, as the contents do, are hardly in doubt.
    """
    guessed = [
        divider
        for divider in dict.fromkeys(divided.values())
        if not divider.labelled and divider.name in areas and divider.name not in printed
    ]
    listed = len(guessed) >= FEWEST and any(
        all(_lists(text, divider.name) for divider in guessed)
        for page in pages
        for text in page.slide.texts
        if len(text.paragraphs) >= len(guessed)
    )
    for divider in guessed:
        behind = [str(number) for number, last in divided.items() if last == divider]
        yield Diagnostic(
            severity=Severity.INFO if listed else Severity.WARNING,
            code="area-guessed",
            message=f"Slide {divider.slide} says “{divider.name}” and nothing else, so that was "
            f"taken for the area of the measures on slide {', '.join(behind)}, which name none; give "
            "their slides the area's name if it is another.",
            slide=divider.slide,
        )


def _lists(text: TextBox, name: str) -> bool:
    """Tell whether a paragraph is a name, perhaps behind a number: `1. Rammeavtaler`."""
    return any(folded(paragraph.text).endswith(folded(name)) for paragraph in text.paragraphs)
