"""Every look that the one report is drawn in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from deckmaker import (
    mixtures,
    scenes_deck,
    scenes_habits,
    scenes_marks,
    scenes_offices,
    scenes_status,
    scenes_tables,
    scenes_text,
    scenes_waiting,
    variants,
)
from deckmaker.exported import Exported, exported
from deckmaker.model import Pages
from deckmaker.pen import Export
from deckmaker.render_pdf import draw_pdf
from deckmaker.render_pptx import draw_pptx
from deckmaker.report import Expected, Scene
from deckmaker.truth import Truth
from schema.deck import Format

Draw = Callable[[Truth], Scene]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A look's file and what is to be found in it, a report for each plan."""

    data: bytes
    reports: tuple[Expected, ...]
    warns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A way of drawing the report; `note` says what is special about it."""

    name: str
    format: Format
    note: str
    draw: Callable[[Truth], Drawn]


WINDOWS = Export(name="windows", tagged=True, borders="white", fills="banded")
QUARTZ = Export(name="quartz", absurd_widths=True, words_apart=True)
GOOGLE = Export(name="google", page=(720.0, 405.0), flipped=True, words_apart=True)

#: Exports that draw the plain report, and the reports whose tables are hardest to make out.
EXPORTS: tuple[Export, ...] = (
    replace(WINDOWS, name="windows-all-borders", borders="all", fills="none"),
    replace(WINDOWS, name="windows-no-borders", borders="none", fills="none"),
    replace(WINDOWS, name="windows-horizontal-rules", borders="horizontal", fills="none"),
    replace(WINDOWS, name="windows-outer-border", borders="outer", fills="none"),
    replace(WINDOWS, name="windows-bands-without-borders", borders="none"),
    replace(WINDOWS, name="windows-middle", middle=True),
    replace(WINDOWS, name="windows-full-hd", page=(1920.0, 1080.0)),
    replace(WINDOWS, name="windows-tags-without-paragraphs", direct=True),
    replace(WINDOWS, name="windows-turned", rotate=True),
    replace(QUARTZ, name="quartz-a4", page=(842.0, 595.0), middle=True),
    replace(QUARTZ, name="quartz-turned", rotate=True),
    replace(QUARTZ, name="quartz-bands", borders="white", fills="banded"),
    replace(QUARTZ, name="quartz-bands-without-borders", borders="none", fills="banded"),
    replace(QUARTZ, name="quartz-horizontal-rules", borders="horizontal"),
    replace(QUARTZ, name="quartz-no-borders", borders="none"),
    replace(QUARTZ, name="quartz-outer-border", borders="outer"),
    replace(QUARTZ, name="without-space-glyphs", no_spaces=True),
    replace(WINDOWS, name="windows-owner-password", owner_password=True),
    GOOGLE,
    replace(GOOGLE, name="google-horizontal-rules", borders="horizontal", middle=True),
    replace(QUARTZ, name="handout-of-two", page=(595.0, 842.0), up=2),
    replace(WINDOWS, name="handout-of-two-tagged", page=(595.0, 842.0), up=2, borders="all"),
)
#: Looks of lists and bands that are hard to make out where less is drawn than usual.
BARE = replace(QUARTZ, name="quartz-none", borders="none")
_RULED = replace(QUARTZ, name="quartz-horizontal", borders="horizontal")
_PAINTED = replace(QUARTZ, name="quartz-painted", borders="none", fills="banded")
_LESS_DRAWN: tuple[tuple[Draw, Export], ...] = (
    (scenes_waiting.waiting_with_headings_beside, BARE),
    (mixtures.SCENES[11], BARE),
    (scenes_tables.areas_as_bands, BARE),
    (scenes_tables.areas_as_bands, _RULED),
    (
        scenes_status.fill_beside_the_measure,
        replace(WINDOWS, name="windows-outer-border", borders="outer", fills="none"),
    ),
    (
        scenes_status.fill_far_behind_the_text,
        replace(WINDOWS, name="windows-no-borders", borders="none", fills="none"),
    ),
    (mixtures.SCENES[16], _PAINTED),
    (mixtures.SCENES[16], replace(_PAINTED, name="quartz-painted-and-ruled", borders="horizontal")),
    (mixtures.SCENES[17], _PAINTED),
    (scenes_status.harvey_balls, replace(GOOGLE, name="google-small", page=(360.0, 202.5))),
)
#: Handouts as PowerPoint prints them, with frames around the slides and text around these.
HANDOUTS: tuple[Export, ...] = tuple(
    replace(export, name=f"{export.name}-handout-{up}", page=size, up=up, framed=True)
    for export, size in ((QUARTZ, (595.0, 842.0)), (WINDOWS, (540.0, 720.0)))
    for up in (1, 2, 3, 4, 6, 9)
)
_HARD: tuple[Draw, ...] = (
    scenes_tables.plain_report,
    scenes_tables.measure_over_several_rows,
    scenes_tables.unnamed_icon_column,
)
#: Looks that only one format knows.
_PPTX_ONLY: frozenset[Draw] = frozenset(
    {
        scenes_tables.no_header_row_flag,
        scenes_tables.table_in_a_scaled_group,
        scenes_text.points_without_signs,
        scenes_text.wingdings_bullets,
        scenes_status.grouped_harvey_balls,
        scenes_deck.old_tables_on_hidden_slides,
    }
)
_PDF_ONLY: frozenset[Draw] = frozenset({scenes_text.private_use_bullets})
_TAGGED_ONLY: frozenset[Draw] = frozenset({scenes_status.pictures})
#: Looks whose special texts are drawn alike by every export: one export is enough.
_ONE_EXPORT: frozenset[Draw] = frozenset(
    {
        scenes_deck.short_date,
        scenes_deck.date_in_words,
        scenes_deck.iso_date,
        scenes_deck.month_only,
        scenes_deck.quarter,
        scenes_deck.tertial,
        scenes_deck.no_overview,
        scenes_deck.areas_spelled_differently,
        scenes_habits.plan_name_in_the_title,
        scenes_habits.office_name_on_the_title_slide,
        scenes_habits.date_in_the_footer_only,
        scenes_status.english_labels,
        scenes_status.nynorsk_labels,
        scenes_status.percentages,
    }
)
SCENES: tuple[Draw, ...] = (
    *scenes_tables.SCENES,
    *scenes_text.SCENES,
    *scenes_status.SCENES,
    *scenes_marks.SCENES,
    *scenes_waiting.SCENES,
    *scenes_deck.SCENES,
    *scenes_habits.SCENES,
    *scenes_offices.SCENES,
)
_KINDS: dict[str, Callable[[bytes], bytes]] = {
    "ppsx": lambda data: variants.of_kind(data, "ppsx"),
    "potx": lambda data: variants.of_kind(data, "potx"),
    "pptm": lambda data: variants.of_kind(data, "pptm"),
    "strict": variants.strict,
    "alternate_content": variants.with_alternate_content,
}


def _pptx(draw: Draw, kind: str | None = None) -> Look:
    def drawn(truth: Truth) -> Drawn:
        scene = draw(truth)
        data = draw_pptx(scene.pages)
        if kind:
            data = _KINDS[kind](data)
        return Drawn(data=data, reports=(scene.expected, *scene.others), warns=scene.warns)

    name = f"pptx-{kind or draw.__name__}"
    return Look(name=name, format=Format.PPTX, note=_note(draw), draw=drawn)


def _pdf(draw: Draw, export: Export) -> Look:
    def drawn(truth: Truth) -> Drawn:
        scene = draw(truth)
        together = 1 if export.framed else export.up
        reports = tuple(
            replace(_on_pages(e, together), rows_known=e.rows_known and _shows_rows(export))
            for e in (scene.expected, *scene.others)
        )
        narrow = scene.pages.width != Pages().width
        page = (scene.pages.width, scene.pages.height) if narrow else export.page
        data = draw_pdf(scene.pages, replace(export, page=page))
        return Drawn(data=data, reports=reports, warns=scene.warns)

    name = f"pdf-{export.name}-{draw.__name__}"
    return Look(name=name, format=Format.PDF, note=_note(draw), draw=drawn)


def _shows_rows(export: Export) -> bool:
    """Tell whether a page shows where a row ends; without lines, fills and tags none does."""
    return export.tagged or export.fills != "none" or export.borders not in {"none", "outer"}


def _on_pages(expected: Expected, up: int) -> Expected:
    """Return what is to be found where a page holds so many slides."""
    if up == 1:
        return expected
    records = [replace(r, slide=(r.slide + up - 1) // up) for r in expected.records]
    declared = expected.declared and tuple(
        replace(d, slide=(d.slide + up - 1) // up) for d in expected.declared
    )
    return replace(expected, records=records, declared=declared)


def _note(draw: Draw) -> str:
    return (draw.__doc__ or "").strip().splitlines()[0]


def _presentations() -> Iterator[Look]:
    for scene in (*SCENES, *mixtures.SCENES):
        if scene not in _PDF_ONLY:
            yield _pptx(scene)
    for kind in _KINDS:
        yield _pptx(scenes_tables.plain_report, kind)


def _exports() -> Iterator[Look]:
    for scene in (*SCENES, *mixtures.SCENES):
        if scene not in _PPTX_ONLY:
            yield _pdf(scene, WINDOWS)
        if scene not in _PPTX_ONLY | _TAGGED_ONLY | _ONE_EXPORT:
            yield _pdf(scene, QUARTZ)
    yield from (_pdf(scene, export) for export in EXPORTS for scene in _HARD)
    yield from (_pdf(scenes_tables.plain_report, export) for export in HANDOUTS)
    yield from (_pdf(scene, export) for scene, export in _LESS_DRAWN)
    yield from (_exported(export) for export in exported())


def _exported(export: Exported) -> Look:
    def drawn(truth: Truth) -> Drawn:
        scene = export.draw(truth)
        data = export.path.read_bytes()
        return Drawn(data=data, reports=(scene.expected, *scene.others), warns=scene.warns)

    name = f"pdf-{export.name}"
    return Look(name=name, format=Format.PDF, note=_note(export.draw), draw=drawn)


#: Untagged exports in which nothing is drawn between the columns.
_BARE = tuple(
    replace(export, name=f"{export.name}-{borders}", borders=borders)
    for export in (QUARTZ, GOOGLE)
    for borders in ("none", "outer", "horizontal")
)
#: Looks that may be misread in places, but not without a warning there.
HARD_LOOKS: tuple[Look, ...] = tuple(
    _pdf(scene, export) for scene in mixtures.SCENES[:6] for export in _BARE
)
LOOKS: tuple[Look, ...] = (*_presentations(), *_exports())
