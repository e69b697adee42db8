"""Looks whose files other programs wrote, once; `python -m deckmaker.exported` writes them anew.

It runs LibreOffice (`soffice`) and Chromium (`chromium`), from the folder `tests`, with the
repository's root on `PYTHONPATH`. Chromium's prints have as many borders as their name says.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deckmaker import scenes_deck, scenes_status, scenes_tables, scenes_text, scenes_waiting
from deckmaker.render_html import draw_html
from deckmaker.render_pptx import draw_pptx
from deckmaker.report import Scene
from deckmaker.truth import TRUTH, Truth

FOLDER = Path(__file__).parent / "fixtures"
Draw = Callable[[Truth], Scene]

_BY_LIBREOFFICE: tuple[Draw, ...] = (
    scenes_tables.plain_report,
    scenes_tables.measure_over_several_rows,
    scenes_tables.areas_as_bands,
    scenes_tables.two_tables_side_by_side,
    scenes_text.black_circles_as_bullets,
    scenes_text.nested_points,
    scenes_status.harvey_balls,
    scenes_status.fill_with_legend,
    scenes_waiting.waiting_with_headings_beside,
    scenes_deck.counts_by_area_in_one_table,
)
_BY_CHROMIUM: tuple[Draw, ...] = (
    scenes_tables.plain_report,
    scenes_tables.measure_over_several_rows,
)
_BORDERS = {
    "all-borders": "border: 1pt solid #7f7f7f",
    "horizontal-rules": "border: 0; border-bottom: 1pt solid #7f7f7f",
    "no-borders": "border: 0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A committed export of a scene."""

    name: str
    draw: Draw

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.pdf"


def exported() -> Iterator[Exported]:
    """Yield every committed export."""
    for draw in _BY_LIBREOFFICE:
        yield Exported(name=f"libreoffice-{draw.__name__}", draw=draw)
    yield Exported(name="libreoffice-untagged", draw=scenes_tables.plain_report)
    for draw in _BY_CHROMIUM:
        for borders in _BORDERS:
            yield Exported(name=f"chromium-{borders}-{draw.__name__}", draw=draw)


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for export in exported():
        pages = export.draw(TRUTH).pages
        with tempfile.TemporaryDirectory() as folder:
            if export.name.startswith("libreoffice"):
                source = Path(folder, "deck.pptx")
                source.write_bytes(draw_pptx(pages))
                _run_libreoffice(source, tagged="untagged" not in export.name)
            else:
                border = next(b for name, b in _BORDERS.items() if f"-{name}-" in export.name)
                source = Path(folder, "deck.html")
                source.write_text(draw_html(pages, border), encoding="utf-8")
                _run_chromium(source)
            export.path.write_bytes(source.with_suffix(".pdf").read_bytes())


def _run_libreoffice(source: Path, *, tagged: bool) -> None:
    options = {"UseTaggedPDF": {"type": "boolean", "value": "true" if tagged else "false"}}
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{source.parent}/profile",
            "--headless",
            "--convert-to",
            f"pdf:impress_pdf_Export:{json.dumps(options)}",
            "--outdir",
            str(source.parent),
            str(source),
        ],
        check=True,
        capture_output=True,
    )


def _run_chromium(source: Path) -> None:
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--user-data-dir={source.parent}/profile",
            f"--print-to-pdf={source.with_suffix('.pdf')}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    _write()
